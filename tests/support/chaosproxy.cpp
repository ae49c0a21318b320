// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/chaosproxy.h"

#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <limits>
#include <sys/socket.h>

namespace chautari::test {

namespace {

constexpr int tickMs = 3;
constexpr int mostDelayMs = 200;
constexpr int trickleBytes = 40; // in a tick
constexpr int oneInSoMany = 4;

} // namespace

ChaosProxy::ChaosProxy(quint32 seed, QObject *parent)
    : QObject(parent)
    , m_random(seed)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ChaosProxy::accept);
    connect(&m_tick, &QTimer::timeout, this, &ChaosProxy::pass);
    m_tick.start(tickMs);
    m_time.start();
}

ChaosProxy::~ChaosProxy()
{
    endAll(false);
}

bool ChaosProxy::listen(quint16 targetPort)
{
    m_targetPort = targetPort;
    return m_server.listen(QHostAddress::LocalHost);
}

void ChaosProxy::setMode(Mode mode)
{
    m_mode = mode;
}

void ChaosProxy::cutAll()
{
    endAll(false);
}

void ChaosProxy::resetAll()
{
    endAll(true);
}

void ChaosProxy::accept()
{
    while (QTcpSocket *const client = m_server.nextPendingConnection()) {
        ++m_connections;
        if (m_mode == Mode::Refusing) {
            client->abort();
            client->deleteLater();
            continue;
        }
        auto *const server = new QTcpSocket(&m_server);
        m_ways.insert(client, {server, false, {}, false});
        m_ways.insert(server, {client, true, {}, false});
        for (QTcpSocket *const socket : {client, server}) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
            connect(socket, &QTcpSocket::stateChanged, this, [this, socket](QAbstractSocket::SocketState state) {
                if (state == QAbstractSocket::UnconnectedState)
                    end(socket, false);
            });
        }
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_targetPort);
        if (client->bytesAvailable() > 0)
            take(client);
    }
}

void ChaosProxy::take(QTcpSocket *from)
{
    const auto way = m_ways.find(from);
    if (way == m_ways.end())
        return;
    const QByteArray bytes = from->readAll();
    const bool isSwallowed = m_mode == Mode::HalfOpen || (m_mode == Mode::Deaf && way->isFromServer);
    way->isBroken = way->isBroken || isSwallowed;
    if (way->isBroken || bytes.isEmpty())
        return;
    const bool isCut = (m_mode == Mode::Cutting || m_mode == Mode::Resetting) && m_random.bounded(oneInSoMany) == 0;
    if (isCut) {
        QTcpSocket *const to = way->to;
        if (to->state() == QAbstractSocket::ConnectedState) {
            to->write(bytes.first(bytes.size() / 2));
            to->flush();
        }
        end(from, m_mode == Mode::Resetting);
        return;
    }
    const qint64 earliest = way->pieces.isEmpty() ? 0 : way->pieces.constLast().due;
    const qint64 delay = m_mode == Mode::Delay ? m_random.bounded(mostDelayMs) : 0;
    way->pieces.append({std::max(earliest, m_time.elapsed() + delay), bytes});
    pass();
}

void ChaosProxy::pass()
{
    const qint64 now = m_time.elapsed();
    for (Way &way : m_ways) {
        if (way.to->state() != QAbstractSocket::ConnectedState)
            continue;
        qsizetype room = m_mode == Mode::Trickle ? trickleBytes : std::numeric_limits<qsizetype>::max();
        while (!way.pieces.isEmpty() && way.pieces.constFirst().due <= now && room > 0) {
            QByteArray &bytes = way.pieces.first().bytes;
            const qsizetype size = std::min(room, bytes.size());
            way.to->write(bytes.constData(), size);
            room -= size;
            bytes.remove(0, size);
            if (bytes.isEmpty())
                way.pieces.removeFirst();
        }
    }
}

// What was taken before the end is lost with the connection, as it is in a router that dies.
void ChaosProxy::end(QTcpSocket *socket, bool isReset)
{
    const auto way = m_ways.constFind(socket);
    if (way == m_ways.cend())
        return;
    QTcpSocket *const other = way->to;
    m_ways.remove(socket);
    m_ways.remove(other);
    for (QTcpSocket *const one : {socket, other}) {
        one->disconnect(this);
        if (isReset && one->socketDescriptor() != -1) {
            const linger atOnce{1, 0};
            ::setsockopt(int(one->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        }
        if (isReset)
            one->abort();
        else
            one->disconnectFromHost();
        one->deleteLater();
    }
}

void ChaosProxy::endAll(bool isReset)
{
    const QList<QTcpSocket *> sockets = m_ways.keys();
    for (QTcpSocket *const socket : sockets)
        end(socket, isReset);
}

} // namespace chautari::test
