// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/identity.h"
#include "server/domain/tokens.h"
#include "server/storage/stores.h"
#include "shared/protocol/auth.h"

namespace chautari::server {

//! \brief Accounts and sign-ins: the rules that need the database. Runs in a writer's transaction or a reader; stateless.
//! Passwords are hashed elsewhere (api/AuthController uses the pool), so no command holds the writer for it.
class AccountService
{
public:
    AccountService(const TokenCodec &tokens, const Clock &clock)
        : m_tokens(tokens)
        , m_clock(clock)
    {
    }

    //! Every 400 of contract.md 2.1, fields in the captures' order, except those that need the password's hash. Ends
    //! with emailTaken and usernameTaken.
    Result<void> checkRegistration(Stores &stores, const RegisterRequest &request) const;
    //! Creates user, session and tokens. Checks uniqueness again.
    Result<RegisterResponse> createUser(WriteTransaction &tx, const RegisterRequest &request, const QByteArray &passwordHash, bool isNative) const;
    //! A new session for a user whose password was verified. `newHash` is stored when not empty (rehash).
    Result<TokenPair> signIn(WriteTransaction &tx, UserId user, bool isNative, const QByteArray &newHash) const;
    //! rulings.md 10.
    Result<TokenPair> refresh(WriteTransaction &tx, const QString &refreshToken, bool isNative) const;
    //! Revokes the session of `who` and, when it is another one, that of the refresh token if it is the same user's.
    Result<void> signOut(WriteTransaction &tx, const Identity &who, const QString &refreshToken) const;
    Result<UserAccount> account(Stores &stores, UserId user) const;

private:
    const TokenCodec &m_tokens;
    const Clock &m_clock;
};

} // namespace chautari::server
