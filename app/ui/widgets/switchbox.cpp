// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/switchbox.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace chautari {

namespace {

constexpr int edge = 4; // room for the ring of the focus
constexpr int knobGap = 3;

} // namespace

SwitchBox::SwitchBox(const ThemeController &theme, QWidget *parent)
    : QCheckBox(parent)
    , m_theme(theme)
{ }

int SwitchBox::trackHeight() const
{
    return fontMetrics().height() + 2;
}

QSize SwitchBox::sizeHint() const
{
    const QSize words = fontMetrics().size(Qt::TextShowMnemonic, text());
    return {2 * edge + trackWidth() + grid + words.width() + edge, std::max(words.height(), trackHeight()) + 2 * edge};
}

void SwitchBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &colors = m_theme.theme();
    const QRectF all = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool isOn = isChecked();
    const QRectF track = QStyle::visualRect(
        layoutDirection(), rect(), {2 * edge, (height() - trackHeight()) / 2, trackWidth(), trackHeight()});
    const qreal side = track.height() - 2 * knobGap;
    const bool isAtRight = isOn != (layoutDirection() == Qt::RightToLeft);
    const QRectF knob(
        isAtRight ? track.right() - knobGap - side : track.left() + knobGap, track.top() + knobGap, side, side);
    painter.setOpacity(isEnabled() ? 1.0 : 0.5);
    painter.setPen(QPen(isOn ? colors.accent : colors.controlBorder, 1.5));
    painter.setBrush(isOn ? colors.accent : colors.surface);
    painter.drawRoundedRect(track, track.height() / 2, track.height() / 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isOn ? colors.onAccent : colors.controlBorder);
    painter.drawEllipse(knob);
    painter.setOpacity(1.0);
    const int before = 2 * edge + trackWidth() + grid;
    const QRect words = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(before, 0, -edge, 0));
    style()->drawItemText(&painter, words, int(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextShowMnemonic), palette(),
        isEnabled(), text(), QPalette::WindowText);
    if (hasFocus()) {
        painter.setPen(QPen(colors.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(all, 6, 6);
    }
}

} // namespace chautari
