// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorecontext.h"
#include "server/storage/stores.h"

namespace chautari::server {

//! A row of CHAUTARI_ATTACHMENT_COLUMNS.
[[nodiscard]] AttachmentRecord readAttachmentRow(SqliteQuery &row, const TextCipher &cipher);

class SqliteAttachmentStore final : public AttachmentStore
{
public:
    explicit SqliteAttachmentStore(SqliteStoreContext &context)
        : m_context(context)
    { }

    Result<AttachmentId> insert(const AttachmentRecord &attachment) override;
    Result<std::optional<AttachmentRecord>> byIdFor(AttachmentId id, UserId owner) override;
    Result<std::optional<AttachmentRecord>> byStorageName(const QString &name) override;
    Result<std::optional<AttachmentRecord>> byStorageNameFor(const QString &name, UserId viewer) override;
    Result<bool> addReceived(AttachmentId id, UserId owner, qint64 from, qint64 to) override;
    Result<bool> finish(const AttachmentRecord &attachment) override;
    Result<void> setProbed(const AttachmentRecord &attachment) override;
    Result<bool> removeUnused(AttachmentId id, UserId owner) override;
    Result<int> removeUnusedBefore(Timestamp created, int limit) override;
    Result<qint64> bytesOf(UserId owner) override;
    Result<StorageReport> usage(int shares) override;
    Result<bool> hasStorageName(const QString &name) override;
    Result<QStringList> doomed(int limit) override;
    Result<void> forgetDoomed(const QStringList &names) override;

private:
    Result<std::optional<AttachmentRecord>> first(SqliteQuery &query);

    SqliteStoreContext &m_context;
};

} // namespace chautari::server
