// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/deliverymark.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace chautari {

namespace {

constexpr double widthPerHeight = 1.5;

// On a field of 12 by 8 units; `x` moves the tick to the right.
QPainterPath tick(double x)
{
    QPainterPath path(QPointF(x + 0.8, 4.2));
    path.lineTo(x + 2.9, 6.4);
    path.lineTo(x + 7.2, 1.6);
    return path;
}

void paintClock(QPainter &painter)
{
    painter.drawEllipse(QPointF(6, 4), 3.7, 3.7);
    QPainterPath hands(QPointF(6, 1.9));
    hands.lineTo(6, 4.1);
    hands.lineTo(7.6, 5.0);
    painter.drawPath(hands);
}

void paintExclamation(QPainter &painter)
{
    painter.drawEllipse(QPointF(6, 4), 3.7, 3.7);
    painter.drawLine(QPointF(6, 2.0), QPointF(6, 4.4));
    painter.drawLine(QPointF(6, 5.9), QPointF(6, 6.0));
}

void paintFilledTicks(QPainter &painter, const QColor &ink, const QColor &paper, QPen pen)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawRoundedRect(QRectF(-0.6, -0.5, 13.2, 9.0), 4.5, 4.5);
    painter.setBrush(Qt::NoBrush);
    pen.setColor(paper);
    painter.setPen(pen);
    painter.drawPath(tick(0.6));
    painter.drawPath(tick(3.8));
}

} // namespace

double deliveryMarkWidth(double height)
{
    return height * widthPerHeight;
}

void paintDeliveryMark(
    QPainter &painter, DeliveryState state, const QRectF &rect, const QColor &ink, const QColor &paper)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 12.0, rect.height() / 8.0);
    QPen pen(ink, 1.15, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    switch (state) {
    case DeliveryState::Incoming:
        break;
    case DeliveryState::Queued:
    case DeliveryState::Sending:
        paintClock(painter);
        break;
    case DeliveryState::Sent:
        painter.drawPath(tick(4.2));
        break;
    case DeliveryState::Delivered:
        painter.drawPath(tick(0.6));
        painter.drawPath(tick(4.2));
        break;
    case DeliveryState::Read:
        paintFilledTicks(painter, ink, paper, pen);
        break;
    case DeliveryState::Failed:
        paintExclamation(painter);
        break;
    }
    painter.restore();
}

} // namespace chautari
