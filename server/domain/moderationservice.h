// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/stores.h"
#include "shared/core/clock.h"

namespace chautari::server {

//! \brief What owners do about messages that somebody has reported. They see those alone: whoever reports a message
//! shows it to them, and nothing else of the conversation (guarantees.md W11). Stateless; runs in a transaction or a
//! reader. The object check is in the query: a message without a waiting report is NotFound.
class ModerationService
{
public:
    explicit ModerationService(const Clock &clock)
        : m_clock(clock)
    { }

    Result<QList<Report>> reports(Stores &stores) const;
    //! Nothing is wrong with it.
    Result<void> dismiss(WriteTransaction &tx, UserId by, MessageId message) const;
    //! Deletes it for both, as its sender could.
    Result<void> remove(WriteTransaction &tx, UserId by, MessageId message) const;

private:
    const Clock &m_clock;
};

} // namespace chautari::server
