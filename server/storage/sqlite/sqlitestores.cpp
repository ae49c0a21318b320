// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitestores.h"

namespace chautari::server {

SqliteStores::SqliteStores(SqliteConnection &connection, const TextCipher &cipher, SqliteWriteSession *session)
    : m_context(connection, cipher, session)
    , m_users(m_context)
    , m_place(m_context)
    , m_audit(m_context)
    , m_blocks(m_context)
    , m_sessions(m_context)
    , m_services(m_context)
    , m_conversations(m_context)
    , m_messages(m_context)
    , m_notifications(m_context)
    , m_changes(m_context)
    , m_words(m_context)
    , m_attachments(m_context)
{ }

} // namespace chautari::server
