// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/ids.h"
#include "shared/core/timestamp.h"

#include <QtCore/QString>

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
    QString avatar; //!< absolute URL; empty = null on the wire
    bool isOnline = false;

    //! What Django's get_full_name() gives; falls back to the username, so it is never empty for people to read.
    [[nodiscard]] QString displayName() const
    {
        const QString full = QString(firstName + u' ' + lastName).trimmed();
        return full.isEmpty() ? username : full;
    }

    friend bool operator==(const UserBasic &, const UserBasic &) = default;
};

//! \brief The signed-in person's own account (contract.md 2.1). The profile's unused keys are constants of the codec.
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
    Timestamp dateJoined;

    friend bool operator==(const UserAccount &, const UserAccount &) = default;
};

} // namespace chautari
