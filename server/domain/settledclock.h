// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"

namespace chautari::server {

//! \brief Whether the wall clock may be believed when something is to be deleted for its age: it has gone along with
//! the steady one for limits::clockSettledSeconds. A machine may start years ahead or behind, until the network tells
//! it the time; by then everything young would be gone. Belongs to one thread at a time.
class SettledClock
{
public:
    explicit SettledClock(const Clock &clock)
        : m_clock(clock)
        , m_wall(clock.now())
        , m_steadyMs(clock.monotonicMs())
    { }

    //! A jump since the last call makes it begin anew; so does the machine's sleep.
    [[nodiscard]] bool isSettled();

private:
    const Clock &m_clock;
    Timestamp m_wall; //!< at the last call
    qint64 m_steadyMs; //!< at the last call
    qint64 m_settledMs = 0;
};

} // namespace chautari::server
