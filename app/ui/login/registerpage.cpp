// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/login/registerpage.h"

#include "app/ui/login/fielderrors.h"
#include "app/ui/widgets/formfield.h"
#include "shared/core/limits.h"
#include "shared/core/validation.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

RegisterPage::RegisterPage(const ThemeController &theme, QWidget *parent)
    : CardPage(theme, parent)
    , m_roleLabel(new QLabel(this))
    , m_customerButton(new QPushButton(this))
    , m_providerButton(new QPushButton(this))
    , m_firstName(new FormField(u"firstName"_s, FormField::Kind::Text, theme, this))
    , m_lastName(new FormField(u"lastName"_s, FormField::Kind::Text, theme, this))
    , m_email(new FormField(u"email"_s, FormField::Kind::Text, theme, this))
    , m_username(new FormField(u"username"_s, FormField::Kind::Text, theme, this))
    , m_password(new FormField(u"password"_s, FormField::Kind::Password, theme, this))
    , m_password2(new FormField(u"password2"_s, FormField::Kind::Password, theme, this))
    , m_createButton(new QPushButton(this))
{
    m_roleLabel->setTextFormat(Qt::PlainText);
    addRoles();
    addFields();
    addProgress();
    m_createButton->setObjectName(u"registerButton"_s);
    m_createButton->setProperty("kind", u"primary"_s);
    m_createButton->setAutoDefault(true);
    column().addWidget(m_createButton);
    connect(m_createButton, &QPushButton::clicked, this, &RegisterPage::submit);
    for (FormField *field : fields()) {
        connect(field, &FormField::submitted, this, &RegisterPage::submit);
        connect(field, &FormField::edited, this, [this] { setProblem({}); });
    }
    connect(m_email, &FormField::edited, this, &RegisterPage::suggestUsername);
    connect(m_username, &FormField::edited, this, [this] { m_isUsernameOwn = !m_username->text().isEmpty(); });
    RegisterPage::retranslate();
}

void RegisterPage::addRoles()
{
    m_roleLabel->setProperty("tone", u"strong"_s);
    m_customerButton->setObjectName(u"customerButton"_s);
    m_providerButton->setObjectName(u"providerButton"_s);
    auto *group = new QButtonGroup(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(grid);
    for (QPushButton *button : {m_customerButton, m_providerButton}) {
        button->setCheckable(true);
        button->setProperty("kind", u"choice"_s);
        group->addButton(button);
        row->addWidget(button, 1);
    }
    m_customerButton->setChecked(true);
    auto *roles = new QVBoxLayout;
    roles->setSpacing(grid / 2);
    roles->addWidget(m_roleLabel);
    roles->addLayout(row);
    column().addLayout(roles);
}

void RegisterPage::addFields()
{
    m_firstName->edit().setMaxLength(limits::nameLength);
    m_lastName->edit().setMaxLength(limits::nameLength);
    m_email->edit().setMaxLength(limits::emailLength);
    m_email->edit().setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_username->edit().setMaxLength(limits::usernameLength);
    m_username->edit().setInputMethodHints(Qt::ImhNoAutoUppercase);
    auto *names = new QHBoxLayout;
    names->setSpacing(grid);
    names->addWidget(m_firstName, 1, Qt::AlignTop);
    names->addWidget(m_lastName, 1, Qt::AlignTop);
    column().addLayout(names);
    for (FormField *field : {m_email, m_username, m_password, m_password2}) {
        column().addWidget(field);
    }
}

QList<FormField *> RegisterPage::fields() const
{
    return {m_firstName, m_lastName, m_email, m_username, m_password, m_password2};
}

void RegisterPage::setServer(const QString &name, const QString &address)
{
    m_serverName = name;
    m_serverAddress = address;
    retranslate();
}

void RegisterPage::setRole(Role role)
{
    (role == Role::Provider ? m_providerButton : m_customerButton)->setChecked(true);
}

void RegisterPage::clear()
{
    for (FormField *field : fields()) {
        field->edit().clear();
        field->setProblem({});
    }
    m_isUsernameOwn = false;
    m_customerButton->setChecked(true);
    setProblem({});
}

void RegisterPage::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_createButton->setEnabled(!isBusy);
    setProgressVisible(isBusy);
}

