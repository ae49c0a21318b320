// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitesessionstore.h"

#include "server/storage/sqlite/sqlstatements.h"

namespace chautari::server {

namespace {

SessionRecord readSessionRow(SqliteQuery &row)
{
    SessionRecord session;
    session.id = row.readId<SessionId>();
    session.user = row.readId<UserId>();
    session.isNative = row.readBool();
    session.createdAt = row.readTime();
    session.expiresAt = row.readTime();
    session.revokedAt = row.readTime();
    return session;
}

RefreshTokenRecord readRefreshRow(SqliteQuery &row)
{
    RefreshTokenRecord token;
    token.idHash = row.readBlob();
    token.parentHash = row.readBlob();
    token.session = row.readId<SessionId>();
    token.expiresAt = row.readTime();
    token.usedAt = row.readTime();
    token.isRetired = row.readBool();
    return token;
}

} // namespace

Result<SessionId> SqliteSessionStore::insert(const SessionRecord &session)
{
    SqliteQuery query = m_context.write(sql::insertSession);
    query.bind(session.user).bind(session.isNative).bind(session.createdAt).bind(session.expiresAt);
    return insertedId<SessionId>(query.bind(session.revokedAt));
}

Result<std::optional<SessionRecord>> SqliteSessionStore::byId(SessionId id)
{
    SqliteQuery query = m_context.read(sql::sessionById);
    return firstRow(query.bind(id), readSessionRow);
}

Result<void> SqliteSessionStore::extend(SessionId id, Timestamp expiresAt)
{
    SqliteQuery query = m_context.write(sql::extendSession);
    return query.bind(expiresAt).bind(id).run();
}

Result<void> SqliteSessionStore::revoke(SessionId id, Timestamp at)
{
    SqliteQuery query = m_context.write(sql::revokeSession);
    return query.bind(at).bind(id).run();
}

Result<QList<SessionRecord>> SqliteSessionStore::revokedSince(Timestamp since)
{
    SqliteQuery query = m_context.read(sql::sessionsRevokedSince);
    return allRows(query.bind(since), readSessionRow);
}

Result<void> SqliteSessionStore::insertRefresh(const RefreshTokenRecord &token)
{
    SqliteQuery query = m_context.write(sql::insertRefresh);
    query.bind(token.idHash).bind(token.parentHash).bind(token.session).bind(token.expiresAt);
    return query.bind(token.usedAt).bind(token.isRetired).run();
}

Result<std::optional<RefreshTokenRecord>> SqliteSessionStore::refreshByHash(const QByteArray &idHash)
{
    SqliteQuery query = m_context.read(sql::refreshByHash);
    return firstRow(query.bind(idHash), readRefreshRow);
}

Result<void> SqliteSessionStore::updateRefresh(const RefreshTokenRecord &token)
{
    SqliteQuery query = m_context.write(sql::updateRefresh);
    return query.bind(token.expiresAt).bind(token.usedAt).bind(token.isRetired).bind(token.idHash).run();
}

} // namespace chautari::server
