// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/shortcutsdialog.h"

#include "app/ui/mainwindow/commands.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

using namespace Qt::StringLiterals;

namespace chautari {

ShortcutsDialog::ShortcutsDialog(const QMainWindow &window, QWidget *parent)
    : QDialog(parent)
    , m_window(window)
    , m_scroll(new QScrollArea(this))
    , m_closeButton(new QPushButton(this))
{
    setObjectName(u"shortcutsDialog"_s);
    auto *sheet = new QWidget(m_scroll);
    sheet->setProperty("pane", u"surface"_s);
    sheet->setAttribute(Qt::WA_StyledBackground);
    m_rows = new QGridLayout(sheet);
    m_rows->setContentsMargins(0, 0, grid, 0);
    m_rows->setHorizontalSpacing(3 * grid);
    m_rows->setVerticalSpacing(grid);
    m_rows->setColumnStretch(1, 1);
    m_scroll->setObjectName(u"shortcutsArea"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(sheet);
    m_closeButton->setObjectName(u"closeButton"_s);
    m_closeButton->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid);
    column->setSpacing(2 * grid);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_closeButton, 0, Qt::AlignRight);
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::accept);
    fill();
    m_closeButton->setFocus(Qt::OtherFocusReason);
}

void ShortcutsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) { // later: the window's actions may hear of it after this
        QMetaObject::invokeMethod(this, &ShortcutsDialog::fill, Qt::QueuedConnection);
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
    int line = 0;
    for (const Command &command : commands::of(m_window)) {
        if (command.keys.isEmpty())
            continue;
        labelAt(line, 0).setText(command.keys);
        labelAt(line, 1).setText(command.text);
        ++line;
    }
    setWindowTitle(tr("Keyboard shortcuts"));
    m_closeButton->setText(tr("Close"));
    m_scroll->setAccessibleName(windowTitle());
    // As wide as its lines and as high as they are, unless the window is smaller: then it scrolls.
    m_rows->activate();
    const QSize needed = m_scroll->widget()->sizeHint();
    m_scroll->setMinimumWidth(needed.width() + 2 * grid);
    resize(sizeHint().width(), qMin(needed.height() + 14 * grid, qMax(m_window.height(), 40 * grid)));
}

} // namespace chautari
