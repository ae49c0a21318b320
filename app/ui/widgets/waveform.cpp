// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/waveform.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace chautari {

namespace {

constexpr qreal barStep = 4;
constexpr qreal barWidth = 2.4;

// The loudest of the peaks that one bar stands for.
int peakOf(const QByteArray &peaks, int bar, int bars)
{
    const qsizetype from = bar * peaks.size() / bars;
    const qsizetype to = std::clamp<qsizetype>((bar + 1) * peaks.size() / bars, from + 1, peaks.size());
    int peak = 0;
    for (qsizetype i = from; i < to; ++i)
        peak = std::max(peak, int(uchar(peaks.at(i))));
    return peak;
}

} // namespace

void paintWaveform(QPainter &painter, const QRectF &rect, const QByteArray &peaks, double played, const QColor &ink,
    const QColor &rest)
{
    const int bars = std::max(1, int(rect.width() / barStep));
    const qreal step = rect.width() / bars;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int bar = 0; bar < bars; ++bar) {
        const int peak = peaks.isEmpty() ? 0 : peakOf(peaks, bar, bars);
        const qreal height = std::max(barWidth, rect.height() * peak / 255.0);
        painter.setBrush((bar + 0.5) / bars <= played ? ink : rest);
        painter.drawRoundedRect(
            QRectF(rect.left() + bar * step, rect.center().y() - height / 2, barWidth, height), 1.2, 1.2);
    }
    painter.restore();
}

} // namespace chautari
