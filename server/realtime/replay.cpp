// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/replay.h"

#include "server/net/unsentbytes.h"
#include "server/realtime/frameerror.h"
#include "server/realtime/realtimeendpoint.h"
#include "server/realtime/websocketframe.h"
#include "shared/json/framejson.h"

#include <QtCore/QPointer>
#include <QtNetwork/QTcpSocket>

namespace chautari::server {

Replay::Replay(
    RealtimeEndpoint &endpoint, QTcpSocket &transport, UserId user, QString baseUrl, const ResumeCommand &from)
    : m_endpoint(endpoint)
    , m_transport(transport)
    , m_user(user)
    , m_baseUrl(std::move(baseUrl))
{
    m_request.epoch = from.epoch;
    m_request.since = from.position;
    m_request.mustBeWhole = true;
    whenBytesLeave(transport, this, [this] { write(); });
    readPage();
}

void Replay::readPage()
{
    m_isReading = true;
    const Services &services = m_endpoint.services();
    const auto query = [services = &services, user = m_user, request = m_request, base = m_baseUrl](
                           Stores &stores) -> Result<Encoded> {
        const Result<SyncPage> page = services->sync.page(stores, user, request, services->isOnline);
        if (!page)
            return page.error();
        Encoded encoded;
        const auto add = [&](const ServerFrame &frame) {
            encoded.frames.push_back(websocketframe::text(toJson(frame, services->utcOffsetSeconds, base)));
        };
        for (const ServerFrame &change : page->changes)
            add(change);
        encoded.position = page->position;
        encoded.hasMore = page->hasMore;
        if (page->refusal)
            add(ResyncRequiredEvent{*page->refusal});
        else if (!page->hasMore)
            add(SyncedEvent{services->storage.epoch(), page->position});
        return encoded;
    };
    // The context is the endpoint: it lives as long as the thread, a replay ends with its socket.
    services.storage.read<Encoded>(&m_endpoint, query, [replay = QPointer(this)](const Result<Encoded> &page) {
        if (replay)
            replay->take(page);
    });
}

void Replay::take(const Result<Encoded> &page)
{
    m_isReading = false;
    if (!page) {
        m_transport.write(websocketframe::text(
            toJson(errorEvent(page.error(), {}), m_endpoint.services().utcOffsetSeconds, m_baseUrl)));
        return;
    }
    m_page = *page;
    // Counted once: what comes in between is told live as well.
    m_request.mustBeWhole = false;
    m_request.since = m_page.position;
    write();
}

void Replay::write()
{
    if (!m_transport.isOpen())
        return;
    while (!m_page.frames.empty() && unsentBytes(m_transport) < limits::replayWindowBytes) {
        m_transport.write(m_page.frames.front());
        m_page.frames.pop_front();
    }
    if (m_page.frames.empty() && m_page.hasMore && !m_isReading) {
        m_page.hasMore = false;
        readPage();
    }
}

} // namespace chautari::server
