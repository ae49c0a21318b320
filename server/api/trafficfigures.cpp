// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/trafficfigures.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace chautari::server {

void TrafficFigures::MinuteCount::add(quint32 count, quint32 minute)
{
    quint64 seen = m_minuteAndCount.load(std::memory_order_relaxed);
    quint64 next = 0;
    do {
        const quint32 before = quint32(seen >> 32) == minute ? quint32(seen) : 0;
        next = (quint64(minute) << 32) | quint32(before + count);
    } while (!m_minuteAndCount.compare_exchange_weak(seen, next, std::memory_order_relaxed));
}

quint32 TrafficFigures::MinuteCount::of(quint32 minute) const
{
    const quint64 seen = m_minuteAndCount.load(std::memory_order_relaxed);
    return quint32(seen >> 32) == minute ? quint32(seen) : 0;
}

// From 1: 0 is what a fresh count says.
quint32 TrafficFigures::minuteOf(qint64 nowMs)
{
    return quint32(nowMs / 60'000) + 1;
}

int TrafficFigures::bucketOf(qint64 microseconds)
{
    const auto value = quint64(std::max<qint64>(microseconds, bucketsPerOctave));
    const int octave = int(std::bit_width(value)) - 1;
    const int quarter = int(value >> (octave - 2)) - bucketsPerOctave;
    return std::min(octave * bucketsPerOctave + quarter, buckets - 1);
}

qint64 TrafficFigures::upperEnd(int bucket)
{
    const int octave = bucket / bucketsPerOctave;
    const int quarter = bucket % bucketsPerOctave;
    return (qint64(bucketsPerOctave + quarter + 1) << octave) / bucketsPerOctave;
}

void TrafficFigures::noteMessages(int count, qint64 nowMs)
{
    const quint32 minute = minuteOf(nowMs);
    m_messages.fetch_add(quint64(count), std::memory_order_relaxed);
    m_messagesPerMinute[minute % figureMinutes].add(quint32(count), minute);
}

void TrafficFigures::noteRequest(qint64 microseconds, int status, qint64 nowMs)
{
    const quint32 minute = minuteOf(nowMs);
    m_requests.fetch_add(1, std::memory_order_relaxed);
    m_requestMicroseconds.fetch_add(quint64(microseconds), std::memory_order_relaxed);
    if (status >= 500)
        m_failedRequests.fetch_add(1, std::memory_order_relaxed);
    m_latencies[minute % latencyMinutes][size_t(bucketOf(microseconds))].add(1, minute);
}

qint64 TrafficFigures::percentile(const std::array<quint64, buckets> &counts, quint64 total, double share)
{
    if (total == 0)
        return 0;
    const auto wanted = quint64(std::ceil(double(total) * share));
    quint64 seen = 0;
    int bucket = 0;
    while (bucket + 1 < buckets && (seen += counts[size_t(bucket)]) < wanted)
        ++bucket;
    return upperEnd(bucket);
}

void TrafficFigures::describe(FiguresSnapshot &figures, qint64 nowMs) const
{
    const quint32 minute = minuteOf(nowMs);
    figures.messages = m_messages.load(std::memory_order_relaxed);
    figures.requests = m_requests.load(std::memory_order_relaxed);
    figures.failedRequests = m_failedRequests.load(std::memory_order_relaxed);
    figures.requestMicroseconds = m_requestMicroseconds.load(std::memory_order_relaxed);
    for (quint32 age = 0; age < figureMinutes && age < minute; ++age) {
        const quint32 then = minute - age;
        figures.messagesPerMinute[figureMinutes - 1 - age] = m_messagesPerMinute[then % figureMinutes].of(then);
    }
    std::array<quint64, buckets> latencies{};
    quint64 total = 0;
    for (quint32 age = 0; age < latencyMinutes && age < minute; ++age) {
        const quint32 then = minute - age;
        for (size_t bucket = 0; bucket < latencies.size(); ++bucket) {
            const quint32 count = m_latencies[then % latencyMinutes][bucket].of(then);
            latencies[bucket] += count;
            total += count;
        }
    }
    figures.latencyP50Microseconds = percentile(latencies, total, 0.5);
    figures.latencyP99Microseconds = percentile(latencies, total, 0.99);
}

} // namespace chautari::server
