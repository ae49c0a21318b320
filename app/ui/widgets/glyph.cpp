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

QPainterPath microphone()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(9, 2.5, 6, 11.5), 3, 3);
    path.moveTo(5, 11);
    path.cubicTo(5, 20, 19, 20, 19, 11);
    path.moveTo(12, 17.8);
    path.lineTo(12, 21.5);
    path.moveTo(8.5, 21.5);
    path.lineTo(15.5, 21.5);
    return path;
}

QPainterPath start()
{
    QPainterPath path(QPointF(7.5, 4.5));
    path.lineTo(19.5, 12);
    path.lineTo(7.5, 19.5);
    path.closeSubpath();
    return path;
}

QPainterPath pause()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(6.5, 5, 3.5, 14), 1, 1);
    path.addRoundedRect(QRectF(14, 5, 3.5, 14), 1, 1);
    return path;
}

QPainterPath stop()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(5.5, 5.5, 13, 13), 2, 2);
    return path;
}

// A dustbin with its lid on.
QPainterPath lock()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(5, 10.5, 14, 10), 2, 2);
    path.moveTo(8, 10.5);
    path.lineTo(8, 7.5);
    path.cubicTo(8, 1.8, 16, 1.8, 16, 7.5);
    path.lineTo(16, 10.5);
    path.moveTo(12, 14.5);
    path.lineTo(12, 17);
    return path;
}

QPainterPath check()
{
    QPainterPath path;
    path.moveTo(4.5, 12.5);
    path.lineTo(9.5, 17.5);
    path.lineTo(19.5, 6.5);
    return path;
}

QPainterPath house()
{
    QPainterPath path;
    path.moveTo(3.5, 11.5);
    path.lineTo(12, 4);
    path.lineTo(20.5, 11.5);
    path.moveTo(6, 9.5);
    path.lineTo(6, 20);
    path.lineTo(18, 20);
    path.lineTo(18, 9.5);
    path.moveTo(10, 20);
    path.lineTo(10, 14);
    path.lineTo(14, 14);
    path.lineTo(14, 20);
    return path;
}

QPainterPath camera()
{
    QPainterPath path(QPointF(8, 7));
    path.lineTo(9.5, 4.5);
    path.lineTo(14.5, 4.5);
    path.lineTo(16, 7);
    path.addRoundedRect(QRectF(2.5, 7, 19, 13), 2, 2);
    path.addEllipse(QPointF(12, 13.3), 3.8, 3.8);
    return path;
}

QPainterPath bin()
{
    QPainterPath path(QPointF(4, 6.5));
    path.lineTo(20, 6.5);
    path.moveTo(9, 6.5);
    path.lineTo(9.5, 3.5);
    path.lineTo(14.5, 3.5);
    path.lineTo(15, 6.5);
    path.moveTo(6, 6.5);
    path.lineTo(7, 21);
    path.lineTo(17, 21);
    path.lineTo(18, 6.5);
    path.moveTo(10, 10.5);
    path.lineTo(10.3, 17);
    path.moveTo(14, 10.5);
    path.lineTo(13.7, 17);
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

// Two hills under a sun.
QPainterPath picture()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(3, 4, 18, 16), 3, 3);
    path.addEllipse(QPointF(8.5, 9.5), 1.7, 1.7);
    path.moveTo(3.5, 18);
    path.lineTo(9.5, 13);
    path.lineTo(13, 16);
    path.lineTo(16.5, 12.5);
    path.lineTo(20.5, 16.5);
    return path;
}

// A sheet with a folded corner.
QPainterPath file()
{
    QPainterPath path(QPointF(14, 3));
    path.lineTo(6, 3);
    path.lineTo(6, 21);
    path.lineTo(18.5, 21);
    path.lineTo(18.5, 7.5);
    path.closeSubpath();
    path.moveTo(14, 3);
    path.lineTo(14, 7.5);
    path.lineTo(18.5, 7.5);
    return path;
}

QPainterPath close()
{
    QPainterPath path(QPointF(6, 6));
    path.lineTo(18, 18);
    path.moveTo(18, 6);
    path.lineTo(6, 18);
    return path;
}

QPainterPath reply()
{
    QPainterPath path(QPointF(10, 6));
    path.lineTo(4, 11.5);
    path.lineTo(10, 17);
    path.moveTo(4, 11.5);
    path.lineTo(13, 11.5);
    path.cubicTo(17, 11.5, 20, 14, 20, 19);
    return path;
}

