// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/localdatabase.h"

#include "shared/core/logging.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <array>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

namespace localsql {
constexpr auto userVersion = "PRAGMA user_version";
constexpr auto quickCheck = "PRAGMA quick_check(1)";
constexpr auto begin = "BEGIN IMMEDIATE";
constexpr auto commit = "COMMIT";
} // namespace localsql

constexpr std::array besideDatabase{"-wal", "-shm"};

Error unusable()
{
    return Error::of(ErrorCode::NotFound);
}

Result<void> makeFile(const QString &path)
{
    QFile file(path);
    if (file.exists())
        return {};
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return {};
    const bool isFull = file.error() == QFileDevice::ResourceError;
    return Error::of(isFull ? ErrorCode::StorageFull : ErrorCode::PermissionDenied, file.errorString());
}

Result<qint64> number(SqliteConnection &connection, const char *sql)
{
    SqliteQuery query = connection.query(sql);
    if (query.next())
        return query.readInteger();
    return query.hasFailed() ? query.error() : unusable();
}

Result<void> makeTables(SqliteConnection &connection, const LocalSchema &schema)
{
    QFile script(schema.script);
    if (!script.open(QIODevice::ReadOnly))
        qFatal("openLocalDatabase: a bundled file cannot be read");
    if (auto r = connection.execute(localsql::begin); !r)
        return r;
    if (auto r = connection.executeScript(script.readAll()); !r)
        return r;
    // A pragma takes no bound value; this one is a number of ours.
    if (auto r = connection.executeScript("PRAGMA user_version=" + QByteArray::number(schema.version)); !r)
        return r;
    return connection.execute(localsql::commit);
}

} // namespace

bool isSound(SqliteConnection &connection)
{
    SqliteQuery query = connection.query(localsql::quickCheck);
    return query.next() && query.readText() == "ok"_L1;
}

Result<std::unique_ptr<SqliteConnection>> openLocalDatabase(const QString &path, const LocalSchema &schema)
{
    const bool isNew = path == inMemory || !QFile::exists(path) || QFileInfo(path).size() == 0;
    if (auto made = path == inMemory ? Result<void>() : makeFile(path); !made)
        return made.error();
    auto opened = SqliteConnection::open(path, SqliteConnection::Access::ReadWrite);
    if (!opened)
        return opened.error().code == ErrorCode::StorageFull ? opened.error() : unusable();
    std::unique_ptr<SqliteConnection> connection = *std::move(opened);
    if (auto set = connection->executeScript(schema.pragmas); !set)
        return set.error();
    if (isNew) {
        if (auto made = makeTables(*connection, schema); !made)
            return made.error();
        return connection;
    }
    const Result<qint64> version = number(*connection, localsql::userVersion);
    if (!version || *version != schema.version) {
        qCWarning(logStorage) << "a local database is damaged or of another version";
        return unusable();
    }
    return connection;
}

QString moveDatabaseAside(const QString &path, const QString &suffix)
{
    QString free = path + suffix;
    for (int i = 2; QFile::exists(free); ++i)
        free = path + suffix + QString::number(i);
    if (QFile::exists(path) && !QFile::rename(path, free))
        return {};
    for (const char *tail : besideDatabase)
        QFile::rename(path + QLatin1StringView(tail), free + QLatin1StringView(tail));
    return free;
}

void removeDatabase(const QString &path)
{
    QFile::remove(path);
    for (const char *tail : besideDatabase)
        QFile::remove(path + QLatin1StringView(tail));
}

} // namespace chautari
