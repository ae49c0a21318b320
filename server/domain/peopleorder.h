// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/user.h"

namespace chautari::server {

//! What whoever owns the data directory orders about its people, by `chautari-server user`.
struct PeopleOrder
{
    enum class Action { Add, List, SetPassword, Disable, Enable };

    Action action = Action::List;
    QString email; //!< whom; not of List
    QString username; //!< the rest of Add; empty: what stands before the @ of the address
    QString firstName;
    QString lastName;
    Role role = Role::Customer;
    bool makesOwner = false;
    QString password; //!< of Add and SetPassword
    qint64 offset = 0; //!< of List, in people
};

//! How many people one answer to List names at most.
inline constexpr int peoplePerAnswer = 500;

} // namespace chautari::server
