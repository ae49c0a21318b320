// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/identity.h"
#include "shared/core/clock.h"
#include "shared/core/result.h"

#include <QtCore/QHash>

#include <mutex>

namespace chautari::server {

//! \brief What a browser shows instead of its token when it opens a WebSocket, because an address is written into
//! logs and histories: good once, for limits::socketTicketSeconds. In memory. Thread-safe.
class SocketTickets
{
public:
    explicit SocketTickets(const Clock &clock)
        : m_clock(clock)
    { }

    //! 256 bits in base64url. Error{ServerBusy} when too many wait to be used.
    [[nodiscard]] Result<QString> issue(const Identity &who);
    //! Whose it is, once. Whether the session still lives is for the caller to ask.
    [[nodiscard]] std::optional<Identity> redeem(const QByteArray &ticket);

private:
    struct Entry
    {
        Identity who;
        qint64 expiresMs = 0;
    };

    const Clock &m_clock;
    std::mutex m_mutex;
    QHash<QByteArray, Entry> m_entries; //!< by the hash of the ticket: a look-up may not be timed
};

} // namespace chautari::server
