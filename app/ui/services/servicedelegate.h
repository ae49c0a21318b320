// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QStyledItemDelegate>

namespace chautari {

//! \brief A row of ServiceListModel: title and price, then who offers it and where. GUI thread.
class ServiceDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ServiceDelegate(const ThemeController &theme, QObject *parent);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ThemeController &m_theme;
};

} // namespace chautari
