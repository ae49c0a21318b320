// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/housekeeper.h"

#include "shared/core/limits.h"

#include <QtCore/QDeadlineTimer>

namespace chautari::server {

namespace {

constexpr int sessionsAtOnce = 50; // about a quarter of a slice

} // namespace

Result<bool> Housekeeper::tidyUp(WriteTransaction &tx)
{
    const QDeadlineTimer deadline(limits::writerSliceMs);
    const Result<bool> hasMoreNews = m_notifications.catchUp(tx, deadline);
    if (!hasMoreNews || *hasMoreNews)
        return hasMoreNews;
    const Result<bool> hasMoreWords = tx.stores().words().catchUp(deadline);
    if (!hasMoreWords || *hasMoreWords)
        return hasMoreWords;
    if (!m_settledClock.isSettled())
        return false;
    const Result<bool> hasMoreSessions = forgetSessions(tx, deadline);
    if (!hasMoreSessions || *hasMoreSessions)
        return hasMoreSessions;
    return m_retention.tidyUp(tx, deadline);
}

//! A token that has expired opens nothing and, when it comes back, says nothing that its own date does not.
Result<bool> Housekeeper::forgetSessions(WriteTransaction &tx, const QDeadlineTimer &deadline) const
{
    const Timestamp before = m_clock.now().plusSeconds(-limits::expiredSessionSeconds);
    do {
        const Result<int> removed = tx.stores().sessions().removeExpired(before, sessionsAtOnce);
        if (!removed)
            return removed.error();
        if (*removed == 0)
            return false;
    } while (!deadline.hasExpired());
    return true;
}

} // namespace chautari::server
