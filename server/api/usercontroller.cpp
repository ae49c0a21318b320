// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/usercontroller.h"

#include "server/api/attachmentcontroller.h"
#include "server/api/profilepicture.h"

#include <algorithm>

namespace chautari::server {

namespace {

Error diskBusy()
{
    constexpr int seconds = 2;
    return Error{ErrorCode::ServerBusy, {}, {}, seconds};
}

} // namespace

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

void UserController::updateProfile(const Identity &who, const ProfileUpdate &update,
    const std::optional<UploadedFile> &picture, const Done<UserAccount> &done)
{
    if (!picture)
        return writeProfile(who.user, update, {}, done);
    if (const std::optional<Error> refused = takeUpload(m_services, who.user, std::max<qint64>(picture->size, 1)))
        return done(*refused);
    Media &media = m_services.media;
    const auto store = [this, user = who.user, update, done](const Result<PictureRecord> &kept) {
        if (!kept)
            return done(kept.error());
        const auto finish = [this, name = kept->storageName, done](const Result<UserAccount> &account) {
            if (!account) {
                Media &used = m_services.media;
                const bool isQueued = used.disk.post([&used, name] { used.store.remove(name); });
                Q_UNUSED(isQueued); // else the sweep finds it
            }
            done(account);
        };
        writeProfile(user, update, *kept, finish);
    };
    const bool isQueued = media.disk.run<Result<PictureRecord>>(
        m_context, [&media, file = *picture] { return keepProfilePicture(media, file); }, store);
    if (!isQueued)
        done(diskBusy());
}

void UserController::writeProfile(UserId user, const ProfileUpdate &update, const std::optional<PictureRecord> &picture,
    const Done<UserAccount> &done)
{
    m_services.storage.write<UserAccount>(
        m_context,
        [&profiles = m_services.profiles, user, update, picture](
            WriteTransaction &tx) { return profiles.update(tx, user, update, picture); },
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
