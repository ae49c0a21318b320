// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists of messages: by seq where nothing is asked for but a conversation, else by a query or the index of words.
#include "server/storage/sqlite/sqliteconversationstore.h"
#include "server/storage/sqlite/sqlitemessagerow.h"
#include "server/storage/sqlite/sqlitemessagestore.h"
#include "server/storage/sqlite/sqlitewordindex.h"
#include "server/storage/sqlite/sqlstatements.h"

#include <algorithm>

namespace chautari::server {

namespace {

//! The seq that has `count` shown ones between itself and `seq`; `hidden` ascends.
qint64 stepBack(qint64 seq, qint64 count, const QList<qint64> &hidden)
{
    seq -= count;
    for (auto it = hidden.crbegin(); it != hidden.crend() && *it >= seq; ++it)
        --seq;
    return seq;
}

//! The last one of the first `count` shown after `seq`.
qint64 stepOn(qint64 seq, qint64 count, const QList<qint64> &hidden)
{
    seq += count;
    for (auto it = hidden.cbegin(); it != hidden.cend() && *it <= seq; ++it)
        ++seq;
    return seq;
}

} // namespace

Result<Page<MessageRecord>> SqliteMessageStore::listFor(
    UserId participant, const MessageFilter &filter, qint64 offset, int limit)
{
    if (!filter.isPlain())
        return listMatching(participant, filter, offset, limit);
    if (filter.conversation)
        return listOne(participant, *filter.conversation, filter.isNewestFirst, offset, limit);
    // What somebody does not want to see makes holes in the count.
    const Result<bool> hides = hidesAnything(participant);
    if (!hides)
        return hides.error();
    if (*hides)
        return listMatching(participant, filter, offset, limit);
    return listAll(participant, filter.isNewestFirst, offset, limit);
}

// seq has no gaps, so an offset is a seq and any page costs the same (rulings.md 26). What `participant` does not see
// is stepped over; those are few, or one stretch at the beginning.
Result<Page<MessageRecord>> SqliteMessageStore::listOne(
    UserId participant, ConversationId conversation, bool isNewestFirst, qint64 offset, int limit)
{
    SqliteConversationStore conversations(m_context);
    const auto mine = conversations.byIdFor(conversation, participant);
    if (!mine)
        return mine.error();
    if (!mine->has_value())
        return Page<MessageRecord>();
    const auto own = conversations.participant(conversation, participant);
    if (!own)
        return own.error();

    Page<MessageRecord> page;
    page.count = (*mine)->lastSeq - own->clearedSeq - own->hiddenCount;
    if (offset >= page.count)
        return page;
    const auto hidden = own->hiddenCount > 0 ? hiddenSeqs(conversation, participant) : QList<qint64>();
    if (!hidden)
        return hidden.error();
    const UserId viewer = own->hidesMessages() ? participant : UserId();
    auto rows = isNewestFirst ? before(conversation, stepBack((*mine)->lastSeq + 1, offset, *hidden), limit, viewer)
                              : after(conversation, stepOn(own->clearedSeq, offset, *hidden), limit, viewer);
    if (!rows)
        return rows.error();
    if (isNewestFirst)
        std::reverse(rows->begin(), rows->end());
    page.results = std::move(*rows);
    return page;
}

Result<QList<qint64>> SqliteMessageStore::hiddenSeqs(ConversationId conversation, UserId user)
{
    SqliteQuery query = m_context.read(sql::hiddenSeqs);
    return allRows(query.bind(conversation).bind(user), [](SqliteQuery &row) { return row.readInteger(); });
}

Result<Page<MessageRecord>> SqliteMessageStore::listAll(
    UserId participant, bool isNewestFirst, qint64 offset, int limit)
{
    Page<MessageRecord> page;
    {
        SqliteQuery count = m_context.read(sql::countMyMessages);
        if (count.bind(participant).next())
            page.count = count.readInteger();
        if (count.hasFailed())
            return count.error();
    }
    SqliteQuery query = m_context.read(isNewestFirst ? sql::myMessagesNewestFirst : sql::myMessagesOldestFirst);
    auto rows = all(query.bind(participant).bind(limit).bind(offset));
    if (!rows)
        return rows.error();
    page.results = std::move(*rows);
    return page;
}

Result<bool> SqliteMessageStore::hidesAnything(UserId user)
{
    SqliteQuery query = m_context.read(sql::hidesAnything);
    const bool hides = query.bind(user).next();
    if (query.hasFailed())
        return query.error();
    return hides;
}

Result<Page<MessageRecord>> SqliteMessageStore::listMatching(
    UserId participant, const MessageFilter &filter, qint64 offset, int limit)
{
    if (!filter.words.isEmpty())
        return listFound(participant, filter, offset, limit);
    Page<MessageRecord> page;
    {
        SqliteQuery count = m_context.read(sql::countMatchingMessages);
        bindMessageFilter(count, participant, filter);
        if (count.next())
            page.count = count.readInteger();
        if (count.hasFailed())
            return count.error();
    }
    SqliteQuery query
        = m_context.read(filter.isNewestFirst ? sql::matchingMessagesNewestFirst : sql::matchingMessagesOldestFirst);
    bindMessageFilter(query, participant, filter);
    auto rows = all(query.bind(limit).bind(offset));
    if (!rows)
        return rows.error();
    page.results = std::move(*rows);
    return page;
}

Result<Page<MessageRecord>> SqliteMessageStore::listFound(
    UserId participant, const MessageFilter &filter, qint64 offset, int limit)
{
    const auto found = SqliteWordIndex(m_context).search(participant, filter, offset, limit);
    if (!found)
        return found.error();
    Page<MessageRecord> page;
    page.count = found->count;
    for (const MessageId id : found->results) {
        SqliteQuery query = m_context.read(sql::messageByIdFor);
        auto message = first(query.bind(id).bind(participant));
        if (!message)
            return message.error();
        if (message->has_value())
            page.results.append(std::move(**message));
    }
    return page;
}

} // namespace chautari::server
