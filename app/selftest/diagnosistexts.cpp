// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Diagnosis, its words.
#include "app/selftest/diagnosis.h"
#include "lan/beacon.h"

#include <QtCore/QCoreApplication>

#include <cstdlib>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Diagnosis", text);
}

QString listOf(const QStringList &items)
{
    return items.join(u", "_s);
}

QString durationOf(qint64 seconds)
{
    const qint64 minutes = std::llabs(seconds) / 60;
    constexpr int hour = 60;
    constexpr int day = 24 * hour;
    if (minutes >= 2 * day)
        return QCoreApplication::translate("Diagnosis", "%Ln day(s)", nullptr, int(minutes / day));
    if (minutes >= 2 * hour)
        return QCoreApplication::translate("Diagnosis", "%Ln hour(s)", nullptr, int(minutes / hour));
    return QCoreApplication::translate("Diagnosis", "%Ln minute(s)", nullptr, int(minutes));
}

QString clockSentence(qint64 ahead)
{
    return (ahead > 0 ? say(QT_TRANSLATE_NOOP("Diagnosis", "The other computer's clock is %1 before this one's."))
                      : say(QT_TRANSLATE_NOOP("Diagnosis", "The other computer's clock is %1 behind this one's.")))
        .arg(durationOf(ahead));
}

// Commands are no words: they are the same in every language.
QString openingCommand(Firewall firewall, quint16 port)
{
    switch (firewall) {
    case Firewall::Ufw:
        return u"sudo ufw allow %1/tcp && sudo ufw allow %2/udp"_s.arg(port).arg(lan::beaconPort);
    case Firewall::Firewalld:
        return u"sudo firewall-cmd --permanent --add-port=%1/tcp --add-port=%2/udp && sudo firewall-cmd --reload"_s
            .arg(port)
            .arg(lan::beaconPort);
    case Firewall::Nftables:
    case Firewall::NoneSeen:
        break;
    }
    return u"sudo nft list ruleset"_s;
}

QString firewallName(Firewall firewall)
{
    switch (firewall) {
    case Firewall::Ufw:
        return u"ufw"_s;
    case Firewall::Firewalld:
        return u"firewalld"_s;
    case Firewall::Nftables:
    case Firewall::NoneSeen:
        break;
    }
    return u"nftables"_s;
}

QString keyOrNone(const QString &key)
{
    return key.isEmpty() ? u"?"_s : key;
}

} // namespace

QString sentenceOf(const Finding &finding)
{
    const QString first = finding.about.value(0);
    switch (finding.kind) {
    case FindingKind::NoNetwork:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "This computer is in no network."));
    case FindingKind::OwnAddresses:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "This computer is in the network as %1.")).arg(listOf(finding.about));
    case FindingKind::Tunnel:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "A VPN is on (%1). It may lead past this network."))
            .arg(listOf(finding.about));
    case FindingKind::NoInternet:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "There is no way to the Internet from here. None is needed."));
    case FindingKind::Proxy:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "This computer uses a proxy, which may not know this network."));
    case FindingKind::ClockNotSet:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Nothing sets this computer's clock. It may be wrong."));
    case FindingKind::CannotHear:
        return say(QT_TRANSLATE_NOOP("Diagnosis",
                       "Another program keeps port %1 for itself, so no places on the network can be heard."))
            .arg(finding.port);
    case FindingKind::NotHeardBack:
        return say(QT_TRANSLATE_NOOP("Diagnosis",
            "What this computer says to everybody on the network does not come back. Something filters it."));
    case FindingKind::NobodyHeard:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "No place tells of itself on this network."));
    case FindingKind::HostsHeard:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Places tell of themselves on this network, from %1."))
            .arg(listOf(finding.about));
    case FindingKind::Answers:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "The place answers at %1.")).arg(first);
    case FindingKind::NothingListens:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "There is a computer at %1, but no place is hosted there."))
            .arg(first);
    case FindingKind::FirewallThere:
        return say(QT_TRANSLATE_NOOP(
                       "Diagnosis", "There is a computer at %1, but it lets nobody in: most likely its firewall."))
            .arg(first);
    case FindingKind::HeardButShut:
        return say(QT_TRANSLATE_NOOP("Diagnosis",
                       "The place at %1 tells of itself, but does not let this computer in: most likely a firewall."))
            .arg(first);
    case FindingKind::NobodyThere:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Nobody answers at %1, although it is an address of this network."))
            .arg(first);
    case FindingKind::KeptApart:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "This Wi-Fi may keep its devices apart, as guest networks do."));
    case FindingKind::OtherNetwork:
        return say(
            QT_TRANSLATE_NOOP("Diagnosis", "%1 is in another network than this computer (%2), and does not answer."))
            .arg(first, finding.about.value(1));
    case FindingKind::NoWay:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "No network leads from here to %1.")).arg(first);
    case FindingKind::UnknownName:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "No computer is called \"%1\".")).arg(first);
    case FindingKind::OtherKey:
        return say(
            QT_TRANSLATE_NOOP("Diagnosis",
                "Who answers at %1 does not have the key that was agreed. Nothing was sent. Agreed: %2. Found: %3."))
            .arg(first, keyOrNone(finding.about.value(1)), keyOrNone(finding.about.value(2)));
    case FindingKind::InvitationNeeded:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "There is a place at %1. Its address alone does not let you in."))
            .arg(first);
    case FindingKind::NotChautari:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Something answers at %1, but it is not Chautari.")).arg(first);
    case FindingKind::NewerServer:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "The place at %1 is newer than this program.")).arg(first);
    case FindingKind::Unclear:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "The connection to %1 breaks off.")).arg(first);
    case FindingKind::ClocksDiffer:
        return clockSentence(first.toLongLong());
    case FindingKind::Listens:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "This place can be reached at %1.")).arg(listOf(finding.about));
    case FindingKind::LoopbackOnly:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "This place is open for this computer only."));
    case FindingKind::NotRunning:
        return say(
            QT_TRANSLATE_NOOP("Diagnosis", "The place does not run: nothing answers at port %1 of this computer."))
            .arg(finding.port);
    case FindingKind::PlaceShut:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Not at every address of this computer: nothing answers at %1."))
            .arg(listOf(finding.about));
    case FindingKind::FirewallHere:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "A firewall is on here (%1). It may keep the others out."))
            .arg(firewallName(finding.firewall));
    case FindingKind::FirewallUnknown:
        return say(
            QT_TRANSLATE_NOOP("Diagnosis", "No firewall was seen here. Only an administrator can be sure of that."));
    }
    Q_UNREACHABLE();
}