QPainterPath pencil()
{
    QPainterPath path(QPointF(4, 20));
    path.lineTo(5.2, 15.6);
    path.lineTo(15.8, 5);
    path.lineTo(19, 8.2);
    path.lineTo(8.4, 18.8);
    path.closeSubpath();
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

QPainterPath zoomIn()
{
    QPainterPath path = notFound();
    path.moveTo(10.5, 8);
    path.lineTo(10.5, 13);
    return path;
}

// Most of a circle, clockwise, with a head.
QPainterPath turn()
{
    QPainterPath path;
    path.arcMoveTo(QRectF(4, 5, 15, 15), 60);
    path.arcTo(QRectF(4, 5, 15, 15), 60, 300);
    path.moveTo(19.5, 5);
    path.lineTo(19, 12.2);
    path.lineTo(13, 9.5);
    return path;
}

QPainterPath copy()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(8, 8, 12, 12), 2, 2);
    path.moveTo(5, 16);
    path.lineTo(4, 16);
    path.lineTo(4, 4);
    path.lineTo(16, 4);
    path.lineTo(16, 5);
    return path;
}

// An arrow into a tray.
QPainterPath save()
{
    QPainterPath path(QPointF(12, 4));
    path.lineTo(12, 15);
    path.moveTo(7, 10.5);
    path.lineTo(12, 15.5);
    path.lineTo(17, 10.5);
    path.moveTo(4, 16);
    path.lineTo(4, 20);
    path.lineTo(20, 20);
    path.lineTo(20, 16);
    return path;
}

QPainterPath print()
{
    QPainterPath path(QPointF(7, 9));
    path.lineTo(7, 4);
    path.lineTo(17, 4);
    path.lineTo(17, 9);
    path.moveTo(7, 17);
    path.lineTo(4, 17);
    path.lineTo(4, 9);
    path.lineTo(20, 9);
    path.lineTo(20, 17);
    path.lineTo(17, 17);
    path.addRect(QRectF(7, 14, 10, 6));
    return path;
}

QPainterPath smile()
{
    QPainterPath path;
    path.addEllipse(QPointF(12, 12), 9, 9);
    path.moveTo(7.5, 13.5);
    path.cubicTo(9, 17.5, 15, 17.5, 16.5, 13.5);
    path.moveTo(9, 9);
    path.lineTo(9, 9.4);
    path.moveTo(15, 9);
    path.lineTo(15, 9.4);
    return path;
}

QPainterPath up()
{
    QPainterPath path(QPointF(5, 15));
    path.lineTo(12, 8);
    path.lineTo(19, 15);
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

QPainterPath plus()
{
    QPainterPath path(QPointF(12, 5));
    path.lineTo(12, 19);
    path.moveTo(5, 12);
    path.lineTo(19, 12);
    return path;
}

QPainterPath info()
{
    QPainterPath path;
    path.addEllipse(QPointF(12, 12), 9, 9);
    path.moveTo(12, 11);
    path.lineTo(12, 16.5);
    path.moveTo(12, 7.6);
    path.lineTo(12, 7.8);
    return path;
}

QPainterPath block()
{
    QPainterPath path;
    path.addEllipse(QPointF(12, 12), 9, 9);
    path.moveTo(5.6, 5.6);
    path.lineTo(18.4, 18.4);
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
    case Glyph::Microphone:
        return microphone();
    case Glyph::Start:
        return start();
    case Glyph::Pause:
        return pause();
    case Glyph::Stop:
        return stop();
    case Glyph::Bin:
        return bin();
    case Glyph::Plus:
        return plus();
    case Glyph::Info:
        return info();
    case Glyph::Block:
        return block();
    case Glyph::Lock:
        return lock();
    case Glyph::Camera:
        return camera();
    case Glyph::House:
        return house();
    case Glyph::Check:
        return check();
    case Glyph::Attach:
        return attach();
    case Glyph::Picture:
        return picture();
    case Glyph::File:
        return file();
    case Glyph::Close:
        return close();
    case Glyph::Reply:
        return reply();
    case Glyph::Pencil:
        return pencil();
    case Glyph::Forward:
        return QTransform(-1, 0, 0, 1, 24, 0).map(back());
    case Glyph::ZoomIn:
        return zoomIn();
    case Glyph::ZoomOut:
        return notFound();
    case Glyph::Turn:
        return turn();
    case Glyph::Copy:
        return copy();
    case Glyph::Save:
        return save();
    case Glyph::Print:
        return print();
    case Glyph::Smile:
        return smile();
    case Glyph::Up:
        return up();
    case Glyph::Down:
        return QTransform(1, 0, 0, -1, 0, 24).map(up());
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
    const bool isOfReading = glyph == Glyph::Back || glyph == Glyph::Forward || glyph == Glyph::Reply;
    if (isOfReading && painter.layoutDirection() == Qt::RightToLeft) {
        painter.translate(24, 0);
        painter.scale(-1, 1);
    }
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(pathOf(glyph));
    painter.restore();
}

} // namespace chautari
