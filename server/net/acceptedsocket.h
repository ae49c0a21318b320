// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/connectiontally.h"
#include "server/net/framewatch.h"
#include "shared/core/limits.h"

#include <QtCore/QSet>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QTcpSocket>

#include <functional>

namespace chautari::server {

//! \brief A server's side of one connection: a socket, plain or TLS, that gives its ticket back when it is destroyed,
//! whoever does that, and that its I/O thread can find again at the end. It and the socket are one object.
class AcceptedSocket
{
public:
    using Registry = QSet<AcceptedSocket *>;

    //! Takes the descriptor; null, and the descriptor is closed, when it is none any more. With `tls` the handshake
    //! begins at once and needs the event loop only; until it is done no byte is readable. A plain socket stays a plain
    //! QTcpSocket: one that may become TLS costs memory for each of ten thousand.
    static AcceptedSocket *open(
        int descriptor, ConnectionTicket ticket, Registry &registry, const QSslConfiguration *tls = nullptr);
    virtual ~AcceptedSocket();
    AcceptedSocket(const AcceptedSocket &) = delete;
    AcceptedSocket &operator=(const AcceptedSocket &) = delete;

    [[nodiscard]] QTcpSocket &tcp() const { return m_tcp; }
    [[nodiscard]] ConnectionTicket &ticket() { return m_ticket; }
    [[nodiscard]] virtual bool isTls() const = 0;
    //! TLS has been asked for and does not stand yet.
    [[nodiscard]] virtual bool isHandshaking() const = 0;

    //! Before QtHttpServer hands it to QtWebSockets, and when it has: from then on the peer's frames must be masked, or
    //! the connection is cut without a word, as protocol errors are.
    void expectFrames() { m_stage = Stage::Expecting; }
    void watchFrames();
    //! `handler` is called once, when a message is longer than limits::webSocketFrameBytes: it writes the close frame.
    //! QWebSocket gets what came before that frame, and nothing after it; the peer may send on for a while, and so
    //! reads why it was refused instead of a reset. Without a handler the connection is cut.
    void onMessageTooLong(std::function<void()> handler) { m_onTooLong = std::move(handler); }

protected:
    AcceptedSocket(ConnectionTicket ticket, Registry &registry, QTcpSocket &tcp);
    void noteConnected(const QMetaMethod &signal);

private:
    enum class Stage : quint8 { Http, Expecting, Connected, Watching, Refusing, Discarding };

    void lookAtNewBytes();
    void refuseMessage(qsizetype fineBytes);
    void sayWhy();
    void discard();
    void abortSoon();
    void endOutput();

    ConnectionTicket m_ticket;
    Registry &m_registry;
    QTcpSocket &m_tcp;
    Stage m_stage = Stage::Http;
    FrameWatch m_frames{limits::webSocketFrameBytes};
    qint64 m_seenBytes = 0; //!< of those that wait to be read
    qint64 m_discarded = 0; //!< in the stage Discarding
    std::function<void()> m_onTooLong;
};

} // namespace chautari::server
