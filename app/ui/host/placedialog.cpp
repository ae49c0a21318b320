// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/host/placedialog.h"

#include "app/models/displaytext.h"
#include "app/ui/host/invitedialog.h"
#include "app/ui/widgets/servertext.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

QString nameOf(const PlacePerson &person)
{
    const QString full = QString(person.firstName + u' ' + person.lastName).trimmed();
    return displaytext::name(full.isEmpty() ? person.username : full);
}

} // namespace

PlaceDialog::PlaceDialog(ChatSession &session, const ThemeController &theme, const QList<PlacePerson> &people,
    const PlaceSettings &place, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_theme(theme)
    , m_people(people)
    , m_place(place)
    , m_registrationLabel(new QLabel(this))
    , m_registration(new QComboBox(this))
    , m_list(new QListWidget(this))
    , m_letInButton(new QPushButton(this))
    , m_refuseButton(new QPushButton(this))
    , m_disableButton(new QPushButton(this))
    , m_ownerButton(new QPushButton(this))
    , m_inviteButton(new QPushButton(this))
    , m_stopButton(new QPushButton(this))
    , m_closeButton(new QPushButton(this))
    , m_problem(new QLabel(this))
{
    setObjectName(u"placeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_registration, &QComboBox::activated, this, [this](int index) {
        m_session.keepPlace(PlaceSettingsChange{{}, Registration(m_registration->itemData(index).toInt())});
    });
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { showButtons(); });
    connect(m_letInButton, &QPushButton::clicked, this, [this] { change({true, {}, {}}); });
    connect(m_refuseButton, &QPushButton::clicked, this, [this] {
        if (const PlacePerson *person = selected())
            m_session.keepPlace(RefusePerson{person->id});
    });
    connect(m_disableButton, &QPushButton::clicked, this, [this] {
        if (const PlacePerson *person = selected())
            change({!person->isActive, {}, {}});
    });
    connect(m_ownerButton, &QPushButton::clicked, this, [this] {
        if (const PlacePerson *person = selected())
            change({{}, !person->isOwner, {}});
    });
    connect(
        m_inviteButton, &QPushButton::clicked, this, [this] { (new InviteDialog(m_session, m_theme, this))->open(); });
    connect(m_stopButton, &QPushButton::clicked, this, &PlaceDialog::stopRequested);
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_session, &ChatSession::placeAnswered, this, &PlaceDialog::handle);
    setStoppable(false);
    retranslate();
    m_session.keepPlace(ListPeople{});
}

void PlaceDialog::setStoppable(bool isStoppable)
{
    m_stopButton->setVisible(isStoppable);
}

void PlaceDialog::build()
{
    m_registrationLabel->setTextFormat(Qt::PlainText);
    m_registrationLabel->setBuddy(m_registration);
    m_registration->setObjectName(u"registrationCombo"_s);
    for (const Registration each : {Registration::Approval, Registration::Invitation, Registration::Open})
        m_registration->addItem({}, int(each));
    m_list->setObjectName(u"peopleList"_s);
    m_list->setProperty("kind", u"rows"_s);
    m_list->setWordWrap(true);
    const std::pair<QPushButton *, QString> buttons[]{{m_letInButton, u"letInButton"_s},
        {m_refuseButton, u"refuseButton"_s}, {m_disableButton, u"disableButton"_s}, {m_ownerButton, u"ownerButton"_s},
        {m_inviteButton, u"inviteButton"_s}, {m_stopButton, u"stopHostingButton"_s}, {m_closeButton, u"closeButton"_s}};
    for (const auto &[button, name] : buttons) {
        button->setObjectName(name);
        button->setAutoDefault(false);
    }
    m_letInButton->setProperty("kind", u"primary"_s);
    m_closeButton->setDefault(true);
    m_problem->setObjectName(u"placeProblemLabel"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setProperty("tone", u"danger"_s);
    m_problem->hide();
    auto *top = new QHBoxLayout;
    top->addWidget(m_registrationLabel);
    top->addWidget(m_registration, 1);
    auto *actions = new QHBoxLayout;
    // Apart: whoever clicks "Let in" twice must not hit what stands there for somebody who is in.
    actions->addWidget(m_letInButton);
    actions->addWidget(m_refuseButton);
    actions->addStretch(1);
    actions->addWidget(m_ownerButton);
    actions->addWidget(m_disableButton);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_inviteButton);
    bottom->addWidget(m_stopButton);
    bottom->addStretch(1);
    bottom->addWidget(m_closeButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid);
    column->setSpacing(grid + grid / 2);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addLayout(actions);
    column->addWidget(m_problem);
    column->addLayout(bottom);
    resize(560, 480);
}

