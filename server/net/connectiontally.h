// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/trustedproxies.h"

#include <QtCore/QHash>
#include <QtCore/QMutex>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace chautari::server {

class ConnectionTally;

//! \brief The right to be connected: counted from its creation to its end, wherever that happens. Movable.
class ConnectionTicket
{
public:
    ConnectionTicket(ConnectionTicket &&) noexcept = default;
    ConnectionTicket &operator=(ConnectionTicket &&) = delete;
    ConnectionTicket(const ConnectionTicket &) = delete;
    ConnectionTicket &operator=(const ConnectionTicket &) = delete;
    ~ConnectionTicket();

    [[nodiscard]] int threadIndex() const { return m_thread; }
    //! Behind a proxy: whose connection it is for now. False when that address has as many as allowed; then it is
    //! nobody's. Thread-safe.
    [[nodiscard]] bool assignTo(const QHostAddress &client);
    void assignToNobody();

private:
    friend class ConnectionTally;
    ConnectionTicket(std::shared_ptr<ConnectionTally> tally, std::optional<quint64> place, int thread);

    std::shared_ptr<ConnectionTally> m_tally;
    std::optional<quint64> m_place;
    int m_thread = 0;
};

//! \brief Counts the connections of the whole process: in all, per address and per I/O thread. Thread-safe.
//!
//! An address is an IPv4 address or an IPv6 /64, which is what one subscriber gets. A proxy's connections are nobody's
//! until their tickets are assigned to its client. It outlives its tickets.
class ConnectionTally : public std::enable_shared_from_this<ConnectionTally>
{
public:
    ConnectionTally(int maxInAll, int maxPerAddress, int threads, TrustedProxies proxies = {});

    //! A ticket for the thread with fewest connections; nullopt when a cap is reached.
    std::optional<ConnectionTicket> admit(const QHostAddress &peer);
    [[nodiscard]] int count() const { return m_count; }

private:
    friend class ConnectionTicket;
    void release(std::optional<quint64> place, int thread);
    // Under m_mutex.
    bool take(quint64 place);
    void giveBack(quint64 place);

    const TrustedProxies m_proxies;
    const int m_maxInAll;
    const int m_maxPerAddress;
    std::atomic<int> m_count = 0;
    QMutex m_mutex;
    QHash<quint64, int> m_perPlace; // guarded by m_mutex
    std::vector<int> m_perThread; // guarded by m_mutex
};

} // namespace chautari::server
