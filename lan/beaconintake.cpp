// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/beaconintake.h"

namespace chautari::lan {

namespace {
constexpr qint64 secondMs = 1000;
}

bool BeaconIntake::mayRead()
{
    const qint64 now = m_clock.monotonicMs();
    if (m_second < 0 || now - m_second >= secondMs) {
        m_second = now;
        m_read = 0;
        m_sources.clear();
    }
    if (m_read >= readPerSecond)
        return false;
    ++m_read;
    return true;
}

bool BeaconIntake::mayLookAt(const QHostAddress &source)
{
    return ++m_sources[source] <= lookedAtPerSource;
}

int BeaconIntake::waitMs() const
{
    return int(qBound<qint64>(1, m_second + secondMs - m_clock.monotonicMs(), secondMs));
}

} // namespace chautari::lan
