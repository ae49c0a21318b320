// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QMenu>

namespace chautari {

//! \brief The sheet of shortcuts (?) and what this program is. GUI thread.
class HelpMenu : public QMenu
{
    Q_OBJECT
public:
    explicit HelpMenu(QWidget *window);

Q_SIGNALS:
    void connectionRequested(); //!< the window that shows the line

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showShortcuts();
    void showAbout();

    QWidget *m_window;
    QAction *m_shortcuts;
    QAction *m_connection;
    QAction *m_about;
};

} // namespace chautari
