// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QAbstractButton>

namespace chautari {

//! \brief The round button over the message list that leads to the newest message; counts those that came meanwhile.
class JumpButton : public QAbstractButton
{
    Q_OBJECT
public:
    JumpButton(const ThemeController &theme, QWidget *parent);

    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const ThemeController &m_theme;
    int m_count = 0;
};

} // namespace chautari
