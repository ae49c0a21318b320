// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/acceptedsocket.h"

#include "server/net/unsentbytes.h"

#include <QtCore/QMetaMethod>
#include <QtNetwork/QSslSocket>

#include <algorithm>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

namespace chautari::server {

namespace {

class PlainSocket final : public QTcpSocket, public AcceptedSocket
{
public:
    PlainSocket(ConnectionTicket ticket, Registry &registry)
        : AcceptedSocket(std::move(ticket), registry, *this)
    { }
    [[nodiscard]] bool isTls() const override { return false; }
    [[nodiscard]] bool isHandshaking() const override { return false; }

protected:
    void connectNotify(const QMetaMethod &signal) override
    {
        noteConnected(signal);
        QTcpSocket::connectNotify(signal);
    }
};

class TlsSocket final : public QSslSocket, public AcceptedSocket
{
public:
    TlsSocket(ConnectionTicket ticket, Registry &registry, const QSslConfiguration &tls)
        : AcceptedSocket(std::move(ticket), registry, *this)
    {
        setSslConfiguration(tls);
    }
    [[nodiscard]] bool isTls() const override { return true; }
    [[nodiscard]] bool isHandshaking() const override { return !isEncrypted(); }

protected:
    void connectNotify(const QMetaMethod &signal) override
    {
        noteConnected(signal);
        QSslSocket::connectNotify(signal);
    }
};

} // namespace

AcceptedSocket *AcceptedSocket::open(
    int descriptor, ConnectionTicket ticket, Registry &registry, const QSslConfiguration *tls)
{
    AcceptedSocket *socket = nullptr;
    if (tls)
        socket = new TlsSocket(std::move(ticket), registry, *tls);
    else
        socket = new PlainSocket(std::move(ticket), registry);
    if (!socket->tcp().setSocketDescriptor(descriptor)) {
        ::close(descriptor);
        delete socket;
        return nullptr;
    }
    if (tls)
        static_cast<QSslSocket &>(socket->tcp()).startServerEncryption();
    return socket;
}

AcceptedSocket::AcceptedSocket(ConnectionTicket ticket, Registry &registry, QTcpSocket &tcp)
    : m_ticket(std::move(ticket))
    , m_registry(registry)
    , m_tcp(tcp)
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
void AcceptedSocket::noteConnected(const QMetaMethod &signal)
{
    if (m_stage == Stage::Expecting && signal == QMetaMethod::fromSignal(&QTcpSocket::readyRead)) {
        m_stage = Stage::Connected;
        QObject::connect(&m_tcp, &QTcpSocket::readyRead, &m_tcp, [this] { lookAtNewBytes(); });
    }
}

void AcceptedSocket::watchFrames()
{
    m_stage = Stage::Watching;
    // Runs after QWebSocket, which leaves the beginning of a frame that has not wholly come.
    QObject::connect(&m_tcp, &QTcpSocket::readyRead, &m_tcp, [this] {
        m_seenBytes = m_tcp.bytesAvailable();
        if (m_stage == Stage::Refusing)
            sayWhy();
    });
}

void AcceptedSocket::lookAtNewBytes()
{
    if (m_stage == Stage::Discarding)
        discard();
    if (m_stage != Stage::Watching)
        return;
    const QByteArray waiting = m_tcp.peek(m_tcp.bytesAvailable());
    if (m_seenBytes > waiting.size()) {
        m_stage = Stage::Http; // somebody read behind our back: better not to know than to cut an honest client
        return;
    }
    switch (m_frames.look(QByteArrayView(waiting).sliced(m_seenBytes))) {
    case FrameWatch::Verdict::Fine:
        break;
    case FrameWatch::Verdict::Unmasked:
        abortSoon();
        break;
    case FrameWatch::Verdict::TooLong:
        refuseMessage(m_seenBytes + m_frames.bytesBeforeFrame());
        break;
    }
}

//! QWebSocket's slot runs next, and finds what is fine.
void AcceptedSocket::refuseMessage(qsizetype fineBytes)
{
    if (!m_onTooLong) {
        abortSoon();
        return;
    }
    m_stage = Stage::Refusing;
    const QByteArray fine = m_tcp.read(fineBytes);
    discard();
    std::for_each(fine.crbegin(), fine.crend(), [this](char c) { m_tcp.ungetChar(c); });
}

void AcceptedSocket::sayWhy()
{
    m_stage = Stage::Discarding;
    if (!m_tcp.isOpen())
        return; // what came before was a goodbye
    discard();
    whenBytesLeave(m_tcp, &m_tcp, [this] { endOutput(); });
    std::exchange(m_onTooLong, nullptr)();
    endOutput();
}

void AcceptedSocket::discard()
{
    m_discarded += m_tcp.skip(m_tcp.bytesAvailable());
    if (m_discarded > limits::webSocketDiscardBytes)
        abortSoon();
}

void AcceptedSocket::abortSoon()
{
    // Not abort() from inside readyRead: QWebSocket's slot runs next and expects an open socket. It finds no bytes.
    m_tcp.skip(m_tcp.bytesAvailable());
    QMetaObject::invokeMethod(&m_tcp, &QAbstractSocket::abort, Qt::QueuedConnection);
}

//! Nothing follows a close frame. The peer learns it at once, and needs no answer to its own.
void AcceptedSocket::endOutput()
{
    if (unsentBytes(m_tcp) == 0 && m_tcp.socketDescriptor() >= 0)
        ::shutdown(int(m_tcp.socketDescriptor()), SHUT_WR);
}

} // namespace chautari::server
