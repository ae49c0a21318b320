// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/console/peoplepage.h"

#include "app/models/displaytext.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

PeoplePage::PeoplePage(const ConsoleContext &context, QWidget *parent)
    : ConsolePage(context, parent)
    , m_registrationLabel(new QLabel(this))
    , m_registration(new QComboBox(this))
    , m_list(makeList("peopleList"))
    , m_letInButton(makeButton("letInButton"))
    , m_refuseButton(makeButton("refuseButton"))
    , m_disableButton(makeButton("disableButton"))
    , m_ownerButton(makeButton("ownerButton"))
    , m_passwordButton(makeButton("newPasswordButton"))
{
    build();
    ChatSession &session = context.session;
    connect(m_registration, &QComboBox::activated, this, [this, &session](int index) {
        session.keepPlace(PlaceSettingsChange{{}, Registration(m_registration->itemData(index).toInt())});
    });
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { showButtons(); });
    connect(m_letInButton, &QPushButton::clicked, this, [this] { change({true, {}, {}}); });
    connect(m_refuseButton, &QPushButton::clicked, this, [this, &session] {
        if (const PlacePerson *person = selected())
            session.keepPlace(RefusePerson{person->id});
    });
    connect(m_disableButton, &QPushButton::clicked, this, [this] {
        if (const PlacePerson *person = selected())
            change({!person->isActive, {}, {}});
    });
    connect(m_ownerButton, &QPushButton::clicked, this, [this, &session] {
        const PlacePerson *person = selected();
        if (!person)
            return;
        if (!person->isOwner || person->id != session.me().id)
            return change({{}, !person->isOwner, {}});
        askBefore(*this,
            {"ownerQuestion", tr("Be no owner any more?"),
                tr("This window closes for you. Only another owner can make you one again."), "ownerNowButton",
                tr("Be no owner any more")},
            [&session, id = person->id] {
                session.keepPlace(ChangePerson{id, {{}, false, {}}});
            });
    });
    connect(m_passwordButton, &QPushButton::clicked, this, &PeoplePage::askForNewPassword);
    PeoplePage::retranslate();
}

void PeoplePage::build()
{
    m_registrationLabel->setTextFormat(Qt::PlainText);
    m_registrationLabel->setBuddy(m_registration);
    m_registration->setObjectName(u"registrationCombo"_s);
    chooseInListOnly(*m_registration);
    for (const Registration each : {Registration::Approval, Registration::Invitation, Registration::Open})
        m_registration->addItem({}, int(each));
    m_letInButton->setProperty("kind", u"primary"_s);
    auto *top = new QHBoxLayout;
    top->addWidget(m_registrationLabel);
    top->addWidget(m_registration, 1);
    auto *actions = new QHBoxLayout;
    // Apart: whoever clicks "Let in" twice must not hit what stands there for somebody who is in.
    actions->addWidget(m_letInButton);
    actions->addWidget(m_refuseButton);
    actions->addStretch(1);
    actions->addWidget(m_passwordButton);
    actions->addWidget(m_ownerButton);
    actions->addWidget(m_disableButton);
    column().addLayout(top);
    column().addWidget(m_list, 1);
    column().addLayout(actions);
}

QString PeoplePage::title() const
{
    const auto waiting = std::ranges::count_if(m_people, &PlacePerson::isPending);
    return waiting == 0 ? tr("People") : tr("People (%Ln)", "waiting to be let in", int(waiting));
}

void PeoplePage::refresh()
{
    context().session.keepPlace(ListPeople{});
    context().session.keepPlace(ShowPlace{}); // another owner may have changed it
}

void PeoplePage::setPeople(const QList<PlacePerson> &people)
{
    m_people = people;
    fill();
}

void PeoplePage::setPlace(const PlaceSettings &place)
{
    m_place = place;
    retranslate();
}

void PeoplePage::handle(const ConsoleAnswer &answer)
{
    if (const auto *password = std::get_if<NewPassword>(&answer))
        showNewPassword(*password);
}

