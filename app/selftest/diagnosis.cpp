// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/diagnosis.h"

#include "lan/beacon.h"

#include <QtCore/QDateTime>

#include <algorithm>
#include <cstdlib>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

QString whereOf(const TriedPlace &tried)
{
    return tried.place.authority();
}

//! The rules, one after the other; each looks at the facts alone.
class Rules
{
public:
    explicit Rules(const NetworkFacts &facts)
        : m_facts(facts)
    { }

    QList<Finding> all()
    {
        ownNetwork();
        if (m_facts.side == TestSide::Host)
            ownHost();
        else
            otherHost();
        hearing();
        clocks();
        std::ranges::stable_sort(m_findings, std::greater(), &Finding::severity);
        return m_findings;
    }

private:
    void add(FindingKind kind, Severity severity, const QStringList &about = {}, quint16 port = 0)
    {
        m_findings.append({kind, severity, about, port, m_facts.firewall});
    }

    [[nodiscard]] bool isReached() const
    {
        return std::ranges::any_of(m_facts.places,
            [](const TriedPlace &tried) { return tried.reach == Reach::Fine && !tried.place.isEmpty(); });
    }

    void ownNetwork()
    {
        if (m_facts.addresses.isEmpty()) {
            add(FindingKind::NoNetwork, Severity::Trouble);
        } else {
            QStringList addresses;
            for (const OwnAddress &own : m_facts.addresses)
                addresses.append(own.address.toString());
            add(FindingKind::OwnAddresses, Severity::Good, addresses);
            if (!m_facts.hasDefaultRoute)
                add(FindingKind::NoInternet, Severity::Good);
        }
        const bool isGuestStuck = m_facts.side == TestSide::Guest && !isReached();
        if (!m_facts.tunnels.isEmpty())
            add(FindingKind::Tunnel, isGuestStuck ? Severity::Trouble : Severity::Hint, m_facts.tunnels);
        if (m_facts.hasProxy && isGuestStuck)
            add(FindingKind::Proxy, Severity::Hint);
    }

    // Its other addresses do not matter once one leads there.
    void otherHost()
    {
        bool isAnyFine = false;
        for (const TriedPlace &tried : m_facts.places) {
            if (tried.reach != Reach::Fine)
                continue;
            isAnyFine = true;
            const bool isKeyUnknown = m_facts.wantedKey.isEmpty() && !tried.foundKey.isEmpty();
            add(isKeyUnknown ? FindingKind::InvitationNeeded : FindingKind::Answers,
                isKeyUnknown ? Severity::Hint : Severity::Good, {whereOf(tried)});
        }
        for (const TriedPlace &tried : m_facts.places) {
            if (tried.reach == Reach::OtherKey || (!isAnyFine && tried.reach != Reach::Fine))
                shut(tried);
        }
    }

    void shut(const TriedPlace &tried)
    {
        const QString where = whereOf(tried);
        const auto port = quint16(tried.place.port(443));
        switch (tried.reach) {
        case Reach::Fine:
            return;
        case Reach::UnknownName:
            return add(FindingKind::UnknownName, Severity::Trouble, {tried.place.host()});
        case Reach::Refused:
            return add(FindingKind::NothingListens, Severity::Trouble, {where}, port);
        case Reach::OtherKey:
            return add(FindingKind::OtherKey, Severity::Trouble, {where, m_facts.wantedKey, tried.foundKey});
        case Reach::NoTls:
        case Reach::NotChautari:
            return add(FindingKind::NotChautari, Severity::Trouble, {where});
        case Reach::NewerServer:
            return add(FindingKind::NewerServer, Severity::Trouble, {where});
        case Reach::Broken:
            return add(FindingKind::Unclear, Severity::Trouble, {where});
        case Reach::Silent:
        case Reach::NoWay:
            return unreachable(tried, where, port);
        }
    }

    void unreachable(const TriedPlace &tried, const QString &where, quint16 port)
    {
        if (m_facts.addresses.isEmpty())
            return; // has been said
        if (isHeard(tried))
            return add(FindingKind::HeardButShut, Severity::Trouble, {where}, port);
        if (tried.isNeighbourSeen)
            return add(FindingKind::FirewallThere, Severity::Trouble, {where}, port);
        if (!tried.isOwnNetwork) {
            if (QHostAddress(tried.place.host()).isNull() || tried.reach == Reach::NoWay)
                return add(FindingKind::NoWay, Severity::Trouble, {where});
            return add(FindingKind::OtherNetwork, Severity::Trouble, {where, networks()});
        }
        add(FindingKind::NobodyThere, Severity::Trouble, {where});
        if (m_facts.hasHeardItself && m_facts.hosts.isEmpty())
            add(FindingKind::KeptApart, Severity::Hint);
    }

