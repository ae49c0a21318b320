// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/glyph.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

namespace chautari {

//! \brief A large, quiet pictogram above an empty state. Decoration only. GUI thread.
class GlyphPicture : public QWidget
{
    Q_OBJECT
public:
    GlyphPicture(Glyph glyph, int side, const ThemeController &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Glyph m_glyph;
    const ThemeController &m_theme;
};

} // namespace chautari
