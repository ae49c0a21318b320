// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitestorecontext.h"

#include "server/storage/sqlite/sqlitewritesession.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

SqliteQuery SqliteStoreContext::read(const char *sql)
{
    if (m_session)
        m_session->settle();
    return m_connection.query(sql);
}

SqliteQuery SqliteStoreContext::write(const char *sql)
{
    if (m_session) {
        m_session->settle();
        m_session->protect();
    }
    return m_connection.query(sql);
}

Error SqliteStoreContext::readOnly()
{
    return Error::of(ErrorCode::Internal, u"A reader cannot write."_s);
}

} // namespace chautari::server
