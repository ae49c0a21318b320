// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqliteattachmentstore.h"

#include "server/storage/sqlite/sqlstatements.h"

namespace chautari::server {

namespace {

//! Whether a statement with RETURNING changed a row.
Result<bool> hasChanged(SqliteQuery &query)
{
    const bool isChanged = query.next();
    if (query.hasFailed())
        return query.error();
    if (auto done = query.run(); !done)
        return done.error();
    return isChanged;
}

} // namespace

AttachmentRecord readAttachmentRow(SqliteQuery &row, const TextCipher &cipher)
{
    AttachmentRecord attachment;
    attachment.id = row.readId<AttachmentId>();
    attachment.owner = row.readId<UserId>();
    attachment.message = row.readId<MessageId>();
    attachment.ordinal = int(row.readInteger());
    attachment.kind = MessageType(row.readInteger());
    attachment.storageName = row.readText();
    attachment.fileName
        = cipher.openOrSaySo(TextCipher::fileNameRow(attachment.storageName, attachment.owner.value()), row.readBlob());
    attachment.contentType = row.readText();
    attachment.fileSize = row.readInteger();
    attachment.hash = row.readBlob();
    attachment.width = int(row.readInteger());
    attachment.height = int(row.readInteger());
    attachment.durationMs = int(row.readInteger());
    attachment.waveform = row.readBlob();
    attachment.preview = row.readText();
    attachment.hasThumbnail = row.readBool();
    attachment.createdAt = row.readTime();
    attachment.received = row.readInteger();
    attachment.isReady = row.readBool();
    return attachment;
}

Result<AttachmentId> SqliteAttachmentStore::insert(const AttachmentRecord &attachment)
{
    SqliteQuery query = m_context.write(sql::insertAttachment);
    query.bind(attachment.owner).bind(int(attachment.kind)).bind(attachment.storageName);
    query.bind(m_context.cipher().seal(
        TextCipher::fileNameRow(attachment.storageName, attachment.owner.value()), attachment.fileName));
    query.bind(attachment.contentType).bind(attachment.fileSize).bind(attachment.hash).bind(attachment.createdAt);
    query.bind(attachment.received).bind(attachment.isReady);
    return insertedId<AttachmentId>(query);
}

Result<std::optional<AttachmentRecord>> SqliteAttachmentStore::first(SqliteQuery &query)
{
    return firstRow(query, [this](SqliteQuery &row) { return readAttachmentRow(row, m_context.cipher()); });
}

Result<std::optional<AttachmentRecord>> SqliteAttachmentStore::byIdFor(AttachmentId id, UserId owner)
{
    SqliteQuery query = m_context.read(sql::attachmentByIdFor);
    return first(query.bind(id).bind(owner));
}

Result<std::optional<AttachmentRecord>> SqliteAttachmentStore::byStorageName(const QString &name)
{
    SqliteQuery query = m_context.read(sql::attachmentByStorageName);
    return first(query.bind(name));
}

Result<std::optional<AttachmentRecord>> SqliteAttachmentStore::byStorageNameFor(const QString &name, UserId viewer)
{
    SqliteQuery query = m_context.read(sql::attachmentByStorageNameFor);
    return first(query.bind(name).bind(viewer));
}

Result<bool> SqliteAttachmentStore::addReceived(AttachmentId id, UserId owner, qint64 from, qint64 to)
{
    SqliteQuery query = m_context.write(sql::addReceived);
    return hasChanged(query.bind(id).bind(owner).bind(from).bind(to));
}

Result<bool> SqliteAttachmentStore::finish(const AttachmentRecord &attachment)
{
    SqliteQuery query = m_context.write(sql::finishAttachment);
    query.bind(int(attachment.kind)).bind(attachment.contentType).bind(attachment.hash);
    return hasChanged(query.bind(attachment.id).bind(attachment.owner));
}

Result<void> SqliteAttachmentStore::setProbed(const AttachmentRecord &attachment)
{
    SqliteQuery query = m_context.write(sql::setProbed);
    query.bind(attachment.width).bind(attachment.height).bind(attachment.durationMs).bind(attachment.waveform);
    return query.bind(attachment.preview).bind(attachment.hasThumbnail).bind(attachment.id).run();
}

Result<bool> SqliteAttachmentStore::removeUnused(AttachmentId id, UserId owner)
{
    SqliteQuery query = m_context.write(sql::removeUnusedAttachment);
    return hasChanged(query.bind(id).bind(owner));
}

Result<int> SqliteAttachmentStore::removeUnusedBefore(Timestamp created, int limit)
{
    SqliteQuery query = m_context.write(sql::removeUnusedAttachments);
    const auto removed = allRows(query.bind(created).bind(limit), [](SqliteQuery &row) { return row.readInteger(); });
    if (!removed)
        return removed.error();
    return int(removed->size());
}

Result<qint64> SqliteAttachmentStore::bytesOf(UserId owner)
{
    SqliteQuery query = m_context.read(sql::bytesOfOwner);
    return query.bind(owner).next() ? Result<qint64>(query.readInteger()) : query.error();
}

Result<StorageReport> SqliteAttachmentStore::usage(int shares)
{
    StorageReport report;
    {
        SqliteQuery totals = m_context.read(sql::storageTotals);
        if (!totals.next())
            return totals.error();
        report.messages = totals.readInteger();
        report.files = totals.readInteger();
        report.fileBytes = totals.readInteger();
    }
    SqliteQuery query = m_context.read(sql::storageShares);
    auto rows = allRows(query.bind(shares), [](SqliteQuery &row) {
        StorageShare share;
        share.user = row.readId<UserId>();
        share.files = row.readInteger();
        share.bytes = row.readInteger();
        return share;
    });
    if (!rows)
        return rows.error();
    report.shares = std::move(*rows);
    return report;
}

Result<bool> SqliteAttachmentStore::hasStorageName(const QString &name)
{
    SqliteQuery query = m_context.read(sql::hasStorageName);
    const bool isThere = query.bind(name).next();
    if (query.hasFailed())
        return query.error();
    return isThere;
}

Result<QStringList> SqliteAttachmentStore::doomed(int limit)
{
    SqliteQuery query = m_context.read(sql::doomedFiles);
    auto names = allRows(query.bind(limit), [](SqliteQuery &row) { return row.readText(); });
    if (!names)
        return names.error();
    return QStringList(std::move(*names));
}

Result<void> SqliteAttachmentStore::forgetDoomed(const QStringList &names)
{
    for (const QString &name : names) {
        SqliteQuery query = m_context.write(sql::forgetDoomedFile);
        if (auto forgotten = query.bind(name).run(); !forgotten)
            return forgotten;
    }
    return {};
}

} // namespace chautari::server
