// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorecontext.h"
#include "server/storage/stores.h"

namespace chautari::server {

class SqliteConversationStore final : public ConversationStore
{
public:
    explicit SqliteConversationStore(SqliteStoreContext &context)
        : m_context(context)
    { }

    Result<std::optional<ConversationRecord>> byId(ConversationId id) override;
    Result<std::optional<ConversationRecord>> byIdFor(ConversationId id, UserId participant) override;
    Result<std::optional<ConversationRecord>> byTriple(ServiceId service, UserId provider, UserId customer) override;
    Result<ConversationRecord> insert(const ConversationRecord &conversation) override;
    Result<Page<ConversationRecord>> listFor(
        UserId participant, const ConversationFilter &filter, qint64 offset, int limit) override;
    Result<qint64> unreadOf(UserId participant) override;
    Result<void> update(ConversationRecord &conversation) override;
    Result<ParticipantRecord> participant(ConversationId id, UserId user) override;
    Result<void> saveParticipant(ParticipantRecord &participant) override;
    //! `conversation` becomes the record as it is now, its position that of the mark when it moved.
    Result<bool> moveMark(
        ConversationRecord &conversation, UserId user, MessageStatus status, qint64 upToSeq, Timestamp at) override;
    Result<QList<ConversationRecord>> all() override;

private:
    Result<Page<ConversationRecord>> listPlain(UserId participant, bool isArchived, qint64 offset, int limit);
    Result<Page<ConversationRecord>> listMatching(
        UserId participant, const ConversationFilter &filter, qint64 offset, int limit);
    Result<int> countUnread(const ConversationRecord &conversation, UserId user);
    Result<void> writeMarks(const ConversationRecord &conversation);

    SqliteStoreContext &m_context;
};

ConversationRecord readConversationRow(SqliteQuery &row);

} // namespace chautari::server