// Whoever is at that person's devices is thrown out: it is asked for twice.
void PeoplePage::askForNewPassword()
{
    const PlacePerson *person = selected();
    if (!person)
        return;
    auto *question = new QMessageBox(QMessageBox::Question, tr("A new password?"),
        tr("%1 is signed out everywhere and comes in with the new password only. You tell it to them; they can change "
           "it then.")
            .arg(displaytext::isolated(displaytext::name(person->displayName()))),
        QMessageBox::Cancel, this);
    question->setObjectName(u"passwordQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setDefaultButton(QMessageBox::Cancel);
    QPushButton *go = question->addButton(tr("Make a new password"), QMessageBox::AcceptRole);
    go->setObjectName(u"makePasswordButton"_s);
    connect(question, &QDialog::finished, this, [this, question, go, id = person->id] {
        if (question->clickedButton() == go)
            order(ResetPassword{id});
    });
    question->open();
}

void PeoplePage::showNewPassword(const NewPassword &answer)
{
    auto *told = new QMessageBox(QMessageBox::Information, tr("The new password"),
        tr("The new password of %1 is %2. It is shown this once.").arg(nameOf(answer.user), answer.password),
        QMessageBox::Close, this);
    told->setObjectName(u"newPasswordDialog"_s);
    told->setAttribute(Qt::WA_DeleteOnClose);
    told->setTextFormat(Qt::PlainText);
    told->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QPushButton *copy = told->addButton(tr("Copy"), QMessageBox::ActionRole);
    copy->setObjectName(u"copyPasswordButton"_s);
    copy->disconnect(); // else it would close the box
    connect(copy, &QPushButton::clicked, told,
        [password = answer.password] { QGuiApplication::clipboard()->setText(password); });
    told->open();
}

void PeoplePage::fill()
{
    const PlacePerson *before = selected();
    const qint64 id = before ? before->id.value() : 0;
    const bool wasEmpty = m_list->count() == 0;
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    int row = wasEmpty ? 0 : -1; // what is gone is not followed by another: a second press would hit that
    for (const PlacePerson &person : std::as_const(m_people)) {
        auto *item = new QListWidgetItem(lineOf(person), m_list);
        item->setData(Qt::UserRole, person.id.value());
        if (person.id.value() == id)
            row = m_list->count() - 1;
    }
    m_list->setCurrentRow(row);
    showButtons();
}

const PlacePerson *PeoplePage::selected() const
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return nullptr;
    const qint64 id = item->data(Qt::UserRole).toLongLong();
    const auto found = std::ranges::find_if(m_people, [id](const PlacePerson &each) { return each.id.value() == id; });
    return found == m_people.end() ? nullptr : &*found;
}

QString PeoplePage::lineOf(const PlacePerson &person) const
{
    QStringList states;
    if (person.isPending)
        states.append(tr("waits to be let in"));
    else if (!person.isActive)
        states.append(tr("account closed"));
    else if (person.isOnline)
        states.append(tr("online"));
    if (person.isOwner)
        states.append(tr("runs this server"));
    states.append(person.email);
    return u"%1\n%2"_s.arg(displaytext::isolated(displaytext::name(person.displayName())), states.join(u" · "_s));
}

void PeoplePage::showButtons()
{
    const PlacePerson *person = selected();
    const bool isPending = person && person->isPending;
    m_letInButton->setVisible(isPending);
    m_refuseButton->setVisible(isPending);
    m_disableButton->setVisible(person && !isPending);
    m_ownerButton->setVisible(person && !isPending && person->isActive);
    // One's own is changed in the settings.
    m_passwordButton->setVisible(person && !isPending && person->isActive && person->id != context().session.me().id);
    if (person) {
        m_disableButton->setText(person->isActive ? tr("Close the account") : tr("Open the account"));
        m_ownerButton->setText(person->isOwner ? tr("Is no owner any more") : tr("Make an owner"));
    }
}

void PeoplePage::change(const PlacePersonChange &change)
{
    if (const PlacePerson *person = selected())
        context().session.keepPlace(ChangePerson{person->id, change});
}

void PeoplePage::retranslate()
{
    m_registrationLabel->setText(tr("&Who may come in:"));
    const std::pair<Registration, QString> choices[]{{Registration::Approval, tr("Whoever asks and I let in")},
        {Registration::Invitation, tr("Only whom I invite")}, {Registration::Open, tr("Everybody on this network")}};
    for (const auto &[registration, text] : choices)
        m_registration->setItemText(m_registration->findData(int(registration)), text);
    m_registration->setCurrentIndex(m_registration->findData(int(m_place.registration)));
    m_list->setAccessibleName(tr("People"));
    m_letInButton->setText(tr("Let in"));
    m_refuseButton->setText(tr("Send away"));
    m_passwordButton->setText(tr("New password…"));
    fill();
}

} // namespace chautari
