// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/deliverymark.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace chautari {

namespace {

constexpr double widthPerHeight = 1.6;

constexpr double fieldWidth = 16; // units of the drawings below
constexpr double fieldHeight = 10;
constexpr QPointF middle(fieldWidth / 2, fieldHeight / 2);

QPainterPath tick(double x, double size = 1)
{
    QPainterPath path(QPointF(x, middle.y() + 0.4 * size));
    path.lineTo(x + 2.6 * size, middle.y() + 3.0 * size);
    path.lineTo(x + 7.6 * size, middle.y() - 3.0 * size);
    return path;
}

void paintClock(QPainter &painter)
{
    painter.drawEllipse(middle, 4.2, 4.2);
    QPainterPath hands(middle - QPointF(0, 2.4));
    hands.lineTo(middle + QPointF(0, 0.2));
    hands.lineTo(middle + QPointF(1.9, 1.3));
    painter.drawPath(hands);
}

void paintExclamation(QPainter &painter)
{
    painter.drawEllipse(middle, 4.2, 4.2);
    painter.drawLine(middle - QPointF(0, 2.2), middle + QPointF(0, 0.5));
    painter.drawLine(middle + QPointF(0, 2.2), middle + QPointF(0, 2.3));
}

void paintFilledTicks(QPainter &painter, const QColor &ink, const QColor &paper, QPen pen)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawRoundedRect(QRectF(0, -0.6, fieldWidth, fieldHeight + 1.2), 5.6, 5.6);
    painter.setBrush(Qt::NoBrush);
    pen.setColor(paper);
    painter.setPen(pen);
    painter.drawPath(tick(2.6, 0.85));
    painter.drawPath(tick(6.8, 0.85));
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
    painter.scale(rect.width() / fieldWidth, rect.height() / fieldHeight);
    QPen pen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
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
        painter.drawPath(tick(7.4));
        break;
    case DeliveryState::Delivered:
        painter.drawPath(tick(2.4));
        painter.drawPath(tick(7.4));
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
