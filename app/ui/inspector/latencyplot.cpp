// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/inspector/latencyplot.h"

#include "shared/core/localtext.h"

#include <QtGui/QPainter>
#include <QtGui/QPolygonF>

#include <algorithm>

namespace chautari {

namespace {

constexpr qreal pointRadius = 2.5;

// 1, 2 or 5 times a power of ten, not below what is to be shown.
qint64 roundTop(qint64 us)
{
    qint64 power = 100;
    while (true) {
        for (const qint64 step : {1, 2, 5}) {
            if (step * power >= us)
                return step * power;
        }
        power *= 10;
    }
}

} // namespace

LatencyPlot::LatencyPlot(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &ThemeController::changed, this, qOverload<>(&QWidget::update));
}

void LatencyPlot::setLatencies(const Latencies &latencies)
{
    m_latencies = latencies;
    update();
}

void LatencyPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_theme.theme();
    painter.fillRect(rect(), theme.surface);
    const qint64 top = roundTop(std::max(
        m_latencies.summary(Latencies::Kind::Heartbeat).worstUs, m_latencies.summary(Latencies::Kind::Ack).worstUs));
    painter.setFont(m_theme.font(FontRole::Meta));
    const QFontMetrics metrics = painter.fontMetrics();
    const auto label = [](qint64 us) { return LatencyPlot::tr("%1 ms").arg(localtext::toString(double(us) / 1000)); };
    const int left = std::max(metrics.horizontalAdvance(label(top)), metrics.horizontalAdvance(label(top / 2))) + grid;
    const QRectF room = QRectF(rect()).adjusted(left + grid, metrics.height(), -2 * grid, -metrics.height());
    for (const int half : {0, 1, 2}) {
        const qreal y = room.bottom() - room.height() * half / 2;
        painter.setPen(QPen(theme.border, 1));
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y));
        painter.setPen(theme.textMuted);
        const QRectF place(0, y - metrics.height() / 2.0, left, metrics.height());
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute, label(top * half / 2));
    }
    paintLine(painter, room, top, Latencies::Kind::Heartbeat);
    paintLine(painter, room, top, Latencies::Kind::Ack);
}

void LatencyPlot::paintLine(QPainter &painter, const QRectF &room, qint64 topUs, Latencies::Kind kind) const
{
    const QColor color = kind == Latencies::Kind::Heartbeat ? m_theme.theme().textMuted : m_theme.theme().accent;
    const QList<qint64> &took = m_latencies.of(kind);
    QPolygonF line;
    for (qsizetype i = 0; i < took.size(); ++i) {
        const qreal x = room.right() - room.width() * qreal(took.size() - 1 - i) / (Latencies::most - 1);
        line.append({x, room.bottom() - room.height() * qreal(took.at(i)) / qreal(topUs)});
    }
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.setBrush(color);
    for (const QPointF &point : line) {
        const QRectF place(point.x() - pointRadius, point.y() - pointRadius, 2 * pointRadius, 2 * pointRadius);
        if (kind == Latencies::Kind::Heartbeat)
            painter.drawEllipse(place);
        else
            painter.drawRect(place);
    }
}

} // namespace chautari
