// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/beacon.h"

#include <QtCore/QtEndian>

#include <algorithm>

namespace chautari::lan {

using namespace Qt::StringLiterals;

namespace {

// Offsets; numbers in network order.
constexpr QByteArrayView magic("chautari");
constexpr qsizetype formAt = 8; // the version of this layout
constexpr qsizetype kindAt = 9;
constexpr qsizetype instanceAt = 10;
constexpr qsizetype versionAt = 18;
constexpr qsizetype portAt = 20;
constexpr qsizetype pinAt = 22;
constexpr quint8 form = 1;

static_assert(pinAt + pinPrefixBytes == beaconBytes);

std::optional<Beacon::Kind> kindOf(quint8 number)
{
    switch (const auto kind = Beacon::Kind(number)) {
    case Beacon::Kind::Announcement:
    case Beacon::Kind::Question:
    case Beacon::Kind::Goodbye:
        return kind;
    }
    return std::nullopt;
}

bool isNothing(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte == 0; });
}

} // namespace

QHostAddress beaconGroup4()
{
    return QHostAddress(u"239.255.24.28"_s);
}

QHostAddress beaconGroup6()
{
    return QHostAddress(u"ff12::4348:4155"_s);
}

QByteArray encode(const Beacon &beacon)
{
    QByteArray bytes(beaconBytes, '\0');
    std::copy(magic.begin(), magic.end(), bytes.begin());
    bytes[formAt] = char(form);
    bytes[kindAt] = char(beacon.kind);
    if (beacon.kind == Beacon::Kind::Question)
        return bytes;
    bytes.replace(instanceAt, instanceBytes, QByteArray::fromHex(beacon.instance.toLatin1()));
    qToBigEndian(beacon.version, bytes.data() + versionAt);
    qToBigEndian(beacon.port, bytes.data() + portAt);
    bytes.replace(pinAt, pinPrefixBytes, beacon.pinPrefix);
    Q_ASSERT(bytes.size() == beaconBytes);
    return bytes;
}

std::optional<Beacon> decodeBeacon(QByteArrayView datagram)
{
    if (datagram.size() < beaconBytes || datagram.size() > maxBeaconBytes || !datagram.startsWith(magic))
        return std::nullopt;
    const auto itsForm = quint8(datagram[formAt]);
    const std::optional<Beacon::Kind> kind = kindOf(quint8(datagram[kindAt]));
    if (itsForm < form || (itsForm == form && datagram.size() != beaconBytes) || !kind)
        return std::nullopt;
    if (*kind == Beacon::Kind::Question)
        return Beacon();
    Beacon beacon;
    beacon.kind = *kind;
    beacon.instance = QString::fromLatin1(datagram.sliced(instanceAt, instanceBytes).toByteArray().toHex());
    beacon.version = qFromBigEndian<quint16>(datagram.data() + versionAt);
    beacon.port = qFromBigEndian<quint16>(datagram.data() + portAt);
    beacon.pinPrefix = datagram.sliced(pinAt, pinPrefixBytes).toByteArray();
    if (beacon.version == 0 || beacon.port == 0 || isNothing(beacon.pinPrefix))
        return std::nullopt;
    return beacon;
}

} // namespace chautari::lan
