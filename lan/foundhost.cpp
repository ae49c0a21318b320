// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/foundhost.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <tuple>

namespace chautari::lan {

using namespace Qt::StringLiterals;

namespace {

constexpr auto algorithm = "sha256/"_L1;
constexpr qsizetype hashBytes = 32;

int rankOf(const QHostAddress &address)
{
    if (address.isLoopback())
        return 3;
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return 0;
    return address.isLinkLocal() ? 2 : 1;
}

} // namespace

bool FoundHost::canHave(const QString &fingerprint) const
{
    return pinPrefixOf(fingerprint) == pinPrefix;
}

bool operator==(const FoundHost &one, const FoundHost &other)
{
    return one.isSameAs(other) && one.instance == other.instance && one.version == other.version
        && one.isByBeacon == other.isByBeacon && one.isByDnsSd == other.isByDnsSd
        && std::equal(
            one.addresses.begin(), one.addresses.end(), other.addresses.begin(), other.addresses.end(), isSameAddress);
}

bool isSameAddress(const QHostAddress &one, const QHostAddress &other)
{
    return one == other && one.scopeId() == other.scopeId();
}

QList<QHostAddress> inAddressOrder(QList<QHostAddress> addresses)
{
    std::sort(addresses.begin(), addresses.end(), [](const QHostAddress &one, const QHostAddress &other) {
        const int rank = rankOf(one);
        const int otherRank = rankOf(other);
        if (rank != otherRank)
            return rank < otherRank;
        return one.protocol() == QAbstractSocket::IPv4Protocol && other.protocol() == QAbstractSocket::IPv4Protocol
            ? one.toIPv4Address() < other.toIPv4Address()
            : one.toString() < other.toString();
    });
    addresses.erase(std::unique(addresses.begin(), addresses.end(), isSameAddress), addresses.end());
    return addresses;
}

QList<FoundHost> inHostOrder(QList<FoundHost> hosts)
{
    std::sort(hosts.begin(), hosts.end(), [](const FoundHost &one, const FoundHost &other) {
        return std::tie(one.pinPrefix, one.port) < std::tie(other.pinPrefix, other.port);
    });
    return hosts;
}

std::optional<QByteArray> pinPrefixOf(const QString &fingerprint)
{
    if (!fingerprint.startsWith(algorithm))
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(fingerprint.mid(algorithm.size()).toLatin1(),
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != hashBytes)
        return std::nullopt;
    return decoded.decoded.first(pinPrefixBytes);
}

QString randomInstance()
{
    const quint64 number = QRandomGenerator::system()->generate64();
    return u"%1"_s.arg(number, int(2 * instanceBytes), 16, QChar(u'0'));
}

bool isInstance(QStringView text)
{
    return text.size() == 2 * instanceBytes && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
}

} // namespace chautari::lan
