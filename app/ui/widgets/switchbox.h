// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QCheckBox>

namespace chautari {

//! \brief A check box that is drawn as a switch: how it stands is seen by place as well as colour, on every theme. For
//! what counts at once. GUI thread.
class SwitchBox : public QCheckBox
{
    Q_OBJECT
public:
    explicit SwitchBox(const ThemeController &theme, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint &position) const override { return rect().contains(position); }
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int trackHeight() const;
    [[nodiscard]] int trackWidth() const { return trackHeight() * 7 / 4; }

    const ThemeController &m_theme;
};

} // namespace chautari
