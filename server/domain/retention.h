// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/directory.h"
#include "server/storage/stores.h"
#include "shared/core/clock.h"

class QDeadlineTimer;

namespace chautari::server {

//! \brief Deletes for everyone what is older than the owner wants messages to be kept (PlaceRules::keepDays), oldest
//! first. In the writer's pauses, in slices; where it stands is in the database. Belongs to the writer's thread.
class Retention
{
public:
    Retention(const Directory &directory, const Clock &clock)
        : m_directory(directory)
        , m_clock(clock)
    { }

    //! True: there is more. Only with a clock that can be believed.
    Result<bool> tidyUp(WriteTransaction &tx, const QDeadlineTimer &deadline);

private:
    Result<void> writeDown(WriteTransaction &tx, Timestamp now);
    Result<void> expire(WriteTransaction &tx, MessageRecord &message, Timestamp now) const;

    const Directory &m_directory;
    const Clock &m_clock;
    //! Nothing is old enough before; the writer's pauses are many, and a look each time would be one query too many.
    Timestamp m_nextLook;
    int m_lookedFor = 0; //!< days
    int m_unwritten = 0; //!< have gone, and the audit log does not say so yet
};

} // namespace chautari::server
