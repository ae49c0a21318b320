// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/hostknock.h"
#include "lan/foundhost.h"

#include <QtCore/QMetaType>

#include <optional>

namespace chautari {

//! Who asks: somebody who wants to reach a host, or the one who hosts.
enum class TestSide { Guest, Host };

//! An address of this computer that neighbours may know.
struct OwnAddress
{
    QString interface;
    QHostAddress address;
    int prefixLength = 0;
};

//! What of a firewall can be seen without being an administrator.
enum class Firewall { NoneSeen, Ufw, Firewalld, Nftables };

//! What came of trying one address.
struct TriedPlace
{
    QUrl place{}; //!< scheme, host and port only
    Reach reach = Reach::Broken;
    bool isOwnNetwork = false; //!< in one of this computer's networks
    bool isOwn = false; //!< of this computer itself
    bool isNeighbourSeen = false; //!< the kernel knows its hardware address: a computer is there
    QString foundKey{}; //!< as KeyPin writes it; empty = none was seen
    std::optional<qint64> clockAhead{}; //!< by how many seconds its clock is before ours
};

//! \brief What a self-test found out, and nothing it concludes (Diagnosis does). Holds addresses and keys, never a
//! token, a name of a person or a word of a message: it may be shown to whoever helps. A value.
struct NetworkFacts
{
    TestSide side = TestSide::Guest;
    QList<OwnAddress> addresses{}; //!< of interfaces that are up; no loopback, no tunnels, no link-local IPv6
    QStringList tunnels{}; //!< names of the VPN interfaces that are up
    bool hasDefaultRoute = false;
    bool hasProxy = false;
    std::optional<bool> isClockSet{}; //!< by the network, as the kernel knows; nothing = it does not say
    bool canHear = false; //!< the beacon's port could be opened
    bool hasHeardItself = false; //!< what this computer said to everybody came back to it
    QList<lan::FoundHost> hosts{}; //!< that tell of themselves
    QString wantedKey{}; //!< as KeyPin writes it; empty = none is agreed
    QList<TriedPlace> places{};
    quint16 port = 0; //!< of the host, on its side
    Firewall firewall = Firewall::NoneSeen; //!< on this computer
};

} // namespace chautari

Q_DECLARE_METATYPE(chautari::NetworkFacts)
