// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/console/plot.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>

namespace chautari {

namespace {

constexpr double gap = 1; // between two bars
constexpr double least = 2; // of a bar that is there

} // namespace

Plot::Plot(Kind kind, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &ThemeController::changed, this, [this] { update(); });
}

void Plot::setValues(const QList<double> &values, int capacity)
{
    m_capacity = std::max(1, capacity);
    m_values = values.mid(std::max<qsizetype>(0, values.size() - m_capacity));
    update();
}

void Plot::setScale(const QString &highest, const QString &lowest)
{
    m_highest = highest;
    m_lowest = lowest;
    update();
}

int Plot::scaleWidth() const
{
    const QFontMetrics metrics(m_theme.font(FontRole::Meta));
    return std::max(metrics.horizontalAdvance(m_highest), metrics.horizontalAdvance(m_lowest)) + grid;
}

void Plot::setLeastScaleWidth(int width)
{
    m_leastScaleWidth = width;
    update();
}

QSize Plot::sizeHint() const
{
    return {40 * grid, 9 * grid};
}

void Plot::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = m_theme.font(FontRole::Meta);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    const int left = std::max(scaleWidth(), m_leastScaleWidth);
    const QRectF area(left, metrics.height() / 2.0, width() - left, height() - metrics.height());
    painter.setPen(theme.textMuted);
    const QRect scale(0, 0, left - grid, height());
    painter.drawText(scale, Qt::AlignRight | Qt::AlignTop, m_highest);
    painter.drawText(scale, Qt::AlignRight | Qt::AlignBottom, m_lowest);
    painter.setPen(theme.border);
    painter.drawLine(area.topLeft(), area.topRight());
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (m_values.isEmpty())
        return;
    const double highest = std::max(*std::max_element(m_values.cbegin(), m_values.cend()), 1e-9);
    const double step = area.width() / m_capacity;
    const double first = area.right() - step * double(m_values.size());
    const auto heightOf = [&](double value) { return area.height() * value / highest; };
    if (m_kind == Kind::Bars) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        for (qsizetype i = 0; i < m_values.size(); ++i) {
            if (m_values.at(i) <= 0)
                continue;
            const double high = std::max(least, heightOf(m_values.at(i)));
            painter.drawRect(QRectF(first + step * double(i), area.bottom() - high, std::max(1.0, step - gap), high));
        }
        return;
    }
    QPainterPath path;
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const QPointF point(first + step * (double(i) + 0.5), area.bottom() - heightOf(m_values.at(i)));
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, 2));
    painter.drawPath(path);
    if (m_values.size() == 1)
        painter.drawPoint(path.currentPosition());
}

} // namespace chautari
