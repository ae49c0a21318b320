// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/selectionbar.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

SelectionBar::SelectionBar(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
{
    setObjectName(u"selectionBar"_s);
    setProperty("pane", u"raised"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setObjectName(u"selectionLabel"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * grid, grid, grid, grid);
    row->addWidget(m_label, 1);
    m_copy = addButton("copyChosenButton");
    m_forward = addButton("forwardChosenButton");
    m_delete = addButton("deleteChosenButton");
    m_end = addButton("endChoosingButton");
    connect(m_copy, &QPushButton::clicked, this, &SelectionBar::copyRequested);
    connect(m_forward, &QPushButton::clicked, this, &SelectionBar::forwardRequested);
    connect(m_delete, &QPushButton::clicked, this, &SelectionBar::deleteRequested);
    connect(m_end, &QPushButton::clicked, this, &SelectionBar::ended);
    retranslate();
}

QPushButton *SelectionBar::addButton(const char *name)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QLatin1StringView(name));
    button->setProperty("kind", u"flat"_s);
    layout()->addWidget(button);
    return button;
}

void SelectionBar::setCount(int count)
{
    m_count = count;
    retranslate();
}

void SelectionBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SelectionBar::retranslate()
{
    m_label->setText(tr("%Ln message(s) chosen", nullptr, m_count));
    m_copy->setText(tr("Copy"));
    m_forward->setText(tr("Forward…"));
    m_delete->setText(tr("Delete for me"));
    m_end->setText(tr("Cancel"));
}

} // namespace chautari
