// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/socketauth.h"

#include "shared/protocol/frames.h"

#include <QtCore/QUrl>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

SocketRefusal notAuthenticated(const QByteArray &reason)
{
    return {closecode::notAuthenticated, reason};
}

bool isLoopbackName(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

QString originHost(const QByteArray &origin)
{
    return QUrl(QString::fromLatin1(origin)).host();
}

// A page of this server's own host, or of this very machine, may open a socket; a page of elsewhere may not, since the
// browser would lend it the person's network position.
bool isForeignOrigin(const HttpRequest &request)
{
    const QByteArray origin = request.header("Origin");
    if (origin.isEmpty())
        return false;
    const QString host = originHost(origin);
    if (host.isEmpty())
        return true;
    const QString own = QUrl("http://"_L1 + QString::fromLatin1(request.header("Host"))).host();
    const bool isLocal = isLoopbackName(host) && request.peer.isLoopback();
    return host != own && !isLocal;
}

std::optional<QByteArray> tokenOf(const HttpRequest &request)
{
    const QByteArray authorization = request.header("Authorization");
    if (!authorization.isEmpty()) {
        const bool isBearer = authorization.left(7).compare("bearer ", Qt::CaseInsensitive) == 0;
        return isBearer ? authorization.mid(7).trimmed() : QByteArray();
    }
    if (request.query.hasQueryItem(u"token"_s))
        return request.query.queryItemValue(u"token"_s, QUrl::FullyDecoded).toLatin1();
    return std::nullopt;
}

} // namespace

Result<Identity, SocketRefusal> SocketAuth::judge(const HttpRequest &request) const
{
    if (isForeignOrigin(request))
        return SocketRefusal{closecode::foreignOrigin, "Origin not allowed"};
    const std::optional<QByteArray> token = tokenOf(request);
    const bool hasUser = request.query.hasQueryItem(u"user_id"_s);
    const UserId user(request.query.queryItemValue(u"user_id"_s, QUrl::FullyDecoded).toLongLong());
    const bool hasTicket = request.query.hasQueryItem(u"ticket"_s);
    if (!token && !hasTicket) {
        if (hasUser)
            return judgeUserId(request, user);
        return Identity();
    }
    Result<Identity, SocketRefusal> identity = token
        ? judgeToken(*token)
        : judgeTicket(request.query.queryItemValue(u"ticket"_s, QUrl::FullyDecoded).toLatin1());
    if (identity && hasUser && identity->user != user)
        return notAuthenticated("user_id does not match the token");
    return identity;
}

Result<Identity, SocketRefusal> SocketAuth::judgeToken(const QByteArray &token) const
{
    Result<Identity> identity = m_authenticator.authenticate(token);
    if (!identity)
        return notAuthenticated(identity.error().firstMessage().toUtf8());
    return *identity;
}

Result<Identity, SocketRefusal> SocketAuth::judgeTicket(const QByteArray &ticket) const
{
    const std::optional<Identity> owner = m_tickets.redeem(ticket);
    if (!owner)
        return notAuthenticated("Ticket is invalid or expired");
    Result<Identity> identity = m_authenticator.confirm(owner->user, owner->session);
    if (!identity)
        return notAuthenticated(identity.error().firstMessage().toUtf8());
    return *identity;
}

Result<Identity, SocketRefusal> SocketAuth::judgeUserId(const HttpRequest &request, UserId user) const
{
    const QByteArray origin = request.header("Origin");
    const bool isLocal = request.peer.isLoopback() && (origin.isEmpty() || isLoopbackName(originHost(origin)));
    if (!m_allowUserIdAuth || !isLocal)
        return notAuthenticated("A valid access token is required");
    const auto person = m_directory.person(user);
    if (!person || !person->isActive)
        return notAuthenticated("User not found");
    return Identity{user, person->basic.role, {}};
}

} // namespace chautari::server
