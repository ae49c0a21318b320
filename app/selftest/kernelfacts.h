// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/selftest/networkfacts.h"

// What Linux says of itself to everybody, without being an administrator. Each of them reads a few small files or asks
// the kernel, and does not wait for anybody.
namespace chautari::kernelfacts {

//! \param root where /proc and /etc are; tests say something else
//! Over IPv4 or IPv6.
[[nodiscard]] bool hasDefaultRoute(const QString &root = {});
//! A computer of this network has answered to its IPv4 address just now, whatever its firewall thinks.
[[nodiscard]] bool hasNeighbour(const QHostAddress &address, const QString &root = {});
//! That a firewall is configured is all that can be seen; what it lets through is the administrator's.
[[nodiscard]] Firewall firewall(const QString &root = {});

//! Up, without loopback, tunnels and link-local IPv6.
[[nodiscard]] QList<OwnAddress> ownAddresses();
[[nodiscard]] QStringList tunnels();
[[nodiscard]] bool isTunnel(const QString &interface, bool isPointToPoint);
[[nodiscard]] bool hasProxy();
[[nodiscard]] std::optional<bool> isClockSet();

} // namespace chautari::kernelfacts
