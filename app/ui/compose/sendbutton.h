// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QPushButton>

namespace chautari {

//! \brief "Send" with a paper plane drawn beside it; the plane alone where room is short. GUI thread.
class SendButton : public QPushButton
{
    Q_OBJECT
public:
    explicit SendButton(const ThemeController &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void redraw();

    const ThemeController &m_theme;
};

} // namespace chautari
