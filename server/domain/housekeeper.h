// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/notificationservice.h"
#include "server/domain/retention.h"
#include "server/domain/settledclock.h"

namespace chautari::server {

//! \brief What a stored message leads to that its sender does not wait for: notifications first, because somebody is to
//! be told, then the words for the search. Then what time has done: sessions that have expired are forgotten, and
//! messages older than the owner wants. Storage's idle task, so in the writer's thread; the cursors are in the
//! database.
class Housekeeper
{
public:
    Housekeeper(const NotificationService &notifications, const Directory &directory, const Clock &clock)
        : m_notifications(notifications)
        , m_clock(clock)
        , m_settledClock(clock)
        , m_retention(directory, clock)
    { }

    //! One slice of limits::writerSliceMs. True: there is more to do.
    Result<bool> tidyUp(WriteTransaction &tx);

private:
    Result<bool> forgetSessions(WriteTransaction &tx, const QDeadlineTimer &deadline) const;

    const NotificationService &m_notifications;
    const Clock &m_clock;
    SettledClock m_settledClock;
    Retention m_retention;
};

} // namespace chautari::server
