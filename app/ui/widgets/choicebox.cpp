// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/choicebox.h"

#include "app/ui/widgets/glyph.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace chautari {

ChoiceBox::ChoiceBox(const ThemeController &theme, QWidget *parent)
    : QComboBox(parent)
    , m_theme(theme)
{ }

// A style sheet draws no arrow but a picture's, and a picture does not follow the theme.
void ChoiceBox::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    const qreal side = std::min(2.0 * grid, height() / 2.0);
    const qreal right = isRightToLeft() ? 1.5 * grid : width() - 1.5 * grid - side;
    paintGlyph(painter, Glyph::Down, {right, (height() - side) / 2, side, side}, m_theme.theme().textMuted);
}

} // namespace chautari
