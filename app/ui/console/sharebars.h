// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

namespace chautari {

//! \brief Named amounts as bars, one below the other, the longest for the most. GUI thread.
class ShareBars : public QWidget
{
    Q_OBJECT
public:
    struct Bar
    {
        QString name; //!< plain text
        QString amount;
        double value = 0;
    };

    explicit ShareBars(const ThemeController &theme, QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;

    const ThemeController &m_theme;
    QList<Bar> m_bars;
};

} // namespace chautari
