// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QFont>

class QPainter;
class QRect;

namespace chautari {

enum class LinePlace { Start, End };

//! One line of plain text, cut where it is too long, at the start or the end of `rect` in the painter's direction: the
//! window's, so that a list keeps its edge whoever writes in it. The text itself runs as it is written: "Really?" keeps
//! its sign behind. For what is painted by hand. GUI thread.
void paintLine(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const QColor &color,
    LinePlace place = LinePlace::Start, Qt::TextElideMode cut = Qt::ElideRight);

} // namespace chautari
