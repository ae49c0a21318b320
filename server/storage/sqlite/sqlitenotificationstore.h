// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorecontext.h"
#include "server/storage/stores.h"

namespace chautari::server {

class SqliteNotificationStore final : public NotificationStore
{
public:
    explicit SqliteNotificationStore(SqliteStoreContext &context)
        : m_context(context)
    { }

    Result<QList<NewsRecord>> unnoticed(int limit) override;
    Result<void> noticed(MessageId upTo) override;
    Result<void> insert(UserId user, MessageId message) override;
    Result<QList<NotificationRecord>> listFor(UserId user, std::optional<bool> isRead, int limit) override;
    Result<std::optional<NotificationRecord>> byIdFor(MessageId id, UserId user) override;
    Result<qint64> unreadOf(UserId user) override;
    Result<void> setRead(UserId user, MessageId id, bool isRead) override;
    Result<int> markRead(UserId user, int limit) override;
    Result<void> remove(UserId user, MessageId id) override;
    Result<int> removeRead(UserId user, int limit) override;

private:
    Result<int> changeSome(const char *sql, UserId user, int limit);
    [[nodiscard]] NotificationRecord readRow(SqliteQuery &row, UserId user) const;

    SqliteStoreContext &m_context;
};

} // namespace chautari::server
