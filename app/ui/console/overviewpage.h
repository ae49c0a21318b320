// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/console/consolepage.h"

#include <QtCore/QBasicTimer>

class QGridLayout;

namespace chautari {

class Plot;

//! \brief How busy the server is, asked for every two seconds while the page is seen. GUI thread.
class OverviewPage : public ConsolePage
{
    Q_OBJECT
public:
    explicit OverviewPage(const ConsoleContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Overview"); }
    void handle(const ConsoleAnswer &answer) override;
    void retranslate() override;
    void refresh() override;

protected:
    void hideEvent(QHideEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    struct Row
    {
        QLabel *name = nullptr;
        QLabel *value = nullptr;
        Plot *plot = nullptr;
        QList<double> seen{}; //!< since the page was opened
    };
    enum Measure { Connections, Messages, Latency, Database, MeasureCount };

    void addRow(QGridLayout &grid, Measure measure);
    void showFigures();

    std::array<Row, MeasureCount> m_rows;
    QLabel *m_summary;
    PlaceFigures m_figures;
    bool m_isKnown = false;
    QBasicTimer m_timer;
};

} // namespace chautari
