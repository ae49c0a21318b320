// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"
#include "sqlite/sqliteconnection.h"

#include <QtCore/QList>

namespace chautari::server {

//! One numbered SQL file.
struct Migration
{
    int version = 0;
    QString name;
    QByteArray sql;
};

//! \brief Brings a database to the newest schema: each step in one transaction, stopping at the first error. Before the
//! first step an existing database is copied aside. A newer or changed schema is refused. docs/database.md.
class SqliteMigrator
{
public:
    //! The files of server/storage/sql/sqlite, in order.
    static QList<Migration> bundled();

    SqliteMigrator(QList<Migration> migrations, const Clock &clock)
        : m_migrations(std::move(migrations))
        , m_clock(clock)
    { }

    //! `path` is the file behind `connection`. Errors are sentences for the person who started the server.
    Result<void> migrate(SqliteConnection &connection, const QString &path) const;

private:
    Result<int> currentVersion(SqliteConnection &connection, const QString &path) const;
    Result<void> checkApplied(SqliteConnection &connection, int version, const QString &path) const;
    Result<void> copyAside(SqliteConnection &connection, const QString &path, int version) const;
    Result<void> apply(SqliteConnection &connection, const Migration &migration) const;

    QList<Migration> m_migrations;
    const Clock &m_clock;
};

} // namespace chautari::server
