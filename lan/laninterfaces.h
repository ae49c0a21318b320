// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtNetwork/QNetworkInterface>

#include <functional>

namespace chautari::lan {

//! \brief A way to neighbours: an interface of this computer and what it is called there.
struct LanInterface
{
    QNetworkInterface device;
    int index = 0;
    bool isLoopback = false;
    bool canMulticast = false;
    QList<QNetworkAddressEntry> addresses;

    [[nodiscard]] bool hasIp4() const;
    [[nodiscard]] bool hasIp6() const;
    //! Where everybody of this network hears, one for each IPv4 address that has neighbours.
    [[nodiscard]] QList<QHostAddress> broadcasts() const;
    [[nodiscard]] bool has(const QHostAddress &address) const;

    friend bool operator==(const LanInterface &one, const LanInterface &other);
};

//! Asked again and again, since interfaces come and go; tests say something else.
using LanInterfaces = std::function<QList<LanInterface>()>;

//! Those that are up and lead to more than one other: no tunnels, through which neighbours would not be near. Asks the
//! kernel (netlink) and does not wait for anybody. A default route or a DNS server is not needed.
[[nodiscard]] QList<LanInterface> usableInterfaces();

//! Whether somebody sends from one of these networks: who is farther away has no say in who is here (as RFC 6762 11).
[[nodiscard]] bool isNeighbour(const QList<LanInterface> &interfaces, const QHostAddress &sender);

} // namespace chautari::lan
