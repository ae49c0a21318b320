// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/joindesk.h"
#include "server/domain/onetimecodes.h"
#include "server/domain/ratelimiter.h"
#include "server/domain/rates.h"
#include "server/domain/sessionactivity.h"
#include "server/domain/sockettickets.h"
#include "shared/core/limits.h"

namespace chautari::server {

//! \brief What the accounts keep between two requests without writing it down: codes and tickets that wait to be used,
//! and how often somebody has asked. Thread-safe.
struct AccountMemory
{
    explicit AccountMemory(const Clock &clock, const Rates &rates = {})
        : codes(clock)
        , tickets(clock)
        , activity(clock)
        , joinDesk(clock)
        , registrations(clock, rates.registrationsPerAddress,
              double(rates.registrationsPerAddress) / limits::registrationWindowSeconds)
        , codeRequestsByAccount(clock, limits::codeRequests, double(limits::codeRequests) / limits::loginWindowSeconds)
        , codeRequestsByAddress(clock, limits::codeRequests, double(limits::codeRequests) / limits::loginWindowSeconds)
    { }

    OneTimeCodes codes;
    SocketTickets tickets;
    SessionActivity activity;
    JoinDesk joinDesk;
    RateLimiter registrations; //!< key: the address
    RateLimiter codeRequestsByAccount;
    RateLimiter codeRequestsByAddress;
};

} // namespace chautari::server
