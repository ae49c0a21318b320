// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/realtimelimits.h"
#include "shared/core/ids.h"
#include "shared/core/timestamp.h"

#include <QtCore/QHash>
#include <QtCore/QList>

#include <shared_mutex>

namespace chautari::server {

enum class Departure { Clean, Lost };

//! \brief Who is online: users with a socket, and those who lost their last one less than a grace ago, so that a reload
//! or a short outage is not told to anybody. Written by the hub's thread, asked by any. Never stored: a restart
//! recomputes.
class Presence
{
public:
    enum class Arrival { CameOnline, WasOnline, Refused };

    explicit Presence(const RealtimeLimits &realtimeLimits)
        : m_limits(realtimeLimits)
    { }

    //! Counts one more socket, unless the user has as many as allowed.
    Arrival arrive(UserId user);
    //! One socket less. The grace of the last one decides when expire() names the user.
    void depart(UserId user, Departure departure, qint64 nowMs, Timestamp now);
    //! Those whose grace is over: they are offline from now on.
    QList<UserId> expire(qint64 nowMs);

    [[nodiscard]] bool isOnline(UserId user) const;
    [[nodiscard]] bool hasSocket(UserId user) const;
    //! When the last socket went; invalid while one lives, and when none was seen since the start.
    [[nodiscard]] Timestamp lastSeen(UserId user) const;
    [[nodiscard]] QList<UserId> onlineUsers() const;
    struct Count
    {
        int people = 0; //!< online
        int sockets = 0;
    };
    [[nodiscard]] Count count() const;
    [[nodiscard]] bool hasGraces() const;

private:
    struct Entry
    {
        int sockets = 0;
        bool isOnline = false;
        Timestamp lastSeen;
    };

    RealtimeLimits m_limits;
    mutable std::shared_mutex m_mutex;
    QHash<UserId, Entry> m_entries;
    QHash<UserId, qint64> m_offlineAtMs;
};

} // namespace chautari::server
