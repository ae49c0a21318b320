// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/directory.h"
#include "server/storage/stores.h"
#include "shared/core/clock.h"
#include "shared/protocol/settings.h"

namespace chautari::server {

//! \brief What a person sets for himself: preferences, privacy, and whom he does not want to hear from. Stateless; runs
//! in a transaction or a reader.
class SettingsService
{
public:
    SettingsService(const Directory &directory, const Clock &clock)
        : m_directory(directory)
        , m_clock(clock)
    { }

    static Result<Preferences> preferences(Stores &stores, UserId user);
    Result<Preferences> changePreferences(WriteTransaction &tx, UserId user, const PreferencesChange &change) const;

    Result<PrivacySettings> privacy(Stores &stores, UserId user) const;
    Result<PrivacySettings> changePrivacy(WriteTransaction &tx, UserId user, const PrivacyChange &change) const;

    //! NotFound for somebody whom `user` shares no conversation with: no way to find out who exists. Twice is fine.
    Result<void> block(WriteTransaction &tx, UserId user, UserId other) const;
    Result<void> unblock(WriteTransaction &tx, UserId user, UserId other) const;
    //! Newest first.
    Result<QList<UserBasic>> blocked(Stores &stores, UserId user) const;

private:
    [[nodiscard]] bool isKnown(UserId user, UserId other) const;

    const Directory &m_directory;
    const Clock &m_clock;
};

} // namespace chautari::server
