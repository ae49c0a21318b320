// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

namespace chautari {

//! \brief A small picture of numbers over time, the newest at the right: bars for counts, a line for measures. Says its
//! last and highest value to screen readers. GUI thread.
class Plot : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Bars, Line };

    Plot(Kind kind, const ThemeController &theme, QWidget *parent = nullptr);

    //! \param capacity how many fit the width; fewer stand at the right.
    void setValues(const QList<double> &values, int capacity);
    //! What stands at the top and bottom of the scale.
    void setScale(const QString &highest, const QString &lowest);

    //! What the scale's words take; where several stand below each other, all get the widest's.
    [[nodiscard]] int scaleWidth() const;
    void setLeastScaleWidth(int width);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {12 * grid, 6 * grid}; }
    [[nodiscard]] const QList<double> &values() const { return m_values; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Kind m_kind;
    const ThemeController &m_theme;
    QList<double> m_values;
    int m_capacity = 1;
    QString m_highest;
    QString m_lowest;
    int m_leastScaleWidth = 0;
};

} // namespace chautari
