// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/appicon.h"

#include "app/ui/widgets/glyph.h"
#include "app/ui/widgets/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPixmap>

namespace chautari {

QIcon appIcon()
{
    const Theme colors = Theme::light();
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.accent);
        painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.24, side * 0.24);
        const qreal margin = side * 0.2;
        paintGlyph(
            painter, Glyph::Chat, QRectF(0, 0, side, side).adjusted(margin, margin, -margin, -margin), colors.onAccent);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace chautari
