// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/frames.h"

#include <QtCore/QHash>

#include <functional>
#include <optional>

namespace chautari {

//! \brief Turns "the composer changed" into the few frames that the wire wants (rulings.md 22): true at once and every
//! 3 s while it goes on, false after 2 s of silence. Pure; times are monotonic milliseconds.
class TypingSender
{
public:
    static constexpr qint64 idleMs = 2'000;

    explicit TypingSender(std::function<void(const TypingCommand &)> send)
        : m_send(std::move(send))
    { }

    void set(ConversationId conversation, bool isTyping, qint64 now);
    void tick(qint64 now);
    [[nodiscard]] std::optional<qint64> nextDeadline() const;
    //! Connection lost: nothing to take back, the server forgets by itself.
    void clear() { m_active.clear(); }

private:
    struct Activity
    {
        qint64 repeatAt = 0;
        qint64 idleAt = 0;
    };

    std::function<void(const TypingCommand &)> m_send;
    QHash<ConversationId, Activity> m_active;
};

} // namespace chautari
