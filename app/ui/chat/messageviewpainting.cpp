// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How the message list looks around its rows: head, empty states, focus.
#include "app/ui/chat/messageview.h"

#include <QtGui/QPaintEvent>
#include <QtGui/QPainter>

namespace chautari {

namespace {

void paintTick(QPainter &painter, QPointF middle, const QColor &ink)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF points[] = {middle + QPointF(-6, 0), middle + QPointF(-2, 4), middle + QPointF(6, -5)};
    painter.drawPolyline(points, 3);
}

} // namespace

// --------------------------------------------------------------------------------------------------------

void MessageView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_theme.theme().surface);
    if (m_geometry.rowCount() == 0) {
        paintEmpty(painter);
        paintFocus(painter);
        return;
    }
    paintHead(painter);
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last; ++row) {
        const QRect rect = rowRect(row);
        if (rect.intersects(event->rect())) {
            if (!m_chosen.isEmpty() && isChosen(row)) {
                painter.fillRect(rect, m_theme.theme().rowSelected);
                paintTick(painter, QPointF(isRightToLeft() ? rect.right() - 2 * grid : 2 * grid, rect.center().y()),
                    m_theme.theme().accent);
            }
            m_painter.paintRow(painter, row, rect.top(), m_selection,
                m_focused.row == row && m_focused.kind != RowAction::Reload ? m_focused.kind : RowAction::None);
        }
    }
    paintFocus(painter);
}

QRect MessageView::headActionRect() const
{
    if (m_older != OlderState::Failed) {
        return {};
    }
    const QFontMetrics metrics(m_geometry.style().meta);
    const int width = metrics.horizontalAdvance(MessageLayout::actionText(RowAction::Reload)) + 3 * grid;
    const int height = metrics.height() + grid;
    const int top
        = m_geometry.rowCount() == 0 ? viewport()->height() / 2 : toViewport(0) + m_geometry.headHeight() - height;
    return {(viewport()->width() - width) / 2, top, width, height};
}

void MessageView::paintHead(QPainter &painter) const
{
    const int top = toViewport(0);
    const int height = m_geometry.headHeight();
    if (top + height <= 0) {
        return;
    }
    switch (m_older) {
    case OlderState::More:
        break;
    case OlderState::Loading:
        m_painter.paintBand(painter, tr("Loading earlier messages"), top, height);
        break;
    case OlderState::Start:
        m_painter.paintBand(painter, tr("This is the beginning of your conversation"), top, height);
        break;
    case OlderState::Failed:
        m_painter.paintBand(
            painter, tr("Earlier messages could not be loaded."), top, height - headActionRect().height());
        m_painter.paintChip(painter, headActionRect(), MessageLayout::actionText(RowAction::Reload),
            m_theme.theme().accent, m_focused.kind == RowAction::Reload);
        break;
    }
}

void MessageView::paintEmpty(QPainter &painter) const
{
    const int middle = viewport()->height() / 2;
    const int height = m_geometry.headHeight();
    switch (m_older) {
    case OlderState::More:
    case OlderState::Loading:
        m_painter.paintBand(painter, tr("Loading messages"), middle - height / 2, height);
        break;
    case OlderState::Start:
        m_painter.paintBand(painter, tr("No messages yet. Write the first one below."), middle - height / 2, height);
        break;
    case OlderState::Failed:
        m_painter.paintBand(painter, tr("The messages could not be loaded."), middle - height, height);
        m_painter.paintChip(painter, headActionRect(), MessageLayout::actionText(RowAction::Reload),
            m_theme.theme().accent, m_focused.kind == RowAction::Reload);
        break;
    }
}

void MessageView::paintFocus(QPainter &painter) const
{
    if (!hasFocus() || !m_hasKeyboardFocus || m_focused.kind != RowAction::None) {
        return;
    }
    painter.setPen(QPen(m_theme.theme().focus, 2));
    painter.setBrush(Qt::NoBrush);
    if (m_current.isValid()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(QRectF(bubbleRect(m_current.row())).adjusted(-3, -3, 3, 3), 2 * grid, 2 * grid);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
}

} // namespace chautari
