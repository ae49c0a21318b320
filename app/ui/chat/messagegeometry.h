// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/chat/heightindex.h"
#include "app/ui/chat/messagelayout.h"

#include <QtCore/QCache>
#include <QtCore/QDate>

namespace chautari {

//! \brief What is where in the message list: heights of all rows (guessed until one was laid out), the layouts of the
//! few that were seen lately, and what stands above a bubble (day, unread line, gap). No widget and no pixels:
//! MessageView scrolls over it. Vertical coordinates are those of the whole content, whose first pixel is the row that
//! tells about older messages. GUI thread.
class MessageGeometry
{
public:
    //! What stands between a bubble and the one above.
    struct Above
    {
        bool hasDay = false;
        bool hasUnreadLine = false;
        bool isJoined = false; //!< same person within five minutes
        int gap = 0;
        int height = 0; //!< all of it
    };

    explicit MessageGeometry(const MessageListModel &model);

    void setStyle(const MessageStyle &style); //!< forgets every height
    [[nodiscard]] const MessageStyle &style() const { return m_style; }

    void reset();
    void insertRows(int first, int last);
    void removeRows(int first, int last);
    void changeRows(int first, int last);
    //! The unread line stands above the message with this seq; 0 for none.
    void setUnreadSeq(qint64 seq);
    [[nodiscard]] qint64 unreadSeq() const { return m_unreadSeq; }

    [[nodiscard]] int rowCount() const { return m_heights.count(); }
    [[nodiscard]] qint64 contentHeight() const;
    [[nodiscard]] int headHeight() const; //!< of the row above all messages
    [[nodiscard]] int bandHeight() const; //!< of a day separator or the unread line
    [[nodiscard]] qint64 rowTop(int row) const { return headHeight() + m_heights.top(row); }
    [[nodiscard]] int rowHeight(int row) const { return m_heights.height(row); }
    [[nodiscard]] qint64 bubbleTop(int row) const { return rowTop(row) + above(row).height; }
    [[nodiscard]] int rowAt(qint64 y) const { return m_heights.rowAt(y - headHeight()); }
    [[nodiscard]] Above above(int row) const;
    [[nodiscard]] bool isJoinedWithNext(int row) const;
    [[nodiscard]] QDate dayOf(int row) const;

    //! Makes the height of a row exact. True when it changed.
    bool measure(int row);
    //! The layout of a row; valid until the next call for about 400 other rows.
    [[nodiscard]] const MessageLayout &layout(int row) const;
    //! Left edge of a row's block.
    [[nodiscard]] int blockLeft(int row) const;
    //! How many layouts were ever made: what a test counts instead of milliseconds.
    [[nodiscard]] qint64 layoutsMade() const { return m_layoutsMade; }

private:
    using Key = std::pair<qint64, QString>; // seq, or 0 and the client_message_id

    [[nodiscard]] Key keyOf(int row) const;
    //! What a row's height is guessed from.
    struct Extent
    {
        int units = 0; //!< UTF-16
        int breaks = 0; //!< line breaks
    };

    void guessAll();
    [[nodiscard]] Extent extentOf(int row) const;
    [[nodiscard]] int guess(int row) const;
    [[nodiscard]] QList<int> guesses(int first, int last) const;
    void forget(int row);

    const MessageListModel &m_model;
    MessageStyle m_style;
    HeightIndex m_heights;
    QList<Extent> m_extents;
    QList<bool> m_isExact;
    qint64 m_unreadSeq = 0;
    mutable QCache<Key, MessageLayout> m_layouts;
    mutable qint64 m_layoutsMade = 0;
};

} // namespace chautari
