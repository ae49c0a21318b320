// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/acceptedsocket.h"
#include "server/net/networkserver.h"

#include <QtCore/QTimer>
#include <QtCore/QtEndian>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QtTest>

#include <atomic>
#include <cstdio>
#include <optional>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace chautari::server {

//! \brief Answers by path, so that each test can choose how its request is treated.
class ScriptedHandler : public ConnectionHandler
{
public:
    struct Counters
    {
        std::atomic<bool> isReleased = true; //!< false: "/late" waits
        std::atomic<int> requests = 0;
        std::atomic<int> webSockets = 0;
        std::atomic<int> drained = 0;
        std::atomic<int> destroyed = 0;
    };

    ScriptedHandler(int threadIndex, Counters &counters)
        : m_threadIndex(threadIndex)
        , m_counters(counters)
    {
        connect(&m_poll, &QTimer::timeout, this, &ScriptedHandler::answerLate);
        m_poll.start(5);
    }
    ~ScriptedHandler() override { ++m_counters.destroyed; }

    void handleRequest(const HttpRequest &request, HttpReply reply) override
    {
        using namespace Qt::StringLiterals;
        ++m_counters.requests;
        if (request.path == "/late"_L1)
            m_late.append(reply);
        else if (request.path == "/held"_L1)
            m_held.append(reply);
        else if (request.path == "/big"_L1)
            reply.send({200, "text/plain", QByteArray(8 * 1024 * 1024, 'b'), {}});
        else if (request.path == "/echo"_L1)
            reply.send({200, "application/octet-stream", request.body, {}});
        else if (request.path == "/who"_L1)
            reply.send({200, "text/plain", request.peer.toString().toUtf8() + (request.isTls ? " tls" : ""), {}});
        else if (request.path == "/twice"_L1)
            sendTwice(reply);
        else if (request.path != "/dropped"_L1)
            reply.send({200, "text/plain", request.method + ' ' + request.path.toUtf8(), {}});
    }
    std::optional<HttpResponse> refuseUpgrade(const HttpRequest &request) override
    {
        using namespace Qt::StringLiterals;
        if (request.path == "/ws"_L1)
            return std::nullopt;
        return HttpResponse{404, "application/json", R"({"detail":"Not found."})", {}};
    }
    void handleWebSocket(WebSocketUpgrade upgrade) override
    {
        ++m_counters.webSockets;
        upgrade.connection->onMessageTooLong([connection = upgrade.connection] {
            connection->tcp().write(QByteArray::fromHex("880203f1")); // close, 1009
        });
        QWebSocket *socket = upgrade.socket.release();
        socket->setParent(this);
        connect(socket, &QWebSocket::textMessageReceived, socket, [this, socket](const QString &text) {
            socket->sendTextMessage(QString::number(m_threadIndex) + u':' + text);
        });
        connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    }
    void drain() override { ++m_counters.drained; }

private:
    static void sendTwice(const HttpReply &reply)
    {
        reply.send({200, "text/plain", "first", {}});
        reply.send({200, "text/plain", "second", {}});
    }

    void answerLate()
    {
        if (!m_counters.isReleased)
            return;
        for (const HttpReply &reply : std::exchange(m_late, {}))
            reply.send({200, "text/plain", "late", {}});
    }

    int m_threadIndex;
    Counters &m_counters;
    QTimer m_poll;
    QList<HttpReply> m_late;
    QList<HttpReply> m_held;
};

//! \brief A server on loopback with two I/O threads and limits that a test may change before start().
struct NetworkFixture
{
    NetworkFixture()
    {
        networkLimits.connectionsPerAddress = 1000;
        networkLimits.lingerMs = 200;
    }

    bool start()
    {
        server = std::make_unique<NetworkServer>(
            2, networkLimits, [this](int index) { return std::make_unique<ScriptedHandler>(index, counters); });
        if (tls)
            server->setTls(*tls);
        return bool(server->listen(QHostAddress::LocalHost, 0));
    }

    std::optional<TlsIdentity> tls; //!< none: plaintext
    NetworkLimits networkLimits;
    ScriptedHandler::Counters counters;
    std::unique_ptr<NetworkServer> server;
};

//! \brief A client that sends any bytes and keeps everything it hears.
class RawClient
{
public:
    explicit RawClient(const NetworkServer &server)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, [this] { m_heard += m_socket.readAll(); });
        m_socket.connectToHost(server.address(), server.port());
    }
    RawClient(const NetworkServer &server, const QByteArray &bytes)
        : RawClient(server)
    {
        send(bytes);
    }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    void flush() { m_socket.flush(); }
    void abort() { m_socket.abort(); }
    void clear() { m_heard.clear(); }
    [[nodiscard]] qint64 bytesToWrite() const { return m_socket.bytesToWrite(); }
    [[nodiscard]] bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] const QByteArray &heard() const { return m_heard; }
    //! How many answers came, 100 Continue included.
    [[nodiscard]] int answers() const { return int(m_heard.count("HTTP/1.1 ")); }
    [[nodiscard]] int lastStatus() const { return m_heard.mid(m_heard.lastIndexOf("HTTP/1.1 ") + 9, 3).toInt(); }
    [[nodiscard]] QByteArray afterHead() const { return m_heard.mid(m_heard.indexOf("\r\n\r\n") + 4); }
    [[nodiscard]] QByteArray lastBody() const { return m_heard.mid(m_heard.lastIndexOf("\r\n\r\n") + 4); }

private:
    QTcpSocket m_socket;
    QByteArray m_heard;
};

//! \brief A client without an event loop: it sends, and listens only when it is told to.
class BlockingClient
{
public:
    explicit BlockingClient(const NetworkServer &server)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = qToBigEndian(server.port());
        address.sin_addr.s_addr = qToBigEndian<quint32>(INADDR_LOOPBACK);
        const timeval patience{10, 0};
        ::setsockopt(m_socket.value(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(m_socket.value(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        m_isConnected = ::connect(m_socket.value(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }

    [[nodiscard]] bool send(const QByteArray &bytes) const
    {
        return m_isConnected
            && ::send(m_socket.value(), bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }
    //! Everything up to the server's end of the connection; empty when it was reset.
    [[nodiscard]] QByteArray hearAll() const
    {
        QByteArray heard;
        QByteArray block(4096, Qt::Uninitialized);
        ssize_t got = 0;
        while ((got = ::recv(m_socket.value(), block.data(), size_t(block.size()), 0)) > 0)
            heard += block.first(got);
        return got == 0 ? heard : QByteArray();
    }

private:
    FileDescriptor m_socket;
    bool m_isConnected = false;
};

//! Resident memory of this process, server and test together.
inline qint64 residentBytes()
{
    qint64 pages = 0;
    long long size = 0;
    long long resident = 0;
    if (FILE *file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%lld %lld", &size, &resident) == 2)
            pages = resident;
        std::fclose(file);
    }
    return pages * ::sysconf(_SC_PAGESIZE);
}

} // namespace chautari::server
