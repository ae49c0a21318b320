// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/clock.h"

#include <chrono>

namespace chautari {

Clock::~Clock() = default;

Timestamp SystemClock::now() const
{
    using namespace std::chrono;
    return Timestamp(duration_cast<microseconds>(system_clock::now().time_since_epoch()).count());
}

qint64 SystemClock::monotonicMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace chautari
