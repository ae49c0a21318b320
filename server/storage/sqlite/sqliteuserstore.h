// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorecontext.h"
#include "server/storage/stores.h"

namespace chautari::server {

class SqliteUserStore final : public UserStore
{
public:
    explicit SqliteUserStore(SqliteStoreContext &context)
        : m_context(context)
    { }

    Result<std::optional<UserRecord>> byId(UserId id) override;
    Result<std::optional<UserRecord>> byEmail(const QString &email) override;
    Result<bool> emailTaken(const QString &email) override;
    Result<bool> usernameTaken(const QString &username) override;
    //! Keeps a valid id of `user`: demo data and seeds promise theirs.
    Result<UserId> insert(const UserRecord &user) override;
    Result<void> setPasswordHash(UserId id, const QByteArray &hash) override;
    Result<QList<UserRecord>> all() override;
    Result<QList<UserRecord>> waiting() override;
    Result<qint64> countWaiting() override;
    Result<qint64> countOwners() override;
    Result<bool> hasOwner() override;
    Result<void> setStanding(const UserRecord &user) override;
    Result<bool> removeWaiting(UserId id) override;
    Result<Page<UserRecord>> page(qint64 offset, int limit) override;
    Result<void> update(const UserRecord &user) override;
    Result<void> setPicture(UserId id, const PictureRecord &picture) override;
    Result<std::optional<PictureRecord>> picture(const QString &storageName) override;
    Result<std::optional<PictureRecord>> pictureFor(const QString &storageName, UserId viewer) override;
    Result<void> setLastSeen(UserId id, Timestamp at) override;
    Result<std::optional<QByteArray>> document(UserId user, DocumentKind kind) override;
    Result<void> saveDocument(UserId user, DocumentKind kind, const QByteArray &body) override;
    Result<QList<UserDocument>> documents(DocumentKind kind) override;

private:
    SqliteStoreContext &m_context;
};

} // namespace chautari::server
