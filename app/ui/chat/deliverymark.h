// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/messagelistmodel.h"

#include <QtCore/QRectF>

class QColor;
class QPainter;

namespace chautari {

//! Width of the mark for a height: the same for every state, so that a tick that becomes two moves nothing.
double deliveryMarkWidth(double height);

//! Clock, one tick, two ticks, two ticks in a filled pill: told apart by shape, not by colour. `paper` is what shines
//! through the filled one. Incoming draws nothing.
void paintDeliveryMark(
    QPainter &painter, DeliveryState state, const QRectF &rect, const QColor &ink, const QColor &paper);

} // namespace chautari
