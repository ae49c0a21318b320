// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqliteuserstore.h"

#include "server/storage/sqlite/sqlstatements.h"

namespace chautari::server {

namespace {

UserRecord readUserRow(SqliteQuery &row)
{
    UserRecord user;
    user.id = row.readId<UserId>();
    user.email = row.readText();
    user.username = row.readText();
    user.passwordHash = row.readBlob();
    user.firstName = row.readText();
    user.lastName = row.readText();
    user.role = Role(row.readInteger());
    user.phone = row.readOptionalText();
    user.isActive = row.readBool();
    user.isVerified = row.readBool();
    user.dateJoined = row.readTime();
    return user;
}

Result<bool> hasRow(SqliteQuery &query)
{
    const bool isThere = query.next();
    if (query.hasFailed())
        return query.error();
    return isThere;
}

} // namespace

Result<std::optional<UserRecord>> SqliteUserStore::byId(UserId id)
{
    SqliteQuery query = m_context.read(sql::userById);
    return firstRow(query.bind(id), readUserRow);
}

Result<std::optional<UserRecord>> SqliteUserStore::byEmail(const QString &email)
{
    SqliteQuery query = m_context.read(sql::userByEmail);
    return firstRow(query.bind(email), readUserRow);
}

Result<bool> SqliteUserStore::emailTaken(const QString &email)
{
    SqliteQuery query = m_context.read(sql::emailTaken);
    return hasRow(query.bind(email));
}

Result<bool> SqliteUserStore::usernameTaken(const QString &username)
{
    SqliteQuery query = m_context.read(sql::usernameTaken);
    return hasRow(query.bind(username));
}

Result<UserId> SqliteUserStore::insert(const UserRecord &user)
{
    SqliteQuery query = m_context.write(sql::insertUser);
    user.id.isValid() ? query.bind(user.id) : query.bindNull();
    query.bind(user.email).bind(user.username).bind(user.passwordHash).bind(user.firstName).bind(user.lastName);
    query.bind(int(user.role));
    user.phone ? query.bind(*user.phone) : query.bindNull();
    query.bind(user.isActive).bind(user.isVerified).bind(user.dateJoined);
    return insertedId<UserId>(query);
}

Result<void> SqliteUserStore::setPasswordHash(UserId id, const QByteArray &hash)
{
    SqliteQuery query = m_context.write(sql::setPasswordHash);
    return query.bind(hash).bind(id).run();
}

Result<QList<UserRecord>> SqliteUserStore::all()
{
    SqliteQuery query = m_context.read(sql::allUsers);
    return allRows(query, readUserRow);
}

} // namespace chautari::server
