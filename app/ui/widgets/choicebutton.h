// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/glyph.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QPushButton>

class QLabel;

namespace chautari {

//! \brief A large button with a pictogram, a title and a sentence that says what will happen. GUI thread.
class ChoiceButton : public QPushButton
{
    Q_OBJECT
public:
    ChoiceButton(Glyph glyph, const ThemeController &theme, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &explanation);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

private:
    QLabel *m_title;
    QLabel *m_explanation;
};

} // namespace chautari
