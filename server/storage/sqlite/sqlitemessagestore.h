// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorecontext.h"
#include "server/storage/stores.h"

namespace chautari::server {

class SqliteMessageStore final : public MessageStore
{
public:
    explicit SqliteMessageStore(SqliteStoreContext &context)
        : m_context(context)
    { }

    Result<std::optional<MessageRecord>> byIdFor(MessageId id, UserId participant) override;
    Result<std::optional<MessageRecord>> byClientId(UserId sender, const QString &clientMessageId) override;
    Result<std::optional<MessageRecord>> takeTwin(const MessageRecord &candidate, Timestamp since) override;
    //! Counts on from the conversation as it is now, whatever the caller's copy says. The row is written when the
    //! command ends or asks for anything else, so what the database has against it (a used client id) fails the command
    //! then.
    Result<MessageRecord> append(ConversationRecord &conversation, MessageRecord message) override;
    Result<QList<MessageRecord>> before(ConversationId conversation, qint64 beforeSeq, int limit) override;
    Result<QList<MessageRecord>> after(ConversationId conversation, qint64 afterSeq, int limit) override;
    Result<Page<MessageRecord>> listFor(
        UserId participant, const MessageFilter &filter, qint64 offset, int limit) override;

private:
    Result<Page<MessageRecord>> listOne(
        UserId participant, ConversationId conversation, bool isNewestFirst, qint64 offset, int limit);
    Result<Page<MessageRecord>> listAll(UserId participant, bool isNewestFirst, qint64 offset, int limit);

    SqliteStoreContext &m_context;
};

} // namespace chautari::server
