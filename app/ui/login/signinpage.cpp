// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/login/signinpage.h"

#include "app/ui/login/fielderrors.h"
#include "app/ui/widgets/formfield.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

SignInPage::SignInPage(const ThemeController &theme, QWidget *parent)
    : CardPage(theme, parent)
    , m_email(new FormField(u"email"_s, FormField::Kind::Text, theme, this))
    , m_password(new FormField(u"password"_s, FormField::Kind::Password, theme, this))
    , m_signInButton(new QPushButton(this))
    , m_createButton(new QPushButton(this))
{
    m_email->edit().setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_signInButton->setObjectName(u"signInButton"_s);
    m_signInButton->setProperty("kind", u"primary"_s);
    m_signInButton->setAutoDefault(true);
    m_createButton->setObjectName(u"createAccountButton"_s);
    m_createButton->setProperty("kind", u"link"_s);
    m_createButton->setAutoDefault(true);
    m_createButton->setCursor(Qt::PointingHandCursor);
    column().addWidget(m_email);
    column().addWidget(m_password);
    addProgress();
    column().addWidget(m_signInButton);
    column().addWidget(m_createButton, 0, Qt::AlignHCenter);

    connect(m_email, &FormField::submitted, this, [this] { m_password->edit().setFocus(); });
    connect(m_password, &FormField::submitted, this, &SignInPage::submit);
    connect(m_signInButton, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_createButton, &QPushButton::clicked, this, &SignInPage::createAccountRequested);
    for (FormField *field : {m_email, m_password}) {
        connect(field, &FormField::edited, this, [this] { setProblem({}); });
    }
    SignInPage::retranslate();
}

void SignInPage::setServer(const QString &name, const QString &address)
{
    m_serverName = name;
    m_serverAddress = address;
    retranslate();
}

void SignInPage::setEmail(const QString &email)
{
    m_email->edit().setText(email);
}

void SignInPage::clearPassword()
{
    m_password->edit().clear();
    m_password->setProblem({});
    m_email->setProblem({});
    setProblem({});
}

void SignInPage::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_signInButton->setEnabled(!isBusy);
    m_createButton->setEnabled(!isBusy);
    setProgressVisible(isBusy);
}

void SignInPage::showError(const Error &error)
{
    const QString rest = showFieldErrors(error, {{u"email"_s, m_email}, {u"password"_s, m_password}});
    setProblem(rest);
    FormField *first = m_email->hasProblem() ? m_email : m_password;
    first->edit().setFocus();
    first->edit().selectAll();
}

void SignInPage::focusFirst()
{
    (m_email->text().isEmpty() ? m_email : m_password)->edit().setFocus();
}

void SignInPage::retranslate()
{
    CardPage::retranslate();
    setTitle(tr("Sign in"));
    setSubtitle(m_serverName.isEmpty() ? m_serverAddress
                                       : tr("%1 at %2", "server, address").arg(m_serverName, m_serverAddress));
    m_email->setLabel(tr("E-mail"));
    m_password->setLabel(tr("Password"));
    m_signInButton->setText(tr("Sign in"));
    m_createButton->setText(tr("Create an account"));
}

void SignInPage::submit()
{
    if (m_isBusy) {
        return;
    }
    const QString email = m_email->text().trimmed();
    m_email->setProblem(email.isEmpty() ? tr("Type your e-mail address.") : QString());
    m_password->setProblem(m_password->text().isEmpty() ? tr("Type your password.") : QString());
    if (m_email->hasProblem() || m_password->hasProblem()) {
        (m_email->hasProblem() ? m_email : m_password)->edit().setFocus();
        return;
    }
    setProblem({});
    Q_EMIT signInRequested(email, m_password->text());
}

} // namespace chautari
