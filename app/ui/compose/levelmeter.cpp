// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/levelmeter.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace chautari {

namespace {

constexpr int msPerBar = 100;
constexpr int barsKept = 400;
constexpr int silentMs = 3'000;
constexpr float silence = 0.002F; // a muted microphone gives nothing at all, a quiet room ten times this
constexpr qreal barStep = 4;
constexpr qreal barWidth = 2.4;

} // namespace

LevelMeter::LevelMeter(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void LevelMeter::clear()
{
    m_bars.clear();
    m_bar = 0;
    m_loudest = 0;
    m_barMs = 0;
    m_allMs = 0;
    update();
}

void LevelMeter::add(float level, int samplesMs)
{
    m_bar = std::max(m_bar, level);
    m_loudest = std::max(m_loudest, level);
    m_barMs += samplesMs;
    m_allMs += samplesMs;
    while (m_barMs >= msPerBar) {
        m_barMs -= msPerBar;
        m_bars.append(m_bar);
        if (m_barMs < msPerBar)
            m_bar = 0;
    }
    if (m_bars.size() > barsKept)
        m_bars.remove(0, m_bars.size() - barsKept);
    update();
}

bool LevelMeter::isSilent() const
{
    return m_allMs >= silentMs && m_loudest < silence;
}

void LevelMeter::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    if (isSilent()) {
        painter.setPen(theme.danger);
        const QString text = tr("Nothing is heard. Is the microphone muted?");
        painter.drawText(
            rect(), Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(text, Qt::ElideRight, width()));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const qreal most = height() - grid;
    qreal x = width() - barStep;
    for (qsizetype i = m_bars.size() - 1; x >= 0; --i, x -= barStep) {
        // The ear's scale: half as loud is a quarter less high.
        const qreal level = i >= 0 ? std::sqrt(qreal(m_bars.at(i))) : 0;
        const qreal barHeight = std::max(barWidth, most * level);
        painter.setBrush(i >= 0 ? theme.accent : theme.border);
        painter.drawRoundedRect(QRectF(x, (height() - barHeight) / 2, barWidth, barHeight), 1.2, 1.2);
    }
}

} // namespace chautari
