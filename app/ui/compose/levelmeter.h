// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

namespace chautari {

//! \brief What the microphone hears, as bars that grow from the right, and a word where it hears nothing. GUI thread.
class LevelMeter : public QWidget
{
    Q_OBJECT
public:
    explicit LevelMeter(const ThemeController &theme, QWidget *parent = nullptr);

    void clear();
    //! \param level the loudest sample since the last time, 0 to 1
    //! \param samplesMs how long that was
    void add(float level, int samplesMs);
    //! Nothing was heard for the first seconds.
    [[nodiscard]] bool isSilent() const;

    [[nodiscard]] QSize minimumSizeHint() const override { return {4 * grid, 4 * grid}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ThemeController &m_theme;
    QList<float> m_bars; //!< of a tenth of a second each
    float m_bar = 0;
    float m_loudest = 0;
    int m_barMs = 0;
    int m_allMs = 0;
};

} // namespace chautari
