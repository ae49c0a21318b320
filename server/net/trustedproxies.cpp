// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/trustedproxies.h"

#include <algorithm>

namespace chautari::server {

namespace {

//! ::ffff:a.b.c.d, which a listener for both protocols tells of IPv4 peers, as a.b.c.d.
QHostAddress unmapped(const QHostAddress &address)
{
    bool isIp4 = false;
    const quint32 ip4 = address.toIPv4Address(&isIp4);
    return isIp4 ? QHostAddress(ip4) : address;
}

//! Some proxies write a port behind it.
QHostAddress readAddress(const QByteArray &entry)
{
    QByteArray text = entry.trimmed();
    if (text.startsWith('[') && text.contains(']'))
        text = text.mid(1, text.indexOf(']') - 1);
    else if (text.count(':') == 1)
        text.truncate(text.indexOf(':'));
    return unmapped(QHostAddress(QString::fromLatin1(text)));
}

} // namespace

bool TrustedProxies::add(const QString &text)
{
    const bool isNetwork = text.contains(u'/');
    const QHostAddress address(text.section(u'/', 0, 0));
    if (address.isNull())
        return false;
    const bool isIp4 = address.protocol() == QAbstractSocket::IPv4Protocol;
    const auto network = isNetwork ? QHostAddress::parseSubnet(text) : std::pair(address, isIp4 ? 32 : 128);
    // 0 bits are everybody, which nobody means.
    if (network.first.isNull() || network.second <= 0)
        return false;
    m_networks.append(network);
    return true;
}

bool TrustedProxies::contains(const QHostAddress &address) const
{
    const QHostAddress plain = unmapped(address);
    return std::any_of(m_networks.begin(), m_networks.end(),
        [&plain](const std::pair<QHostAddress, int> &network) { return plain.isInSubnet(network); });
}

TrustedProxies::Client TrustedProxies::clientOf(const QHostAddress &peer, bool isTls, const HttpHeaders &headers) const
{
    Client client{peer, isTls};
    QList<QByteArray> entries;
    for (const auto &[name, value] : headers) {
        if (name.compare("X-Forwarded-For", Qt::CaseInsensitive) == 0)
            entries += value.split(',');
        else if (name.compare("X-Forwarded-Proto", Qt::CaseInsensitive) == 0)
            client.isTls = value.trimmed().compare("https", Qt::CaseInsensitive) == 0;
    }
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry) {
        const QHostAddress address = readAddress(*entry);
        if (address.isNull())
            break;
        client.address = address;
        if (!contains(address))
            break;
    }
    return client;
}

} // namespace chautari::server
