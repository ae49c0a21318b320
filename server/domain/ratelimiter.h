// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <mutex>

namespace chautari::server {

//! \brief Token buckets by key (a user, an address, a user's door). Memory is bounded: full buckets are forgotten
//! first. Thread-safe.
class RateLimiter
{
public:
    RateLimiter(const Clock &clock, double burst, double perSecond, int maximumKeys = 100'000);

    //! 0 when allowed, else whole seconds (at least 1) until `cost` would be.
    [[nodiscard]] int take(const QByteArray &key, double cost = 1);
    //! What take() would say, without taking.
    [[nodiscard]] int peek(const QByteArray &key, double cost = 1) const;
    [[nodiscard]] int keyCount() const;

private:
    struct Bucket
    {
        double tokens = 0;
        qint64 atMs = 0;
    };
    [[nodiscard]] double refilled(const Bucket &bucket, qint64 nowMs) const;
    [[nodiscard]] int secondsUntil(double tokens, double cost) const;
    void forget(qint64 nowMs); //!< the fullest buckets, at least a quarter of all; under the lock

    const Clock &m_clock;
    double m_burst;
    double m_perSecond;
    int m_maximumKeys;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Bucket> m_buckets;
};

} // namespace chautari::server
