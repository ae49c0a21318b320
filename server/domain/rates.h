// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/limits.h"

namespace chautari::server {

//! How often things may be done: token buckets, which hold a burst and are refilled all the time (ratelimiter.h).
struct Rates
{
    double messageBurst = limits::messageBurst;
    double messagesPerSecond = limits::messagesPerSecond;
    double requestBurst = limits::restBurst;
    double requestsPerSecond = limits::restPerSecond;
    int failedLoginsPerAccount = limits::failedLoginsPerAccount; //!< per limits::loginWindowSeconds
    int failedLoginsPerAddress = limits::failedLoginsPerAddress; //!< the same
    int registrationsPerAddress = limits::registrationsPerAddress; //!< per limits::registrationWindowSeconds
    int uploadsPerMinute = limits::uploadsPerMinute;
    double uploadBytesPerDay = limits::uploadBytesPerDay;
};

} // namespace chautari::server