    [[nodiscard]] bool isHeard(const TriedPlace &tried) const
    {
        const QHostAddress address(tried.place.host());
        return std::ranges::any_of(m_facts.hosts, [&](const lan::FoundHost &host) {
            return host.port == tried.place.port() && std::ranges::any_of(host.addresses, [&](const auto &each) {
                return lan::isSameAddress(each, address);
            });
        });
    }

    [[nodiscard]] QString networks() const
    {
        QStringList all;
        for (const OwnAddress &own : m_facts.addresses)
            all.append(u"%1/%2"_s.arg(own.address.toString()).arg(own.prefixLength));
        return all.join(u", "_s);
    }

    void ownHost()
    {
        bool isHere = false;
        QStringList open;
        QStringList shutPlaces;
        for (const TriedPlace &tried : m_facts.places) {
            const bool isLoopback = QHostAddress(tried.place.host()).isLoopback();
            if (tried.reach == Reach::OtherKey)
                add(FindingKind::OtherKey, Severity::Trouble, {whereOf(tried), m_facts.wantedKey, tried.foundKey});
            else if (isLoopback)
                isHere = isHere || tried.reach == Reach::Fine;
            else if (tried.reach == Reach::Fine)
                open.append(whereOf(tried));
            else
                shutPlaces.append(whereOf(tried));
        }
        if (!open.isEmpty())
            add(FindingKind::Listens, Severity::Good, open, m_facts.port);
        else if (isHere && !m_facts.addresses.isEmpty())
            add(FindingKind::LoopbackOnly, Severity::Trouble, {}, m_facts.port);
        else if (!isHere)
            add(FindingKind::NotRunning, Severity::Trouble, {}, m_facts.port);
        if (!open.isEmpty() && !shutPlaces.isEmpty())
            add(FindingKind::PlaceShut, Severity::Hint, shutPlaces, m_facts.port);
        if (m_facts.firewall != Firewall::NoneSeen)
            add(FindingKind::FirewallHere, Severity::Hint, {}, m_facts.port);
        else
            add(FindingKind::FirewallUnknown, Severity::Good, {}, m_facts.port);
    }

    // A host hears nobody else, as a rule.
    void hearing()
    {
        if (m_facts.addresses.isEmpty())
            return;
        const bool isGuest = m_facts.side == TestSide::Guest;
        if (!m_facts.canHear)
            add(FindingKind::CannotHear, Severity::Hint, {}, lan::beaconPort);
        else if (!m_facts.hasHeardItself)
            add(FindingKind::NotHeardBack, Severity::Hint, {}, lan::beaconPort);
        else if (isGuest && m_facts.hosts.isEmpty())
            add(FindingKind::NobodyHeard, Severity::Hint);
        if (m_facts.hosts.isEmpty() || !isGuest)
            return;
        QStringList heard;
        for (const lan::FoundHost &host : m_facts.hosts) {
            for (const QHostAddress &address : host.addresses.mid(0, 1))
                heard.append(address.toString());
        }
        add(FindingKind::HostsHeard, Severity::Good, heard);
    }

    // The greatest difference: the places are one server's, or each has to be told of anyway.
    void clocks()
    {
        qint64 worst = 0;
        for (const TriedPlace &tried : m_facts.places) {
            if (!tried.isOwn && tried.clockAhead && std::abs(*tried.clockAhead) > std::abs(worst))
                worst = *tried.clockAhead;
        }
        if (std::abs(worst) > clockToleranceSeconds)
            add(FindingKind::ClocksDiffer, Severity::Trouble, {QString::number(worst)});
        else if (m_facts.isClockSet == false && m_facts.side == TestSide::Host)
            add(FindingKind::ClockNotSet, Severity::Hint);
    }

    const NetworkFacts &m_facts;
    QList<Finding> m_findings;
};

