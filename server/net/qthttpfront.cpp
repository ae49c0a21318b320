// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/qthttpfront.h"

#include "server/net/unsentbytes.h"
#include "shared/core/logging.h"

#include <QtCore/QCoreApplication>
#include <QtHttpServer/QHttpServerRequest>
#include <QtHttpServer/QHttpServerResponder>
#include <QtNetwork/QTcpServer>

#include <algorithm>
#include <vector>

#include <sys/socket.h>

namespace chautari::server {

namespace {

constexpr qint64 frameHeaderBytes = 14; // the longest header of a masked WebSocket frame

//! The answer to one request; the connection may have gone meanwhile.
class GuardSink final : public HttpReply::Sink
{
public:
    explicit GuardSink(ConnectionGuard &guard)
        : m_guard(&guard)
    { }
    void send(HttpResponse response) override
    {
        if (m_guard)
            m_guard->answer(response);
    }

private:
    QPointer<ConnectionGuard> m_guard;
};

//! QtWebSockets answers every ping without looking at how much waits to be sent: a peer that pings and never reads took
//! 1.8 GiB in 8 s.
void boundOutput(QTcpSocket &socket)
{
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&socket] {
        if (unsentBytes(socket) > limits::webSocketAbortBytes)
            socket.abort();
    });
}

} // namespace

//! \brief The one way to give QtHttpServer a socket that was accepted elsewhere: a server that only looks as if it
//! listened. Its descriptor is a socket without a port, and is never waited for.
class QtHttpFront::Intake : public QTcpServer
{
public:
    using QTcpServer::QTcpServer;

    bool open()
    {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (descriptor < 0 || !setSocketDescriptor(descriptor))
            return false;
        pauseAccepting();
        return true;
    }
    void add(QTcpSocket *socket) { addPendingConnection(socket); }

    QTcpSocket *nextPendingConnection() override
    {
        QTcpSocket *socket = QTcpServer::nextPendingConnection();
        pauseAccepting(); // the call above switched it on
        return socket;
    }
};

QtHttpFront::QtHttpFront(const NetworkLimits &networkLimits, UploadSlots &uploadSlots, ConnectionHandler &handler,
    std::optional<QSslConfiguration> tls)
    : m_limits(networkLimits)
    , m_tls(std::move(tls))
    , m_uploadSlots(uploadSlots)
    , m_handler(handler)
    , m_intake(new Intake)
{
    if (!m_intake->open())
        qFatal("Cannot open a socket for the HTTP server");
    bind(m_intake); // takes ownership
    connect(this, &QAbstractHttpServer::newWebSocketConnection, this, &QtHttpFront::handleUpgraded);
    connect(&m_deadlines, &QTimer::timeout, this, &QtHttpFront::checkDeadlines);
    m_deadlines.setInterval(ConnectionGuard::tickMs(m_limits));
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // Refused ones never come so far: see handleComplete().
    addWebSocketUpgradeVerifier(this, [this](const QHttpServerRequest &) {
        return dispatch({}) ? QHttpServerWebSocketUpgradeResponse::accept()
                            : QHttpServerWebSocketUpgradeResponse::deny();
    });
#endif
}

QtHttpFront::~QtHttpFront()
{
    for (AcceptedSocket *socket : AcceptedSocket::Registry(m_sockets))
        socket->tcp().abort();
    // The library deletes them later, at the latest now; the rest is ours.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    qDeleteAll(AcceptedSocket::Registry(m_sockets));
}

void QtHttpFront::addConnection(int descriptor, ConnectionTicket ticket)
{
    AcceptedSocket *socket = AcceptedSocket::open(descriptor, std::move(ticket), m_sockets, m_tls ? &*m_tls : nullptr);
    if (!socket)
        return;
    m_guards.insert(new ConnectionGuard(*socket, m_limits, *this));
    if (!m_deadlines.isActive())
        m_deadlines.start();
    m_intake->add(&socket->tcp());
}

void QtHttpFront::drain()
{
    m_isDraining = true;
    for (ConnectionGuard *guard : std::vector(m_guards.begin(), m_guards.end()))
        guard->drain();
}

void QtHttpFront::handleExpectation(ConnectionGuard &guard)
{
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    guard.sendContinue();
#else
    Q_UNUSED(guard); // QtHttpServer does it
#endif
}

