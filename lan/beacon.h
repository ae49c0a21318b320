// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lan/foundhost.h"

#include <QtCore/QByteArrayView>

namespace chautari::lan {

//! UDP; below the ports that Linux lends to programs that ask for any (32768 and up).
inline constexpr quint16 beaconPort = 22428;
inline constexpr qsizetype beaconBytes = 30;
inline constexpr qsizetype maxBeaconBytes = 128; //!< of later versions

//! Administratively scoped, the local scope (RFC 2365 6.1).
[[nodiscard]] QHostAddress beaconGroup4();
//! Link-local, of our own choice (transient, RFC 4291 2.7); joined and sent to on each interface.
[[nodiscard]] QHostAddress beaconGroup6();

//! \brief One datagram of discovery (docs/protocol.md, "Finding a host"). It has no room for a name of anybody: what a
//! host says can be read by everybody who is near, wherever he carries it (RFC 8882).
struct Beacon
{
    enum class Kind : quint8 {
        Announcement = 1, //!< here is a host
        Question = 2, //!< which hosts are there? Says nothing of who asks, and is as long as its answer
        Goodbye = 3, //!< it ends
    };

    Kind kind = Kind::Question;
    QString instance{}; //!< as FoundHost's; with all that follows, nothing in a question
    quint16 version = protocolVersion;
    QByteArray pinPrefix{};
    quint16 port = 0;

    friend bool operator==(const Beacon &, const Beacon &) = default;
};

//! beaconBytes long. The beacon is complete: an instance, a port and a prefix, except in a question.
[[nodiscard]] QByteArray encode(const Beacon &beacon);
//! Nothing for what is not one: too short or too long, other magic, unknown kind, no port, no key. Bytes behind those
//! of today are taken from a later version only.
[[nodiscard]] std::optional<Beacon> decodeBeacon(QByteArrayView datagram);

} // namespace chautari::lan
