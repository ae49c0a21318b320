// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzztargets.h"

#include "lan/dnssd.h"
#include "lan/hosttable.h"

#include <algorithm>

namespace chautari::fuzz {

using namespace chautari::lan;

namespace {

//! The strings of a TXT record, each behind its length (RFC 1035 3.3.14).
QByteArrayList stringsOf(QByteArrayView record)
{
    QByteArrayList strings;
    while (!record.isEmpty()) {
        const qsizetype length = std::min(qsizetype(static_cast<unsigned char>(record.front())), record.size() - 1);
        strings.append(record.sliced(1, length).toByteArray());
        record = record.sliced(1 + length);
    }
    return strings;
}

void checkHosts(const HostTable &table)
{
    const QList<FoundHost> hosts = table.hosts();
    require(hosts.size() <= HostTable::maxHosts);
    for (const FoundHost &host : hosts) {
        require(isInstance(host.instance) && host.pinPrefix.size() == pinPrefixBytes && host.port != 0);
        require(!host.addresses.isEmpty() && host.addresses.size() <= HostTable::maxAddresses);
    }
}

} // namespace

//! Whatever a neighbour sends as a beacon or publishes as TXT, what is believed of it has its form, and not more of it
//! than there is room for.
int discovery(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView input(data, qsizetype(size));
    const SystemClock clock;
    HostTable table(clock);
    for (qsizetype at = 0; at < input.size(); at += beaconBytes) { // one sender for each datagram
        const QByteArrayView datagram = input.sliced(at, std::min(beaconBytes, input.size() - at));
        const std::optional<Beacon> beacon = decodeBeacon(datagram);
        if (!beacon)
            continue;
        require(beacon->kind == Beacon::Kind::Question || datagram[8] != 1 || encode(*beacon) == datagram);
        table.hear(*beacon, QHostAddress(0x0A000000U + quint32(datagram.back())));
    }
    require(!decodeBeacon(input) || input.size() <= maxBeaconBytes);
    checkHosts(table);
    FoundHost host;
    if (dnssd::readTxt(stringsOf(input), host))
        require(host.pinPrefix.size() == pinPrefixBytes && host.version != 0);
    return 0;
}

} // namespace chautari::fuzz
