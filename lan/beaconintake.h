// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"

#include <QtCore/QHash>
#include <QtNetwork/QHostAddress>

namespace chautari::lan {

//! \brief How many datagrams are worth our time: a guest may send as many as the cable carries. Beyond
//! `readPerSecond` they stay with the kernel, which throws away what its buffer does not hold; beyond
//! `lookedAtPerSource` those of one address are read and not looked at, so that one loud guest does not drown the
//! others. What it remembers is at most one number for each of the datagrams of one second. Any one thread.
class BeaconIntake
{
public:
    static constexpr int readPerSecond = 2000;
    static constexpr int lookedAtPerSource
        = 16; //!< in a second; a host says 1 or 2 things in 4 s to each of its networks

    explicit BeaconIntake(const Clock &clock)
        : m_clock(clock)
    { }

    //! Counts it when it may be read.
    [[nodiscard]] bool mayRead();
    [[nodiscard]] bool mayLookAt(const QHostAddress &source);
    //! Until more may be read, after mayRead() said no.
    [[nodiscard]] int waitMs() const;
    [[nodiscard]] qsizetype sourceCount() const { return m_sources.size(); }

private:
    const Clock &m_clock;
    qint64 m_second = -1; //!< since when it counts
    int m_read = 0;
    QHash<QHostAddress, int> m_sources;
};

} // namespace chautari::lan
