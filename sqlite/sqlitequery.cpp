// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/sqlitequery.h"

#include "sqlite/sqliteconnection.h"

#include <sqlite3.h>

namespace chautari {

SqliteQuery::SqliteQuery(SqliteConnection &connection, const char *sql)
    : m_connection(connection)
    , m_sql(sql)
{
    connection.checkThread();
    if (connection.m_diskFailure) {
        m_failure = connection.m_diskFailure;
        return;
    }
    SqliteConnection::Statement &cached = connection.m_statements[sql];
    if (cached.isInUse)
        qFatal("SqliteQuery: a statement was used inside itself: %s", sql);
    if (!cached.handle)
        check(sqlite3_prepare_v3(connection.m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &cached.handle, nullptr));
    if (!cached.handle)
        return;
    cached.isInUse = true;
    m_statement = cached.handle;
    m_isInUse = &cached.isInUse; // nodes of an unordered_map stay where they are
}

SqliteQuery::~SqliteQuery()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement); // they point into m_held
    *m_isInUse = false;
}

void SqliteQuery::check(int resultCode)
{
    if (resultCode != SQLITE_OK && !m_failure)
        m_failure = m_connection.failure(m_sql);
}

SqliteQuery &SqliteQuery::bindInteger(qint64 value)
{
    if (m_statement)
        check(sqlite3_bind_int64(m_statement, ++m_parameter, value));
    return *this;
}

SqliteQuery &SqliteQuery::bind(const QString &text)
{
    m_held.append(text.toUtf8());
    const QByteArray &utf8 = m_held.last();
    if (m_statement)
        check(sqlite3_bind_text64(
            m_statement, ++m_parameter, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

SqliteQuery &SqliteQuery::bind(const QByteArray &blob)
{
    m_held.append(blob);
    // A null pointer would bind NULL; constData() of a null array points to an empty string.
    if (m_statement)
        check(sqlite3_bind_blob64(
            m_statement, ++m_parameter, m_held.last().constData(), sqlite3_uint64(blob.size()), SQLITE_STATIC));
    return *this;
}

SqliteQuery &SqliteQuery::bindNull()
{
    if (m_statement)
        check(sqlite3_bind_null(m_statement, ++m_parameter));
    return *this;
}

bool SqliteQuery::next()
{
    if (m_failure)
        return false;
    m_column = 0;
    const int resultCode = sqlite3_step(m_statement);
    if (resultCode == SQLITE_ROW)
        return true;
    if (resultCode != SQLITE_DONE)
        check(resultCode);
    return false;
}

Result<void> SqliteQuery::run()
{
    while (next()) { }
    if (m_failure)
        return *m_failure;
    return {};
}

qint64 SqliteQuery::readInteger()
{
    return sqlite3_column_int64(m_statement, m_column++);
}

QString SqliteQuery::readText()
{
    // The pointer first: it may convert, and the size is that of the converted text.
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, m_column));
    const int size = sqlite3_column_bytes(m_statement, m_column++);
    return QString::fromUtf8(text, size);
}

std::optional<QString> SqliteQuery::readOptionalText()
{
    if (sqlite3_column_type(m_statement, m_column) == SQLITE_NULL) {
        ++m_column;
        return std::nullopt;
    }
    return readText();
}

QByteArray SqliteQuery::readBlob()
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, m_column));
    const int size = sqlite3_column_bytes(m_statement, m_column++);
    return QByteArray(data, size);
}

} // namespace chautari
