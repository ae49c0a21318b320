// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/loginwindow.h"

#include "app/ui/mainwindow/helpmenu.h"
#include "app/ui/mainwindow/viewmenu.h"
#include "app/ui/widgets/appicon.h"

#include <QtCore/QEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenuBar>

using namespace Qt::StringLiterals;

namespace chautari {

LoginWindow::LoginWindow(ClientCore &core, const Shell &shell, bool canTry)
    : m_shell(shell)
    , m_flow(new LoginFlow(core, shell.theme, canTry, this))
    , m_fileMenu(new QMenu(this))
    , m_quit(m_fileMenu->addAction(QString()))
{
    setObjectName(u"loginWindow"_s);
    setWindowIcon(appIcon());
    m_flow->setCamera(shell.camera);
    setCentralWidget(m_flow);
    m_quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    connect(m_quit, &QAction::triggered, qApp, &QApplication::closeAllWindows);
    menuBar()->addMenu(m_fileMenu);
    menuBar()->addMenu(new ViewMenu(shell, this));
    menuBar()->addMenu(new HelpMenu(m_shell, this, HelpMenu::Line::None));
    setMinimumSize(360, 480);
    resize(1000, 700);
    restoreGeometry(m_shell.settings.geometry());
    retranslate();
}

void LoginWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QMainWindow::changeEvent(event);
}

void LoginWindow::closeEvent(QCloseEvent *event)
{
    m_shell.settings.setGeometry(saveGeometry());
    m_flow->leave();
    QMainWindow::closeEvent(event);
}

void LoginWindow::retranslate()
{
    setWindowTitle(tr("Chautari"));
    m_fileMenu->setTitle(tr("&File"));
    m_quit->setText(tr("&Quit"));
}

} // namespace chautari
