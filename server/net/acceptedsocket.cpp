// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/acceptedsocket.h"

#include <QtCore/QMetaMethod>

namespace chautari::server {

AcceptedSocket::AcceptedSocket(ConnectionTicket ticket, Registry &registry)
    : m_ticket(std::move(ticket))
    , m_registry(registry)
{
    m_registry.insert(this);
}

AcceptedSocket::~AcceptedSocket()
{
    m_registry.remove(this);
}

// The bytes must be seen before QWebSocket takes them, and slots run in the order of their connection. QtHttpServer
// cuts every connection when it hands the socket over, QtWebSockets then connects twice: for the handshake, and for the
// frames. After the first is the moment.
void AcceptedSocket::connectNotify(const QMetaMethod &signal)
{
    if (m_stage == Stage::Expecting && signal == QMetaMethod::fromSignal(&QTcpSocket::readyRead)) {
        m_stage = Stage::Connected;
        connect(this, &QTcpSocket::readyRead, this, &AcceptedSocket::lookAtNewBytes);
    }
    QTcpSocket::connectNotify(signal);
}

void AcceptedSocket::watchFrames()
{
    m_stage = Stage::Watching;
    // Runs after QWebSocket, which leaves the beginning of a frame that has not wholly come.
    connect(this, &QTcpSocket::readyRead, this, [this] { m_seenBytes = bytesAvailable(); });
}

void AcceptedSocket::lookAtNewBytes()
{
    if (m_stage != Stage::Watching)
        return;
    const QByteArray waiting = peek(bytesAvailable());
    if (m_seenBytes > waiting.size()) {
        m_stage = Stage::Http; // somebody read behind our back: better not to know than to cut an honest client
        return;
    }
    if (m_masks.look(QByteArrayView(waiting).sliced(m_seenBytes)))
        return;
    // Not abort() from inside readyRead: QWebSocket's slot runs next and expects an open socket. It finds no bytes.
    skip(bytesAvailable());
    QMetaObject::invokeMethod(this, &AcceptedSocket::abort, Qt::QueuedConnection);
}

} // namespace chautari::server
