// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/user.h"

namespace chautari {

struct LoginRequest
{
    QString email;
    QString password;
};

struct RegisterRequest
{
    QString email;
    QString username;
    QString password;
    QString password2;
    QString firstName;
    QString lastName;
    Role role = Role::Customer;
    std::optional<QString> phone;
};

struct RefreshRequest
{
    QString refresh;
};

//! Body of POST /auth/logout/.
struct LogoutRequest
{
    QString refresh; //!< may be empty: the bearer token names the session as well
};

//! Both are compact HS256 JWTs (contract.md 2.5).
struct TokenPair
{
    QString access;
    QString refresh;
};

struct RegisterResponse
{
    TokenPair tokens;
    UserAccount user;
};

} // namespace chautari
