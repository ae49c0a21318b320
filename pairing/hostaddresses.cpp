// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairing/hostaddresses.h"

#include <QtNetwork/QNetworkInterface>

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

int rankOf(const QHostAddress &address)
{
    // RFC 1918. QHostAddress::isPrivateUse() came with Qt 6.6.
    static const QList<QPair<QHostAddress, int>> privateNets{QHostAddress::parseSubnet(u"10.0.0.0/8"_s),
        QHostAddress::parseSubnet(u"172.16.0.0/12"_s), QHostAddress::parseSubnet(u"192.168.0.0/16"_s)};
    if (address.protocol() != QAbstractSocket::IPv4Protocol)
        return 2;
    return std::ranges::any_of(privateNets, [&](const auto &net) { return address.isInSubnet(net); }) ? 0 : 1;
}

} // namespace

QStringList hostAddresses()
{
    QList<QHostAddress> found;
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        const auto flags = interface.flags();
        if (!flags.testFlag(QNetworkInterface::IsUp) || !flags.testFlag(QNetworkInterface::IsRunning)
            || flags.testFlag(QNetworkInterface::IsLoopBack))
            continue;
        const QList<QNetworkAddressEntry> entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            if (!entry.ip().isLoopback() && !entry.ip().isLinkLocal() && !found.contains(entry.ip()))
                found.append(entry.ip());
        }
    }
    std::ranges::stable_sort(found, {}, rankOf);
    QStringList addresses;
    for (const QHostAddress &address : std::as_const(found))
        addresses.append(address.toString());
    return addresses;
}

} // namespace chautari
