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

const std::pair<QString, int PlaceRules::*> ruleNames[]
    = {{u"keep_days"_s, &PlaceRules::keepDays}, {u"megabytes_per_person"_s, &PlaceRules::megabytesPerPerson},
        {u"backup_hours"_s, &PlaceRules::backupHours}, {u"backups_kept"_s, &PlaceRules::backupsKept}};

} // namespace

Result<QHash<QString, QString>> SqlitePlaceStore::values()
{
    SqliteQuery query = m_context.read(sql::placeSettings);
    const Result<QList<Setting>> rows = allRows(query, readSettingRow);
    if (!rows)
        return rows.error();
    QHash<QString, QString> values;
    for (const Setting &row : *rows)
        values.insert(row.first, row.second);
    return values;
}

Result<PlaceSettingsChange> SqlitePlaceStore::settings()
{
    const auto found = values();
    if (!found)
        return found.error();
    PlaceSettingsChange settings;
    if (found->contains(u"name"_s))
        settings.name = found->value(u"name"_s);
    settings.registration = registrationFromName(found->value(u"registration"_s));
    return settings;
}

Result<void> SqlitePlaceStore::saveSettings(const PlaceSettingsChange &settings)
{
    if (auto saved = settings.name ? save(u"name"_s, *settings.name) : Result<void>(); !saved)
        return saved;
    return settings.registration ? save(u"registration"_s, QString(registrationName(*settings.registration)))
                                 : Result<void>();
}

Result<void> SqlitePlaceStore::save(const QString &name, const QString &value)
{
    SqliteQuery query = m_context.write(sql::savePlaceSetting);
    return query.bind(name).bind(value).run();
}

Result<PlaceRules> SqlitePlaceStore::rules()
{
    const auto found = values();
    if (!found)
        return found.error();
    PlaceRules rules;
    for (const auto &[name, member] : ruleNames) {
        bool isNumber = false;
        const int value = found->value(name).toInt(&isNumber);
        if (isNumber)
            rules.*member = value;
    }
    return rules;
}

Result<void> SqlitePlaceStore::saveRules(const PlaceRules &rules)
{
    for (const auto &[name, member] : ruleNames) {
        if (auto saved = save(name, QString::number(rules.*member)); !saved)
            return saved;
    }
    return {};
}

Result<Notice> SqlitePlaceStore::notice()
{
    const auto found = values();
    if (!found)
        return found.error();
    return Notice{found->value(u"notice"_s), Timestamp(found->value(u"notice_at"_s).toLongLong())};
}

Result<void> SqlitePlaceStore::saveNotice(const Notice &notice)
{
    if (auto saved = save(u"notice"_s, notice.text); !saved)
        return saved;
    return save(u"notice_at"_s, QString::number(notice.at.microseconds()));
}

Result<QString> SqlitePlaceStore::auditedEpoch()
{
    const auto found = values();
    return found ? Result<QString>(found->value(u"audited_epoch"_s)) : found.error();
}

Result<void> SqlitePlaceStore::saveAuditedEpoch(const QString &epoch)
{
    return save(u"audited_epoch"_s, epoch);
}

Result<MessageId> SqlitePlaceStore::retentionCursor()
{
    const auto found = values();
    if (!found)
        return found.error();
    return MessageId(found->value(u"retention_cursor"_s).toLongLong());
}

Result<void> SqlitePlaceStore::saveRetentionCursor(MessageId upTo)
{
    return save(u"retention_cursor"_s, QString::number(upTo.value()));
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
