// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

namespace chautari {

//! \brief Fonts, inks and measures of the message list, taken from the theme and the width once.
struct MessageStyle
{
    QFont body;
    QFont strong;
    QFont meta;
    QFont emoji;
    QStringList codeFamilies; //!< fixed pitch; fonts of the body stand in for letters it has not
    QColor quietOwn; //!< ink of what matters less in a text, by whose bubble it is
    QColor quietOther;
    int textWidth = 0; //!< the widest a text may be
    int bodyHeight = 0;
    int metaHeight = 0;
    int averageWidth = 1;
    int columnLeft = 0;
    int columnWidth = 0;
    Qt::LayoutDirection direction = Qt::LeftToRight; //!< of the window; texts have their own

    static MessageStyle of(const ThemeController &theme, int viewWidth, Qt::LayoutDirection direction);
};

} // namespace chautari
