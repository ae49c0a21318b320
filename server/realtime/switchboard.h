// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/delivery.h"

#include <functional>
#include <mutex>

namespace chautari::server {

class RealtimeEndpoint;

//! \brief Knows the endpoint of every I/O thread. post() is one queued call per thread, however many sockets it
//! concerns. Thread-safe; what one thread posts arrives in order.
class Switchboard
{
public:
    explicit Switchboard(qint64 position)
        : m_position(position)
    { }

    //! Returns the position this endpoint starts at: whatever is posted later comes to it.
    qint64 add(RealtimeEndpoint *endpoint);
    void remove(RealtimeEndpoint *endpoint);
    void post(DeliveryBatch batch);
    //! Runs `call` in that endpoint's thread, unless the endpoint has gone.
    void postTo(RealtimeEndpoint *endpoint, std::function<void()> call);

private:
    std::mutex m_mutex;
    std::vector<RealtimeEndpoint *> m_endpoints;
    qint64 m_position;
};

} // namespace chautari::server
