// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/messagepainter.h"

#include "app/models/displaytext.h"
#include "app/ui/chat/deliverymark.h"
#include "app/ui/chat/voiceplayback.h"
#include "app/ui/widgets/avatar.h"
#include "app/ui/widgets/linepainting.h"
#include "shared/core/localtext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QStyle>

#include <array>

namespace chautari {

namespace {

constexpr qreal roundCorner = 14;
constexpr qreal joinedCorner = 5;
constexpr int rowAvatarSide = 4 * grid;

// Corners clockwise from the top left.
QPainterPath bubblePath(const QRectF &rect, const std::array<qreal, 4> &corners)
{
    const auto bound = [&rect](qreal corner) { return qMin(corner, qMin(rect.width(), rect.height()) / 2); };
    const auto [a, b, c, d] = corners;
    QPainterPath path(QPointF(rect.left() + bound(a), rect.top()));
    path.lineTo(rect.right() - bound(b), rect.top());
    path.quadTo(rect.topRight(), QPointF(rect.right(), rect.top() + bound(b)));
    path.lineTo(rect.right(), rect.bottom() - bound(c));
    path.quadTo(rect.bottomRight(), QPointF(rect.right() - bound(c), rect.bottom()));
    path.lineTo(rect.left() + bound(d), rect.bottom());
    path.quadTo(rect.bottomLeft(), QPointF(rect.left(), rect.bottom() - bound(d)));
    path.lineTo(rect.left(), rect.top() + bound(a));
    path.quadTo(rect.topLeft(), QPointF(rect.left() + bound(a), rect.top()));
    return path;
}

} // namespace

MessagePainter::MessagePainter(
    const MessageListModel &model, const MessageGeometry &geometry, const ThemeController &theme)
    : m_model(model)
    , m_geometry(geometry)
    , m_theme(theme)
{ }

QString MessagePainter::dayText(QDate day, QDate today)
{
    if (day == today) {
        return QCoreApplication::translate("MessagePainter", "Today");
    }
    if (day == today.addDays(-1)) {
        return QCoreApplication::translate("MessagePainter", "Yesterday");
    }
    return localtext::toString(day, QLocale::LongFormat);
}

void MessagePainter::paintRow(
    QPainter &painter, int row, int rowTop, const TextSelection &selection, RowAction focused) const
{
    const MessageGeometry::Above above = m_geometry.above(row);
    const MessageLayout &layout = m_geometry.layout(row);
    paintAbove(painter, row, rowTop, above);
    const int top = rowTop + above.height;
    if (!m_model.row(row).isOwn() && !above.isJoined) {
        paintAvatar(painter, row, top);
    }
    painter.save();
    painter.translate(m_geometry.blockLeft(row), top);
    paintBubble(painter, row, layout, selection);
    paintReactions(painter, layout);
    paintFooter(painter, layout, focused);
    painter.restore();
}

void MessagePainter::paintAbove(QPainter &painter, int row, int rowTop, const MessageGeometry::Above &above) const
{
    int top = rowTop + above.gap;
    if (above.hasDay) {
        paintBand(painter, dayText(m_geometry.dayOf(row), QDate::currentDate()), top, m_geometry.bandHeight());
        top += m_geometry.bandHeight();
    }
    if (above.hasUnreadLine) {
        paintUnreadLine(painter, top);
    }
}

void MessagePainter::paintBand(QPainter &painter, const QString &text, int top, int height) const
{
    painter.setFont(m_theme.font(FontRole::Meta));
    painter.setPen(m_theme.theme().textMuted);
    const MessageStyle &style = m_geometry.style();
    painter.drawText(QRect(style.columnLeft, top, style.columnWidth, height), Qt::AlignCenter, text);
}

void MessagePainter::paintUnreadLine(QPainter &painter, int top) const
{
    const MessageStyle &style = m_geometry.style();
    const QRect band(style.columnLeft + 2 * grid, top, style.columnWidth - 4 * grid, m_geometry.bandHeight());
    const QString text = QCoreApplication::translate("MessagePainter", "Unread messages");
    painter.setFont(m_theme.font(FontRole::Meta));
    painter.setPen(m_theme.theme().accent);
    painter.drawText(band, Qt::AlignCenter, text);
    const int half = (painter.fontMetrics().horizontalAdvance(text) + 4 * grid) / 2;
    const int middle = band.center().y();
    painter.drawLine(band.left(), middle, band.center().x() - half, middle);
    painter.drawLine(band.center().x() + half, middle, band.right(), middle);
}

void MessagePainter::paintAvatar(QPainter &painter, int row, int bubbleTop) const
{
    const UserBasic &sender = m_model.row(row).message.sender;
    const Avatar::Look look{sender.id, displaytext::name(sender.displayName()), false, m_theme.theme().surface};
    const MessageStyle &style = m_geometry.style();
    const QRect column(style.columnLeft, bubbleTop, style.columnWidth, rowAvatarSide);
    const QRect place(style.columnLeft + 2 * grid, bubbleTop, rowAvatarSide, rowAvatarSide);
    Avatar::paint(painter, QStyle::visualRect(style.direction, column, place), look, m_theme);
}

void MessagePainter::paintBubble(
    QPainter &painter, int row, const MessageLayout &layout, const TextSelection &selection) const
{
    const Theme &theme = m_theme.theme();
    const MessageRow &message = m_model.row(row);
    const bool isOwn = message.isOwn();
    const QColor paper = isOwn ? theme.bubbleOwn : theme.bubbleOther;
    const QColor ink = isOwn ? theme.bubbleOwnText : theme.bubbleOtherText;
    const QColor metaInk = isOwn ? theme.bubbleOwnMeta : theme.bubbleOtherMeta;
    const qreal top = m_geometry.above(row).isJoined ? joinedCorner : roundCorner;
    const qreal bottom = m_geometry.isJoinedWithNext(row) ? joinedCorner : roundCorner;
    const bool isAtRight = isOwn != (m_geometry.style().direction == Qt::RightToLeft);
    const std::array<qreal, 4> corners = isAtRight ? std::array<qreal, 4>{roundCorner, top, bottom, roundCorner}
                                                   : std::array<qreal, 4>{top, roundCorner, roundCorner, bottom};
    const QPainterPath path = bubblePath(layout.bubble(), corners);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(path, paper);

    if (message.message.replyTo) {
        paintQuote(painter, *message.message.replyTo, layout.quote(), isOwn);
    }
    for (const MessageTile &tile : layout.tiles()) {
        const Attachment &attachment = message.message.attachments.at(tile.attachment);
        paintTile(painter, tile.rect, tile, attachment,
            stateOf(message, tile, tile.rect.size() * painter.device()->devicePixelRatioF()), m_geometry.style(), theme,
            isOwn);
    }

    painter.save();
    painter.setClipRect(layout.bubble()); // stacked marks ("zalgo") stay inside their bubble
    QList<QTextLayout::FormatRange> ranges;
    highlight(layout.text().text(), ranges);
    const auto [start, end] = selection.rangeIn(row, int(layout.text().text().size()));
    if (end > start) {
        QTextLayout::FormatRange range;
        range.start = start;
        range.length = end - start;
        range.format.setBackground(isOwn ? theme.bubbleOwnText : theme.accent);
        range.format.setForeground(isOwn ? theme.bubbleOwn : theme.onAccent);
        ranges.append(range);
    }
    painter.setPen(ink);
    layout.text().draw(&painter, layout.textOrigin(), ranges, painter.clipBoundingRect());
    painter.restore();

    if (!layout.more().isEmpty()) {
        painter.setFont(m_geometry.style().strong);
        painter.setPen(ink);
        painter.drawText(layout.more(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, MessageLayout::moreText());
    }
    painter.setFont(m_geometry.style().meta);
    painter.setPen(metaInk);
    painter.drawText(layout.timeRect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, layout.timeText());
    if (isOwn) {
        paintDeliveryMark(painter, message.delivery, layout.markRect(), metaInk, paper);
    }
}

void MessagePainter::highlight(const QString &text, QList<QTextLayout::FormatRange> &ranges) const
{
    for (const QString &word : m_highlight) {
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
            QTextLayout::FormatRange range;
            range.start = int(at);
            range.length = int(word.size());
            range.format.setBackground(m_theme.theme().warning);
            range.format.setForeground(m_theme.theme().onWarning);
            ranges.append(range);
        }
    }
}

TileState MessagePainter::stateOf(const MessageRow &row, const MessageTile &tile, QSize pixels) const
{
    TileState state = m_files ? m_files->state(row, tile.attachment, pixels) : TileState();
    if (m_voice && tile.kind == MessageTile::Kind::Voice)
        state.voice = m_voice->state(row, tile.attachment);
    return state;
}

// A bar, who, and one line of what.
void MessagePainter::paintQuote(QPainter &painter, const ReplyPreview &reply, const QRect &rect, bool isOwn) const
{
    const Theme &theme = m_theme.theme();
    const QColor ink = isOwn ? theme.bubbleOwnText : theme.bubbleOtherText;
    QColor plate = ink;
    plate.setAlphaF(0.10F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(plate);
    painter.drawRoundedRect(rect, 6, 6);
    painter.setBrush(isOwn ? theme.bubbleOwnText : theme.accent);
    const Qt::LayoutDirection direction = m_geometry.style().direction;
    const QRect bar(rect.left(), rect.top(), 4, rect.height());
    painter.drawRoundedRect(QStyle::visualRect(direction, rect, bar), 2, 2);
    painter.setBrush(Qt::NoBrush);
    const QRect inner = QStyle::visualRect(direction, rect, rect.adjusted(grid + 4, grid / 2, -grid, -grid / 2));
    QFont strong = m_geometry.style().meta;
    strong.setWeight(QFont::DemiBold);
    const QString who = reply.sender == m_model.me() ? QCoreApplication::translate("MessagePainter", "You")
                                                     : displaytext::name(reply.senderName);
    const QRect first(inner.left(), inner.top(), inner.width(), inner.height() / 2);
    paintLine(painter, first, who, strong, ink);
    paintLine(painter, first.translated(0, first.height()), displaytext::quoted(reply), m_geometry.style().meta,
        isOwn ? theme.bubbleOwnMeta : theme.bubbleOtherMeta);
}

void MessagePainter::paintReactions(QPainter &painter, const MessageLayout &layout) const
{
    const Theme &theme = m_theme.theme();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_geometry.style().body);
    for (const ReactionChip &chip : layout.reactions()) {
        const QRectF edge = QRectF(chip.rect).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(QPen(chip.isMine ? theme.accent : theme.border, chip.isMine ? 1.5 : 1));
        painter.setBrush(chip.isMine ? theme.rowSelected : theme.surfaceRaised);
        painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2);
        painter.setPen(theme.text);
        painter.drawText(chip.rect, Qt::AlignCenter, chip.text);
    }
    painter.setBrush(Qt::NoBrush);
}

void MessagePainter::paintFooter(QPainter &painter, const MessageLayout &layout, RowAction focused) const
{
    if (layout.actionRect(RowAction::Retry).isEmpty()) {
        return;
    }
    const Theme &theme = m_theme.theme();
    painter.setPen(theme.danger);
    layout.problem().draw(&painter, layout.problemOrigin());
    for (const RowAction action : {RowAction::Retry, RowAction::Delete}) {
        paintChip(painter, layout.actionRect(action), MessageLayout::actionText(action),
            action == RowAction::Retry ? theme.accent : theme.danger, focused == action);
    }
}

void MessagePainter::paintChip(
    QPainter &painter, const QRect &rect, const QString &text, const QColor &ink, bool isFocused) const
{
    const Theme &theme = m_theme.theme();
    const qreal pen = isFocused ? 2 : 1;
    const QRectF edge = QRectF(rect).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isFocused ? theme.focus : theme.controlBorder, pen));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2);
    painter.setBrush(Qt::NoBrush);
    painter.setFont(m_geometry.style().meta);
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignCenter, text);
}

} // namespace chautari