QString adviceFor(const Finding &finding)
{
    switch (finding.kind) {
    case FindingKind::NoNetwork:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Connect it to the same Wi-Fi or router as the others."));
    case FindingKind::Tunnel:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Switch the VPN off and try again."));
    case FindingKind::Proxy:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Switch it off for addresses of this network and try again."));
    case FindingKind::ClockNotSet:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Look whether it is right; switch on that it is set by itself."));
    case FindingKind::CannotHear:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Use the link or the picture of the invitation instead."));
    case FindingKind::NotHeardBack:
        return say(
            QT_TRANSLATE_NOOP("Diagnosis",
                "Use the link or the picture of the invitation, or allow port %1 (UDP) in this computer's firewall."))
            .arg(finding.port);
    case FindingKind::NobodyHeard:
        return say(QT_TRANSLATE_NOOP("Diagnosis",
            "Is it open on the other computer, and are both in the same Wi-Fi? The link or the picture of the "
            "invitation "
            "works without being heard."));
    case FindingKind::NothingListens:
        return say(QT_TRANSLATE_NOOP(
            "Diagnosis", "Start Chautari there. If it runs, its port may be another one now: ask for a new link."));
    case FindingKind::FirewallThere:
    case FindingKind::HeardButShut:
        return say(
            QT_TRANSLATE_NOOP("Diagnosis",
                "On that computer, let port %1 (TCP) in. \"Test the network\" under \"Invite people\" there says how."))
            .arg(finding.port);
    case FindingKind::NobodyThere:
        return say(QT_TRANSLATE_NOOP(
            "Diagnosis", "It may be off, asleep, or have another address now. Wake it up, or ask for a new link."));
    case FindingKind::KeptApart:
        return say(QT_TRANSLATE_NOOP("Diagnosis",
            "If the others reach it: use another Wi-Fi or a cable, or switch off \"client isolation\" in the router."));
    case FindingKind::OtherNetwork:
    case FindingKind::NoWay:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Connect both computers to the same Wi-Fi or router."));
    case FindingKind::UnknownName:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Check how it is written, or use its number instead."));
    case FindingKind::OtherKey:
        return say(QT_TRANSLATE_NOOP("Diagnosis",
            "It may be another computer that has got its address, or one that poses as it. Ask for a new invitation."));
    case FindingKind::InvitationNeeded:
        return say(QT_TRANSLATE_NOOP(
            "Diagnosis", "Choose it in the list, or ask for the link of an invitation: both know its key."));
    case FindingKind::NotChautari:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Check the address and the port."));
    case FindingKind::NewerServer:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Update Chautari on this computer."));
    case FindingKind::Unclear:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Try again; if it stays so, show this report to whoever helps you."));
    case FindingKind::ClocksDiffer:
        return say(
            QT_TRANSLATE_NOOP("Diagnosis", "Set date, time and time zone on the computer whose clock is wrong."));
    case FindingKind::LoopbackOnly:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Stop it and start it again while this computer is in a network."));
    case FindingKind::NotRunning:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "Start it again."));
    case FindingKind::FirewallHere:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "If nobody gets in, an administrator can allow it: %1"))
            .arg(openingCommand(finding.firewall, finding.port));
    case FindingKind::FirewallUnknown:
        return say(QT_TRANSLATE_NOOP("Diagnosis", "If nobody gets in, an administrator can look: %1"))
            .arg(openingCommand(finding.firewall, finding.port));
    case FindingKind::OwnAddresses:
    case FindingKind::NoInternet:
    case FindingKind::HostsHeard:
    case FindingKind::Answers:
    case FindingKind::Listens:
    case FindingKind::PlaceShut:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace chautari
