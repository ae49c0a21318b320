// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/kernelfacts.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QNetworkInterface>

#include <sys/timex.h>

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 256 * 1024;

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.read(mostBytes)).split(u'\n', Qt::SkipEmptyParts);
}

QStringList wordsOf(const QString &line)
{
    static const QRegularExpression spaces(u"\\s+"_s);
    return line.split(spaces, Qt::SkipEmptyParts);
}

bool isUp(const QNetworkInterface &interface)
{
    return interface.flags().testFlag(QNetworkInterface::IsUp)
        && interface.flags().testFlag(QNetworkInterface::IsRunning)
        && !interface.flags().testFlag(QNetworkInterface::IsLoopBack);
}

bool isTunnelInterface(const QNetworkInterface &interface)
{
    return kernelfacts::isTunnel(interface.name(), interface.flags().testFlag(QNetworkInterface::IsPointToPoint));
}

//! A program of that name runs.
bool isRunning(const QString &root, const QString &name)
{
    const QStringList processes = QDir(root + u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs);
    return std::ranges::any_of(processes,
        [&](const QString &process) { return linesOf(root + u"/proc/"_s + process + u"/comm"_s).value(0) == name; });
}

} // namespace

// proc(5): the destination is the second column, the mask the eighth; in IPv6 the destination and its length come
// first, and unreachable (RTF_REJECT) entries stand there too.
bool kernelfacts::hasDefaultRoute(const QString &root)
{
    constexpr uint rejects = 0x200;
    for (const QString &line : linesOf(root + u"/proc/net/route"_s)) {
        const QStringList words = wordsOf(line);
        if (words.value(1) == "00000000"_L1 && words.value(7) == "00000000"_L1)
            return true;
    }
    for (const QString &line : linesOf(root + u"/proc/net/ipv6_route"_s)) {
        const QStringList words = wordsOf(line);
        const bool isEverywhere = words.value(0) == QString(32, u'0') && words.value(1) == "00"_L1;
        if (isEverywhere && words.value(9) != "lo"_L1 && (words.value(8).toUInt(nullptr, 16) & rejects) == 0)
            return true;
    }
    return false;
}

bool kernelfacts::hasNeighbour(const QHostAddress &address, const QString &root)
{
    constexpr uint complete = 0x2; // ATF_COM
    for (const QString &line : linesOf(root + u"/proc/net/arp"_s)) {
        const QStringList words = wordsOf(line);
        if (QHostAddress(words.value(0)) == address && (words.value(2).toUInt(nullptr, 16) & complete) != 0)
            return true;
    }
    return false;
}

Firewall kernelfacts::firewall(const QString &root)
{
    if (linesOf(root + u"/etc/ufw/ufw.conf"_s).contains(u"ENABLED=yes"_s))
        return Firewall::Ufw;
    if (isRunning(root, u"firewalld"_s))
        return Firewall::Firewalld;
    // Debian brings one that filters nothing.
    const QString rules = linesOf(root + u"/etc/nftables.conf"_s).join(u'\n');
    static const QRegularExpression filters(u"policy\\s+drop|\\b(drop|reject)\\b"_s);
    return filters.match(rules).hasMatch() ? Firewall::Nftables : Firewall::NoneSeen;
}

bool kernelfacts::isTunnel(const QString &interface, bool isPointToPoint)
{
    static const QRegularExpression names(u"^(tun|tap|wg|ppp|tailscale|zt|nordlynx|proton|ipsec|vti|gre)"_s);
    return isPointToPoint || names.match(interface).hasMatch();
}

QList<OwnAddress> kernelfacts::ownAddresses()
{
    QList<OwnAddress> found;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        if (!isUp(interface) || isTunnelInterface(interface))
            continue;
        for (const QNetworkAddressEntry &entry : interface.addressEntries()) {
            if (entry.ip().protocol() == QAbstractSocket::IPv4Protocol || !entry.ip().isLinkLocal())
                found.append({interface.name(), entry.ip(), entry.prefixLength()});
        }
    }
    return found;
}

QStringList kernelfacts::tunnels()
{
    QStringList found;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        if (isUp(interface) && isTunnelInterface(interface) && !interface.addressEntries().isEmpty())
            found.append(interface.name());
    }
    return found;
}

bool kernelfacts::hasProxy()
{
    static const char *const names[]{
        "http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"};
    return std::ranges::any_of(names, [](const char *name) { return !qEnvironmentVariableIsEmpty(name); });
}

// adjtimex(2) with no mode asks only, and needs no right.
std::optional<bool> kernelfacts::isClockSet()
{
    timex time{};
    if (adjtimex(&time) < 0)
        return std::nullopt;
    return (time.status & STA_UNSYNC) == 0;
}

} // namespace chautari
