// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/typingtracker.h"

namespace chautari::server {

std::optional<bool> TypingTracker::signal(const Key &key, bool isTyping, qint64 nowMs)
{
    const auto known = m_entries.find(key);
    if (!isTyping) {
        if (known == m_entries.end() || !known->isShown)
            return std::nullopt;
        // The entry stays until it expires, so that true, false, true... does not get around the rate.
        known->isShown = false;
        return false;
    }
    if (known == m_entries.end()) {
        m_entries.insert(key, Entry{nowMs, nowMs + m_limits.typingExpiryMs, true});
        return true;
    }
    known->untilMs = nowMs + m_limits.typingExpiryMs;
    if (nowMs - known->relayedMs < m_limits.typingRelayMinMs)
        return std::nullopt;
    known->relayedMs = nowMs;
    known->isShown = true;
    return true;
}

QList<TypingTracker::Key> TypingTracker::forget(UserId user)
{
    QList<Key> shown;
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        if (it.key().user != user) {
            ++it;
            continue;
        }
        if (it->isShown)
            shown.append(it.key());
        it = m_entries.erase(it);
    }
    return shown;
}

QList<TypingTracker::Key> TypingTracker::expire(qint64 nowMs)
{
    QList<Key> shown;
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        if (it->untilMs > nowMs) {
            ++it;
            continue;
        }
        if (it->isShown)
            shown.append(it.key());
        it = m_entries.erase(it);
    }
    return shown;
}

} // namespace chautari::server
