// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qhashfunctions.h>

#include <compare>

namespace chautari {

//! \brief A 64-bit positive identifier that cannot be mixed up with one of another kind. 0 means "none".
template <typename Tag>
class Id
{
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 value)
        : m_value(value)
    { }

    [[nodiscard]] constexpr qint64 value() const { return m_value; }
    [[nodiscard]] constexpr bool isValid() const { return m_value > 0; }

    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.m_value, seed); }

private:
    qint64 m_value = 0;
};

using UserId = Id<struct UserTag>;
using ServiceId = Id<struct ServiceTag>;
using CategoryId = Id<struct CategoryTag>;
using CityId = Id<struct CityTag>;
using ConversationId = Id<struct ConversationTag>;
using MessageId = Id<struct MessageTag>;
using AttachmentId = Id<struct AttachmentTag>;
//! A row of the server's table of sign-ins (one device of one user).
using SessionId = Id<struct SessionTag>;

} // namespace chautari
