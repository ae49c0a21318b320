// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorecontext.h"
#include "server/storage/stores.h"

namespace chautari::server {

class SqlitePlaceStore final : public PlaceStore
{
public:
    explicit SqlitePlaceStore(SqliteStoreContext &context)
        : m_context(context)
    { }

    Result<PlaceSettingsChange> settings() override;
    Result<void> saveSettings(const PlaceSettingsChange &settings) override;
    Result<void> addInvitation(const InvitationRecord &invitation) override;
    Result<std::optional<InvitationRecord>> invitation(const QByteArray &tokenHash) override;
    Result<void> useInvitation(const QByteArray &tokenHash) override;
    Result<void> removeInvitations() override;
    Result<void> removeExpiredInvitations(Timestamp before) override;

    Result<PlaceRules> rules() override;
    Result<void> saveRules(const PlaceRules &rules) override;
    Result<Notice> notice() override;
    Result<void> saveNotice(const Notice &notice) override;
    Result<QString> auditedEpoch() override;
    Result<void> saveAuditedEpoch(const QString &epoch) override;
    Result<MessageId> retentionCursor() override;
    Result<void> saveRetentionCursor(MessageId upTo) override;

private:
    Result<QHash<QString, QString>> values();
    Result<void> save(const QString &name, const QString &value);

    SqliteStoreContext &m_context;
};

} // namespace chautari::server
