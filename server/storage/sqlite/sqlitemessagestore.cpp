// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitemessagestore.h"

#include "server/storage/sqlite/sqliteattachmentstore.h"
#include "server/storage/sqlite/sqliteconversationstore.h"
#include "server/storage/sqlite/sqlitemessagerow.h"
#include "server/storage/sqlite/sqlitewritesession.h"
#include "server/storage/sqlite/sqlstatements.h"

#include <algorithm>
#include <limits>

namespace chautari::server {

namespace {

MessageVersionRecord readVersion(SqliteQuery &row, const TextCipher &cipher, MessageId message)
{
    MessageVersionRecord version;
    version.version = int(row.readInteger());
    const QByteArray body = row.readBlob();
    version.text = cipher.openOrSaySo(
        {TextCipher::Purpose::MessageVersion, message.value(), version.version, 0}, body);
    version.writtenAt = row.readTime();
    return version;
}

ReactionRecord readReaction(SqliteQuery &row)
{
    ReactionRecord reaction;
    reaction.user = row.readId<UserId>();
    reaction.emoji = row.readText();
    reaction.createdAt = row.readTime();
    return reaction;
}

FlagRecord readFlag(SqliteQuery &row)
{
    FlagRecord flag;
    flag.user = row.readId<UserId>();
    flag.reason = row.readText();
    flag.createdAt = row.readTime();
    return flag;
}

//! Everything of one message out of one table.
template <typename Read>
auto rowsOf(SqliteStoreContext &context, const char *sql, MessageId message, const Read &read)
{
    SqliteQuery query = context.read(sql);
    return allRows(query.bind(message), read);
}

} // namespace

Result<std::optional<MessageRecord>> SqliteMessageStore::byIdFor(MessageId id, UserId participant)
{
    SqliteQuery query = m_context.read(sql::messageByIdFor);
    return first(query.bind(id).bind(participant));
}

Result<std::optional<MessageRecord>> SqliteMessageStore::byClientId(UserId sender, const QString &clientMessageId)
{
    if (clientMessageId.isEmpty())
        return std::optional<MessageRecord>();
    SqliteQuery query = m_context.read(sql::messageByClientId);
    return first(query.bind(sender).bind(clientMessageId));
}

Result<std::optional<MessageRecord>> SqliteMessageStore::takeTwin(const MessageRecord &candidate, Timestamp since)
{
    if (!m_context.session())
        return SqliteStoreContext::readOnly();
    const Transport otherDoor = candidate.transport == Transport::Rest ? Transport::WebSocket : Transport::Rest;
    auto twin = [&] {
        SqliteQuery query = m_context.read(sql::messageTwin);
        query.bind(candidate.conversation).bind(candidate.requestHash).bind(candidate.sender).bind(int(otherDoor));
        return first(query.bind(since));
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
    const bool isFromProvider = message.sender == next.provider;
    ++(isFromProvider ? next.unreadCustomer : next.unreadProvider);
    // A new message brings the conversation back to whom it is for (contract.md 12, 26 and 27).
    (isFromProvider ? next.isCustomerArchived : next.isProviderArchived) = false;
    next.isProviderHidden = false;
    next.isCustomerHidden = false;

    session->rememberChanged(next);
    session->holdBack(message, next);
    conversation = next;
    if (message.replyTo.isValid()) {
        if (auto added = addReplied(message); !added)
            return added.error();
    }
    if (!message.attachments.isEmpty()) {
        if (auto attached = attach(message); !attached)
            return attached.error();
    }
    return message;
}

//! The condition that an attachment is the sender's and nobody's yet is part of the statement.
Result<void> SqliteMessageStore::attach(const MessageRecord &message)
{
    for (const AttachmentRecord &attachment : message.attachments) {
        SqliteQuery update = m_context.write(sql::attachToMessage);
        update.bind(message.id).bind(attachment.ordinal).bind(attachment.id).bind(message.sender);
        if (auto updated = update.run(); !updated)
            return updated;
    }
    return {};
}

Result<std::optional<MessageRecord>> SqliteMessageStore::first(SqliteQuery &query)
{
    auto row = firstRow(query, [this](SqliteQuery &q) { return readMessageRow(q, m_context.cipher()); });
    if (!row)
        return row.error();
    if (!row->has_value())
        return std::optional<MessageRecord>();
    auto message = complete(std::move(**row));
    if (!message)
        return message.error();
    return std::optional(std::move(*message));
}

Result<QList<MessageRecord>> SqliteMessageStore::all(SqliteQuery &query)
{
    auto rows = allRows(query, [this](SqliteQuery &q) { return readMessageRow(q, m_context.cipher()); });
    if (!rows)
        return rows.error();
    QList<MessageRecord> messages;
    messages.reserve(rows->size());
    for (MessageRow &row : *rows) {
        auto message = complete(std::move(row));
        if (!message)
            return message.error();
        messages.append(std::move(*message));
    }
    return messages;
}

Result<MessageRecord> SqliteMessageStore::complete(MessageRow row)
{
    MessageRecord &message = row.message;
    if (row.extras & extras::attachments) {
        auto found = rowsOf(m_context, sql::attachmentsOfMessage, message.id, readAttachmentRow);
        if (!found)
            return found.error();
        message.attachments = std::move(*found);
    }
    if (row.extras & extras::reactions) {
        auto found = rowsOf(m_context, sql::reactionsOfMessage, message.id, readReaction);
        if (!found)
            return found.error();
        message.reactions = std::move(*found);
    }
    if (row.extras & extras::flags) {
        auto found = rowsOf(m_context, sql::flagsOfMessage, message.id, readFlag);
        if (!found)
            return found.error();
        message.flags = std::move(*found);
    }
    if (message.replyTo.isValid()) {
        if (auto added = addReplied(message); !added)
            return added.error();
    }
    return std::move(message);
}

Result<void> SqliteMessageStore::addReplied(MessageRecord &message)
{
    SqliteQuery query = m_context.read(sql::messageById);
    const auto row = firstRow(
        query.bind(message.replyTo), [this](SqliteQuery &q) { return readMessageRow(q, m_context.cipher()).message; });
    if (!row)
        return row.error();
    if (row->has_value()) {
        const MessageRecord &replied = **row;
        message.replied
            = RepliedRecord{replied.id, replied.seq, replied.sender, replied.type, replied.text, replied.isDeleted()};
    }
    return {};
}

Result<QList<MessageRecord>> SqliteMessageStore::before(
    ConversationId conversation, qint64 beforeSeq, int limit, UserId viewer)
{
    const qint64 end = beforeSeq > 0 ? beforeSeq : std::numeric_limits<qint64>::max();
    SqliteQuery query = m_context.read(viewer.isValid() ? sql::messagesBeforeFor : sql::messagesBefore);
    query.bind(conversation).bind(end).bind(limit);
    if (viewer.isValid())
        query.bind(viewer);
    auto rows = all(query);
    if (rows)
        std::reverse(rows->begin(), rows->end());
    return rows;
}

Result<QList<MessageRecord>> SqliteMessageStore::after(
    ConversationId conversation, qint64 afterSeq, int limit, UserId viewer)
{
    SqliteQuery query = m_context.read(viewer.isValid() ? sql::messagesAfterFor : sql::messagesAfter);
    query.bind(conversation).bind(afterSeq).bind(limit);
    if (viewer.isValid())
        query.bind(viewer);
    return all(query);
}

// ---- changes
// ---------------------------------------------------------------------------------------------------------

Result<void> SqliteMessageStore::edit(
    ConversationRecord &conversation, MessageRecord &message, const QString &text, Timestamp at)
{
    if (!m_context.session())
        return SqliteStoreContext::readOnly();
    int version = 1;
    {
        SqliteQuery last = m_context.read(sql::lastVersion);
        if (last.bind(message.id).next())
            version = int(last.readInteger()) + 1;
        if (last.hasFailed())
            return last.error();
    }
    {
        const TextCipher::Row row{TextCipher::Purpose::MessageVersion, message.id.value(), version, 0};
        SqliteQuery insert = m_context.write(sql::insertVersion);
        insert.bind(message.id).bind(version).bind(m_context.cipher().seal(row, message.text));
        if (auto inserted = insert.bind(message.updatedAt).run(); !inserted)
            return inserted;
    }
    message.text = text;
    message.editedAt = at;
    message.updatedAt = at;
    return save(conversation, message);
}

Result<void> SqliteMessageStore::erase(ConversationRecord &conversation, MessageRecord &message, Timestamp at)
{
    if (!m_context.session())
        return SqliteStoreContext::readOnly();
    for (const char *sql : {sql::eraseVersions, sql::eraseReactions, sql::eraseFlags, sql::eraseAttachments}) {
        SqliteQuery query = m_context.write(sql);
        if (auto erased = query.bind(message.id).run(); !erased)
            return erased;
    }
    {
        SqliteQuery query = m_context.write(sql::eraseNotifications);
        if (auto erased = query.bind(conversation.peerOf(message.sender)).bind(message.id).run(); !erased)
            return erased;
    }
    message.text.clear();
    message.requestHash.clear();
    message.attachments.clear();
    message.reactions.clear();
    message.flags.clear();
    message.deletedAt = at;
    message.updatedAt = at;
    return save(conversation, message);
}

Result<void> SqliteMessageStore::save(ConversationRecord &conversation, MessageRecord &message)
{
    SqliteWriteSession *session = m_context.session();
    const auto current = session->conversation(message.conversation);
    if (!current)
        return current.error();
    if (!*current)
        return Error::of(ErrorCode::NotFound);
    ConversationRecord next = **current;
    message.position = session->nextPosition();
    next.position = message.position;
    {
        SqliteQuery update = m_context.write(sql::saveMessage);
        update.bind(message.position);
        message.requestHash.isEmpty() ? update.bindNull() : update.bind(message.requestHash);
        update.bind(int(message.type)).bind(sealedBody(m_context.cipher(), message)).bind(message.updatedAt);
        update.bind(extrasOf(message)).bind(message.editedAt).bind(message.deletedAt);
        if (auto updated = update.bind(message.id).run(); !updated)
            return updated;
    }
    SqliteQuery update = m_context.write(sql::conversationAfterChange);
    if (auto updated = update.bind(next.position).bind(next.id).run(); !updated)
        return updated;
    session->rememberChanged(next);
    conversation = next;
    return {};
}

Result<bool> SqliteMessageStore::hide(const MessageRecord &message, UserId user, qint64 &position)
{
    SqliteWriteSession *session = m_context.session();
    if (!session)
        return SqliteStoreContext::readOnly();
    position = session->nextPosition();
    {
        SqliteQuery insert = m_context.write(sql::hideMessage);
        insert.bind(message.conversation).bind(user).bind(message.seq).bind(message.id).bind(position);
        const bool isNew = insert.next();
        if (insert.hasFailed())
            return insert.error();
        if (!isNew)
            return false;
        if (auto done = insert.run(); !done)
            return done.error();
    }
    SqliteQuery count = m_context.write(sql::countHidden);
    if (auto counted = count.bind(message.conversation).bind(user).bind(position).run(); !counted)
        return counted.error();
    return true;
}

Result<bool> SqliteMessageStore::setReaction(
    ConversationRecord &conversation, MessageRecord &message, const ReactionRecord &reaction, bool isRemoved)
{
    if (!m_context.session())
        return SqliteStoreContext::readOnly();
    {
        SqliteQuery query = m_context.write(isRemoved ? sql::removeReaction : sql::addReaction);
        query.bind(message.id).bind(reaction.user).bind(reaction.emoji);
        if (!isRemoved)
            query.bind(reaction.createdAt);
        const bool hasChanged = query.next();
        if (query.hasFailed())
            return query.error();
        if (!hasChanged)
            return false;
        if (auto done = query.run(); !done)
            return done.error();
    }
    if (isRemoved) {
        message.reactions.removeIf([&](const ReactionRecord &known) {
            return known.user == reaction.user && known.emoji == reaction.emoji;
        });
    } else {
        message.reactions.append(reaction);
    }
    if (auto saved = save(conversation, message); !saved)
        return saved.error();
    return true;
}

Result<void> SqliteMessageStore::flag(MessageRecord &message, const FlagRecord &flag)
{
    if (!m_context.session())
        return SqliteStoreContext::readOnly();
    {
        SqliteQuery insert = m_context.write(sql::addFlag);
        insert.bind(message.id).bind(flag.user).bind(flag.reason);
        if (auto inserted = insert.bind(flag.createdAt).run(); !inserted)
            return inserted;
    }
    message.flags.removeIf([&](const FlagRecord &known) { return known.user == flag.user; });
    message.flags.append(flag);
    SqliteQuery update = m_context.write(sql::setExtras);
    return update.bind(extrasOf(message)).bind(message.id).run();
}

Result<QList<MessageVersionRecord>> SqliteMessageStore::versions(MessageId message)
{
    return rowsOf(m_context, sql::versionsOfMessage, message,
        [this, message](SqliteQuery &row) { return readVersion(row, m_context.cipher(), message); });
}

// ---- lists
// -----------------------------------------------------------------------------------------------------------

Result<Page<MessageRecord>> SqliteMessageStore::listFor(
    UserId participant, const MessageFilter &filter, qint64 offset, int limit)
{
    if (!filter.isPlain())
        return listMatching(participant, filter, offset, limit);
    // What somebody does not want to see makes holes in seq.
    const Result<bool> hides = hidesAnything(participant);
    if (!hides)
        return hides.error();
    if (*hides)
        return listMatching(participant, filter, offset, limit);
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
    auto rows = isNewestFirst ? before(conversation, page.count - offset + 1, limit, {})
                              : after(conversation, offset, limit, {});
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
    const auto bindFilter = [&](SqliteQuery &query) {
        const auto number = [](const auto &value) { return value ? std::optional(int(*value)) : std::nullopt; };
        query.bind(participant).bindOrNull(filter.conversation).bindOrNull(number(filter.type));
        query.bindOrNull(number(filter.status)).bindOrNull(filter.isFlagged).bindOrNull(filter.hasAttachment);
        query.bindOrNull(filter.sender).bindOrNull(number(filter.senderRole));
        query.bindOrNull(filter.createdAfter).bindOrNull(filter.createdBefore);
    };
    Page<MessageRecord> page;
    {
        SqliteQuery count = m_context.read(sql::countMatchingMessages);
        bindFilter(count);
        if (count.next())
            page.count = count.readInteger();
        if (count.hasFailed())
            return count.error();
    }
    SqliteQuery query = m_context.read(
        filter.isNewestFirst ? sql::matchingMessagesNewestFirst : sql::matchingMessagesOldestFirst);
    bindFilter(query);
    auto rows = all(query.bind(limit).bind(offset));
    if (!rows)
        return rows.error();
    page.results = std::move(*rows);
    return page;
}

} // namespace chautari::server
