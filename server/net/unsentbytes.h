// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtNetwork/QSslSocket>

namespace chautari::server {

//! What the peer's side has not taken yet. A TLS socket has it in two places: encrypted already, and not yet.
inline qint64 unsentBytes(const QTcpSocket &socket)
{
    const auto *tls = qobject_cast<const QSslSocket *>(&socket);
    return socket.bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

//! Calls `handler` whenever unsentBytes() has become less.
template <typename Handler>
void whenBytesLeave(QTcpSocket &socket, QObject *context, Handler handler)
{
    if (auto *tls = qobject_cast<QSslSocket *>(&socket))
        QObject::connect(tls, &QSslSocket::encryptedBytesWritten, context, handler);
    else
        QObject::connect(&socket, &QTcpSocket::bytesWritten, context, handler);
}

} // namespace chautari::server
