// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/glyph.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QToolButton>

namespace chautari {

//! \brief A tool button with one of our pictograms, as large as the text around it. Give it an accessible name. GUI
//! thread.
class GlyphButton : public QToolButton
{
    Q_OBJECT
public:
    GlyphButton(Glyph glyph, const ThemeController &theme, QWidget *parent = nullptr);

    void setGlyph(Glyph glyph);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int glyphSide() const;

    Glyph m_glyph;
    const ThemeController &m_theme;
};

} // namespace chautari
