// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/identity.h"
#include "shared/core/clock.h"
#include "shared/core/result.h"

namespace chautari::server {

enum class TokenType { Access, Refresh };

struct TokenClaims
{
    TokenType type = TokenType::Access;
    UserId user;
    SessionId session;
    QString jti; //!< 32 hex digits
    Timestamp expiresAt;
};

//! \brief Makes and checks our HS256 JWTs (contract.md 2.5, rulings.md 38). The header segment is compared byte for
//! byte and the signature verified before anything is parsed; there is no algorithm to choose. Pure and thread-safe.
class TokenCodec
{
public:
    TokenCodec(QByteArray key, const Clock &clock);

    [[nodiscard]] QByteArray encode(const TokenClaims &claims) const;
    //! Error{TokenNotValid}: "Token is invalid or expired", "Token has wrong type", or that it names no user. Expiry is
    //! `exp` + limits::tokenLeewaySeconds (G12).
    [[nodiscard]] Result<TokenClaims> decode(QByteArrayView token, TokenType expected) const;
    [[nodiscard]] static QString newJti();

private:
    QByteArray m_key;
    const Clock &m_clock;
};

} // namespace chautari::server
