// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/acceptedsocket.h"
#include "server/net/networkserver.h"

namespace chautari::server {

//! \brief HTTP and WebSocket for the connections of one I/O thread: turns their bytes into calls of a
//! ConnectionHandler.
//!
//! An interface, so that the library behind it can be swapped. Lives in one thread; calls its handler until it is
//! destroyed or the thread's loop ends. Destroying
//! it closes every connection it was given.
class HttpFront
{
public:
    virtual ~HttpFront() = default;

    //! Takes a connected socket: its descriptor, and the ticket that counts it.
    virtual void addConnection(int descriptor, ConnectionTicket ticket) = 0;
    //! Idle connections close; others after the answer they wait for. WebSockets are the handler's business.
    virtual void drain() = 0;
};

} // namespace chautari::server
