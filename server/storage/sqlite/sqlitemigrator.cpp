// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitemigrator.h"

#include "server/storage/datadirectory.h"
#include "server/storage/sqlite/sqlstatements.h"
#include "shared/core/logging.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

QByteArray checksum(const Migration &migration)
{
    return QCryptographicHash::hash(migration.sql, QCryptographicHash::Sha256);
}

Error refusal(QString sentence)
{
    return Error::of(ErrorCode::Internal, std::move(sentence));
}

Result<qint64> number(SqliteConnection &connection, const char *sql)
{
    SqliteQuery query = connection.query(sql);
    if (query.next())
        return query.readInteger();
    return query.hasFailed() ? query.error() : refusal(u"The database gave no answer."_s);
}

} // namespace

QList<Migration> SqliteMigrator::bundled()
{
    const QDir folder(u":/chautari/sql/sqlite"_s);
    QList<Migration> migrations;
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("SqliteMigrator: a bundled file cannot be read");
        migrations.append({name.section(u'_', 0, 0).toInt(), name, file.readAll()});
    }
    return migrations;
}

Result<void> SqliteMigrator::migrate(SqliteConnection &connection, const QString &path) const
{
    const auto current = currentVersion(connection, path);
    if (!current)
        return current.error();
    if (auto known = checkApplied(connection, *current, path); !known)
        return known;
    const int newest = m_migrations.isEmpty() ? 0 : m_migrations.last().version;
    if (*current > 0 && *current < newest) {
        if (auto copied = copyAside(connection, path, *current); !copied)
            return copied;
    }
    for (const Migration &migration : m_migrations) {
        if (migration.version <= *current)
            continue;
        if (auto applied = apply(connection, migration); !applied)
            return applied;
    }
    return {};
}

Result<int> SqliteMigrator::currentVersion(SqliteConnection &connection, const QString &path) const
{
    const auto version = number(connection, sql::userVersion);
    if (!version)
        return version.error();
    const auto tables = number(connection, sql::countTables);
    if (!tables)
        return tables.error();
    if (*version == 0 && *tables > 0)
        return refusal(u"%1 is not a Chautari database."_s.arg(path));
    const int newest = m_migrations.isEmpty() ? 0 : m_migrations.last().version;
    if (*version > newest)
        return refusal(
            u"%1 was written by a newer Chautari (schema %2, this one knows %3). Install that version again, or "
            "restore a backup made before the upgrade."_s.arg(path)
                .arg(*version)
                .arg(newest));
    return int(*version);
}

Result<void> SqliteMigrator::checkApplied(SqliteConnection &connection, int version, const QString &path) const
{
    for (const Migration &migration : m_migrations) {
        if (migration.version > version)
            break;
        SqliteQuery query = connection.query(sql::schemaChecksum);
        query.bind(migration.version);
        if (query.next() && query.readBlob() == checksum(migration))
            continue;
        if (query.hasFailed())
            return query.error();
        return refusal(u"The schema of %1 was made by another edition of %2. Use the program that made it."_s.arg(
            path, migration.name));
    }
    return {};
}

Result<void> SqliteMigrator::copyAside(SqliteConnection &connection, const QString &path, int version) const
{
    const QString copy = u"%1.schema-%2"_s.arg(path).arg(version);
    QFile::remove(copy);
    if (auto created = DataDirectory::createPrivateFile(copy); !created)
        return created;
    SqliteQuery query = connection.query(sql::copyInto);
    query.bind(copy);
    if (auto copied = query.run(); !copied)
        return Error::of(copied.error().code, u"Cannot copy the database to %1 before changing it."_s.arg(copy));
    qCInfo(logStorage).noquote() << "The database as it was before the upgrade:" << copy;
    return {};
}

Result<void> SqliteMigrator::apply(SqliteConnection &connection, const Migration &migration) const
{
    const auto steps = [&]() -> Result<void> {
        if (auto r = connection.execute(sql::beginWrite); !r)
            return r;
        if (auto r = connection.execute(sql::createSchemaVersion); !r)
            return r;
        if (auto r = connection.executeScript(migration.sql); !r)
            return r;
        SqliteQuery insert = connection.query(sql::insertSchemaVersion);
        insert.bind(migration.version).bind(migration.name).bind(checksum(migration)).bind(m_clock.now());
        if (auto r = insert.run(); !r)
            return r;
        // A pragma takes no bound value; this one is a number of ours.
        if (auto r = connection.executeScript("PRAGMA user_version=" + QByteArray::number(migration.version)); !r)
            return r;
        return connection.execute(sql::commit);
    };
    const auto done = steps();
    if (done)
        return {};
    if (connection.isInTransaction()) {
        if (auto undone = connection.execute(sql::rollback); !undone)
            return undone;
    }
    return Error::of(done.error().code,
        u"The upgrade step %1 failed and was undone; the database is as it was."_s.arg(migration.name));
}

} // namespace chautari::server
