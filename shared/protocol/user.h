// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/ids.h"
#include "shared/core/timestamp.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace chautari {

enum class Role { Customer, Provider, Admin };

//! \brief A participant or sender as others see them (contract.md 5.0, rulings.md 36).
//! `email` is already masked when this is somebody else (contract.md 12, 40).
struct UserBasic
{
    UserId id;
    QString email;
    QString username;
    QString firstName;
    QString lastName;
    Role role = Role::Customer;
    QString avatar; //!< absolute URL, within the server its path; empty = null on the wire
    bool isOnline = false;

    //! What Django's get_full_name() gives; falls back to the username, so it is never empty for people to read.
    [[nodiscard]] QString displayName() const
    {
        const QString full = QString(firstName + u' ' + lastName).trimmed();
        return full.isEmpty() ? username : full;
    }

    friend bool operator==(const UserBasic &, const UserBasic &) = default;
};

//! \brief What people tell about themselves (contract.md 2.1). An empty text is null on the wire; the ratings of the
//! original, which come from bookings, are constants of the codec.
struct UserProfile
{
    QString bio;
    QString address;
    QString city;
    QString dateOfBirth; //!< YYYY-MM-DD
    QString companyName;
    QString displayName;
    bool isApproved = false; //!< not the person's own to change
    int yearsOfExperience = 0;
    QStringList certifications;
    CityId locationCity;
    QList<CityId> serviceAreas;

    friend bool operator==(const UserProfile &, const UserProfile &) = default;
};

//! \brief The signed-in person's own account (contract.md 2.1).
struct UserAccount
{
    UserId id;
    QString email;
    QString username;
    QString firstName;
    QString lastName;
    Role role = Role::Customer;
    std::optional<QString> phone;
    bool isVerified = false;
    QString pictureUrl; //!< like UserBasic::avatar
    UserProfile profile;
    Timestamp dateJoined;
    bool isOwner = false; //!< runs the server; on the wire only when it is so

    friend bool operator==(const UserAccount &, const UserAccount &) = default;
};

} // namespace chautari
