// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitewritesession.h"

#include "server/storage/sqlite/sqlitemessagerow.h"
#include "server/storage/sqlite/sqlstatements.h"

namespace chautari::server {

namespace {

constexpr int cachedConversations = 20'000; // about 300 bytes each

} // namespace

SqliteWriteSession::SqliteWriteSession(SqliteConnection &connection, const TextCipher &cipher)
    : m_connection(connection)
    , m_cipher(cipher)
    , m_stores(connection, cipher, this)
    , m_conversations(cachedConversations)
{ }

Result<void> SqliteWriteSession::loadCounters()
{
    SqliteQuery query = m_connection.query(sql::counters);
    if (!query.next())
        return query.hasFailed() ? query.error() : Error::of(ErrorCode::Internal);
    m_counters.position = query.readInteger();
    m_counters.conversation = query.readInteger();
    m_counters.message = query.readInteger();
    m_atBegin = m_counters;
    return {};
}

Result<void> SqliteWriteSession::begin()
{
    m_connection.clearFailures();
    m_atBegin = m_counters;
    m_isHalfWritten = false;
    m_events.clear();
    return m_connection.execute(sql::beginWrite);
}

std::optional<Error> SqliteWriteSession::run(const std::function<std::optional<Error>(WriteTransaction &)> &command)
{
    m_atCommand = m_counters;
    m_eventsAtCommand = m_events.size();
    m_changed.clear();
    m_commandFailure.reset();

    std::optional<Error> failure = command(*this);
    if (!failure)
        failure = finishCommand();
    if (failure)
        undoCommand();
    return failure;
}

std::optional<Error> SqliteWriteSession::finishCommand()
{
    if (!m_commandFailure && m_heldBack) {
        if (auto written = writeHeldBack(); !written)
            m_commandFailure = written.error();
    }
    if (!m_commandFailure && m_isProtected) {
        if (auto released = m_connection.execute(sql::releaseSavepoint); !released)
            m_commandFailure = released.error();
        else
            m_isProtected = false;
    }
    return m_commandFailure;
}

void SqliteWriteSession::undoCommand()
{
    if (m_isProtected && !m_connection.hasDiskFailed()) {
        m_isHalfWritten
            = !m_connection.execute(sql::rollbackToSavepoint) || !m_connection.execute(sql::releaseSavepoint);
        m_isProtected = false;
    }
    m_heldBack.reset();
    for (const ConversationId id : m_changed)
        m_conversations.remove(id);
    m_counters = m_atCommand;
    m_events.erase(m_events.begin() + std::ptrdiff_t(m_eventsAtCommand), m_events.end());
}

bool SqliteWriteSession::isBroken() const
{
    return m_isHalfWritten || m_connection.hasDiskFailed() || !m_connection.isInTransaction();
}

Error SqliteWriteSession::brokenBecause() const
{
    return m_connection.diskFailure().value_or(Error::of(ErrorCode::Internal));
}

Result<void> SqliteWriteSession::commit()
{
    auto done = savePosition();
    if (done)
        done = m_connection.execute(sql::commit);
    if (!done)
        rollback();
    return done;
}

Result<void> SqliteWriteSession::savePosition()
{
    if (m_counters.position == m_atBegin.position)
        return {};
    SqliteQuery query = m_connection.query(sql::savePosition);
    query.bind(m_counters.position);
    return query.run();
}

void SqliteWriteSession::rollback()
{
    m_connection.clearFailures();
    if (m_connection.isInTransaction())
        (void)m_connection.execute(sql::rollback).hasValue();
    m_conversations.clear();
    m_heldBack.reset();
    m_events.clear();
    m_isProtected = false;
    m_counters = m_atBegin;
}

void SqliteWriteSession::settle()
{
    if (!m_heldBack)
        return;
    protect();
    if (auto written = writeHeldBack(); !written && !m_commandFailure)
        m_commandFailure = written.error();
}

void SqliteWriteSession::protect()
{
    if (m_isProtected)
        return;
    const auto done = m_connection.execute(sql::savepoint);
    m_isProtected = done.hasValue();
    if (!done && !m_commandFailure)
        m_commandFailure = done.error();
}

Result<void> SqliteWriteSession::writeHeldBack()
{
    const HeldBack held = *std::exchange(m_heldBack, std::nullopt);
    const MessageRecord &message = held.message;
    {
        SqliteQuery insert = m_connection.query(sql::insertMessage);
        insert.bind(message.id)
            .bind(message.conversation)
            .bind(message.sender)
            .bind(message.seq)
            .bind(message.position);
        message.clientMessageId.isEmpty() ? insert.bindNull() : insert.bind(message.clientMessageId);
        message.requestHash.isEmpty() ? insert.bindNull() : insert.bind(message.requestHash);
        insert.bind(int(message.transport)).bind(int(message.type)).bind(sealedBody(m_cipher, message));
        insert.bind(message.createdAt).bind(message.updatedAt).bind(message.replyTo);
        if (auto inserted = insert.bind(extrasOf(message)).run(); !inserted)
            return inserted;
    }
    const ConversationRecord &c = held.conversation;
    SqliteQuery update = m_connection.query(sql::conversationAfterAppend);
    update.bind(c.updatedAt).bind(c.lastMessageAt).bind(c.unreadProvider).bind(c.unreadCustomer).bind(c.lastSeq);
    update.bind(c.isProviderArchived).bind(c.isCustomerArchived).bind(c.isProviderHidden).bind(c.isCustomerHidden);
    auto updated = update.bind(c.position).bind(c.id).run();
    if (!updated && !m_isProtected)
        m_isHalfWritten = true;
    return updated;
}

Result<const ConversationRecord *> SqliteWriteSession::conversation(ConversationId id)
{
    if (const ConversationRecord *known = m_conversations.object(id))
        return known;
    settle();
    SqliteQuery query = m_connection.query(sql::conversationById);
    query.bind(id);
    const auto row = firstRow(query, readConversationRow);
    if (!row)
        return row.error();
    if (!row->has_value())
        return nullptr;
    rememberUnchanged(**row);
    return m_conversations.object(id);
}

void SqliteWriteSession::rememberUnchanged(const ConversationRecord &record)
{
    m_conversations.insert(record.id, new ConversationRecord(record));
}

void SqliteWriteSession::rememberChanged(const ConversationRecord &record)
{
    m_changed.push_back(record.id);
    if (ConversationRecord *known = m_conversations.object(record.id))
        *known = record;
    else
        rememberUnchanged(record);
}

void SqliteWriteSession::holdBack(const MessageRecord &message, const ConversationRecord &conversation)
{
    m_heldBack = HeldBack{message, conversation};
}

} // namespace chautari::server
