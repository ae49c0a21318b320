// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorecontext.h"
#include "server/storage/stores.h"

namespace chautari::server {

class SqliteSessionStore final : public SessionStore
{
public:
    explicit SqliteSessionStore(SqliteStoreContext &context)
        : m_context(context)
    { }

    Result<SessionId> insert(const SessionRecord &session) override;
    Result<std::optional<SessionRecord>> byId(SessionId id) override;
    Result<QList<SessionRecord>> alive(UserId user, Timestamp now) override;
    Result<Page<SessionRecord>> aliveOfAll(Timestamp now, qint64 offset, int limit) override;
    Result<void> touch(SessionId id, Timestamp at) override;
    Result<void> extend(SessionId id, Timestamp expiresAt) override;
    Result<void> revoke(SessionId id, Timestamp at) override;
    Result<QList<SessionRecord>> revokedSince(Timestamp since) override;
    Result<void> insertRefresh(const RefreshTokenRecord &token) override;
    Result<std::optional<RefreshTokenRecord>> refreshByHash(const QByteArray &idHash) override;
    Result<void> updateRefresh(const RefreshTokenRecord &token) override;
    Result<int> removeExpired(Timestamp before, int limit) override;
    Result<std::optional<TwoFactorRecord>> twoFactor(UserId user) override;
    Result<void> saveTwoFactor(UserId user, const TwoFactorRecord &record) override;
    Result<void> removeTwoFactor(UserId user) override;

private:
    SqliteStoreContext &m_context;
};

} // namespace chautari::server
