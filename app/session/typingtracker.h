// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/frames.h"

#include <QtCore/QHash>

#include <functional>
#include <optional>
#include <utility>

namespace chautari {

//! \brief Who is typing where: forgets a person 5 s after the last sign, whatever happened to them (guarantees.md G10).
//! Reports only changes. Pure; times are monotonic milliseconds.
class TypingTracker
{
public:
    explicit TypingTracker(std::function<void(const TypingEvent &)> report)
        : m_report(std::move(report))
    { }

    void handle(const TypingEvent &event, qint64 now);
    //! A message of that person ends their typing.
    void handleMessage(ConversationId conversation, UserId sender);
    void tick(qint64 now);
    [[nodiscard]] std::optional<qint64> nextDeadline() const;
    //! Connection lost: reports everybody as silent.
    void silenceAll();
    void clear() { m_typing.clear(); }

private:
    using Key = std::pair<ConversationId, UserId>;
    struct Entry
    {
        TypingEvent event;
        qint64 expiresAt = 0;
    };

    void silence(const Key &key);

    std::function<void(const TypingEvent &)> m_report;
    QHash<Key, Entry> m_typing;
};

} // namespace chautari
