// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// ChatSession and its worker, what a developer does with the line.
#include "app/session/chatsession.h"
#include "app/session/chatsession_p.h"
#include "app/session/sessionworker.h"

namespace chautari {

void ChatSession::setTap(const std::shared_ptr<WireTap> &tap)
{
    d->post([tap](SessionWorker &worker) { worker.setTap(tap); });
}

void ChatSession::sendRawFrame(const QByteArray &json)
{
    d->post([json](SessionWorker &worker) { worker.sendRawFrame(json); });
}

void ChatSession::dropLine()
{
    d->post([](SessionWorker &worker) { worker.dropLine(); });
}

void SessionWorker::setTap(const std::shared_ptr<WireTap> &tap)
{
    m_api.setTap(tap);
    m_realtime.setTap(tap);
}

void SessionWorker::sendRawFrame(const QByteArray &json)
{
    m_realtime.sendRaw(json);
}

void SessionWorker::dropLine()
{
    m_realtime.dropLine();
}

void ChatSession::moveTo(const ServerAddress &server)
{
    if (!d->server.pin.isSet() || server.pin != d->server.pin)
        return;
    d->server = d->server.movedTo(server);
    d->post([moved = d->server](SessionWorker &worker) { worker.moveTo(moved); });
}

} // namespace chautari
