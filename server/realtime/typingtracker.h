// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/realtimelimits.h"
#include "shared/core/ids.h"

#include <QtCore/QHash>
#include <QtCore/QList>

#include <optional>

namespace chautari::server {

//! \brief Who is typing where, and what of it is worth telling: "true" at most once a second, "false" once, also when
//! the signals just stop. Per (conversation, user); never stored. Lives in the hub's thread.
class TypingTracker
{
public:
    struct Key
    {
        ConversationId conversation;
        UserId user;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, key.conversation, key.user);
        }
    };

    explicit TypingTracker(const RealtimeLimits &realtimeLimits)
        : m_limits(realtimeLimits)
    { }

    //! What the peer is to be told, if anything.
    std::optional<bool> signal(const Key &key, bool isTyping, qint64 nowMs);
    //! Everything of a user whose last socket went: what the peers must be told is over.
    QList<Key> forget(UserId user);
    //! What ended without a word.
    QList<Key> expire(qint64 nowMs);
    [[nodiscard]] bool isEmpty() const { return m_entries.isEmpty(); }

private:
    struct Entry
    {
        qint64 relayedMs = 0; //!< the last "true" that was told
        qint64 untilMs = 0;
        bool isShown = false;
    };

    RealtimeLimits m_limits;
    QHash<Key, Entry> m_entries;
};

} // namespace chautari::server
