// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/glyph.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace chautari {

namespace {

QPainterPath back()
{
    QPainterPath path(QPointF(11, 5));
    path.lineTo(4, 12);
    path.lineTo(11, 19);
    path.moveTo(4, 12);
    path.lineTo(20, 12);
    return path;
}

QPainterPath search()
{
    QPainterPath path;
    path.addEllipse(QPointF(10.5, 10.5), 6.5, 6.5);
    path.moveTo(15.5, 15.5);
    path.lineTo(21, 21);
    return path;
}

QPainterPath eye()
{
    QPainterPath path(QPointF(2, 12));
    path.cubicTo(6, 4, 18, 4, 22, 12);
    path.cubicTo(18, 20, 6, 20, 2, 12);
    path.addEllipse(QPointF(12, 12), 3, 3);
    return path;
}

QPainterPath eyeOff()
{
    QPainterPath path = eye();
    path.moveTo(4, 21);
    path.lineTo(20, 3);
    return path;
}

QPainterPath chat()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(3, 4, 18, 13), 4, 4);
    path.moveTo(8, 17);
    path.lineTo(8, 21);
    path.lineTo(12.5, 17);
    path.moveTo(8, 9);
    path.lineTo(16, 9);
    path.moveTo(8, 12.5);
    path.lineTo(13, 12.5);
    return path;
}

// A paper clip.
QPainterPath attach()
{
    QPainterPath path(QPointF(17.5, 8));
    path.lineTo(9, 16.5);
    path.cubicTo(7.5, 18, 5, 15.5, 6.5, 14);
    path.lineTo(15, 5.5);
    path.cubicTo(18, 2.5, 22.5, 7, 19.5, 10);
    path.lineTo(11, 18.5);
    path.cubicTo(6.5, 23, 0, 16.5, 4.5, 12);
    path.lineTo(11, 5.5);
    return path;
}

QPainterPath play()
{
    QPainterPath path;
    path.addEllipse(QPointF(12, 12), 9, 9);
    path.moveTo(10, 8);
    path.lineTo(16, 12);
    path.lineTo(10, 16);
    path.closeSubpath();
    return path;
}

// Two computers on one line.
QPainterPath link()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(3, 4, 18, 7), 2, 2);
    path.addRoundedRect(QRectF(3, 13, 18, 7), 2, 2);
    path.moveTo(7, 7.5);
    path.lineTo(7.5, 7.5);
    path.moveTo(7, 16.5);
    path.lineTo(7.5, 16.5);
    path.moveTo(12, 7.5);
    path.lineTo(17, 7.5);
    path.moveTo(12, 16.5);
    path.lineTo(17, 16.5);
    return path;
}

QPainterPath warning()
{
    QPainterPath path(QPointF(12, 4));
    path.lineTo(21.5, 20);
    path.lineTo(2.5, 20);
    path.closeSubpath();
    path.moveTo(12, 10);
    path.lineTo(12, 14.5);
    path.moveTo(12, 17);
    path.lineTo(12, 17.3);
    return path;
}

QPainterPath notFound()
{
    QPainterPath path = search();
    path.moveTo(8, 10.5);
    path.lineTo(13, 10.5);
    return path;
}

QPainterPath pin()
{
    QPainterPath path(QPointF(8, 3));
    path.lineTo(16, 3);
    path.moveTo(9, 3);
    path.lineTo(9, 10);
    path.lineTo(6, 14);
    path.lineTo(18, 14);
    path.lineTo(15, 10);
    path.lineTo(15, 3);
    path.moveTo(12, 14);
    path.lineTo(12, 21);
    return path;
}

// A bell, crossed out.
QPainterPath mute()
{
    QPainterPath path(QPointF(4, 17));
    path.lineTo(20, 17);
    path.moveTo(6, 17);
    path.lineTo(6, 11);
    path.cubicTo(6, 2.5, 18, 2.5, 18, 11);
    path.lineTo(18, 17);
    path.moveTo(10.5, 20.5);
    path.lineTo(13.5, 20.5);
    path.moveTo(3, 21);
    path.lineTo(21, 3);
    return path;
}

QPainterPath pathOf(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Back:
        return back();
    case Glyph::Search:
        return search();
    case Glyph::Eye:
        return eye();
    case Glyph::EyeOff:
        return eyeOff();
    case Glyph::Chat:
        return chat();
    case Glyph::Play:
        return play();
    case Glyph::Link:
        return link();
    case Glyph::Warning:
        return warning();
    case Glyph::NotFound:
        return notFound();
    case Glyph::Pin:
        return pin();
    case Glyph::Mute:
        return mute();
    case Glyph::Attach:
        return attach();
    }
    return {};
}

} // namespace

void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &rect, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 24, rect.height() / 24);
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(pathOf(glyph));
    painter.restore();
}

} // namespace chautari
