// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/badge.h"

#include "shared/core/localtext.h"

#include <QtGui/QFontMetrics>
#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int largest = 999;

QString badgeText(int count)
{
    return count > largest ? localtext::toString(largest) + u'+' : localtext::toString(count);
}

QFont badgeFont(const ThemeController &theme)
{
    QFont font = theme.font(FontRole::Meta);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

Badge::Badge(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
    connect(&theme, &ThemeController::changed, this, [this] { updateGeometry(), update(); });
}

void Badge::setCount(int count)
{
    m_count = count;
    setVisible(count > 0);
    updateGeometry();
    update();
}

QSize Badge::sizeFor(int count, const ThemeController &theme)
{
    const QFontMetrics metrics(badgeFont(theme));
    const int height = metrics.height() + 4;
    return {qMax(height, metrics.horizontalAdvance(badgeText(count)) + 12), height};
}

void Badge::paint(QPainter &painter, const QRectF &rect, int count, const ThemeController &theme, Tone tone)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone == Tone::Loud ? theme.theme().accent : theme.theme().textMuted);
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    painter.setFont(badgeFont(theme));
    painter.setPen(tone == Tone::Loud ? theme.theme().onAccent : theme.theme().surface);
    painter.drawText(rect, Qt::AlignCenter, badgeText(count));
    painter.restore();
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_count, m_theme);
}

} // namespace chautari
