// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

namespace chautari {

//! \brief A recording as a line of bars: a click goes to that place, Left and Right go 5 and 10 seconds. GUI thread.
class WaveBar : public QWidget
{
    Q_OBJECT
public:
    explicit WaveBar(const ThemeController &theme, QWidget *parent = nullptr);

    void setRecording(const QByteArray &peaks, int durationMs);
    void setPosition(int ms);
    [[nodiscard]] int position() const { return m_positionMs; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {4 * grid, 4 * grid}; }

Q_SIGNALS:
    void sought(int ms);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void seekTo(int ms);

    const ThemeController &m_theme;
    QByteArray m_peaks;
    int m_durationMs = 0;
    int m_positionMs = 0;
};

} // namespace chautari
