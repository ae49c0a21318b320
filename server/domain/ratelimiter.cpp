// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/ratelimiter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace chautari::server {

RateLimiter::RateLimiter(const Clock &clock, double burst, double perSecond, int maximumKeys)
    : m_clock(clock)
    , m_burst(burst)
    , m_perSecond(perSecond)
    , m_maximumKeys(maximumKeys)
{ }

double RateLimiter::refilled(const Bucket &bucket, qint64 nowMs) const
{
    return std::min(m_burst, bucket.tokens + double(nowMs - bucket.atMs) * m_perSecond / 1000.0);
}

int RateLimiter::secondsUntil(double tokens, double cost) const
{
    // A millionth of a token is what adding up refills may lose: never make somebody wait a second for it.
    constexpr double rounding = 1e-6;
    const double missing = cost - tokens - rounding;
    if (missing <= 0)
        return 0;
    const double seconds = m_perSecond > 0 ? std::ceil(missing / m_perSecond) : double(std::numeric_limits<int>::max());
    return int(std::clamp(seconds, 1.0, double(std::numeric_limits<int>::max())));
}

int RateLimiter::take(const QByteArray &key, double cost)
{
    const qint64 now = m_clock.monotonicMs();
    const std::lock_guard lock(m_mutex);
    auto found = m_buckets.find(key);
    if (found == m_buckets.end()) {
        if (m_buckets.size() >= m_maximumKeys)
            forget(now);
        found = m_buckets.insert(key, Bucket{m_burst, now});
    }
    found->tokens = refilled(*found, now);
    found->atMs = now;
    const int wait = secondsUntil(found->tokens, cost);
    if (wait == 0)
        found->tokens = std::max(0.0, found->tokens - cost);
    return wait;
}

int RateLimiter::peek(const QByteArray &key, double cost) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_buckets.constFind(key);
    const double tokens = found == m_buckets.constEnd() ? m_burst : refilled(*found, m_clock.monotonicMs());
    return secondsUntil(tokens, cost);
}

int RateLimiter::keyCount() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_buckets.size());
}

void RateLimiter::forget(qint64 nowMs)
{
    m_buckets.removeIf([&](const auto &entry) { return refilled(entry.value(), nowMs) >= m_burst; });
    // Always down to three quarters, so that this walk is paid once in many new keys, not at each one of an attack.
    const qsizetype keep = qsizetype(m_maximumKeys) * 3 / 4;
    if (m_buckets.size() <= keep)
        return;
    std::vector<double> levels;
    levels.reserve(size_t(m_buckets.size()));
    for (const Bucket &bucket : std::as_const(m_buckets))
        levels.push_back(refilled(bucket, nowMs));
    const auto limit = levels.begin() + keep;
    std::nth_element(levels.begin(), limit, levels.end());
    const double fullest = *limit;
    qsizetype surplus = m_buckets.size() - keep;
    m_buckets.removeIf(
        [&](const auto &entry) { return surplus > 0 && refilled(entry.value(), nowMs) >= fullest && surplus-- > 0; });
}

} // namespace chautari::server
