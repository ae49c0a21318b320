// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/linepainting.h"

#include <QtGui/QFontMetrics>
#include <QtGui/QPainter>

namespace chautari {

void paintLine(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const QColor &color,
    LinePlace place, Qt::TextElideMode cut)
{
    painter.setFont(font);
    painter.setPen(color);
    const QString shown = QFontMetrics(font).elidedText(text, cut, rect.width());
    const Qt::LayoutDirection direction = painter.layoutDirection();
    const bool isAtLeft = (place == LinePlace::Start) == (direction != Qt::RightToLeft);
    const Qt::Alignment side = isAtLeft ? Qt::AlignLeft : Qt::AlignRight;
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(rect, int(side | Qt::AlignVCenter | Qt::AlignAbsolute) | Qt::TextSingleLine, shown);
    painter.setLayoutDirection(direction);
}

} // namespace chautari
