// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

namespace chautari {

//! \brief Fonts and measures of the message list, taken from the theme and the width once.
struct MessageStyle
{
    QFont body;
    QFont strong;
    QFont meta;
    QFont emoji;
    int textWidth = 0; //!< the widest a text may be
    int bodyHeight = 0;
    int metaHeight = 0;
    int averageWidth = 1;
    int columnLeft = 0;
    int columnWidth = 0;

    static MessageStyle of(const ThemeController &theme, int viewWidth);
};

} // namespace chautari
