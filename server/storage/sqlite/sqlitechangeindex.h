// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorecontext.h"
#include "server/storage/stores.h"

namespace chautari::server {

class SqliteChangeIndex final : public ChangeIndex
{
public:
    explicit SqliteChangeIndex(SqliteStoreContext &context)
        : m_context(context)
    { }

    Result<qint64> position() override;
    Result<QList<MissedConversation>> conversations(UserId viewer, qint64 since) override;
    Result<QList<MissedMessage>> messages(
        const ConversationRecord &conversation, UserId viewer, qint64 since, qint64 before, int limit) override;

private:
    Result<bool> isNewer(ConversationId conversation, qint64 seq, qint64 since);
    Result<qint64> firstNewerSeq(const ConversationRecord &conversation, qint64 since);

    SqliteStoreContext &m_context;
};

} // namespace chautari::server
