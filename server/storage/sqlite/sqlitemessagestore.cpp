// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitemessagestore.h"

#include "server/storage/sqlite/sqliteattachmentstore.h"
#include "server/storage/sqlite/sqlitemessagerow.h"
#include "server/storage/sqlite/sqlitewordindex.h"
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
    version.text = cipher.openOrSaySo({TextCipher::Purpose::MessageVersion, message.value(), version.version, 0}, body);
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

TextCipher::Row flagBinding(MessageId message, UserId user)
{
    return {TextCipher::Purpose::Flag, message.value(), user.value(), 0};
}

FlagRecord readFlag(SqliteQuery &row, const TextCipher &cipher, MessageId message)
{
    FlagRecord flag;
    flag.user = row.readId<UserId>();
    flag.reason = cipher.openOrSaySo(flagBinding(message, flag.user), row.readBlob());
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

Result<MessageRecord> SqliteMessageStore::append(
    ConversationRecord &conversation, MessageRecord message, bool keepsArchived)
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
    if (!keepsArchived)
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

//! The condition that an attachment is the sender's, complete and nobody's yet is part of the statement.
Result<void> SqliteMessageStore::attach(const MessageRecord &message)
{
    for (const AttachmentRecord &attachment : message.attachments) {
        SqliteQuery update = m_context.write(sql::attachToMessage);
        update.bind(message.id).bind(attachment.ordinal).bind(attachment.id).bind(message.sender);
        const bool isAttached = update.next();
        if (update.hasFailed())
            return update.error();
        if (!isAttached)
            return Error::of(ErrorCode::NotFound);
        if (auto done = update.run(); !done)
            return done;
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
        auto found = rowsOf(m_context, sql::attachmentsOfMessage, message.id,
            [this](SqliteQuery &attachment) { return readAttachmentRow(attachment, m_context.cipher()); });
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
        auto found = rowsOf(m_context, sql::flagsOfMessage, message.id,
            [&](SqliteQuery &flag) { return readFlag(flag, m_context.cipher(), message.id); });
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
    SqliteWordIndex words(m_context);
    if (auto removed = words.remove(message); !removed)
        return removed;
    message.text = text;
    message.editedAt = at;
    message.updatedAt = at;
    if (auto added = words.add(message); !added)
        return added;
    return save(conversation, message);
}

Result<void> SqliteMessageStore::touch(ConversationRecord &conversation, MessageRecord &message)
{
    if (!m_context.session())
        return SqliteStoreContext::readOnly();
    return save(conversation, message);
}

Result<void> SqliteMessageStore::erase(ConversationRecord &conversation, MessageRecord &message, Timestamp at)
{
    if (!m_context.session())
        return SqliteStoreContext::readOnly();
    if (auto lowered = lowerUnread(conversation, message, conversation.peerOf(message.sender)); !lowered)
        return lowered;
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
    if (auto removed = SqliteWordIndex(m_context).remove(message); !removed)
        return removed;
    m_context.session()->noteErased();
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
        update.bind(extrasOf(message) | extras::changed).bind(message.editedAt).bind(message.deletedAt);
        if (auto updated = update.bind(message.id).run(); !updated)
            return updated;
    }
    SqliteQuery update = m_context.write(sql::conversationAfterChange);
    update.bind(next.position).bind(next.unreadProvider).bind(next.unreadCustomer);
    if (auto updated = update.bind(next.id).run(); !updated)
        return updated;
    session->rememberChanged(next);
    conversation = next;
    return {};
}

Result<void> SqliteMessageStore::lowerUnread(
    ConversationRecord &conversation, const MessageRecord &message, UserId user)
{
    SqliteWriteSession *session = m_context.session();
    const auto current = session->conversation(message.conversation);
    if (!current)
        return current.error();
    if (!*current)
        return Error::of(ErrorCode::NotFound);
    conversation = **current;
    if (message.sender == user || message.isDeleted() || message.seq <= conversation.markOf(user).readSeq)
        return {};
    {
        SqliteQuery shown = m_context.read(sql::isShownTo);
        const bool isShown = shown.bind(message.id).bind(user).next();
        if (shown.hasFailed())
            return shown.error();
        if (!isShown)
            return {};
    }
    int &unread = conversation.unreadOf(user);
    unread = std::max(0, unread - 1);
    session->rememberChanged(conversation);
    return {};
}

Result<bool> SqliteMessageStore::hide(
    ConversationRecord &conversation, const MessageRecord &message, UserId user, qint64 &position)
{
    SqliteWriteSession *session = m_context.session();
    if (!session)
        return SqliteStoreContext::readOnly();
    if (auto lowered = lowerUnread(conversation, message, user); !lowered)
        return lowered.error();
    {
        SqliteQuery query = m_context.write(sql::eraseNotifications);
        if (auto erased = query.bind(user).bind(message.id).run(); !erased)
            return erased.error();
    }
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
    {
        SqliteQuery count = m_context.write(sql::countHidden);
        if (auto counted = count.bind(message.conversation).bind(user).bind(position).run(); !counted)
            return counted.error();
    }
    SqliteQuery update = m_context.write(sql::conversationAfterChange);
    update.bind(conversation.position).bind(conversation.unreadProvider).bind(conversation.unreadCustomer);
    if (auto updated = update.bind(conversation.id).run(); !updated)
        return updated.error();
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
        message.reactions.removeIf(
            [&](const ReactionRecord &known) { return known.user == reaction.user && known.emoji == reaction.emoji; });
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
        insert.bind(message.id).bind(flag.user);
        insert.bind(m_context.cipher().seal(flagBinding(message.id, flag.user), flag.reason));
        if (auto inserted = insert.bind(flag.createdAt).run(); !inserted)
            return inserted;
    }
    message.flags.removeIf([&](const FlagRecord &known) { return known.user == flag.user; });
    message.flags.append(flag);
    SqliteQuery update = m_context.write(sql::setExtras);
    return update.bind(extrasOf(message)).bind(message.id).run();
}

Result<QList<WaitingFlag>> SqliteMessageStore::flagsWaiting(int limit)
{
    SqliteQuery query = m_context.read(sql::flagsWaiting);
    return allRows(query.bind(limit), [this](SqliteQuery &row) {
        const MessageId message = row.readId<MessageId>();
        return WaitingFlag{message, readFlag(row, m_context.cipher(), message)};
    });
}

Result<bool> SqliteMessageStore::settleFlags(MessageId message)
{
    SqliteQuery query = m_context.write(sql::settleFlags);
    const auto settled = allRows(query.bind(message), [](SqliteQuery &row) { return row.readInteger(); });
    return settled ? Result<bool>(!settled->isEmpty()) : settled.error();
}

Result<std::optional<MessageRecord>> SqliteMessageStore::reported(MessageId id)
{
    {
        SqliteQuery look = m_context.read(sql::hasWaitingFlag);
        if (!look.bind(id).next())
            return look.hasFailed() ? Result<std::optional<MessageRecord>>(look.error())
                                    : std::optional<MessageRecord>();
    }
    SqliteQuery query = m_context.read(sql::messageById);
    return first(query.bind(id));
}

Result<QList<MessageRecord>> SqliteMessageStore::oldest(MessageId after, int limit)
{
    SqliteQuery query = m_context.read(sql::messagesOfAge);
    return all(query.bind(after).bind(limit));
}

Result<QList<MessageVersionRecord>> SqliteMessageStore::versions(MessageId message)
{
    return rowsOf(m_context, sql::versionsOfMessage, message,
        [this, message](SqliteQuery &row) { return readVersion(row, m_context.cipher(), message); });
}

} // namespace chautari::server
