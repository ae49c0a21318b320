// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzztargets.h"

#include "server/net/trustedproxies.h"

namespace chautari::fuzz {

using namespace chautari::server;

namespace {

const QHostAddress proxy(QStringLiteral("127.0.0.1"));
const QHostAddress seen(QStringLiteral("198.51.100.7"));

TrustedProxies ours()
{
    TrustedProxies proxies;
    require(proxies.add(QStringLiteral("127.0.0.1")) && proxies.add(QStringLiteral("10.0.0.0/8"))
        && proxies.add(QStringLiteral("fd00::/8")));
    return proxies;
}

} // namespace

//! Whatever a client writes into X-Forwarded-For, there is an address to count by; and once a proxy of ours has put the
//! one behind it that it has seen, that is the one.
int forwarded(const std::uint8_t *data, std::size_t size)
{
    static const TrustedProxies proxies = ours();
    HttpHeaders headers;
    for (const QByteArray &line : QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)).split('\n'))
        headers.emplaceBack("X-Forwarded-For", line);
    require(!proxies.clientOf(proxy, false, headers).address.isNull());
    HttpHeaders appended = headers;
    appended.last().second += ", 198.51.100.7";
    require(proxies.clientOf(proxy, false, appended).address == seen);
    headers.emplaceBack("X-Forwarded-For", "198.51.100.7, 10.1.2.3");
    require(proxies.clientOf(proxy, false, headers).address == seen);
    return 0;
}

} // namespace chautari::fuzz
