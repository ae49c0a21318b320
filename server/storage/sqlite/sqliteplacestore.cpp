// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqliteplacestore.h"

#include "server/storage/sqlite/sqlstatements.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

using Setting = std::pair<QString, QString>;

Setting readSettingRow(SqliteQuery &row)
{
    QString name = row.readText();
    return {std::move(name), row.readText()};
}

InvitationRecord readInvitationRow(SqliteQuery &row)
{
    InvitationRecord invitation;
    invitation.tokenHash = row.readBlob();
    invitation.createdBy = row.readId<UserId>();
    invitation.makesOwner = row.readBool();
    invitation.createdAt = row.readTime();
    invitation.expiresAt = row.readTime();
    invitation.usesLeft = int(row.readInteger());
    return invitation;
}

} // namespace

Result<std::optional<PlaceSettings>> SqlitePlaceStore::settings()
{
    SqliteQuery query = m_context.read(sql::placeSettings);
    const Result<QList<Setting>> rows = allRows(query, readSettingRow);
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return std::optional<PlaceSettings>();
    PlaceSettings settings;
    for (const auto &[name, value] : *rows) {
        if (name == "name"_L1)
            settings.name = value;
        else if (name == "registration"_L1)
            settings.registration = registrationFromName(value).value_or(settings.registration);
    }
    return std::optional(settings);
}

Result<void> SqlitePlaceStore::saveSettings(const PlaceSettings &settings)
{
    if (auto saved = save(u"name"_s, settings.name); !saved)
        return saved;
    return save(u"registration"_s, QString(registrationName(settings.registration)));
}

Result<void> SqlitePlaceStore::save(const QString &name, const QString &value)
{
    SqliteQuery query = m_context.write(sql::savePlaceSetting);
    return query.bind(name).bind(value).run();
}

Result<void> SqlitePlaceStore::addInvitation(const InvitationRecord &invitation)
{
    SqliteQuery query = m_context.write(sql::insertInvitation);
    query.bind(invitation.tokenHash);
    invitation.createdBy.isValid() ? query.bind(invitation.createdBy) : query.bindNull();
    query.bind(invitation.makesOwner).bind(invitation.createdAt).bind(invitation.expiresAt);
    return query.bind(invitation.usesLeft).run();
}

Result<std::optional<InvitationRecord>> SqlitePlaceStore::invitation(const QByteArray &tokenHash)
{
    SqliteQuery query = m_context.read(sql::invitationByHash);
    return firstRow(query.bind(tokenHash), readInvitationRow);
}

Result<void> SqlitePlaceStore::useInvitation(const QByteArray &tokenHash)
{
    SqliteQuery query = m_context.write(sql::useInvitation);
    return query.bind(tokenHash).run();
}

Result<void> SqlitePlaceStore::removeInvitations()
{
    SqliteQuery query = m_context.write(sql::removeInvitations);
    return query.run();
}

Result<void> SqlitePlaceStore::removeExpiredInvitations(Timestamp before)
{
    SqliteQuery query = m_context.write(sql::removeExpiredInvitations);
    return query.bind(before).run();
}

} // namespace chautari::server
