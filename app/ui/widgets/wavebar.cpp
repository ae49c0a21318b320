// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/wavebar.h"

#include "app/ui/widgets/waveform.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

#include <algorithm>

namespace chautari {

namespace {

constexpr int backMs = 5'000; // contract.md 8
constexpr int onMs = 10'000;

} // namespace

WaveBar::WaveBar(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&theme, &ThemeController::changed, this, [this] { update(); });
}

void WaveBar::setRecording(const QByteArray &peaks, int durationMs)
{
    m_peaks = peaks;
    m_durationMs = durationMs;
    m_positionMs = 0;
    update();
}

void WaveBar::setPosition(int ms)
{
    if (ms != m_positionMs) {
        m_positionMs = ms;
        update();
    }
}

QSize WaveBar::sizeHint() const
{
    return {30 * grid, 4 * grid};
}

void WaveBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    const double played = m_durationMs > 0 ? double(m_positionMs) / m_durationMs : 0;
    const QRectF bars = QRectF(rect()).adjusted(grid / 2.0, grid / 2.0, -grid / 2.0, -grid / 2.0);
    paintWaveform(painter, bars, m_peaks, played, theme.accent, theme.controlBorder);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), grid, grid);
    }
}

void WaveBar::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        seekTo(int(event->position().x() / std::max(1, width()) * m_durationMs));
}

void WaveBar::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        seekTo(int(event->position().x() / std::max(1, width()) * m_durationMs));
}

void WaveBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return seekTo(m_positionMs - backMs);
    case Qt::Key_Right:
        return seekTo(m_positionMs + onMs);
    case Qt::Key_Home:
        return seekTo(0);
    default:
        QWidget::keyPressEvent(event);
    }
}

void WaveBar::seekTo(int ms)
{
    const int bounded = std::clamp(ms, 0, std::max(0, m_durationMs));
    setPosition(bounded);
    Q_EMIT sought(bounded);
}

} // namespace chautari
