// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/typingtracker.h"

#include "shared/core/limits.h"

#include <algorithm>

namespace chautari {

void TypingTracker::handle(const TypingEvent &event, qint64 now)
{
    const Key key{event.conversation, event.user};
    if (!event.isTyping) {
        silence(key);
        return;
    }
    const bool isNew = !m_typing.contains(key);
    m_typing.insert(key, {event, now + limits::typingExpiryMs});
    if (isNew)
        m_report(event);
}

void TypingTracker::handleMessage(ConversationId conversation, UserId sender)
{
    silence({conversation, sender});
}

void TypingTracker::tick(qint64 now)
{
    QList<Key> expired;
    for (auto it = m_typing.cbegin(); it != m_typing.cend(); ++it) {
        if (it->expiresAt <= now)
            expired.append(it.key());
    }
    for (const Key &key : expired)
        silence(key);
}

std::optional<qint64> TypingTracker::nextDeadline() const
{
    std::optional<qint64> next;
    for (const Entry &entry : m_typing)
        next = next ? std::min(*next, entry.expiresAt) : entry.expiresAt;
    return next;
}

void TypingTracker::silenceAll()
{
    const QList<Key> keys = m_typing.keys();
    for (const Key &key : keys)
        silence(key);
}

void TypingTracker::silence(const Key &key)
{
    const auto found = m_typing.constFind(key);
    if (found == m_typing.cend())
        return;
    TypingEvent event = found->event;
    event.isTyping = false;
    m_typing.erase(found);
    m_report(event);
}

} // namespace chautari
