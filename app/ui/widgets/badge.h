// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

class QPainter;

namespace chautari {

//! \brief A number in a pill: how many are unread. Hidden at 0, "999+" above 999. GUI thread.
class Badge : public QWidget
{
    Q_OBJECT
public:
    explicit Badge(const ThemeController &theme, QWidget *parent = nullptr);

    void setCount(int count);

    [[nodiscard]] static QSize sizeFor(int count, const ThemeController &theme);
    //! The same picture for delegates.
    enum class Tone { Loud, Quiet }; //!< quiet: grey, for what was muted
    static void paint(
        QPainter &painter, const QRectF &rect, int count, const ThemeController &theme, Tone tone = Tone::Loud);

    [[nodiscard]] QSize sizeHint() const override { return sizeFor(m_count, m_theme); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ThemeController &m_theme;
    int m_count = 0;
};

} // namespace chautari
