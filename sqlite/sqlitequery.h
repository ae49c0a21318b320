// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/ids.h"
#include "shared/core/result.h"
#include "shared/core/timestamp.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QVarLengthArray>

#include <concepts>

struct sqlite3_stmt;

namespace chautari {

class SqliteConnection;

//! \brief One run of a cached prepared statement: bind in order, step, read columns in order. Resets the statement when
//! it goes, because an unfinished SELECT pins the write-ahead log.
class SqliteQuery
{
public:
    SqliteQuery(SqliteConnection &connection, const char *sql);
    ~SqliteQuery();
    SqliteQuery(const SqliteQuery &) = delete;
    SqliteQuery &operator=(const SqliteQuery &) = delete;

    SqliteQuery &bind(std::integral auto value) { return bindInteger(qint64(value)); }
    template <typename Tag>
    SqliteQuery &bind(Id<Tag> id)
    {
        return bindInteger(id.value());
    }
    SqliteQuery &bind(Timestamp time) { return bindInteger(time.microseconds()); }
    SqliteQuery &bind(const QString &text);
    SqliteQuery &bind(const QByteArray &blob);
    SqliteQuery &bindNull();
    template <typename T>
    SqliteQuery &bindOrNull(const std::optional<T> &value)
    {
        return value ? bind(*value) : bindNull();
    }
    SqliteQuery &bindOrNull(Timestamp time) { return time.isValid() ? bind(time) : bindNull(); }

    //! True when there is a (further) row. False at the end and after a failure: ask hasFailed().
    bool next();
    [[nodiscard]] bool hasFailed() const { return m_failure.has_value(); }
    [[nodiscard]] const Error &error() const { return *m_failure; }
    //! For statements without rows.
    Result<void> run();

    // The next column of the row, from the left.
    qint64 readInteger();
    bool readBool() { return readInteger() != 0; }
    Timestamp readTime() { return Timestamp(readInteger()); }
    template <typename IdType>
    IdType readId()
    {
        return IdType(readInteger());
    }
    QString readText();
    std::optional<QString> readOptionalText();
    QByteArray readBlob();

private:
    SqliteQuery &bindInteger(qint64 value);
    void check(int resultCode);

    SqliteConnection &m_connection;
    const char *m_sql;
    sqlite3_stmt *m_statement = nullptr;
    bool *m_isInUse = nullptr;
    int m_parameter = 0;
    int m_column = 0;
    std::optional<Error> m_failure;
    QVarLengthArray<QByteArray, 4> m_held; //!< bound without a copy, so they live as long as the run
};

//! Rows of `query` as `read` makes them of each.
template <typename Read, typename T = std::invoke_result_t<Read, SqliteQuery &>>
Result<QList<T>> allRows(SqliteQuery &query, const Read &read)
{
    QList<T> rows;
    while (query.next())
        rows.append(read(query));
    if (query.hasFailed())
        return query.error();
    return rows;
}

//! The id that `INSERT ... RETURNING id` gave.
template <typename IdType>
Result<IdType> insertedId(SqliteQuery &query)
{
    if (!query.next())
        return query.error();
    const auto id = query.readId<IdType>();
    if (auto done = query.run(); !done)
        return done.error();
    return id;
}

template <typename Read, typename T = std::invoke_result_t<Read, SqliteQuery &>>
Result<std::optional<T>> firstRow(SqliteQuery &query, const Read &read)
{
    if (query.next())
        return std::optional<T>(read(query));
    if (query.hasFailed())
        return query.error();
    return std::optional<T>();
}

} // namespace chautari
