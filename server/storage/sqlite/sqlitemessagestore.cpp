// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitemessagestore.h"

#include "server/storage/sqlite/sqliteconversationstore.h"
#include "server/storage/sqlite/sqlitewritesession.h"
#include "server/storage/sqlite/sqlstatements.h"

#include <algorithm>
#include <limits>

namespace chautari::server {

namespace {

MessageRecord readMessageRow(SqliteQuery &row)
{
    MessageRecord message;
    message.id = row.readId<MessageId>();
    message.conversation = row.readId<ConversationId>();
    message.sender = row.readId<UserId>();
    message.seq = row.readInteger();
    message.position = row.readInteger();
    message.clientMessageId = row.readText();
    message.requestHash = row.readBlob();
    message.transport = Transport(row.readInteger());
    message.type = MessageType(row.readInteger());
    message.text = row.readText();
    message.createdAt = row.readTime();
    message.updatedAt = row.readTime();
    return message;
}

} // namespace

Result<std::optional<MessageRecord>> SqliteMessageStore::byIdFor(MessageId id, UserId participant)
{
    SqliteQuery query = m_context.read(sql::messageByIdFor);
    return firstRow(query.bind(id).bind(participant), readMessageRow);
}

Result<std::optional<MessageRecord>> SqliteMessageStore::byClientId(UserId sender, const QString &clientMessageId)
{
    if (clientMessageId.isEmpty())
        return std::optional<MessageRecord>();
    SqliteQuery query = m_context.read(sql::messageByClientId);
    return firstRow(query.bind(sender).bind(clientMessageId), readMessageRow);
}

Result<std::optional<MessageRecord>> SqliteMessageStore::takeTwin(const MessageRecord &candidate, Timestamp since)
{
    if (!m_context.session())
        return SqliteStoreContext::readOnly();
    const Transport otherDoor = candidate.transport == Transport::Rest ? Transport::WebSocket : Transport::Rest;
    auto twin = [&] {
        SqliteQuery query = m_context.read(sql::messageTwin);
        query.bind(candidate.conversation).bind(candidate.requestHash).bind(candidate.sender).bind(int(otherDoor));
        return firstRow(query.bind(since), readMessageRow);
    }();
    if (!twin || !twin->has_value())
        return twin;
    (*twin)->transport = Transport::Both;
    SqliteQuery update = m_context.write(sql::setTransport);
    if (auto updated = update.bind(int(Transport::Both)).bind((*twin)->id).run(); !updated)
        return updated.error();
    return twin;
}

Result<MessageRecord> SqliteMessageStore::append(ConversationRecord &conversation, MessageRecord message)
{
    SqliteWriteSession *session = m_context.session();
    if (!session)
        return SqliteStoreContext::readOnly();
    session->settle();
    const auto current = session->conversation(conversation.id);
    if (!current)
        return current.error();
    if (!*current)
        return Error::of(ErrorCode::NotFound);

    ConversationRecord next = **current;
    message.conversation = next.id;
    message.id = session->nextMessageId();
    message.seq = ++next.lastSeq;
    message.position = session->nextPosition();
    next.position = message.position;
    next.lastMessageAt = message.createdAt;
    next.updatedAt = message.createdAt;
    ++(message.sender == next.provider ? next.unreadCustomer : next.unreadProvider);

    session->rememberChanged(next);
    session->holdBack(message, next);
    conversation = next;
    return message;
}

Result<QList<MessageRecord>> SqliteMessageStore::before(ConversationId conversation, qint64 beforeSeq, int limit)
{
    const qint64 end = beforeSeq > 0 ? beforeSeq : std::numeric_limits<qint64>::max();
    SqliteQuery query = m_context.read(sql::messagesBefore);
    auto rows = allRows(query.bind(conversation).bind(end).bind(limit), readMessageRow);
    if (rows)
        std::reverse(rows->begin(), rows->end());
    return rows;
}

Result<QList<MessageRecord>> SqliteMessageStore::after(ConversationId conversation, qint64 afterSeq, int limit)
{
    SqliteQuery query = m_context.read(sql::messagesAfter);
    return allRows(query.bind(conversation).bind(afterSeq).bind(limit), readMessageRow);
}

Result<Page<MessageRecord>> SqliteMessageStore::listFor(
    UserId participant, const MessageFilter &filter, qint64 offset, int limit)
{
    if (filter.conversation)
        return listOne(participant, *filter.conversation, filter.isNewestFirst, offset, limit);
    return listAll(participant, filter.isNewestFirst, offset, limit);
}

// seq has no gaps, so an offset is a seq and any page costs the same (rulings.md 26).
Result<Page<MessageRecord>> SqliteMessageStore::listOne(
    UserId participant, ConversationId conversation, bool isNewestFirst, qint64 offset, int limit)
{
    SqliteConversationStore conversations(m_context);
    const auto mine = conversations.byIdFor(conversation, participant);
    if (!mine)
        return mine.error();
    if (!mine->has_value())
        return Page<MessageRecord>();

    Page<MessageRecord> page;
    page.count = (*mine)->lastSeq;
    if (offset >= page.count)
        return page;
    auto rows
        = isNewestFirst ? before(conversation, page.count - offset + 1, limit) : after(conversation, offset, limit);
    if (!rows)
        return rows.error();
    if (isNewestFirst)
        std::reverse(rows->begin(), rows->end());
    page.results = std::move(*rows);
    return page;
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
    auto rows = allRows(query.bind(participant).bind(limit).bind(offset), readMessageRow);
    if (!rows)
        return rows.error();
    page.results = std::move(*rows);
    return page;
}

} // namespace chautari::server
