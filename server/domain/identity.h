// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/user.h"

namespace chautari::server {

//! \brief Who is asking: the answer of the auth filter, for every call of the domain.
struct Identity
{
    UserId user;
    Role role = Role::Customer;
    SessionId session;
    bool isOwner = false; //!< runs the place
};

} // namespace chautari::server
