// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/away/awayreplier.h"
#include "app/ui/mainwindow/shell.h"

#include <QtCore/QTimer>

class QAction;

namespace chautari {

class AccountBar;

//! \brief Of one window: the menu's "I am away", the bar that says so, and who answers meanwhile. All windows of a
//! profile share its hours. GUI thread.
class AwayControl : public QObject
{
    Q_OBJECT
public:
    AwayControl(ChatSession &session, const Shell &shell, AccountBar &bar, QObject *parent);

    [[nodiscard]] QAction *action() const { return m_action; }
    //! Reads the hours again.
    void apply();
    void setHours(const OfficeHours &hours);
    void retranslate();

Q_SIGNALS:
    void changed(); //!< other windows want to know

private:
    void setAway(bool isAway);
    void showState();

    Shell m_shell;
    AccountBar &m_bar;
    AwayReplier m_replier;
    QAction *m_action;
    QTimer m_timer; //!< the hours of the week begin and end by themselves
};

} // namespace chautari
