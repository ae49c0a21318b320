// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/laninterfaces.h"

#include <algorithm>

namespace chautari::lan {

using namespace Qt::StringLiterals;

namespace {

bool isIp4(const QNetworkAddressEntry &entry)
{
    return entry.ip().protocol() == QAbstractSocket::IPv4Protocol;
}

} // namespace

bool LanInterface::hasIp4() const
{
    return std::any_of(addresses.begin(), addresses.end(), isIp4);
}

bool LanInterface::hasIp6() const
{
    return !std::all_of(addresses.begin(), addresses.end(), isIp4);
}

QList<QHostAddress> LanInterface::broadcasts() const
{
    QList<QHostAddress> found;
    for (const QNetworkAddressEntry &entry : addresses) {
        if (!isIp4(entry))
            continue;
        // The loopback interface does no broadcasts, says its flag; but this one it does, to everybody who listens
        // there.
        const QHostAddress broadcast = isLoopback ? QHostAddress(u"127.255.255.255"_s) : entry.broadcast();
        if (!broadcast.isNull() && broadcast != entry.ip() && !found.contains(broadcast))
            found.append(broadcast);
    }
    return found;
}

bool LanInterface::has(const QHostAddress &address) const
{
    return std::any_of(addresses.begin(), addresses.end(),
        [&address](const QNetworkAddressEntry &entry) { return entry.ip().isEqual(address); });
}

bool operator==(const LanInterface &one, const LanInterface &other)
{
    return one.index == other.index && one.canMulticast == other.canMulticast && one.addresses == other.addresses;
}

QList<LanInterface> usableInterfaces()
{
    QList<LanInterface> usable;
    for (const QNetworkInterface &device : QNetworkInterface::allInterfaces()) {
        const QNetworkInterface::InterfaceFlags flags = device.flags();
        constexpr auto needed = QNetworkInterface::IsUp | QNetworkInterface::IsRunning;
        if ((flags & needed) != needed || flags.testFlag(QNetworkInterface::IsPointToPoint)
            || device.addressEntries().isEmpty())
            continue;
        usable.append({device, device.index(), flags.testFlag(QNetworkInterface::IsLoopBack),
            flags.testFlag(QNetworkInterface::CanMulticast), device.addressEntries()});
    }
    return usable;
}

bool isNeighbour(const QList<LanInterface> &interfaces, const QHostAddress &sender)
{
    if (sender.isLoopback() || sender.isLinkLocal())
        return true;
    return std::any_of(interfaces.begin(), interfaces.end(), [&sender](const LanInterface &interface) {
        return std::any_of(interface.addresses.begin(), interface.addresses.end(), [&](const auto &entry) {
            return entry.ip().protocol() == sender.protocol() && sender.isInSubnet(entry.ip(), entry.prefixLength());
        });
    });
}

} // namespace chautari::lan
