// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/switchboard.h"

#include "server/realtime/realtimeendpoint.h"

#include <algorithm>

namespace chautari::server {

qint64 Switchboard::add(RealtimeEndpoint *endpoint)
{
    const std::lock_guard lock(m_mutex);
    m_endpoints.push_back(endpoint);
    return m_position;
}

void Switchboard::remove(RealtimeEndpoint *endpoint)
{
    const std::lock_guard lock(m_mutex);
    std::erase(m_endpoints, endpoint);
}

void Switchboard::post(DeliveryBatch batch)
{
    if (batch.isEmpty())
        return;
    const auto shared = std::make_shared<const DeliveryBatch>(std::move(batch));
    const std::lock_guard lock(m_mutex);
    m_position = std::max(m_position, shared->position);
    for (RealtimeEndpoint *endpoint : m_endpoints)
        QMetaObject::invokeMethod(
            endpoint, [endpoint, shared] { endpoint->deliver(*shared); }, Qt::QueuedConnection);
}

void Switchboard::postTo(RealtimeEndpoint *endpoint, std::function<void()> call)
{
    const std::lock_guard lock(m_mutex);
    if (std::find(m_endpoints.cbegin(), m_endpoints.cend(), endpoint) != m_endpoints.cend())
        QMetaObject::invokeMethod(endpoint, std::move(call), Qt::QueuedConnection);
}

} // namespace chautari::server
