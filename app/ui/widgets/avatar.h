// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"
#include "shared/core/ids.h"

#include <QtWidgets/QWidget>

class QPainter;

namespace chautari {

//! \brief A person's initials on a calm disc, with a dot while they are online. Decoration: the name stands beside it,
//! so it takes no focus. GUI thread.
class Avatar : public QWidget
{
    Q_OBJECT
public:
    Avatar(const ThemeController &theme, int side, QWidget *parent = nullptr);

    void setPerson(UserId id, const QString &name);
    void setOnline(bool isOnline);

    struct Look
    {
        UserId id;
        QString name;
        bool isOnline = false;
        QColor behind; //!< what it stands on: the ring around the dot
    };
    //! The same picture for delegates.
    static void paint(QPainter &painter, const QRectF &rect, const Look &look, const ThemeController &theme);
    //! At most two letters; whole grapheme clusters, so that "की" is not torn apart.
    [[nodiscard]] static QString initials(const QString &name);

    [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ThemeController &m_theme;
    int m_side;
    Look m_look;
};

} // namespace chautari
