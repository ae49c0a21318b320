// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/authenticator.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

Result<Identity> Authenticator::authenticate(QByteArrayView accessToken) const
{
    const Result<TokenClaims> claims = m_tokens.decode(accessToken, TokenType::Access);
    if (!claims)
        return claims.error();
    return confirm(claims->user, claims->session);
}

Result<Identity> Authenticator::confirm(UserId user, SessionId session) const
{
    if (m_directory.isRevoked(session))
        return Error::of(ErrorCode::TokenNotValid, u"Token is invalid or expired"_s);
    const std::optional<Directory::Person> person = m_directory.person(user);
    if (!person)
        return Error::of(ErrorCode::UserNotFound, u"User not found"_s);
    if (!person->isActive)
        return Error::of(ErrorCode::UserInactive, u"User is inactive"_s);
    return Identity{user, person->basic.role, session, person->isOwner};
}

} // namespace chautari::server
