// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqliteuserstore.h"

#include "server/storage/sqlite/sqlstatements.h"
#include "shared/core/limits.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

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
    user.lastSeen = row.readTime();
    user.isPending = row.readBool();
    user.isOwner = row.readBool();
    user.picture = row.readText();
    return user;
}

PictureRecord readPictureRow(SqliteQuery &row)
{
    PictureRecord picture;
    picture.storageName = row.readText();
    picture.contentType = row.readText();
    picture.hash = row.readBlob();
    return picture;
}

UserDocument readDocumentRow(SqliteQuery &row)
{
    UserDocument document;
    document.user = row.readId<UserId>();
    document.body = row.readText().toUtf8();
    return document;
}

QByteArray readBody(SqliteQuery &row)
{
    return row.readText().toUtf8();
}

QString kindName(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Profile:
        return u"profile"_s;
    case DocumentKind::Preferences:
        return u"preferences"_s;
    case DocumentKind::Notifications:
        return u"notifications"_s;
    case DocumentKind::Privacy:
        return u"privacy"_s;
    }
    Q_UNREACHABLE();
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
    query.bind(user.isActive).bind(user.isVerified).bind(user.dateJoined).bind(user.lastSeen);
    query.bind(user.isPending).bind(user.isOwner);
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

Result<Page<UserRecord>> SqliteUserStore::page(qint64 offset, int limit)
{
    Page<UserRecord> page;
    {
        SqliteQuery count = m_context.read(sql::countUsers);
        if (!count.next())
            return count.error();
        page.count = count.readInteger();
    }
    SqliteQuery query = m_context.read(sql::usersPage);
    Result<QList<UserRecord>> rows = allRows(query.bind(limit).bind(offset), readUserRow);
    if (!rows)
        return rows.error();
    page.results = std::move(*rows);
    return page;
}

Result<QList<UserRecord>> SqliteUserStore::waiting()
{
    SqliteQuery query = m_context.read(sql::usersWaiting);
    return allRows(query, readUserRow);
}

Result<qint64> SqliteUserStore::countWaiting()
{
    SqliteQuery query = m_context.read(sql::countWaiting);
    return query.next() ? Result<qint64>(query.readInteger()) : query.error();
}

Result<qint64> SqliteUserStore::countOwners()
{
    SqliteQuery query = m_context.read(sql::countOwners);
    return query.next() ? Result<qint64>(query.readInteger()) : query.error();
}

Result<bool> SqliteUserStore::hasOwner()
{
    SqliteQuery query = m_context.read(sql::ownerExists);
    return hasRow(query);
}

Result<void> SqliteUserStore::setStanding(const UserRecord &user)
{
    SqliteQuery query = m_context.write(sql::setStanding);
    query.bind(int(user.role)).bind(user.isActive).bind(user.isPending).bind(user.isOwner);
    return query.bind(user.id).run();
}

Result<bool> SqliteUserStore::removeWaiting(UserId id)
{
    SqliteQuery query = m_context.write(sql::removeWaiting);
    const Result<bool> isThere = hasRow(query.bind(id));
    if (!isThere)
        return isThere;
    if (auto done = query.run(); !done)
        return done.error();
    return isThere;
}

Result<void> SqliteUserStore::update(const UserRecord &user)
{
    SqliteQuery query = m_context.write(sql::updateUser);
    query.bind(user.firstName).bind(user.lastName);
    user.phone ? query.bind(*user.phone) : query.bindNull();
    return query.bind(user.id).run();
}

Result<void> SqliteUserStore::setPicture(UserId id, const PictureRecord &picture)
{
    SqliteQuery query = m_context.write(sql::setPicture);
    query.bind(picture.storageName).bind(picture.contentType).bind(picture.hash);
    return query.bind(id).run();
}

Result<std::optional<PictureRecord>> SqliteUserStore::picture(const QString &storageName)
{
    SqliteQuery query = m_context.read(sql::pictureByName);
    return firstRow(query.bind(storageName), readPictureRow);
}

Result<std::optional<PictureRecord>> SqliteUserStore::pictureFor(const QString &storageName, UserId viewer)
{
    SqliteQuery query = m_context.read(sql::pictureByNameFor);
    return firstRow(query.bind(storageName).bind(viewer), readPictureRow);
}

Result<void> SqliteUserStore::setLastSeen(UserId id, Timestamp at)
{
    SqliteQuery query = m_context.write(sql::setLastSeen);
    return query.bind(at).bind(id).bind(at.plusSeconds(-limits::lastSeenSeconds)).run();
}

Result<std::optional<QByteArray>> SqliteUserStore::document(UserId user, DocumentKind kind)
{
    SqliteQuery query = m_context.read(sql::userDocument);
    return firstRow(query.bind(user).bind(kindName(kind)), readBody);
}

Result<void> SqliteUserStore::saveDocument(UserId user, DocumentKind kind, const QByteArray &body)
{
    SqliteQuery query = m_context.write(sql::saveUserDocument);
    return query.bind(user).bind(kindName(kind)).bind(QString::fromUtf8(body)).run();
}

Result<QList<UserDocument>> SqliteUserStore::documents(DocumentKind kind)
{
    SqliteQuery query = m_context.read(sql::userDocuments);
    return allRows(query.bind(kindName(kind)), readDocumentRow);
}

} // namespace chautari::server
