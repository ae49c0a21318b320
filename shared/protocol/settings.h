// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/user.h"

// What a person sets for himself (contract.md 2.6, rulings.md 27).
namespace chautari {

//! Body of PUT and PATCH /auth/users/update_profile/: only what is there changes. An empty text takes a value away.
struct ProfileUpdate
{
    std::optional<QString> firstName;
    std::optional<QString> lastName;
    std::optional<QString> phone;
    bool isPictureRemoved = false; //!< a new picture is a file beside this
    std::optional<QString> bio;
    std::optional<QString> address;
    std::optional<QString> city;
    std::optional<QString> dateOfBirth;
    std::optional<QString> companyName;
    std::optional<QString> displayName;
    std::optional<int> yearsOfExperience;
    std::optional<QStringList> certifications;
    std::optional<CityId> locationCity; //!< an invalid one takes it away
    std::optional<QList<CityId>> serviceAreas;
};

struct Preferences
{
    QString theme = QStringLiteral("system"); //!< light, dark, system
    QString language = QStringLiteral("en");
    QString timeZone; //!< IANA name; empty = null
    bool keepsArchived = false; //!< a new message leaves an archived conversation where it is

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

struct PreferencesChange
{
    std::optional<QString> theme;
    std::optional<QString> language;
    std::optional<QString> timeZone;
    std::optional<bool> keepsArchived;
};

//! What others may learn about a person. The server keeps to it, not the clients.
struct PrivacySettings
{
    bool hasReadReceipts = true;
    bool showsTyping = true;
    bool showsLastSeen = true;

    friend bool operator==(const PrivacySettings &, const PrivacySettings &) = default;
};

struct PrivacyChange
{
    std::optional<bool> hasReadReceipts;
    std::optional<bool> showsTyping;
    std::optional<bool> showsLastSeen;
};

} // namespace chautari
