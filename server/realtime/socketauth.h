// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/authenticator.h"
#include "server/domain/sockettickets.h"
#include "server/net/httptypes.h"
#include "shared/core/result.h"

namespace chautari::server {

//! Why a socket is closed right after it was accepted: a browser can read a close code, but no HTTP status.
struct SocketRefusal
{
    int closeCode = 0;
    QByteArray reason;
};

//! \brief Who a new WebSocket belongs to, by its upgrade request (contract.md 12 row 15, rulings.md 11). Stateless.
class SocketAuth
{
public:
    SocketAuth(
        const Authenticator &authenticator, const Directory &directory, SocketTickets &tickets, bool allowUserIdAuth)
        : m_authenticator(authenticator)
        , m_directory(directory)
        , m_tickets(tickets)
        , m_allowUserIdAuth(allowUserIdAuth)
    { }

    //! An identity without a user: nothing was said, the first frame must be `auth`.
    [[nodiscard]] Result<Identity, SocketRefusal> judge(const HttpRequest &request) const;
    [[nodiscard]] Result<Identity, SocketRefusal> judgeToken(const QByteArray &token) const;

private:
    [[nodiscard]] Result<Identity, SocketRefusal> judgeTicket(const QByteArray &ticket) const;
    [[nodiscard]] Result<Identity, SocketRefusal> judgeUserId(const HttpRequest &request, UserId user) const;

    const Authenticator &m_authenticator;
    const Directory &m_directory;
    SocketTickets &m_tickets;
    bool m_allowUserIdAuth;
};

} // namespace chautari::server
