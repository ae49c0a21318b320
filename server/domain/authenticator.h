// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/directory.h"
#include "server/domain/tokens.h"

namespace chautari::server {

//! \brief Turns an access token into who is asking, for both doors. No SQL: the directory knows dead sessions and
//! people. Thread-safe.
class Authenticator
{
public:
    Authenticator(const TokenCodec &tokens, const Directory &directory)
        : m_tokens(tokens)
        , m_directory(directory)
    { }

    //! Errors: those of TokenCodec::decode; TokenNotValid for a revoked session; UserNotFound "User not found";
    //! UserInactive "User is inactive" (contract.md 2.5).
    [[nodiscard]] Result<Identity> authenticate(QByteArrayView accessToken) const;
    //! The same for a session that proved itself otherwise: does it still live, and its person?
    [[nodiscard]] Result<Identity> confirm(UserId user, SessionId session) const;

private:
    const TokenCodec &m_tokens;
    const Directory &m_directory;
};

} // namespace chautari::server
