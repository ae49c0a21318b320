// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/listener.h"

#include <memory>

namespace chautari::server {

//! The listeners that the service manager opened for this process (sd_listen_fds(3)); null: none.
struct PassedSockets
{
    std::shared_ptr<Listener> listener;
    std::shared_ptr<Listener> metrics; //!< the one whose FileDescriptorName= is "metrics"

    //! By $LISTEN_PID, $LISTEN_FDS and $LISTEN_FDNAMES, which it takes out of the environment, so that nobody else
    //! takes them for his. Once, before the first thread. Errors are sentences for the person who wrote the unit.
    static Result<PassedSockets> fromEnvironment();
};

} // namespace chautari::server
