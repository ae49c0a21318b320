// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/applink.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace chautari {

std::optional<AppLink> AppLink::parse(const QString &text)
{
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
