// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/applink.h"

#include "app/net/thiscomputer.h"
#include "pairing/invitationlink.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

std::optional<AppLink> fromInvitation(const InvitationLink &invitation)
{
    const bool hasKey = !invitation.fingerprint.isEmpty();
    const std::optional<KeyPin> pin = hasKey ? KeyPin::parse(invitation.fingerprint) : KeyPin();
    if (!pin)
        return {};
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(invitation.addresses.first());
    url.setPort(invitation.port);
    if (!hasKey && isThisComputer(url))
        url.setScheme(u"http"_s);
    const ServerAddress server = ServerAddress::fromHttpUrl(url);
    AppLink link{hasKey ? server.pinned(*pin) : server, {}, invitation.ticket};
    link.server.alsoAt = invitation.addresses.mid(1);
    return link;
}

} // namespace

std::optional<AppLink> AppLink::parse(const QString &text)
{
    if (const std::optional<InvitationLink> invitation = InvitationLink::parse(text); invitation)
        return fromInvitation(*invitation);
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != "chautari"_L1 || url.host().isEmpty() || !url.userInfo().isEmpty()
        || url.hasQuery())
        return {};
    static const QRegularExpression path(u"^/?(?:conversations/([1-9][0-9]{0,17})/?)?$"_s);
    const QRegularExpressionMatch match = path.match(url.path());
    if (!match.hasMatch())
        return {};
    const Result<ServerAddress> server = ServerAddress::fromUserInput(url.authority());
    if (!server)
        return {};
    AppLink link{*server, ConversationId(match.captured(1).toLongLong())};
    if (url.hasFragment()) {
        const std::optional<KeyPin> pin = KeyPin::parse(url.fragment(QUrl::FullyDecoded));
        if (!pin)
            return {};
        link.server = server->pinned(*pin);
    }
    return link;
}

} // namespace chautari
