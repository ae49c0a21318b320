// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/usercontroller.h"

namespace chautari::server {

UserController::UserController(const Services &services, QObject *context)
    : m_services(services)
    , m_context(context)
{ }

void UserController::me(const Identity &who, const Done<UserAccount> &done)
{
    m_services.storage.read<UserAccount>(
        m_context,
        [&profiles = m_services.profiles, user = who.user](Stores &stores) { return profiles.account(stores, user); },
        done);
}

void UserController::list(const Identity &who, PageRequest page, const Done<Page<UserAccount>> &done)
{
    m_services.storage.read<Page<UserAccount>>(
        m_context,
        [&profiles = m_services.profiles, who, page](Stores &stores) { return profiles.list(stores, who, page); },
        done);
}

void UserController::one(const Identity &who, UserId user, const Done<UserAccount> &done)
{
    m_services.storage.read<UserAccount>(
        m_context,
        [&profiles = m_services.profiles, who, user](Stores &stores) { return profiles.accountFor(stores, who, user); },
        done);
}

void UserController::updateProfile(const Identity &who, const ProfileUpdate &update, const Done<UserAccount> &done)
{
    m_services.storage.write<UserAccount>(
        m_context,
        [&profiles = m_services.profiles, user = who.user, update](
            WriteTransaction &tx) { return profiles.update(tx, user, update); },
        done);
}

void UserController::preferences(const Identity &who, const Done<Preferences> &done)
{
    m_services.storage.read<Preferences>(
        m_context,
        [&settings = m_services.settings, user = who.user](
            Stores &stores) { return settings.preferences(stores, user); },
        done);
}

void UserController::changePreferences(
    const Identity &who, const PreferencesChange &change, const Done<Preferences> &done)
{
    m_services.storage.write<Preferences>(
        m_context,
        [&settings = m_services.settings, user = who.user, change](
            WriteTransaction &tx) { return settings.changePreferences(tx, user, change); },
        done);
}

void UserController::privacy(const Identity &who, const Done<PrivacySettings> &done)
{
    m_services.storage.read<PrivacySettings>(
        m_context,
        [&settings = m_services.settings, user = who.user](Stores &stores) { return settings.privacy(stores, user); },
        done);
}

void UserController::changePrivacy(const Identity &who, const PrivacyChange &change, const Done<PrivacySettings> &done)
{
    m_services.storage.write<PrivacySettings>(
        m_context,
        [&settings = m_services.settings, user = who.user, change](
            WriteTransaction &tx) { return settings.changePrivacy(tx, user, change); },
        done);
}

void UserController::block(const Identity &who, UserId other, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&settings = m_services.settings, user = who.user, other](
            WriteTransaction &tx) { return settings.block(tx, user, other); },
        done);
}

void UserController::unblock(const Identity &who, UserId other, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&settings = m_services.settings, user = who.user, other](
            WriteTransaction &tx) { return settings.unblock(tx, user, other); },
        done);
}

void UserController::blocked(const Identity &who, const Done<QList<UserBasic>> &done)
{
    m_services.storage.read<QList<UserBasic>>(
        m_context,
        [&settings = m_services.settings, user = who.user](Stores &stores) { return settings.blocked(stores, user); },
        done);
}

} // namespace chautari::server
