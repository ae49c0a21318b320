// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/sqliteconnection.h"

#include "shared/core/logging.h"

#include <QtCore/QFile>

#include <sqlite3.h>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int retryAfterFullSeconds = 5;
constexpr int busyTimeoutMs = 5000;
constexpr int checkpointTimeoutMs = 5; // rulings.md 16: nothing holds the writer longer

bool isDiskFailure(int code)
{
    const int primary = code & 0xff;
    return primary == SQLITE_FULL || primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB
        || primary == SQLITE_NOMEM || primary == SQLITE_READONLY || primary == SQLITE_CANTOPEN;
}

// After a failed fsync the kernel may have dropped the dirty pages and report success the next time.
bool isUntrustedAfter(int code)
{
    const int primary = code & 0xff;
    return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC || primary == SQLITE_CORRUPT
        || primary == SQLITE_NOTADB;
}

Error errorFor(int code)
{
    const int primary = code & 0xff;
    if (!isUntrustedAfter(code) && (primary == SQLITE_FULL || primary == SQLITE_IOERR))
        return Error{ErrorCode::StorageFull, u"There is no room to store this right now."_s, {}, retryAfterFullSeconds};
    return Error::of(ErrorCode::Internal, u"The database failed."_s);
}

} // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(
    const QString &path, Access access, const QByteArray &vfs)
{
    sqlite3 *handle = nullptr;
    const int mode = access == Access::ReadWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    // NOMUTEX: one thread per connection is our rule, so SQLite need not lock each call.
    const int code = sqlite3_open_v2(QFile::encodeName(path).constData(), &handle,
        mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs.isEmpty() ? nullptr : vfs.constData());
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(handle));
    if (code != SQLITE_OK)
        return connection->failure("open");
    if (auto configured = connection->configure(access); !configured)
        return configured.error();
    return connection;
}

SqliteConnection::SqliteConnection(sqlite3 *handle)
    : m_handle(handle)
    , m_thread(std::this_thread::get_id())
{ }

SqliteConnection::~SqliteConnection()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement.handle);
    sqlite3_close_v2(m_handle);
}

Result<void> SqliteConnection::configure(Access access)
{
    sqlite3_busy_timeout(m_handle, busyTimeoutMs);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    QByteArray script = "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;";
    if (access == Access::ReadOnly)
        return executeScript(script + "PRAGMA query_only=ON; PRAGMA cache_size=-8000;");

    // The writer's cache holds the leaves that conversations are written to: with SQLite's 2 MB they are read back from
    // the kernel all the time. Only the writer checkpoints, at times it chooses (wal_autocheckpoint=0): SQLite before
    // 3.51.3 can corrupt the log when two connections do.
    script += "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
              "PRAGMA cache_size=-32000; PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=67108864;";
    if (auto done = executeScript(script); !done)
        return done;
    sqlite3_wal_hook(
        m_handle,
        [](void *self, sqlite3 *, const char *, int pages) {
            static_cast<SqliteConnection *>(self)->m_walPages = pages;
            return SQLITE_OK;
        },
        this);
    return {};
}

void SqliteConnection::checkThread() const
{
    if (m_thread != std::this_thread::get_id())
        qFatal("SqliteConnection: used outside its thread");
}

SqliteQuery SqliteConnection::query(const char *sql)
{
    return SqliteQuery(*this, sql);
}

Result<void> SqliteConnection::executeScript(const QByteArray &sql)
{
    checkThread();
    if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure("script");
    return {};
}

bool SqliteConnection::isInTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

Error SqliteConnection::failure(const char *sql)
{
    const int code = m_handle ? sqlite3_extended_errcode(m_handle) : SQLITE_NOMEM;
    if (isDiskFailure(code) && !m_diskFailure)
        m_diskFailure = errorFor(code);
    m_isUntrusted = m_isUntrusted || isUntrustedAfter(code);
    // SQLite's message names tables and columns, never their contents.
    qCWarning(logStorage, "SQLite error %d: %s (in: %.60s)", code,
        m_handle ? sqlite3_errmsg(m_handle) : "out of memory", sql);
    return errorFor(code);
}

Result<bool> SqliteConnection::checkpoint(Checkpoint kind)
{
    checkThread();
    const int mode = kind == Checkpoint::Passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE;
    sqlite3_busy_timeout(m_handle, checkpointTimeoutMs);
    const int code = sqlite3_wal_checkpoint_v2(m_handle, nullptr, mode, nullptr, nullptr);
    sqlite3_busy_timeout(m_handle, busyTimeoutMs);
    const bool isBusy = (code & 0xff) == SQLITE_BUSY;
    if (code != SQLITE_OK && !isBusy)
        return failure("checkpoint");
    m_walPages = 0;
    return !isBusy;
}

} // namespace chautari
