// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/emptystate.h"

#include "app/ui/widgets/glyphpicture.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

EmptyState::EmptyState(Glyph glyph, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_explanation(new QLabel(this))
    , m_actionRow(new QHBoxLayout)
{
    m_title->setProperty("tone", u"title"_s);
    m_explanation->setProperty("tone", u"muted"_s);
    for (QLabel *label : {m_title, m_explanation}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignCenter);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    column->setSpacing(grid);
    column->addStretch(2);
    column->addWidget(new GlyphPicture(glyph, 9 * grid, theme, this), 0, Qt::AlignHCenter);
    column->addSpacing(grid);
    column->addWidget(m_title);
    column->addWidget(m_explanation);
    column->addLayout(m_actionRow);
    column->addStretch(3);
}

void EmptyState::setTexts(const QString &title, const QString &explanation, const QString &action)
{
    m_title->setText(title);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    if (m_button == nullptr && !action.isEmpty()) {
        addButton();
    }
    if (m_button != nullptr) {
        m_button->setText(action);
    }
}

void EmptyState::addButton()
{
    m_button = new QPushButton(this);
    m_button->setObjectName(u"emptyStateButton"_s);
    m_button->setAutoDefault(true);
    m_actionRow->addWidget(m_button, 0, Qt::AlignHCenter);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionRequested);
}

} // namespace chautari
