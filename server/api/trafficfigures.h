// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/figures.h"

#include <atomic>

namespace chautari::server {

//! \brief Counts messages and requests as they pass. Thread-safe without a lock: a note costs a few relaxed additions.
//! Its memory is fixed (6 KiB).
class TrafficFigures
{
public:
    //! \param nowMs monotonic, of one clock for all calls.
    void noteMessages(int count, qint64 nowMs);
    void noteRequest(qint64 microseconds, int status, qint64 nowMs);
    //! Fills in what it counts.
    void describe(FiguresSnapshot &figures, qint64 nowMs) const;

private:
    //! A count that belongs to one minute and begins again with another, in one word: nobody has to clear it. Two
    //! threads may note the last moment of one minute and the first of the next at once; the older one is lost then.
    class MinuteCount
    {
    public:
        void add(quint32 count, quint32 minute);
        [[nodiscard]] quint32 of(quint32 minute) const;

    private:
        std::atomic<quint64> m_minuteAndCount = 0; //!< 32 bits each
    };

    // Latencies: four buckets for each power of two, so a percentile is at most a quarter too high.
    static constexpr int bucketsPerOctave = 4;
    static constexpr int buckets = 28 * bucketsPerOctave; //!< up to two minutes; slower ones are in the last
    static constexpr int latencyMinutes = 5;
    using Histogram = std::array<MinuteCount, buckets>;

    static int bucketOf(qint64 microseconds);
    static qint64 upperEnd(int bucket); //!< in microseconds
    static quint32 minuteOf(qint64 nowMs);
    static qint64 percentile(const std::array<quint64, buckets> &counts, quint64 total, double share);

    std::atomic<quint64> m_messages = 0;
    std::atomic<quint64> m_requests = 0;
    std::atomic<quint64> m_failedRequests = 0;
    std::atomic<quint64> m_requestMicroseconds = 0;
    std::array<MinuteCount, figureMinutes> m_messagesPerMinute;
    std::array<Histogram, latencyMinutes> m_latencies;
};

} // namespace chautari::server
