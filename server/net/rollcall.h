// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>

namespace chautari::server {

//! \brief Waits for one answer of each of several threads. Shared by them.
class RollCall
{
public:
    //! \param whenAllAnswered called once, in the thread that answers last.
    RollCall(int expected, std::function<void()> whenAllAnswered)
        : m_missing(expected)
        , m_whenAllAnswered(std::move(whenAllAnswered))
    { }

    void answer()
    {
        if (m_missing.fetch_sub(1, std::memory_order_acq_rel) == 1)
            m_whenAllAnswered();
    }

private:
    std::atomic<int> m_missing;
    const std::function<void()> m_whenAllAnswered;
};

} // namespace chautari::server
