// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/textcipher.h"
#include "sqlite/sqliteconnection.h"

namespace chautari::server {

class SqliteWriteSession;

//! \brief Where the stores of one connection get their statements, so that none runs before a held back message is
//! written, and no write without a way to undo it (SqliteWriteSession).
class SqliteStoreContext
{
public:
    SqliteStoreContext(SqliteConnection &connection, const TextCipher &cipher, SqliteWriteSession *session)
        : m_connection(connection)
        , m_cipher(cipher)
        , m_session(session)
    { }

    [[nodiscard]] SqliteQuery read(const char *sql);
    [[nodiscard]] SqliteQuery write(const char *sql);
    [[nodiscard]] SqliteWriteSession *session() const { return m_session; } //!< null in a reader
    [[nodiscard]] SqliteConnection &connection() { return m_connection; }
    [[nodiscard]] const TextCipher &cipher() const { return m_cipher; }

    //! What a reader's store says to a write that needs the session.
    static Error readOnly();

private:
    SqliteConnection &m_connection;
    const TextCipher &m_cipher;
    SqliteWriteSession *m_session;
};

} // namespace chautari::server
