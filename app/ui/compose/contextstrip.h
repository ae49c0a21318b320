// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/glyph.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace chautari {

class ElidedLabel;
class GlyphButton;
class GlyphPicture;

//! \brief What the text below it is about: the message that is answered or changed, with a way out. GUI thread.
class ContextStrip : public QWidget
{
    Q_OBJECT
public:
    explicit ContextStrip(const ThemeController &theme, QWidget *parent = nullptr);

    //! Shows it.
    void setContext(Glyph glyph, const QString &title, const QString &text);

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    const ThemeController &m_theme;
    Glyph m_glyph = Glyph::Reply;
    ElidedLabel *m_title;
    ElidedLabel *m_text;
    GlyphButton *m_closeButton;
};

} // namespace chautari
