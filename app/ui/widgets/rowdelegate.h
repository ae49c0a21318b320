// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyledItemDelegate>

namespace chautari {

//! \brief Rows of more than one line, as high as their text. Qt measures them a pixel or two too low where the height
//! of a line is no whole number, and too high or low until a tenth of a second after a scroll bar has come; then it
//! leaves out the last lines for an ellipsis. So there is always room for the bar. GUI thread.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem narrow(option);
        const QStyle *style = option.widget != nullptr ? option.widget->style() : QApplication::style();
        narrow.rect.setWidth(
            option.rect.width() - style->pixelMetric(QStyle::PM_ScrollBarExtent, &option, option.widget));
        return QStyledItemDelegate::sizeHint(narrow, index) + QSize(0, spare);
    }

private:
    static constexpr int spare = 4;
};

} // namespace chautari
