// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/backoff.h"

#include <algorithm>

namespace chautari {

Backoff::Backoff(QRandomGenerator generator)
    : m_generator(generator)
{ }

int Backoff::nextDelayMs()
{
    const int delay = m_generator.bounded(floorMs, m_ceilingMs + 1);
    m_ceilingMs = std::min(m_ceilingMs * 2, lastCeilingMs);
    return delay;
}

} // namespace chautari
