// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/helpmenu.h"

#include "app/ui/mainwindow/commandpalette.h"
#include "app/ui/mainwindow/shortcutsdialog.h"
#include "app/ui/widgets/appicon.h"

#include <QtCore/QEvent>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMessageBox>

using namespace Qt::StringLiterals;

namespace chautari {

HelpMenu::HelpMenu(const Shell &shell, QMainWindow *window, Line line)
    : QMenu(window)
    , m_shell(shell)
    , m_window(window)
    , m_commands(addAction(QString()))
    , m_shortcuts(addAction(QString()))
    , m_connection(addAction(QString()))
    , m_test(addAction(QString()))
    , m_about(addAction(QString()))
{
    m_commands->setObjectName(u"commandsAction"_s);
    m_commands->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    connect(m_commands, &QAction::triggered, this, &HelpMenu::showCommands);
    m_shortcuts->setObjectName(u"shortcutsAction"_s);
    // "?" types a question mark while a text field has the focus; F1 works everywhere.
    m_shortcuts->setShortcuts({QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)});
    connect(m_shortcuts, &QAction::triggered, this, &HelpMenu::showShortcuts);
    m_connection->setObjectName(u"connectionAction"_s);
    m_connection->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
    m_connection->setVisible(line == Line::Offered);
    connect(m_connection, &QAction::triggered, this, &HelpMenu::connectionRequested);
    m_test->setObjectName(u"testNetworkAction"_s);
    m_test->setVisible(line == Line::Offered);
    connect(m_test, &QAction::triggered, this, &HelpMenu::testRequested);
    m_about->setObjectName(u"aboutAction"_s);
    connect(m_about, &QAction::triggered, this, &HelpMenu::showAbout);
    retranslate();
}

void HelpMenu::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QMenu::changeEvent(event);
}

void HelpMenu::retranslate()
{
    setTitle(tr("&Help"));
    m_commands->setText(tr("Co&mmands…"));
    m_shortcuts->setText(tr("Keyboard &shortcuts"));
    m_connection->setText(tr("&Connection…"));
    m_test->setText(tr("&Test the network…"));
    m_about->setText(tr("&About Chautari"));
}

void HelpMenu::showCommands()
{
    (new CommandPalette(*m_window, m_shell.settings, m_shell.theme, m_window))->open();
}

void HelpMenu::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(*m_window, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void HelpMenu::showAbout()
{
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Chautari"));
    box->setIconPixmap(appIcon().pixmap(64, 64));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Chautari %1").arg(QStringLiteral(CHAUTARI_VERSION)));
    box->setInformativeText(
        tr("Chat for customers and the people who do the work, with its server inside.\n"
           "A chautari is the shaded stone seat under a pipal tree where travellers rest and talk.\n\n"
           "Free software under the GNU General Public License, version 3 or later."));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace chautari