void QtHttpFront::handleComplete(ConnectionGuard &guard)
{
    if (!guard.head().isWebSocketUpgrade) {
        m_complete = &guard;
        return;
    }
    HttpRequest request = guard.request({});
    if (const std::optional<HttpResponse> refusal = m_handler.refuseUpgrade(request)) {
        guard.refuse(*refusal);
        return;
    }
    m_complete = &guard;
    guard.expectUpgrade();
    m_upgrades.push_back({&guard, std::move(request)});
}

void QtHttpFront::handleStreamed(ConnectionGuard &guard, const HttpRequest &request)
{
    m_handler.handleRequest(request, HttpReply(std::make_unique<GuardSink>(guard)));
}

void QtHttpFront::handleDestroyed(ConnectionGuard &guard)
{
    m_guards.erase(&guard);
    std::erase_if(m_upgrades, [&guard](const Upgrade &upgrade) { return upgrade.guard == &guard; });
    if (m_guards.empty())
        m_deadlines.stop();
}

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
bool QtHttpFront::handleRequest(const QHttpServerRequest &request, QTcpSocket *)
{
    return dispatch(request.body());
}

void QtHttpFront::missingHandler(const QHttpServerRequest &, QTcpSocket *socket)
{
    socket->disconnectFromHost();
}
#else
// The responder is left to die: it only writes, and answers are written by the guard.
bool QtHttpFront::handleRequest(const QHttpServerRequest &request, QHttpServerResponder &)
{
    return dispatch(request.body());
}

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
void QtHttpFront::missingHandler(const QHttpServerRequest &, QHttpServerResponder &&) { }
#else
void QtHttpFront::missingHandler(const QHttpServerRequest &, QHttpServerResponder &) { }
#endif
#endif

//! False only when QtHttpServer found a request where the guard saw none: nobody answers that.
bool QtHttpFront::dispatch(const QByteArray &body)
{
    if (!m_complete) {
        qCWarning(logNet, "QtHttpServer read a request that the guard did not");
        return false;
    }
    ConnectionGuard &guard = *m_complete;
    m_complete.clear();
    if (guard.head().isWebSocketUpgrade)
        return true; // QtHttpServer goes on with it
    guard.dropSurplus();
    m_handler.handleRequest(guard.request(body), HttpReply(std::make_unique<GuardSink>(guard)));
    return true;
}

// QtHttpServer does not tell which socket has become a WebSocket, and others may have been upgraded meanwhile: their
// ends tell them apart.
std::optional<QtHttpFront::Upgrade> QtHttpFront::takeUpgrade(const QWebSocket &webSocket)
{
    const auto found = std::find_if(m_upgrades.begin(), m_upgrades.end(), [&webSocket](const Upgrade &upgrade) {
        const QTcpSocket &socket = upgrade.guard->socket().tcp();
        return socket.peerPort() == webSocket.peerPort() && socket.localPort() == webSocket.localPort()
            && socket.peerAddress() == webSocket.peerAddress() && socket.localAddress() == webSocket.localAddress();
    });
    if (found == m_upgrades.end())
        return std::nullopt;
    Upgrade upgrade = std::move(*found);
    m_upgrades.erase(found);
    return upgrade;
}

void QtHttpFront::handleUpgraded()
{
    while (std::unique_ptr<QWebSocket> webSocket = nextPendingWebSocketConnection()) {
        std::optional<Upgrade> upgrade = takeUpgrade(*webSocket);
        if (!upgrade)
            continue; // it has gone already
        AcceptedSocket &socket = upgrade->guard->socket();
        delete upgrade->guard; // QtHttpServer has cut its connections to the socket
        webSocket->setMaxAllowedIncomingFrameSize(limits::webSocketFrameBytes);
        webSocket->setMaxAllowedIncomingMessageSize(limits::webSocketFrameBytes);
        socket.tcp().setReadBufferSize(limits::webSocketFrameBytes + frameHeaderBytes);
        socket.watchFrames();
        boundOutput(socket.tcp());
        m_handler.handleWebSocket({std::move(webSocket), &socket, std::move(upgrade->request)});
    }
}

void QtHttpFront::checkDeadlines()
{
    const qint64 now = ConnectionGuard::nowMs();
    for (ConnectionGuard *guard : std::vector(m_guards.begin(), m_guards.end()))
        guard->checkDeadline(now);
}

} // namespace chautari::server
