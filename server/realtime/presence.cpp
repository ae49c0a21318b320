// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/presence.h"

#include <mutex>

namespace chautari::server {

Presence::Arrival Presence::arrive(UserId user)
{
    const std::unique_lock lock(m_mutex);
    Entry &entry = m_entries[user];
    if (entry.sockets >= m_limits.socketsPerUser)
        return Arrival::Refused;
    ++entry.sockets;
    m_offlineAtMs.remove(user);
    entry.lastSeen = {};
    const bool wasOnline = entry.isOnline;
    entry.isOnline = true;
    return wasOnline ? Arrival::WasOnline : Arrival::CameOnline;
}

void Presence::depart(UserId user, Departure departure, qint64 nowMs, Timestamp now)
{
    const std::unique_lock lock(m_mutex);
    const auto entry = m_entries.find(user);
    if (entry == m_entries.end() || entry->sockets == 0 || --entry->sockets > 0)
        return;
    entry->lastSeen = now;
    const int grace = departure == Departure::Clean ? m_limits.offlineAfterCleanCloseMs : m_limits.offlineAfterLossMs;
    m_offlineAtMs.insert(user, nowMs + grace);
}

QList<UserId> Presence::expire(qint64 nowMs)
{
    const std::unique_lock lock(m_mutex);
    QList<UserId> gone;
    for (auto it = m_offlineAtMs.begin(); it != m_offlineAtMs.end();) {
        if (it.value() > nowMs) {
            ++it;
            continue;
        }
        m_entries[it.key()].isOnline = false;
        gone.append(it.key());
        it = m_offlineAtMs.erase(it);
    }
    return gone;
}

bool Presence::isOnline(UserId user) const
{
    const std::shared_lock lock(m_mutex);
    const auto entry = m_entries.constFind(user);
    return entry != m_entries.cend() && entry->isOnline;
}

bool Presence::hasSocket(UserId user) const
{
    const std::shared_lock lock(m_mutex);
    const auto entry = m_entries.constFind(user);
    return entry != m_entries.cend() && entry->sockets > 0;
}

Timestamp Presence::lastSeen(UserId user) const
{
    const std::shared_lock lock(m_mutex);
    const auto entry = m_entries.constFind(user);
    return entry == m_entries.cend() ? Timestamp() : entry->lastSeen;
}

QList<UserId> Presence::onlineUsers() const
{
    const std::shared_lock lock(m_mutex);
    QList<UserId> users;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if (entry->isOnline)
            users.append(entry.key());
    }
    return users;
}

Presence::Count Presence::count() const
{
    const std::shared_lock lock(m_mutex);
    Count count;
    for (const Entry &entry : m_entries) {
        count.people += entry.isOnline ? 1 : 0;
        count.sockets += entry.sockets;
    }
    return count;
}

bool Presence::hasGraces() const
{
    const std::shared_lock lock(m_mutex);
    return !m_offlineAtMs.isEmpty();
}

} // namespace chautari::server
