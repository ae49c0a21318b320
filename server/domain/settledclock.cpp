// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/settledclock.h"

#include "shared/core/limits.h"

#include <cstdlib>

namespace chautari::server {

bool SettledClock::isSettled()
{
    const Timestamp wall = m_clock.now();
    const qint64 steadyMs = m_clock.monotonicMs();
    const qint64 passedMs = steadyMs - m_steadyMs;
    const qint64 jumpMs = std::llabs((wall.microseconds() - m_wall.microseconds()) / 1000 - passedMs);
    m_settledMs = jumpMs > limits::clockJumpSeconds * 1000LL ? 0 : m_settledMs + passedMs;
    m_wall = wall;
    m_steadyMs = steadyMs;
    return m_settledMs >= limits::clockSettledSeconds * 1000LL;
}

} // namespace chautari::server
