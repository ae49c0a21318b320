// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/settingsservice.h"

#include "server/domain/views.h"
#include "shared/json/settingsjson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

Result<QJsonObject> storedDocument(Stores &stores, UserId user, DocumentKind kind)
{
    const Result<std::optional<QByteArray>> body = stores.users().document(user, kind);
    if (!body)
        return body.error();
    const Result<QJsonObject> json = parseJsonObject(body->value_or(QByteArray()));
    return json ? *json : QJsonObject();
}

template <typename Settings>
Result<Settings> save(WriteTransaction &tx, UserId user, DocumentKind kind, Result<Settings> settings)
{
    if (!settings)
        return settings;
    JsonWriter w;
    write(w, *settings);
    if (const Result<void> saved = tx.stores().users().saveDocument(user, kind, w.take()); !saved)
        return saved.error();
    return settings;
}

Error notFound()
{
    return Error::of(ErrorCode::NotFound, u"Not found."_s);
}

} // namespace

Result<Preferences> SettingsService::preferences(Stores &stores, UserId user) const
{
    const Result<QJsonObject> json = storedDocument(stores, user, DocumentKind::Preferences);
    if (!json)
        return json.error();
    const Result<Preferences> stored = readPreferences(*json, {});
    return stored ? *stored : Preferences();
}

Result<Preferences> SettingsService::changePreferences(
    WriteTransaction &tx, UserId user, const QJsonObject &change) const
{
    const Result<Preferences> current = preferences(tx.stores(), user);
    if (!current)
        return current.error();
    return save(tx, user, DocumentKind::Preferences, readPreferences(change, *current));
}

Result<PrivacySettings> SettingsService::privacy(Stores &stores, UserId user) const
{
    const Result<std::optional<QByteArray>> body = stores.users().document(user, DocumentKind::Privacy);
    if (!body)
        return body.error();
    return readPrivacy(body->value_or(QByteArray()));
}

Result<PrivacySettings> SettingsService::changePrivacy(
    WriteTransaction &tx, UserId user, const QJsonObject &change) const
{
    const Result<PrivacySettings> current = privacy(tx.stores(), user);
    if (!current)
        return current.error();
    Result<PrivacySettings> changed = save(tx, user, DocumentKind::Privacy, readPrivacySettings(change, *current));
    if (changed)
        tx.publish(PrivacyChanged{user, *changed});
    return changed;
}

PrivacySettings SettingsService::readPrivacy(const QByteArray &document)
{
    const Result<QJsonObject> json = parseJsonObject(document);
    const Result<PrivacySettings> privacy
        = json ? readPrivacySettings(*json, {}) : Result<PrivacySettings>(PrivacySettings());
    return privacy ? *privacy : PrivacySettings();
}

Result<void> SettingsService::block(WriteTransaction &tx, UserId user, UserId other) const
{
    if (!isKnown(user, other))
        return notFound();
    const Result<bool> isNew = tx.stores().blocks().add({user, other, m_clock.now()});
    if (!isNew)
        return isNew.error();
    if (*isNew)
        tx.publish(BlockChanged{user, other, true});
    return {};
}

Result<void> SettingsService::unblock(WriteTransaction &tx, UserId user, UserId other) const
{
    const Result<bool> wasThere = tx.stores().blocks().remove(user, other);
    if (!wasThere)
        return wasThere.error();
    if (*wasThere)
        tx.publish(BlockChanged{user, other, false});
    else if (!isKnown(user, other))
        return notFound();
    return {};
}

Result<QList<UserBasic>> SettingsService::blocked(Stores &stores, UserId user) const
{
    const Result<QList<BlockRecord>> blocks = stores.blocks().of(user);
    if (!blocks)
        return blocks.error();
    QList<UserBasic> people;
    for (const BlockRecord &block : *blocks)
        people.append(userView(m_directory, block.blocked, user, {}));
    return people;
}

bool SettingsService::isKnown(UserId user, UserId other) const
{
    return m_directory.peersOf(user).contains(other);
}

} // namespace chautari::server
