// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/health.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtNetwork/QHostAddress>

#include <optional>

namespace chautari::lan {

inline constexpr qsizetype pinPrefixBytes = 8;
inline constexpr qsizetype instanceBytes = 8;

//! \brief A host as the network tells of it. Everything here is hearsay: anybody on the network can say it. So it is
//! never more than where to look; who is there is proven by the whole key (KeyPin), of which a host shows 8 bytes.
struct FoundHost
{
    QString instance; //!< 16 hexadecimal digits, others with every start of the host; no name of anybody
    QByteArray pinPrefix; //!< pinPrefixBytes; with the port it says which host this is
    quint16 port = 0;
    quint16 version = protocolVersion; //!< of the wire; a later one may be more than this client knows
    QList<QHostAddress> addresses; //!< as inAddressOrder(); link-local ones with their scope
    bool isByBeacon = false;
    bool isByDnsSd = false;

    //! The same host, whatever is known of it.
    [[nodiscard]] bool isSameAs(const FoundHost &other) const
    {
        return pinPrefix == other.pinPrefix && port == other.port;
    }
    //! Whether a key ("sha256/...", TlsIdentity::fingerprint(), KeyPin::toString()) begins as this host's.
    [[nodiscard]] bool canHave(const QString &fingerprint) const;

    friend bool operator==(const FoundHost &one, const FoundHost &other);
};

//! With its scope, which QHostAddress leaves out when it compares: the same link-local address on two networks is two.
[[nodiscard]] bool isSameAddress(const QHostAddress &one, const QHostAddress &other);
//! IPv4, IPv6, link-local IPv6, loopback, and within each by its digits: the same list is always in the same order.
[[nodiscard]] QList<QHostAddress> inAddressOrder(QList<QHostAddress> addresses);
//! By key and port, so that no row jumps when somebody else comes or goes.
[[nodiscard]] QList<FoundHost> inHostOrder(QList<FoundHost> hosts);

//! Nothing when it is not "sha256/" and 43 characters of base64url.
[[nodiscard]] std::optional<QByteArray> pinPrefixOf(const QString &fingerprint);
[[nodiscard]] QString randomInstance();
//! 16 lower-case hexadecimal digits.
[[nodiscard]] bool isInstance(QStringView text);

} // namespace chautari::lan
