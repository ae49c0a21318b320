// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/settingsservice.h"

#include "server/domain/views.h"
#include "shared/json/settingsjson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! Empty when there is none.
Result<QByteArray> storedDocument(Stores &stores, UserId user, DocumentKind kind)
{
    const Result<std::optional<QByteArray>> document = stores.users().document(user, kind);
    if (!document)
        return document.error();
    return document->value_or(QByteArray());
}

template <typename Settings>
Result<Settings> save(WriteTransaction &tx, UserId user, DocumentKind kind, const Settings &settings)
{
    JsonWriter w;
    write(w, settings);
    if (const Result<void> saved = tx.stores().users().saveDocument(user, kind, w.take()); !saved)
        return saved.error();
    return settings;
}

} // namespace

Result<Preferences> SettingsService::preferences(Stores &stores, UserId user)
{
    const Result<QByteArray> document = storedDocument(stores, user, DocumentKind::Preferences);
    if (!document)
        return document.error();
    return readPreferencesDocument(*document);
}

Result<Preferences> SettingsService::changePreferences(
    WriteTransaction &tx, UserId user, const PreferencesChange &change) const
{
    const Result<Preferences> current = preferences(tx.stores(), user);
    if (!current)
        return current.error();
    const Preferences changed{change.theme.value_or(current->theme), change.language.value_or(current->language),
        change.timeZone.value_or(current->timeZone), change.keepsArchived.value_or(current->keepsArchived)};
    return save(tx, user, DocumentKind::Preferences, changed);
}

Result<PrivacySettings> SettingsService::privacy(Stores &stores, UserId user) const
{
    const Result<QByteArray> document = storedDocument(stores, user, DocumentKind::Privacy);
    if (!document)
        return document.error();
    return readPrivacyDocument(*document);
}

Result<PrivacySettings> SettingsService::changePrivacy(
    WriteTransaction &tx, UserId user, const PrivacyChange &change) const
{
    const Result<PrivacySettings> current = privacy(tx.stores(), user);
    if (!current)
        return current.error();
    const PrivacySettings changed{change.hasReadReceipts.value_or(current->hasReadReceipts),
        change.showsTyping.value_or(current->showsTyping), change.showsLastSeen.value_or(current->showsLastSeen)};
    Result<PrivacySettings> saved = save(tx, user, DocumentKind::Privacy, changed);
    if (saved)
        tx.publish(PrivacyChanged{user, changed});
    return saved;
}

Result<void> SettingsService::block(WriteTransaction &tx, UserId user, UserId other) const
{
    if (!isKnown(user, other))
        return Error::notFound();
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
        return Error::notFound();
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
