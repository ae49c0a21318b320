// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/user.h"

#include <optional>

namespace chautari {

//! Who may make an account.
enum class Registration {
    Open,
    Approval, //!< anybody may ask; an owner lets them in
    Invitation, //!< with a ticket only
};

inline constexpr QLatin1StringView registrationNames[]
    = {QLatin1StringView("open"), QLatin1StringView("approval"), QLatin1StringView("invitation")};

constexpr QLatin1StringView registrationName(Registration registration)
{
    return registrationNames[int(registration)];
}

inline std::optional<Registration> registrationFromName(QStringView name)
{
    for (const Registration each : {Registration::Open, Registration::Approval, Registration::Invitation}) {
        if (name == registrationName(each))
            return each;
    }
    return std::nullopt;
}

//! What an owner sets for the place that a server is.
struct PlaceSettings
{
    QString name; //!< what people call it; empty until it was set
    Registration registration = Registration::Open;

    friend bool operator==(const PlaceSettings &, const PlaceSettings &) = default;
};

//! Body of PATCH /owner/: what is there is changed.
struct PlaceSettingsChange
{
    std::optional<QString> name;
    std::optional<Registration> registration;
};

//! Somebody as the owners see them.
struct PlacePerson
{
    UserId id;
    QString email;
    QString username;
    QString firstName;
    QString lastName;
    Role role = Role::Customer;
    bool isActive = true;
    bool isPending = false; //!< waits to be let in
    bool isOwner = false;
    bool isOnline = false;
    Timestamp dateJoined;
    Timestamp lastSeen; //!< invalid = never

    //! As UserBasic::displayName().
    [[nodiscard]] QString displayName() const
    {
        const QString full = QString(firstName + QChar(u' ') + lastName).trimmed();
        return full.isEmpty() ? username : full;
    }

    friend bool operator==(const PlacePerson &, const PlacePerson &) = default;
};

//! Body of PATCH /owner/people/ID/: what is there is changed. isActive lets in who waits.
struct PlacePersonChange
{
    std::optional<bool> isActive;
    std::optional<bool> isOwner;
    std::optional<Role> role;
};

//! Body of POST /owner/invitations/.
struct InvitationRequest
{
    int uses = 1;
    int hours = 24;
};

//! A ticket that may be shown once: the server keeps only its hash.
struct Invitation
{
    QString token;
    int uses = 1;
    Timestamp expiresAt;
};

//! Answer of POST /join/hello/, with the values of pairing/joinproof.h.
struct JoinHelloBody
{
    QString attempt;
    QByteArray salt;
    QByteArray publicValue;
};

//! Body of POST /join/.
struct JoinAnswerBody
{
    QString attempt;
    QByteArray publicValue;
    QByteArray proof;
};

//! Its answer.
struct JoinWelcomeBody
{
    QByteArray proof;
    QString ticket;
};

//! A code of eight digits to be said aloud. Good once, for one guess.
struct JoinCode
{
    QString code;
    int expiresInSeconds = 0;
};

} // namespace chautari
