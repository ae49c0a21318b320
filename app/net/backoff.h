// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRandomGenerator>

namespace chautari {

//! \brief Full-jitter back-off (guarantees.md G5): each delay is uniform between a small floor and a ceiling that
//! doubles from 1 s to 60 s, so that a thousand clients of a restarted server do not come back in step.
class Backoff
{
public:
    static constexpr int floorMs = 100;
    static constexpr int firstCeilingMs = 1'000;
    static constexpr int lastCeilingMs = 60'000;

    explicit Backoff(QRandomGenerator generator = QRandomGenerator::securelySeeded());

    int nextDelayMs();
    void reset() { m_ceilingMs = firstCeilingMs; }
    [[nodiscard]] int ceilingMs() const { return m_ceilingMs; }

private:
    QRandomGenerator m_generator;
    int m_ceilingMs = firstCeilingMs;
};

} // namespace chautari
