// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/services/servicedelegate.h"

#include "app/models/servicelistmodel.h"
#include "app/ui/widgets/linepainting.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace chautari {

namespace {

constexpr int lineGap = 2;

} // namespace

ServiceDelegate::ServiceDelegate(const ThemeController &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{ }

QSize ServiceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int texts = QFontMetrics(m_theme.font(FontRole::BodyStrong)).height()
        + QFontMetrics(m_theme.font(FontRole::Meta)).height() + lineGap;
    return {option.rect.width(), texts + 2 * grid};
}

void ServiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &colors = m_theme.theme();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->setPen(option.state.testFlag(QStyle::State_HasFocus) ? QPen(colors.focus, 2) : QPen(Qt::NoPen));
    painter->setBrush(isSelected ? colors.rowSelected : isHovered ? colors.rowHover : colors.surface);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), grid, grid);

    const QRect inner = option.rect.adjusted(grid + grid / 2, grid, -grid - grid / 2, -grid);
    const QFont titleFont = m_theme.font(FontRole::BodyStrong);
    const QFont metaFont = m_theme.font(FontRole::Meta);
    const QString price = index.data(ServiceListModel::PriceRole).toString();
    const int priceWidth = QFontMetrics(metaFont).horizontalAdvance(price);
    QRect line(inner.left(), inner.top(), inner.width(), QFontMetrics(titleFont).height());
    paintLine(*painter, line, price, metaFont, colors.text, LinePlace::End);
    paintLine(*painter, QStyle::visualRect(option.direction, line, line.adjusted(0, 0, -priceWidth - grid, 0)),
        index.data().toString(), titleFont, colors.text);
    line = QRect(inner.left(), line.bottom() + 1 + lineGap, inner.width(), QFontMetrics(metaFont).height());
    paintLine(*painter, line, index.data(ServiceListModel::FactsRole).toString(), metaFont, colors.textMuted);
    painter->restore();
}

} // namespace chautari
