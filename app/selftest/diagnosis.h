// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/selftest/networkfacts.h"

namespace chautari {

enum class Severity { Good, Hint, Trouble };

//! What was concluded; one sentence each, and what to do.
enum class FindingKind {
    // of this computer
    NoNetwork,
    OwnAddresses,
    Tunnel,
    NoInternet, //!< which nobody needs
    Proxy,
    ClockNotSet,
    // of what is said to everybody
    CannotHear,
    NotHeardBack,
    NobodyHeard,
    HostsHeard,
    // of the host, for who wants to reach it
    Answers,
    NothingListens,
    FirewallThere,
    HeardButShut, //!< it tells of itself, and cannot be reached
    NobodyThere, //!< the address is this network's, and nobody has it
    KeptApart, //!< devices of this Wi-Fi may not see each other
    OtherNetwork,
    NoWay,
    UnknownName,
    OtherKey,
    InvitationNeeded, //!< a host is there, and its key is not known yet
    NotChautari,
    NewerServer,
    Unclear,
    ClocksDiffer,
    // of one's own host
    Listens,
    LoopbackOnly,
    NotRunning,
    PlaceShut, //!< one of its own addresses does not answer
    FirewallHere,
    FirewallUnknown,
};

struct Finding
{
    FindingKind kind = FindingKind::Unclear;
    Severity severity = Severity::Hint;
    QStringList about{}; //!< addresses, names of interfaces, keys: what the sentence names
    quint16 port = 0; //!< where one matters
    Firewall firewall = Firewall::NoneSeen; //!< where one matters
};

//! \brief From facts to findings, the worst first. A pure function of its argument; any thread.
[[nodiscard]] QList<Finding> diagnosed(const NetworkFacts &facts);

//! In the person's language; addresses stand there as they are.
[[nodiscard]] QString sentenceOf(const Finding &finding);
//! What to do about it; empty when there is nothing to do.
[[nodiscard]] QString adviceFor(const Finding &finding);
//! All of it and the facts, to be shown to whoever helps: no token, no ticket, no name of anybody, no word of a
//! message.
[[nodiscard]] QString reportOf(const NetworkFacts &facts);

inline constexpr qint64 clockToleranceSeconds = 5 * 60; //!< more spoils sign-ins and the order of messages

} // namespace chautari
