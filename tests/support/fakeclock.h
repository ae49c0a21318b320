// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"

#include <atomic>

namespace chautari::test {

//! \brief Time that stands still until a test moves it. Thread-safe, because the writer asks it too.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return Timestamp(m_wall.load()); }
    [[nodiscard]] qint64 monotonicMs() const override { return m_monotonic.load(); }

    //! Both clocks, as time does.
    void advanceMs(qint64 milliseconds)
    {
        m_wall += milliseconds * 1000;
        m_monotonic += milliseconds;
    }
    void advanceSeconds(qint64 seconds) { advanceMs(seconds * 1000); }
    //! The wall clock alone, as an administrator does.
    void setNow(Timestamp time) { m_wall = time.microseconds(); }

private:
    std::atomic<qint64> m_wall{1'795'458'087'123'456};
    std::atomic<qint64> m_monotonic{1'000};
};

} // namespace chautari::test
