// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QRectF>

class QColor;
class QPainter;

namespace chautari {

//! The bars of a recording, as many as there is room for.
//! \param peaks 0 to 255 each; none: a line of dots
//! \param played how much of it was heard, 0 to 1: that part is in `ink`, what follows in `rest`
void paintWaveform(QPainter &painter, const QRectF &rect, const QByteArray &peaks, double played, const QColor &ink,
    const QColor &rest);

} // namespace chautari