void PlaceDialog::handle(const PlaceAnswer &answer)
{
    if (const auto *list = std::get_if<PeopleList>(&answer)) {
        m_people = list->people;
        fill();
    } else if (const auto *settings = std::get_if<PlaceSettings>(&answer)) {
        m_place = *settings;
        m_problem->hide();
        retranslate();
    } else if (const auto *problem = std::get_if<PlaceProblem>(&answer)) {
        m_problem->setText(localizedServerText(problem->error.firstMessage()));
        m_problem->show();
        retranslate(); // the choice goes back to what the server has
    }
}

void PlaceDialog::fill()
{
    const PlacePerson *before = selected();
    const qint64 id = before ? before->id.value() : 0;
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    int row = before ? -1 : 0; // who is gone is not followed by the next one: a second click would hit that
    for (const PlacePerson &person : std::as_const(m_people)) {
        auto *item = new QListWidgetItem(lineOf(person), m_list);
        item->setData(Qt::UserRole, person.id.value());
        if (person.id.value() == id)
            row = m_list->count() - 1;
    }
    m_list->setCurrentRow(row);
    showButtons();
}

const PlacePerson *PlaceDialog::selected() const
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return nullptr;
    const qint64 id = item->data(Qt::UserRole).toLongLong();
    const auto found = std::ranges::find_if(m_people, [id](const PlacePerson &each) { return each.id.value() == id; });
    return found == m_people.end() ? nullptr : &*found;
}

QString PlaceDialog::lineOf(const PlacePerson &person) const
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
    return u"%1\n%2"_s.arg(displaytext::isolated(nameOf(person)), states.join(u" · "_s));
}

void PlaceDialog::showButtons()
{
    const PlacePerson *person = selected();
    const bool isPending = person && person->isPending;
    m_letInButton->setVisible(isPending);
    m_refuseButton->setVisible(isPending);
    m_disableButton->setVisible(person && !isPending);
    m_ownerButton->setVisible(person && !isPending && person->isActive);
    if (person) {
        m_disableButton->setText(person->isActive ? tr("Close the account") : tr("Open the account"));
        m_ownerButton->setText(person->isOwner ? tr("Is no owner any more") : tr("Make an owner"));
    }
}

void PlaceDialog::change(const PlacePersonChange &change)
{
    m_problem->hide();
    if (const PlacePerson *person = selected())
        m_session.keepPlace(ChangePerson{person->id, change});
}

void PlaceDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void PlaceDialog::retranslate()
{
    setWindowTitle(m_place.name.isEmpty() ? tr("This server") : displaytext::name(m_place.name));
    m_registrationLabel->setText(tr("&Who may come in:"));
    const std::pair<Registration, QString> choices[]{{Registration::Approval, tr("Whoever asks and I let in")},
        {Registration::Invitation, tr("Only whom I invite")}, {Registration::Open, tr("Everybody on this network")}};
    for (const auto &[registration, text] : choices)
        m_registration->setItemText(m_registration->findData(int(registration)), text);
    m_registration->setCurrentIndex(m_registration->findData(int(m_place.registration)));
    m_list->setAccessibleName(tr("People"));
    m_letInButton->setText(tr("Let in"));
    m_refuseButton->setText(tr("Send away"));
    m_inviteButton->setText(tr("Invite people…"));
    m_stopButton->setText(tr("Stop hosting"));
    m_closeButton->setText(tr("Close"));
    fill();
}

} // namespace chautari
