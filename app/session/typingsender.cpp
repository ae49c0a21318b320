// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/typingsender.h"

#include "shared/core/limits.h"

#include <algorithm>

namespace chautari {

void TypingSender::set(ConversationId conversation, bool isTyping, qint64 now)
{
    const auto found = m_active.find(conversation);
    if (!isTyping) {
        if (found != m_active.end()) {
            m_active.erase(found);
            m_send({conversation, false});
        }
        return;
    }
    if (found != m_active.end()) {
        found->idleAt = now + idleMs;
        return;
    }
    m_active.insert(conversation, {now + limits::typingRepeatMs, now + idleMs});
    m_send({conversation, true});
}

void TypingSender::tick(qint64 now)
{
    for (auto it = m_active.begin(); it != m_active.end();) {
        if (it->idleAt <= now) {
            m_send({it.key(), false});
            it = m_active.erase(it);
            continue;
        }
        if (it->repeatAt <= now) {
            it->repeatAt = now + limits::typingRepeatMs;
            m_send({it.key(), true});
        }
        ++it;
    }
}

std::optional<qint64> TypingSender::nextDeadline() const
{
    std::optional<qint64> next;
    for (const Activity &activity : m_active) {
        const qint64 due = std::min(activity.repeatAt, activity.idleAt);
        next = next ? std::min(*next, due) : due;
    }
    return next;
}

} // namespace chautari
