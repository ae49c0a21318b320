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
    session.label = row.readText();
    session.lastUsedAt = row.readTime();
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

TextCipher::Row twoFactorRow(UserId user)
{
    return {TextCipher::Purpose::TwoFactor, user.value(), 0, 0};
}

} // namespace

Result<SessionId> SqliteSessionStore::insert(const SessionRecord &session)
{
    SqliteQuery query = m_context.write(sql::insertSession);
    query.bind(session.user).bind(session.isNative).bind(session.createdAt).bind(session.expiresAt);
    query.bind(session.revokedAt).bind(session.label).bind(session.lastUsedAt);
    return insertedId<SessionId>(query);
}

Result<std::optional<SessionRecord>> SqliteSessionStore::byId(SessionId id)
{
    SqliteQuery query = m_context.read(sql::sessionById);
    return firstRow(query.bind(id), readSessionRow);
}

Result<QList<SessionRecord>> SqliteSessionStore::alive(UserId user, Timestamp now)
{
    SqliteQuery query = m_context.read(sql::sessionsAlive);
    return allRows(query.bind(user).bind(now), readSessionRow);
}

Result<Page<SessionRecord>> SqliteSessionStore::aliveOfAll(Timestamp now, qint64 offset, int limit)
{
    Page<SessionRecord> page;
    {
        SqliteQuery count = m_context.read(sql::countSessionsAlive);
        if (!count.bind(now).next())
            return count.error();
        page.count = count.readInteger();
    }
    SqliteQuery query = m_context.read(sql::sessionsAlivePage);
    auto rows = allRows(query.bind(now).bind(limit).bind(offset), readSessionRow);
    if (!rows)
        return rows.error();
    page.results = std::move(*rows);
    return page;
}

Result<void> SqliteSessionStore::touch(SessionId id, Timestamp at)
{
    SqliteQuery query = m_context.write(sql::touchSession);
    return query.bind(at).bind(id).run();
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

Result<int> SqliteSessionStore::removeExpired(Timestamp before, int limit)
{
    {
        // Asked in every pause of the writer, and nearly always in vain: a look costs less than a write that does
        // nothing.
        SqliteQuery look = m_context.read(sql::hasExpiredSessions);
        if (!look.bind(before).next())
            return look.hasFailed() ? Result<int>(look.error()) : Result<int>(0);
    }
    int removed = 0;
    // The tokens first: they name their session.
    for (const char *statement : {sql::removeExpiredRefresh, sql::removeExpiredSessions}) {
        SqliteQuery query = m_context.write(statement);
        const auto rows = allRows(query.bind(before).bind(limit), [](SqliteQuery &row) { return row.readInteger(); });
        if (!rows)
            return rows.error();
        removed += int(rows->size());
    }
    return removed;
}

Result<std::optional<TwoFactorRecord>> SqliteSessionStore::twoFactor(UserId user)
{
    SqliteQuery query = m_context.read(sql::twoFactor);
    if (!query.bind(user).next()) {
        if (query.hasFailed())
            return query.error();
        return std::optional<TwoFactorRecord>();
    }
    // A secret that does not open must not make the second factor disappear.
    const std::optional<QString> secret = m_context.cipher().open(twoFactorRow(user), query.readBlob());
    if (!secret)
        return Error::of(ErrorCode::Internal);
    TwoFactorRecord record;
    record.secret = *secret;
    record.enabledAt = query.readTime();
    record.lastStep = query.readInteger();
    return std::optional<TwoFactorRecord>(std::move(record));
}

Result<void> SqliteSessionStore::saveTwoFactor(UserId user, const TwoFactorRecord &record)
{
    SqliteQuery query = m_context.write(sql::saveTwoFactor);
    query.bind(user).bind(m_context.cipher().seal(twoFactorRow(user), record.secret));
    return query.bind(record.enabledAt).bind(record.lastStep).run();
}

Result<void> SqliteSessionStore::removeTwoFactor(UserId user)
{
    SqliteQuery query = m_context.write(sql::removeTwoFactor);
    return query.bind(user).run();
}

} // namespace chautari::server
