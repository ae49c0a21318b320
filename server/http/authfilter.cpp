// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/authfilter.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

std::optional<Identity> nobody()
{
    return std::nullopt;
}

} // namespace

Result<std::optional<Identity>> authenticate(
    const HttpRequest &request, Access access, const Authenticator &authenticator)
{
    if (access == Access::Open || access == Access::Page)
        return nobody();
    const QList<QByteArray> parts = request.header("Authorization").simplified().split(' ');
    if (parts.first().compare("Bearer", Qt::CaseInsensitive) != 0) {
        if (access == Access::Public)
            return nobody();
        return Error::of(ErrorCode::NotAuthenticated, u"Authentication credentials were not provided."_s);
    }
    if (parts.size() != 2)
        return Error::of(
            ErrorCode::BadAuthorizationHeader, u"Authorization header must contain two space-delimited values"_s);
    const Result<Identity> identity = authenticator.authenticate(parts.at(1));
    if (!identity)
        return identity.error();
    return std::optional<Identity>(*identity);
}

} // namespace chautari::server
