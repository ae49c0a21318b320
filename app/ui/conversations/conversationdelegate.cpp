// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/conversations/conversationdelegate.h"

#include "app/models/conversationlistmodel.h"
#include "app/models/displaytext.h"
#include "app/ui/conversations/listtime.h"
#include "app/ui/widgets/avatar.h"
#include "app/ui/widgets/badge.h"
#include "app/ui/widgets/glyph.h"
#include "app/ui/widgets/linepainting.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace chautari {

namespace {

constexpr int lineGap = 2;

} // namespace

ConversationDelegate::ConversationDelegate(const ThemeController &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{ }

int ConversationDelegate::rowHeight(const ThemeController &theme)
{
    const int texts = QFontMetrics(theme.font(FontRole::BodyStrong)).height()
        + QFontMetrics(theme.font(FontRole::Meta)).height() + QFontMetrics(theme.font(FontRole::Body)).height()
        + 2 * lineGap;
    return qMax(texts, avatarSide) + 2 * padding;
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), rowHeight(m_theme)};
}

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const Theme &colors = m_theme.theme();
    const auto conversation = index.data(ConversationListModel::ConversationRole).value<Conversation>();
    QColor background = colors.surface;
    if (conversation.id == m_open) {
        background = colors.rowSelected;
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        background = colors.rowHover;
    }
    paintBackground(*painter, option, background);

    const QRect inner = option.rect.adjusted(padding, padding, -padding, -padding);
    const QRect place(inner.left(), inner.center().y() - avatarSide / 2 + 1, avatarSide, avatarSide);
    const QRect avatar = QStyle::visualRect(option.direction, inner, place);
    const UserBasic &other = conversation.otherParticipant();
    Avatar::paint(*painter, avatar,
        {other.id, index.data().toString(), index.data(ConversationListModel::OnlineRole).toBool(), background},
        m_theme);
    const QRect texts = inner.adjusted(avatarSide + padding, 0, 0, 0);
    paintTexts(*painter, QStyle::visualRect(option.direction, inner, texts), index);
    painter->restore();
}

void ConversationDelegate::paintBackground(
    QPainter &painter, const QStyleOptionViewItem &option, const QColor &color) const
{
    const Theme &colors = m_theme.theme();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const QRectF row = QRectF(option.rect).adjusted(4, 1, -4, -1);
    painter.drawRoundedRect(row, grid, grid);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.focus, 2));
        painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), grid - 1, grid - 1);
    }
}

void ConversationDelegate::paintTexts(QPainter &painter, const QRect &area, const QModelIndex &index) const
{
    const Theme &colors = m_theme.theme();
    const QFont nameFont = m_theme.font(FontRole::BodyStrong);
    const QFont metaFont = m_theme.font(FontRole::Meta);
    const QFontMetrics metaMetrics(metaFont);
    const auto conversation = index.data(ConversationListModel::ConversationRole).value<Conversation>();
    const bool hasUnread = index.data(ConversationListModel::UnreadRole).toInt() > 0;

    const int nameHeight = QFontMetrics(nameFont).height();
    const int bodyHeight = QFontMetrics(m_theme.font(FontRole::Body)).height();
    const int total = nameHeight + metaMetrics.height() + bodyHeight + 2 * lineGap;
    QRect line(area.left(), area.top() + (area.height() - total) / 2, area.width(), nameHeight);

    const QString time
        = listTimeText(Timestamp(index.data(ConversationListModel::LastTimeRole).toLongLong()), QDate::currentDate());
    const int timeWidth = metaMetrics.horizontalAdvance(time);
    paintLine(painter, line, time, metaFont, hasUnread ? colors.accent : colors.textMuted, LinePlace::End);
    const int marks = paintMarks(painter, line, timeWidth, index);
    const QRect name = line.adjusted(0, 0, -timeWidth - marks - grid, 0);
    paintLine(painter, QStyle::visualRect(painter.layoutDirection(), line, name), index.data().toString(), nameFont,
        colors.text);

    line = QRect(area.left(), line.bottom() + 1 + lineGap, area.width(), metaMetrics.height());
    paintLine(painter, line, displaytext::name(conversation.service.title), metaFont, colors.textMuted);
    paintLastLine(painter, QRect(area.left(), line.bottom() + 1 + lineGap, area.width(), bodyHeight), index);
}

// Before the time, which ends the line: muted, pinned. Returns how wide they are.
int ConversationDelegate::paintMarks(
    QPainter &painter, const QRect &line, int timeWidth, const QModelIndex &index) const
{
    const int side = QFontMetrics(m_theme.font(FontRole::Meta)).ascent();
    int width = 0;
    const auto paintMark = [&](int role, Glyph glyph) {
        if (index.data(role).toBool()) {
            width += side + grid / 2;
            const QRect rect(line.right() + 1 - timeWidth - width, line.center().y() - side / 2, side, side);
            paintGlyph(
                painter, glyph, QStyle::visualRect(painter.layoutDirection(), line, rect), m_theme.theme().textMuted);
        }
    };
    paintMark(ConversationListModel::PinnedRole, Glyph::Pin);
    paintMark(ConversationListModel::MutedRole, Glyph::Mute);
    return width;
}

void ConversationDelegate::paintLastLine(QPainter &painter, const QRect &line, const QModelIndex &index) const
{
    const Theme &colors = m_theme.theme();
    const int unread = index.data(ConversationListModel::UnreadRole).toInt();
    QRect rest = line;
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(painter.layoutDirection(), line, rect); };
    if (unread > 0) {
        const QSize size = Badge::sizeFor(unread, m_theme);
        const QRect badge(
            line.right() + 1 - size.width(), line.center().y() - size.height() / 2, size.width(), size.height());
        const bool isMuted = index.data(ConversationListModel::MutedRole).toBool();
        Badge::paint(painter, visual(badge), unread, m_theme, isMuted ? Badge::Tone::Quiet : Badge::Tone::Loud);
        rest.setRight(badge.left() - grid);
    } else if (index.data(ConversationListModel::MarkedUnreadRole).toBool()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.accent);
        painter.drawEllipse(
            visual(QRect(line.right() + 1 - grid - grid / 2, line.center().y() - grid / 2, grid, grid)));
        rest.setRight(line.right() - 2 * grid);
    }
    rest = visual(rest);
    if (index.data(ConversationListModel::TypingRole).toBool()) {
        paintLine(painter, rest, tr("typing…"), m_theme.font(FontRole::Body), colors.accent);
        return;
    }
    const QFont font = m_theme.font(unread > 0 ? FontRole::BodyStrong : FontRole::Body);
    paintLine(painter, rest, index.data(ConversationListModel::LastTextRole).toString(), font,
        unread > 0 ? colors.text : colors.textMuted);
}

} // namespace chautari
