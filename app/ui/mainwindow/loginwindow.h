// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/login/loginflow.h"
#include "app/ui/mainwindow/shell.h"

#include <QtWidgets/QMainWindow>

namespace chautari {

//! \brief The window of a person who is not signed in yet. GUI thread.
class LoginWindow : public QMainWindow
{
    Q_OBJECT
public:
    LoginWindow(ClientCore &core, const Shell &shell, bool canTry);

    [[nodiscard]] LoginFlow &flow() const { return *m_flow; }

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void retranslate();

    Shell m_shell;
    LoginFlow *m_flow;
    QMenu *m_fileMenu;
    QAction *m_quit;
};

} // namespace chautari
