// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/inspector/latencies.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

class QPainter;

namespace chautari {

//! \brief The latencies as two lines of points, round ones for heartbeats and square ones for messages, so that they
//! differ by more than colour. The words belong to labels beside it. GUI thread.
class LatencyPlot : public QWidget
{
    Q_OBJECT
public:
    explicit LatencyPlot(const ThemeController &theme, QWidget *parent = nullptr);

    void setLatencies(const Latencies &latencies);

    [[nodiscard]] QSize sizeHint() const override { return {60 * grid, 24 * grid}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {20 * grid, 10 * grid}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintLine(QPainter &painter, const QRectF &room, qint64 topUs, Latencies::Kind kind) const;

    const ThemeController &m_theme;
    Latencies m_latencies;
};

} // namespace chautari
