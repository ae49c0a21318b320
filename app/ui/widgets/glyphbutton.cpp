// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/glyphbutton.h"

#include <QtGui/QPainter>

namespace chautari {

GlyphButton::GlyphButton(Glyph glyph, const ThemeController &theme, QWidget *parent)
    : QToolButton(parent)
    , m_glyph(glyph)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus); // a tool button alone is skipped by Tab
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &ThemeController::changed, this, [this] { updateGeometry(), update(); });
}

void GlyphButton::setGlyph(Glyph glyph)
{
    m_glyph = glyph;
    update();
}

QSize GlyphButton::sizeHint() const
{
    const int side = glyphSide() + 2 * grid;
    return {side, side};
}

void GlyphButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    QPainter painter(this);
    const int side = glyphSide();
    const QRectF area((width() - side) / 2.0, (height() - side) / 2.0, side, side);
    paintGlyph(painter, m_glyph, area, isEnabled() ? m_theme.theme().text : m_theme.theme().textMuted);
}

int GlyphButton::glyphSide() const
{
    return qRound(fontMetrics().height() * 1.15);
}

} // namespace chautari
