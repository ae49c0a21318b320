// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/timestamp.h"

namespace chautari {

//! \brief Where time comes from. Injected, so that tests own it (tests/support/fakeclock.h). Thread-safe.
class Clock
{
public:
    virtual ~Clock();
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;

    //! Wall time: shown to people and put into tokens; never used to order or to expire anything in memory.
    [[nodiscard]] virtual Timestamp now() const = 0;
    //! Milliseconds that only grow: timers, rates, expiry.
    [[nodiscard]] virtual qint64 monotonicMs() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override;
    [[nodiscard]] qint64 monotonicMs() const override;
};

} // namespace chautari
