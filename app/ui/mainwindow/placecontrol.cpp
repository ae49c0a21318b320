// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/placecontrol.h"

#include "app/models/displaytext.h"
#include "app/ui/console/consoledialog.h"
#include "app/ui/conversations/conversationspane.h"
#include "app/ui/host/invitedialog.h"
#include "app/ui/widgets/servertext.h"

#include <QtGui/QAction>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

PlaceControl::PlaceControl(ChatSession &session, const ThemeController &theme, ConversationsPane &pane, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_theme(theme)
    , m_pane(pane)
    , m_window(window)
    , m_peopleAction(new QAction(this))
    , m_inviteAction(new QAction(this))
{
    m_peopleAction->setObjectName(u"peopleAction"_s);
    m_inviteAction->setObjectName(u"inviteAction"_s);
    connect(m_peopleAction, &QAction::triggered, this, &PlaceControl::showPeople);
    connect(m_inviteAction, &QAction::triggered, this,
        [this] { (new InviteDialog(m_session, m_session.server(), m_theme, m_window))->open(); });
    connect(&m_session, &ChatSession::placeAnswered, this, &PlaceControl::handle);
    apply();
}

void PlaceControl::setHosted(const HostedState &state)
{
    m_hosted = state;
    if (m_dialog)
        m_dialog->setHosted(state);
}

void PlaceControl::showProblem(const QString &sentence)
{
    if (m_dialog)
        m_dialog->showProblem(sentence); // it stands before the window
    else
        m_pane.showNotice(localizedServerText(sentence));
}

void PlaceControl::apply()
{
    const bool isOwner = m_session.isSignedIn() && m_session.me().isOwner;
    m_peopleAction->setVisible(isOwner);
    m_inviteAction->setVisible(isOwner);
    if (!isOwner) {
        m_people.clear();
        if (m_dialog)
            m_dialog->close(); // the server answers nothing of it any more
    }
    m_place = m_session.place();
    retranslate();
}

void PlaceControl::handle(const PlaceAnswer &answer)
{
    if (const auto *settings = std::get_if<PlaceSettings>(&answer))
        m_place = *settings;
    const auto *list = std::get_if<PeopleList>(&answer);
    if (!list)
        return;
    const qsizetype before = waitingCount();
    m_people = list->people;
    // Those who wait stand first, in the order they came.
    if (const qsizetype now = waitingCount(); now > before) {
        const PlacePerson &newest = m_people.at(now - 1);
        m_pane.showNotice(tr("%1 wants to come in: File > Manage this server…")
                              .arg(displaytext::isolated(displaytext::name(newest.displayName()))));
    }
    retranslate();
}

qsizetype PlaceControl::waitingCount() const
{
    return std::ranges::count_if(m_people, &PlacePerson::isPending);
}

void PlaceControl::showPeople()
{
    if (!m_dialog) {
        m_dialog = new ConsoleDialog(m_session, m_theme, m_people, m_place, m_window);
        m_dialog->setHosted(m_hosted);
        connect(m_dialog, &ConsoleDialog::stopRequested, this, &PlaceControl::stopHostingRequested);
        connect(m_dialog, &ConsoleDialog::keepRequested, this, &PlaceControl::keepHostingRequested);
        connect(m_dialog, &ConsoleDialog::restoreRequested, this, &PlaceControl::restoreRequested);
    }
    m_dialog->open();
}

void PlaceControl::retranslate()
{
    const qsizetype waiting = waitingCount();
    m_peopleAction->setText(waiting == 0
            ? tr("&Manage this server…")
            : tr("&Manage this server (%Ln waiting)…", "who want to come in", int(waiting)));
    m_inviteAction->setText(tr("&Invite people…"));
}

} // namespace chautari
