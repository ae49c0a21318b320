// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqliteauditstore.h"

#include "server/storage/sqlite/sqlstatements.h"

#include <QtCore/QtEndian>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! A line as it is in the file: an action that this version does not know is still part of the chain.
struct AuditRow
{
    AuditEntry entry;
    QString action;
    QByteArray chain;
};

AuditRow readAuditRow(SqliteQuery &row)
{
    AuditRow read;
    read.entry.id = row.readInteger();
    read.entry.at = row.readTime();
    read.entry.actor = row.readId<UserId>();
    read.action = row.readText();
    read.entry.person = row.readId<UserId>();
    read.entry.detail = row.readText();
    read.chain = row.readBlob();
    if (const auto action = auditActionFromName(read.action))
        read.entry.action = *action;
    return read;
}

void addNumber(QByteArray &bytes, qint64 number)
{
    char little[sizeof(number)];
    qToLittleEndian(number, little);
    bytes.append(little, sizeof(little));
}

//! Lengths before texts, so that no two different lines are the same bytes.
QByteArray chainAfter(const TextCipher &cipher, const QByteArray &previous, const AuditRow &row)
{
    QByteArray bytes = previous;
    for (const qint64 number :
        {row.entry.id, row.entry.at.microseconds(), row.entry.actor.value(), row.entry.person.value()})
        addNumber(bytes, number);
    for (const QString &text : {row.action, row.entry.detail}) {
        const QByteArray utf8 = text.toUtf8();
        addNumber(bytes, utf8.size());
        bytes += utf8;
    }
    return cipher.auditHash(bytes);
}

QString headAfter(const TextCipher &cipher, qint64 count, const QByteArray &chain)
{
    QByteArray bytes("head");
    addNumber(bytes, count);
    bytes += chain;
    return QString::fromLatin1(cipher.auditHash(bytes).toHex());
}

//! Empty when there is none.
Result<QString> headOf(SqliteQuery &&query)
{
    if (query.next())
        return query.readText();
    return query.hasFailed() ? Result<QString>(query.error()) : QString();
}

} // namespace

Result<void> SqliteAuditStore::append(AuditEntry entry)
{
    qint64 last = 0;
    QByteArray previous;
    {
        SqliteQuery query = m_context.read(sql::lastAuditEntry);
        if (query.next()) {
            last = query.readInteger();
            previous = query.readBlob();
        } else if (query.hasFailed()) {
            return query.error();
        }
    }
    // Lines at the end have gone, or all of them: the log goes on, but what follows must not heal it.
    const auto head = headOf(m_context.read(sql::auditHead));
    if (!head)
        return head.error();
    const QString expected = last > 0 ? headAfter(m_context.cipher(), last, previous) : QString();
    if (*head != expected)
        previous = m_context.cipher().auditHash("broken" + previous);
    entry.id = last + 1;
    AuditRow row{std::move(entry), {}, {}};
    row.action = auditActionName(row.entry.action);
    row.chain = chainAfter(m_context.cipher(), previous, row);
    {
        SqliteQuery insert = m_context.write(sql::insertAuditEntry);
        insert.bind(row.entry.id).bind(row.entry.at).bind(row.entry.actor).bind(row.action);
        if (auto inserted = insert.bind(row.entry.person).bind(row.entry.detail).bind(row.chain).run(); !inserted)
            return inserted;
    }
    SqliteQuery save = m_context.write(sql::saveAuditHead);
    return save.bind(headAfter(m_context.cipher(), row.entry.id, row.chain)).run();
}

Result<AuditPage> SqliteAuditStore::page(qint64 before, int limit)
{
    SqliteQuery query = m_context.read(sql::auditEntriesBefore);
    const auto rows
        = allRows(query.bind(before > 0 ? before : std::numeric_limits<qint64>::max()).bind(limit + 1), readAuditRow);
    if (!rows)
        return rows.error();
    AuditPage page;
    for (const AuditRow &row : *rows) {
        if (page.entries.size() == limit) {
            page.nextBefore = page.entries.constLast().id;
            break;
        }
        page.entries.append(row.entry);
    }
    return page;
}

Result<AuditCheck> SqliteAuditStore::check(SqliteConnection &connection, const TextCipher &cipher)
{
    AuditCheck check;
    QByteArray chain;
    SqliteQuery query = connection.query(sql::allAuditEntries);
    while (query.next()) {
        const AuditRow row = readAuditRow(query);
        ++check.entries;
        chain = chainAfter(cipher, chain, row);
        if (row.entry.id != check.entries || row.chain != chain) {
            check.isWhole = false;
            check.brokenAt = check.entries;
            return check;
        }
    }
    if (query.hasFailed())
        return query.error();
    const auto head = headOf(connection.query(sql::auditHead));
    if (!head)
        return head.error();
    // Lines at the end are missing, or all of them.
    if (*head != (check.entries > 0 ? headAfter(cipher, check.entries, chain) : QString())) {
        check.isWhole = false;
        check.brokenAt = check.entries + 1;
    }
    return check;
}

} // namespace chautari::server
