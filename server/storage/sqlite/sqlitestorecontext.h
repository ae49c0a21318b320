// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqliteconnection.h"

namespace chautari::server {

class SqliteWriteSession;

//! \brief Where the stores of one connection get their statements, so that none runs before a held back message is
//! written, and no write without a way to undo it (SqliteWriteSession).
class SqliteStoreContext
{
public:
    SqliteStoreContext(SqliteConnection &connection, SqliteWriteSession *session)
        : m_connection(connection)
        , m_session(session)
    { }

    [[nodiscard]] SqliteQuery read(const char *sql);
    [[nodiscard]] SqliteQuery write(const char *sql);
    [[nodiscard]] SqliteWriteSession *session() const { return m_session; } //!< null in a reader
    [[nodiscard]] SqliteConnection &connection() { return m_connection; }

    //! What a reader's store says to a write that needs the session.
    static Error readOnly();

private:
    SqliteConnection &m_connection;
    SqliteWriteSession *m_session;
};

} // namespace chautari::server
