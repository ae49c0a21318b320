// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/messagelistmodel.h"
#include "app/ui/chat/linkfinder.h"
#include "app/ui/chat/messagetiles.h"

#include <QtGui/QTextLayout>

namespace chautari {

//! What a failed message offers under its bubble; Reload belongs to the row above all messages.
enum class RowAction { None, Retry, Delete, Reload };

//! Something in or at a bubble that can be clicked.
struct RowPart
{
    enum class Kind { None, Tile, Quote, Reaction, More };

    Kind kind = Kind::None;
    int index = 0; //!< of the tile or the reaction

    friend bool operator==(const RowPart &, const RowPart &) = default;
};

//! An emoji below a bubble.
struct ReactionChip
{
    QString text; //!< with its number when it is more than one person's
    bool isMine = false;
    QRect rect;
};

//! \brief One message laid out: what it answers, its files, its text in lines, time and mark, the reactions below, and
//! what stands under a failed one.
//! Coordinates are relative to the block's top left corner. Plain text only: no markup is ever interpreted, and a
//! message is its own bidi paragraph, so that it cannot reorder its neighbours. GUI thread.
class MessageLayout
{
public:
    MessageLayout(const MessageRow &row, const MessageStyle &style, UserId me);

    [[nodiscard]] QSize size() const { return m_size; } //!< bubble and what is under it
    [[nodiscard]] QRect bubble() const { return m_bubble; }
    [[nodiscard]] QPointF textOrigin() const { return m_textOrigin; }
    [[nodiscard]] QRectF timeRect() const { return m_timeRect; }
    [[nodiscard]] QRectF markRect() const { return m_markRect; }
    [[nodiscard]] const QString &timeText() const { return m_timeText; }
    [[nodiscard]] const QTextLayout &text() const { return m_text; }
    [[nodiscard]] const QTextLayout &problem() const { return m_problem; }
    [[nodiscard]] const QList<MessageTile> &tiles() const { return m_tiles.tiles; }
    [[nodiscard]] QRect quote() const { return m_quote; } //!< empty when it answers nothing
    [[nodiscard]] QRect more() const { return m_more; } //!< the words that unfold it; empty when all is shown
    [[nodiscard]] static QString moreText();
    [[nodiscard]] const QList<ReactionChip> &reactions() const { return m_reactions; }
    [[nodiscard]] QPointF problemOrigin() const { return m_problemOrigin; }
    [[nodiscard]] QRect actionRect(RowAction action) const; //!< empty when it is not offered

    //! The text position next to a point, clamped to the text.
    [[nodiscard]] int cursorAt(const QPointF &point) const;
    [[nodiscard]] RowAction actionAt(const QPoint &point) const;
    [[nodiscard]] RowPart partAt(const QPoint &point) const;
    [[nodiscard]] QRect partRect(const RowPart &part) const;
    [[nodiscard]] QUrl linkAt(const QPointF &point) const; //!< empty when there is none

    [[nodiscard]] static QString actionText(RowAction action);

private:
    void layoutText(const MessageRow &row, const MessageStyle &style);
    void placeContent(const MessageRow &row, const MessageStyle &style);
    void placeReactions(const MessageRow &row, const MessageStyle &style, UserId me);
    void shiftBubble(int right);
    void mirror();
    void placeFooter(const MessageRow &row, const MessageStyle &style);

    QTextLayout m_text;
    QTextLayout m_problem;
    MessageTiles m_tiles;
    QRect m_quote;
    QRect m_more;
    QList<ReactionChip> m_reactions;
    QList<FoundLink> m_links;
    QString m_timeText;
    QSize m_textSize;
    qreal m_lastLineWidth = 0;
    bool m_isRightToLeft = false;
    bool m_isAgainst = false; //!< the text runs against the window
    QSize m_size;
    QRect m_bubble;
    QPointF m_textOrigin;
    QPointF m_problemOrigin;
    int m_problemWidth = 0;
    QRectF m_timeRect;
    QRectF m_markRect;
    QRect m_retry;
    QRect m_delete;
};

//! The text as it is laid out and copied: line breaks are U+2028. Same length for every consumer.
QString laidOutText(const QString &text);

} // namespace chautari
