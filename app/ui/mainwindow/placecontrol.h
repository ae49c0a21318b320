// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"
#include "app/ui/console/hostedstate.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QPointer>

class QAction;
class QWidget;

namespace chautari {

class ConsoleDialog;
class ConversationsPane;

//! \brief Of one window, for who runs the server: the menu's way to the people, and the word that somebody wants to
//! come in. Invisible for everybody else. GUI thread.
class PlaceControl : public QObject
{
    Q_OBJECT
public:
    PlaceControl(ChatSession &session, const ThemeController &theme, ConversationsPane &pane, QWidget *window);

    [[nodiscard]] QAction *peopleAction() const { return m_peopleAction; }
    [[nodiscard]] QAction *inviteAction() const { return m_inviteAction; }
    void setHosted(const HostedState &state);
    //! What was wanted of the server here could not be done; where its owner looks.
    void showProblem(const QString &sentence);
    void apply(); //!< somebody has signed in, or is an owner now, or none any more
    void retranslate();

Q_SIGNALS:
    void stopHostingRequested();
    void keepHostingRequested(bool isKept);
    //! A backup of the server that runs in this program is to be put back.
    void restoreRequested(const QString &file, const QString &passphrase);

private:
    void handle(const PlaceAnswer &answer);
    void showPeople();
    [[nodiscard]] qsizetype waitingCount() const;

    ChatSession &m_session;
    const ThemeController &m_theme;
    ConversationsPane &m_pane;
    QWidget *m_window;
    QAction *m_peopleAction;
    QAction *m_inviteAction;
    QPointer<ConsoleDialog> m_dialog;
    QList<PlacePerson> m_people;
    PlaceSettings m_place;
    HostedState m_hosted;
};

} // namespace chautari
