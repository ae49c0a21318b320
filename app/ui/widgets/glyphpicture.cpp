// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/glyphpicture.h"

#include <QtGui/QPainter>

namespace chautari {

GlyphPicture::GlyphPicture(Glyph glyph, int side, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_glyph(glyph)
    , m_theme(theme)
{
    setFixedSize(side, side);
    connect(&theme, &ThemeController::changed, this, [this] { update(); });
}

void GlyphPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.theme().rowSelected);
    painter.drawEllipse(rect());
    const qreal margin = width() * 0.27;
    paintGlyph(painter, m_glyph, QRectF(rect()).adjusted(margin, margin, -margin, -margin), m_theme.theme().accent);
}

} // namespace chautari
