// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/shortcutsdialog.h"

#include "app/ui/widgets/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QKeySequence>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

ShortcutsDialog::ShortcutsDialog(QWidget *parent)
    : QDialog(parent)
    , m_rows(new QGridLayout)
    , m_closeButton(new QPushButton(this))
{
    setObjectName(u"shortcutsDialog"_s);
    m_rows->setHorizontalSpacing(3 * grid);
    m_rows->setVerticalSpacing(grid);
    m_rows->setColumnStretch(1, 1);
    m_closeButton->setObjectName(u"closeButton"_s);
    m_closeButton->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid);
    column->setSpacing(2 * grid);
    column->addLayout(m_rows);
    column->addStretch(1);
    column->addWidget(m_closeButton, 0, Qt::AlignRight);
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::accept);
    fill();
}

void ShortcutsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        fill();
    }
    QDialog::changeEvent(event);
}

QLabel &ShortcutsDialog::labelAt(int line, int column)
{
    if (QLayoutItem *item = m_rows->itemAtPosition(line, column)) {
        return *static_cast<QLabel *>(item->widget());
    }
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    if (column == 0) {
        label->setProperty("tone", u"strong"_s);
    }
    m_rows->addWidget(label, line, column);
    return *label;
}

void ShortcutsDialog::fill()
{
    const QList<std::pair<QString, QString>> rows{
        {u"Ctrl+K"_s, tr("Search and jump to a conversation")},
        {u"Ctrl+N"_s, tr("Find a service, begin a conversation")},
        {u"Ctrl+F"_s, tr("Search in this conversation")},
        {u"Ctrl+I"_s, tr("Details of this conversation")},
        {tr("Alt+Up, Alt+Down", "names of keys"), tr("Previous, next conversation")},
        {u"F6"_s, tr("From the list to the chat and back")},
        {u"Shift+F10"_s, tr("Menu of a conversation")},
        {u"Enter"_s, tr("Send the message")},
        {u"Shift+Enter"_s, tr("New line in the message")},
        {u"Ctrl+Shift+R"_s, tr("Record a voice message")},
        {u"Left, Right, <, >"_s, tr("In a voice message: 5 seconds back, 10 on, slower, faster")},
        {u"Up"_s, tr("Edit my last message, in an empty field")},
        {u"Up, Down, Enter, Menu"_s, tr("In the messages: choose one, open it, what can be done")},
        {u"Esc"_s, tr("Back to the list")},
        {u"Ctrl++, Ctrl+-, Ctrl+0"_s, tr("Larger, smaller, normal text")},
        {tr("? or F1", "names of keys"), tr("This sheet")},
        {u"Ctrl+,"_s, tr("Settings")},
        {u"Ctrl+Q"_s, tr("Quit")},
    };
    for (int line = 0; line < rows.size(); ++line) {
        labelAt(line, 0).setText(rows.at(line).first);
        labelAt(line, 1).setText(rows.at(line).second);
    }
    setWindowTitle(tr("Keyboard shortcuts"));
    m_closeButton->setText(tr("Close"));
}

} // namespace chautari
