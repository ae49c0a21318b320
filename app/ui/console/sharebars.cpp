// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/console/sharebars.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace chautari {

namespace {

constexpr double nameShare = 0.35; // of the width
constexpr double leastBar = 2;

} // namespace

ShareBars::ShareBars(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &ThemeController::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ShareBars::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    QStringList words;
    for (const Bar &bar : bars)
        words.append(bar.name + QChar(u' ') + bar.amount);
    setAccessibleDescription(words.join(QLatin1StringView(", ")));
    updateGeometry();
    update();
}

int ShareBars::rowHeight() const
{
    return QFontMetrics(m_theme.font(FontRole::Meta)).height() + grid;
}

QSize ShareBars::sizeHint() const
{
    return {40 * grid, rowHeight() * int(m_bars.size())};
}

QSize ShareBars::minimumSizeHint() const
{
    return {20 * grid, rowHeight() * int(m_bars.size())};
}

void ShareBars::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    const QFont font = m_theme.font(FontRole::Meta);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    int amountWidth = 0;
    double most = 1;
    for (const Bar &bar : std::as_const(m_bars)) {
        amountWidth = std::max(amountWidth, metrics.horizontalAdvance(bar.amount));
        most = std::max(most, bar.value);
    }
    const int nameWidth = int(width() * nameShare);
    const int room = std::max(1, width() - nameWidth - amountWidth - 3 * grid);
    int top = 0;
    for (const Bar &bar : std::as_const(m_bars)) {
        painter.setPen(theme.text);
        painter.drawText(QRect(0, top, nameWidth, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(bar.name, Qt::ElideRight, nameWidth));
        const double length = bar.value > 0 ? std::max(leastBar, room * bar.value / most) : 0;
        painter.fillRect(QRectF(nameWidth + grid, top + grid / 2.0, length, rowHeight() - grid), theme.accent);
        painter.setPen(theme.textMuted);
        painter.drawText(
            QRect(width() - amountWidth, top, amountWidth, rowHeight()), Qt::AlignRight | Qt::AlignVCenter, bar.amount);
        top += rowHeight();
    }
}

} // namespace chautari