QString reachName(Reach reach)
{
    switch (reach) {
    case Reach::Fine:
        return u"answers"_s;
    case Reach::UnknownName:
        return u"unknown name"_s;
    case Reach::NoWay:
        return u"unreachable"_s;
    case Reach::Refused:
        return u"refused"_s;
    case Reach::Silent:
        return u"no answer"_s;
    case Reach::NoTls:
        return u"no TLS"_s;
    case Reach::OtherKey:
        return u"another key"_s;
    case Reach::NotChautari:
        return u"not Chautari"_s;
    case Reach::NewerServer:
        return u"newer server"_s;
    case Reach::Broken:
        return u"broken off"_s;
    }
    Q_UNREACHABLE();
}

QString factOf(Firewall firewall)
{
    switch (firewall) {
    case Firewall::NoneSeen:
        return u"none seen"_s;
    case Firewall::Ufw:
        return u"ufw"_s;
    case Firewall::Firewalld:
        return u"firewalld"_s;
    case Firewall::Nftables:
        return u"nftables"_s;
    }
    Q_UNREACHABLE();
}

QString yesOrNo(bool isSo)
{
    return isSo ? u"yes"_s : u"no"_s;
}

//! In English, for whoever helps; the sentences above it are the person's.
QStringList factLines(const NetworkFacts &facts)
{
    QStringList lines;
    lines << u"side: %1"_s.arg(facts.side == TestSide::Host ? u"host"_s : u"guest"_s);
    for (const OwnAddress &own : facts.addresses)
        lines << u"address: %1 %2/%3"_s.arg(own.interface, own.address.toString()).arg(own.prefixLength);
    if (!facts.tunnels.isEmpty())
        lines << u"tunnels: %1"_s.arg(facts.tunnels.join(u' '));
    lines << u"default route: %1, proxy: %2"_s.arg(yesOrNo(facts.hasDefaultRoute), yesOrNo(facts.hasProxy));
    lines << u"clock set by the network: %1"_s.arg(facts.isClockSet ? yesOrNo(*facts.isClockSet) : u"unknown"_s);
    lines << u"firewall: %1"_s.arg(factOf(facts.firewall));
    lines << u"discovery: port %1, own question came back: %2"_s.arg(
        facts.canHear ? u"open"_s : u"taken"_s, yesOrNo(facts.hasHeardItself));
    for (const lan::FoundHost &host : facts.hosts) {
        QStringList addresses;
        for (const QHostAddress &address : host.addresses)
            addresses << address.toString();
        lines << u"heard: key %1, port %2, version %3, at %4"_s.arg(QString::fromLatin1(host.pinPrefix.toHex()))
                     .arg(host.port)
                     .arg(host.version)
                     .arg(addresses.join(u' '));
    }
    if (!facts.wantedKey.isEmpty())
        lines << u"wanted key: %1"_s.arg(facts.wantedKey);
    for (const TriedPlace &tried : facts.places) {
        QString line = u"tried: %1: %2, own network: %3, hardware address known: %4"_s.arg(
            whereOf(tried), reachName(tried.reach), yesOrNo(tried.isOwnNetwork), yesOrNo(tried.isNeighbourSeen));
        if (!tried.foundKey.isEmpty() && tried.foundKey != facts.wantedKey)
            line += u", key %1"_s.arg(tried.foundKey);
        if (tried.clockAhead)
            line += u", clock %1 s ahead"_s.arg(*tried.clockAhead);
        lines << line;
    }
    return lines;
}

} // namespace

QList<Finding> diagnosed(const NetworkFacts &facts)
{
    return Rules(facts).all();
}

QString reportOf(const NetworkFacts &facts)
{
    QStringList lines{u"Chautari " CHAUTARI_VERSION ", "_s
        + QDateTime::currentDateTime()
              .toOffsetFromUtc(QDateTime::currentDateTime().offsetFromUtc())
              .toString(Qt::ISODate)};
    for (const Finding &finding : diagnosed(facts)) {
        const QString mark = finding.severity == Severity::Trouble ? u"!! "_s
            : finding.severity == Severity::Hint                   ? u"?  "_s
                                                                   : u"ok "_s;
        lines << mark + sentenceOf(finding);
        if (const QString advice = adviceFor(finding); !advice.isEmpty())
            lines << u"   "_s + advice;
    }
    lines << QString() << factLines(facts);
    return lines.join(u'\n') + u'\n';
}

} // namespace chautari
