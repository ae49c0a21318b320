// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/mainwindow/shell.h"

#include <QtWidgets/QMenu>

class QMainWindow;

namespace chautari {

//! \brief The palette of commands, the sheet of shortcuts (?), the line, and what this program is. GUI thread.
class HelpMenu : public QMenu
{
    Q_OBJECT
public:
    enum class Line { Offered, None }; //!< whether this window has a connection to look at

    HelpMenu(const Shell &shell, QMainWindow *window, Line line);

Q_SIGNALS:
    void connectionRequested(); //!< the window that shows the line
    void testRequested(); //!< of the network between here and the server

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showCommands();
    void showShortcuts();
    void showAbout();

    Shell m_shell;
    QMainWindow *m_window;
    QAction *m_commands;
    QAction *m_shortcuts;
    QAction *m_connection;
    QAction *m_test;
    QAction *m_about;
};

} // namespace chautari
