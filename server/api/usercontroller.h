// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/services.h"
#include "server/net/multipartform.h"

namespace chautari::server {

//! \brief A person's own account and settings; for an administrator, everybody's account. Lives in an I/O thread, as
//! long as its context.
class UserController
{
public:
    UserController(const Services &services, QObject *context);

    void me(const Identity &who, const Done<UserAccount> &done);
    void list(const Identity &who, PageRequest page, const Done<Page<UserAccount>> &done);
    void one(const Identity &who, UserId user, const Done<UserAccount> &done);
    //! \param picture the new one. It is checked and on the disk before its row, and gone again when that is refused.
    void updateProfile(const Identity &who, const ProfileUpdate &update, const std::optional<UploadedFile> &picture,
        const Done<UserAccount> &done);

    void preferences(const Identity &who, const Done<Preferences> &done);
    void changePreferences(const Identity &who, const PreferencesChange &change, const Done<Preferences> &done);
    void privacy(const Identity &who, const Done<PrivacySettings> &done);
    void changePrivacy(const Identity &who, const PrivacyChange &change, const Done<PrivacySettings> &done);

    void block(const Identity &who, UserId other, const Done<void> &done);
    void unblock(const Identity &who, UserId other, const Done<void> &done);
    void blocked(const Identity &who, const Done<QList<UserBasic>> &done);

private:
    void writeProfile(UserId user, const ProfileUpdate &update, const std::optional<PictureRecord> &picture,
        const Done<UserAccount> &done);

    const Services &m_services;
    QObject *m_context;
};

} // namespace chautari::server
