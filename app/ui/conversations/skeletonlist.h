// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

namespace chautari {

//! \brief Grey rows where conversations will stand. They do not move: nothing to distract, nothing to reduce. GUI
//! thread.
class SkeletonList : public QWidget
{
    Q_OBJECT
public:
    explicit SkeletonList(const ThemeController &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ThemeController &m_theme;
};

} // namespace chautari