void RegisterPage::showError(const Error &error)
{
    setProblem(showFieldErrors(error,
        {{u"first_name"_s, m_firstName}, {u"last_name"_s, m_lastName}, {u"email"_s, m_email},
            {u"username"_s, m_username}, {u"password"_s, m_password}, {u"password2"_s, m_password2}}));
    focusFirstProblem();
}

void RegisterPage::focusFirst()
{
    m_firstName->edit().setFocus();
}

void RegisterPage::retranslate()
{
    CardPage::retranslate();
    setTitle(tr("Create an account"));
    setSubtitle(m_serverName.isEmpty() ? m_serverAddress
                                       : tr("%1 at %2", "server, address").arg(m_serverName, m_serverAddress));
    m_roleLabel->setText(tr("What do you come for?"));
    m_customerButton->setText(tr("I need a service"));
    m_providerButton->setText(tr("I offer services"));
    m_firstName->setLabel(tr("First name"));
    m_lastName->setLabel(tr("Last name"));
    m_email->setLabel(tr("E-mail"));
    m_username->setLabel(tr("User name"));
    m_username->setHint(tr("Letters, digits and . _ - + @"));
    m_password->setLabel(tr("Password"));
    m_password->setHint(tr("At least %L1 characters").arg(limits::passwordMinLength));
    m_password2->setLabel(tr("Password again"));
    m_createButton->setText(tr("Create the account"));
}

void RegisterPage::suggestUsername()
{
    if (!m_isUsernameOwn) {
        m_username->edit().setText(m_email->text().section(u'@', 0, 0));
        m_username->setProblem({});
    }
}

bool RegisterPage::checkFields()
{
    for (FormField *field : fields()) {
        field->setProblem(field->text().trimmed().isEmpty() ? tr("Please fill this in.") : QString());
    }
    if (!m_email->hasProblem() && !validation::isEmailAddress(m_email->text().trimmed())) {
        m_email->setProblem(tr("This is not an e-mail address."));
    }
    if (!m_username->hasProblem() && !validation::isUsername(m_username->text().trimmed())) {
        m_username->setProblem(tr("Only letters, digits and . _ - + @"));
    }
    if (!m_password->hasProblem()) {
        QStringList sentences;
        for (const QString &sentence : validation::passwordProblems(m_password->text())) {
            sentences << localizedServerText(sentence);
        }
        m_password->setProblem(sentences.join(u' '));
    }
    if (!m_password2->hasProblem() && m_password->text() != m_password2->text()) {
        m_password2->setProblem(tr("This is not the same password."));
    }
    const QList<FormField *> all = fields();
    return std::none_of(all.cbegin(), all.cend(), [](const FormField *field) { return field->hasProblem(); });
}

void RegisterPage::focusFirstProblem()
{
    for (FormField *field : fields()) {
        if (field->hasProblem()) {
            field->edit().setFocus();
            return;
        }
    }
}

void RegisterPage::submit()
{
    if (m_isBusy) {
        return;
    }
    setProblem({});
    if (!checkFields()) {
        focusFirstProblem();
        return;
    }
    RegisterRequest request;
    request.email = m_email->text().trimmed();
    request.username = m_username->text().trimmed();
    request.password = m_password->text();
    request.password2 = m_password2->text();
    request.firstName = m_firstName->text().trimmed();
    request.lastName = m_lastName->text().trimmed();
    request.role = m_providerButton->isChecked() ? Role::Provider : Role::Customer;
    Q_EMIT registerRequested(request);
}

} // namespace chautari
