// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/limits.h"

namespace chautari::server {

//! \brief The times of the realtime part. Tests shorten them; nothing else should.
struct RealtimeLimits
{
    int authTimeoutMs = limits::webSocketAuthTimeoutMs;
    int pingMs = limits::webSocketPingMs;
    int deadMs = limits::webSocketDeadMs;
    int closingMs = limits::webSocketSlowAbortMs; //!< from our close frame to the abort
    qint64 queueBytes = limits::webSocketQueueBytes;
    int socketsPerUser = limits::socketsPerUser;
    int typingExpiryMs = limits::typingExpiryMs;
    int typingRelayMinMs = limits::typingRelayMinMs;
    int offlineAfterCleanCloseMs = limits::offlineAfterCleanCloseMs;
    int offlineAfterLossMs = limits::offlineAfterLossMs;
    int marksCoalesceMs = limits::marksCoalesceMs;
};

} // namespace chautari::server
