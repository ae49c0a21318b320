// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"
#include "shared/core/ids.h"
#include "shared/core/limits.h"

#include <QtCore/QHash>

#include <mutex>

namespace chautari::server {

//! \brief Decides when "last used" of a session is worth a write: once in limits::sessionTouchSeconds. Thread-safe.
class SessionActivity
{
public:
    explicit SessionActivity(const Clock &clock)
        : m_clock(clock)
    { }

    //! True when it should be written now; then not again for a while.
    [[nodiscard]] bool isDue(SessionId session)
    {
        constexpr qint64 pauseMs = limits::sessionTouchSeconds * 1000LL;
        constexpr qsizetype tidyAbove = 20'000;
        const qint64 nowMs = m_clock.monotonicMs();
        const std::lock_guard lock(m_mutex);
        qint64 &dueMs = m_dueMs[session];
        if (nowMs < dueMs)
            return false;
        dueMs = nowMs + pauseMs;
        if (m_dueMs.size() > tidyAbove)
            m_dueMs.removeIf([nowMs](const auto &entry) { return entry.value() <= nowMs; });
        return true;
    }

private:
    const Clock &m_clock;
    std::mutex m_mutex;
    QHash<SessionId, qint64> m_dueMs;
};

} // namespace chautari::server
