// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/user.h"

namespace chautari {

struct LoginRequest
{
    QString email;
    QString password;
    QString otp; //!< of the authenticator app; empty unless the account asks for one
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
    QString invitation{}; //!< a ticket of the server's owner; empty = none
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

//! Body of POST /auth/users/change_password/.
struct ChangePasswordRequest
{
    QString currentPassword;
    QString newPassword;
};

//! Body of POST /auth/reset-password/ and /auth/otp/request/.
struct EmailRequest
{
    QString email;
};

//! Body of POST /auth/reset-password/confirm/.
struct ResetConfirmRequest
{
    QString token; //!< "<user>/<secret>", as it came by mail
    QString password;
};

//! Body of POST /auth/otp/verify/ and, with a password, /auth/otp/reset-password/.
struct OneTimeCodeRequest
{
    QString email;
    QString otp;
    QString password;
    QString twoFactorCode;
};

//! One sign-in of the person who asks.
struct SessionInfo
{
    SessionId id;
    QString label; //!< what the client called itself
    Timestamp createdAt;
    Timestamp lastUsedAt; //!< to the minute
    Timestamp expiresAt;
    bool isCurrent = false;
};

//! What an authenticator app needs.
struct TwoFactorSetup
{
    QString secret; //!< base32
    QString link; //!< otpauth://...
};

struct SocketTicket
{
    QString ticket;
    int expiresInSeconds = 0;
};

struct RegisterResponse
{
    TokenPair tokens;
    UserAccount user;
};

} // namespace chautari
