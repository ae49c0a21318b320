// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/serveraddress.h"

#include <QtCore/QCoreApplication>
#include <QtNetwork/QHostAddress>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int defaultPort = 8000;

Error notAnAddress()
{
    return Error::of(ErrorCode::ValidationFailed,
        QCoreApplication::translate("ChatSession",
            "That is not an address. It looks like 192.168.1.5, office-pc:8000 or https://chat.example.np."));
}

// "::1" has no scheme and no brackets, and its colons are no ports.
QString bracketed(const QString &host)
{
    const bool isIpv6 = QHostAddress(host).protocol() == QAbstractSocket::IPv6Protocol;
    return isIpv6 ? u'[' + host + u']' : host;
}

} // namespace

Result<ServerAddress> ServerAddress::fromUserInput(const QString &text)
{
    const QString typed = text.trimmed();
    const bool hasScheme = typed.contains("://"_L1);
    QUrl url(hasScheme ? typed : "http://"_L1 + bracketed(typed), QUrl::StrictMode);
    const bool isKnownScheme = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (typed.isEmpty() || !url.isValid() || !isKnownScheme || url.host().isEmpty() || url.port() == 0
        || !url.userInfo().isEmpty())
        return notAnAddress();
    if (!hasScheme && url.port() < 0)
        url.setPort(defaultPort);
    return fromHttpUrl(url);
}

ServerAddress ServerAddress::fromHttpUrl(const QUrl &http)
{
    // People paste addresses of pages and of the API; the root is what they mean.
    const QUrl root = http.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    QUrl webSocket = root;
    webSocket.setScheme(root.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    webSocket.setPath(u"/ws/messaging/"_s);
    return {root, webSocket};
}

ServerAddress ServerAddress::pinned(const KeyPin &key) const
{
    ServerAddress secure = *this;
    secure.http.setScheme(u"https"_s);
    secure.webSocket.setScheme(u"wss"_s);
    secure.pin = key;
    return secure;
}

ServerAddress ServerAddress::movedTo(const ServerAddress &place) const
{
    ServerAddress moved = place;
    moved.alsoAt = QStringList{http.host()} + alsoAt;
    moved.alsoAt.removeAll(place.http.host());
    moved.alsoAt.removeDuplicates();
    moved.alsoAt = moved.alsoAt.mid(0, mostPlaces - 1);
    return moved;
}

QList<QUrl> ServerAddress::places() const
{
    QList<QUrl> all{http};
    for (const QString &host : alsoAt) {
        QUrl url = http;
        url.setHost(host);
        if (!url.host().isEmpty() && !all.contains(url))
            all.append(url);
    }
    return all;
}

QUrl ServerAddress::api(const QString &path) const
{
    QUrl url = http;
    url.setPath("/api"_L1 + path);
    return url;
}

} // namespace chautari
