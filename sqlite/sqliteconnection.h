// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlite/sqlitequery.h"

#include <memory>
#include <thread>
#include <unordered_map>

struct sqlite3;

namespace chautari {

//! \brief One connection to the database and its prepared statements, used by one thread (checked, also in release
//! builds: SQLite would not notice). SQLite's own C API instead of QSqlQuery: the three statements of one message in
//! commits of 100 cost 26 us CPU here and 41 us through QSqlQuery, and the extended error codes decide what is fatal.
class SqliteConnection
{
public:
    enum class Access { ReadWrite, ReadOnly };

    //! The file must exist (its mode is copied to -wal and -shm). `vfs` empty = the default one.
    static Result<std::unique_ptr<SqliteConnection>> open(
        const QString &path, Access access, const QByteArray &vfs = {});
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection &) = delete;
    SqliteConnection &operator=(const SqliteConnection &) = delete;

    //! Hands the connection to the calling thread. No query may be alive.
    void moveToCurrentThread() { m_thread = std::this_thread::get_id(); }

    //! `sql` must be a constant (sqlstatements.h): statements are cached by address. One use at a time each.
    [[nodiscard]] SqliteQuery query(const char *sql);
    Result<void> execute(const char *sql) { return query(sql).run(); }
    //! Several statements, not cached: migrations.
    Result<void> executeScript(const QByteArray &sql);
    //! For what has no wrapper here (functions, backups).
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    //! SQLite ends a transaction by itself after some errors.
    [[nodiscard]] bool isInTransaction() const;

    //! What the last failed call means, logged with SQLite's words.
    Error failure(const char *sql);
    //! Any call since clearFailures() failed for the disk's or the file's sake, not for the statement's. Until then
    //! every query fails likewise: SQLite may have ended the transaction, and the next write would commit alone.
    [[nodiscard]] bool hasDiskFailed() const { return m_diskFailure.has_value(); }
    //! It cannot be known what is on the disk (failed fsync), or it is damaged: nothing may be acknowledged any more.
    [[nodiscard]] bool isUntrusted() const { return m_isUntrusted; }
    [[nodiscard]] const std::optional<Error> &diskFailure() const { return m_diskFailure; }
    void clearFailures() { m_diskFailure.reset(); }

    //! Frames in the write-ahead log after the last commit of this connection.
    [[nodiscard]] int walPages() const { return m_walPages; }
    enum class Checkpoint { Passive, Truncate };
    //! False: a reader still needs the log. It is hardly waited for.
    Result<bool> checkpoint(Checkpoint kind);

private:
    friend class SqliteQuery;
    struct Statement
    {
        sqlite3_stmt *handle = nullptr;
        bool isInUse = false;
    };

    explicit SqliteConnection(sqlite3 *handle);
    Result<void> configure(Access access);
    void checkThread() const;

    sqlite3 *m_handle;
    std::unordered_map<const char *, Statement> m_statements;
    std::thread::id m_thread;
    int m_walPages = 0;
    std::optional<Error> m_diskFailure;
    bool m_isUntrusted = false;
};

} // namespace chautari
