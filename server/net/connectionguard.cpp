// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/connectionguard.h"

#include "server/net/httpsyntax.h"

#include <algorithm>
#include <chrono>

#include <sys/socket.h>

namespace chautari::server {

namespace {

// The library reads inside a transaction, so its bytes stay in the buffer until the request is complete. One byte more
// than allowed must fit, or an endless header would stall instead of being refused.
constexpr qint64 readBufferSlack = 1024;

} // namespace

ConnectionGuard::ConnectionGuard(AcceptedSocket &socket, const NetworkLimits &networkLimits, Host &host)
    : QObject(&socket)
    , m_socket(socket)
    , m_limits(networkLimits)
    , m_host(host)
    , m_framing({networkLimits.headerBytes, networkLimits.headerLines, networkLimits.bodyBytes})
{
    connect(&socket, &QTcpSocket::readyRead, this, &ConnectionGuard::handleReadyRead);
    socket.setReadBufferSize(networkLimits.headerBytes + readBufferSlack);
    enter(Phase::Idle, networkLimits.headerTimeoutMs);
}

ConnectionGuard::~ConnectionGuard()
{
    m_host.handleDestroyed(*this);
}

int ConnectionGuard::tickMs(const NetworkLimits &networkLimits)
{
    const int shortest = std::min({networkLimits.headerTimeoutMs, networkLimits.bodyTimeoutMs,
        networkLimits.idleTimeoutMs, networkLimits.lingerMs});
    return std::clamp(shortest / 4, 10, 1000);
}

qint64 ConnectionGuard::nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

HttpRequest ConnectionGuard::request(QByteArray body) const
{
    const HttpFraming::Head &head = m_framing.head();
    return {head.method, httpsyntax::decodedPath(head.target), httpsyntax::parsedQuery(head.target), head.headers,
        std::move(body), m_socket.peerAddress()};
}

void ConnectionGuard::handleReadyRead()
{
    const qint64 available = m_socket.bytesAvailable();
    if (available == 0 || m_phase == Phase::Upgrading)
        return; // QtHttpServer 6.8 repeats the signal after each answer, without bytes
    switch (m_phase) {
    case Phase::Idle:
        // Our buffer has not left, so the peer cannot have read the last answer: nobody does that but to fill memory.
        if (m_socket.bytesToWrite() > 0) {
            takeAll();
            close();
            return;
        }
        m_framing.reset();
        enter(Phase::Receiving, m_limits.headerTimeoutMs);
        receive(available);
        return;
    case Phase::Receiving:
        receive(available);
        return;
    case Phase::Answering:
        m_closesAfterAnswer = true;
        takeAll();
        return;
    case Phase::Upgrading:
        return;
    case Phase::Flushing:
    case Phase::Lingering:
        m_discarded += takeAll();
        if (m_discarded > m_limits.lingerBytes)
            abortSoon();
        return;
    }
}

void ConnectionGuard::receive(qint64 available)
{
    const bool hadHead = m_framing.state() == HttpFraming::State::Body;
    const qsizetype taken = m_framing.feed(m_socket.peek(available));
    switch (m_framing.state()) {
    case HttpFraming::State::Idle:
    case HttpFraming::State::Head:
        return;
    case HttpFraming::State::Refused:
        refuse(violationResponse(m_framing.violation()));
        return;
    case HttpFraming::State::Body:
        if (hadHead)
            return;
        enter(Phase::Receiving, m_limits.bodyTimeoutMs);
        m_socket.setReadBufferSize(m_framing.requestBytes() + readBufferSlack);
        if (head().expectsContinue)
            m_host.handleExpectation(*this);
        return;
    case HttpFraming::State::Complete:
        m_phase = Phase::Answering;
        m_deadline = never; // the time of an answer is the server's, not the peer's
        m_closesAfterAnswer = !head().isPersistent || taken < available;
        if (head().isWebSocketUpgrade && taken < available)
            refuse(violationResponse(HttpViolation::BadRequest));
        else
            m_host.handleComplete(*this);
        return;
    }
}

void ConnectionGuard::answer(const HttpResponse &response)
{
    if (m_phase != Phase::Answering)
        return;
    using Writer = HttpResponseWriter;
    const bool closes = m_closesAfterAnswer || m_host.isDraining();
    m_socket.write(
        m_host.writer().serialize(response, head().method == "HEAD" ? Writer::Body::LeaveOut : Writer::Body::Send,
            closes ? Writer::Connection::Close : Writer::Connection::Keep));
    m_socket.flush(); // at once: an answer is one write, there is nothing to gather
    if (closes)
        close();
    else
        becomeIdle();
}

void ConnectionGuard::refuse(const HttpResponse &response)
{
    takeAll();
    m_phase = Phase::Answering;
    m_closesAfterAnswer = true;
    answer(response);
}

void ConnectionGuard::sendContinue()
{
    m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
    m_socket.flush();
}

void ConnectionGuard::dropSurplus()
{
    if (m_socket.bytesAvailable() > 0)
        takeAll();
}

void ConnectionGuard::expectUpgrade()
{
    enter(Phase::Upgrading, m_limits.headerTimeoutMs);
}

void ConnectionGuard::drain()
{
    if (m_phase == Phase::Idle)
        close();
}

void ConnectionGuard::checkDeadline(qint64 now)
{
    if (now < m_deadline)
        return;
    switch (m_phase) {
    case Phase::Receiving:
        refuse(violationResponse(HttpViolation::Timeout));
        return;
    case Phase::Idle:
        if (m_socket.bytesToWrite() == 0) {
            close();
            return;
        }
        [[fallthrough]];
    case Phase::Answering:
    case Phase::Upgrading:
    case Phase::Flushing:
    case Phase::Lingering:
        m_socket.abort();
        return;
    }
}

void ConnectionGuard::enter(Phase phase, int timeoutMs)
{
    m_phase = phase;
    m_deadline = nowMs() + timeoutMs;
}

void ConnectionGuard::becomeIdle()
{
    m_framing.reset();
    m_socket.setReadBufferSize(m_limits.headerBytes + readBufferSlack);
    enter(Phase::Idle, m_limits.idleTimeoutMs);
}

// Closing with unread input makes the kernel send a reset, which can overtake our answer. So: finish writing, say so,
// then read and drop for a while, until the peer closes or has had enough.
void ConnectionGuard::close()
{
    m_framing.reset();
    enter(Phase::Flushing, m_limits.bodyTimeoutMs);
    if (m_socket.bytesToWrite() == 0) {
        linger();
        return;
    }
    connect(&m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_phase == Phase::Flushing && m_socket.bytesToWrite() == 0)
            linger();
    });
}

void ConnectionGuard::linger()
{
    enter(Phase::Lingering, m_limits.lingerMs);
    if (m_socket.socketDescriptor() >= 0)
        ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR);
}

qint64 ConnectionGuard::takeAll()
{
    // Inside a transaction skipped bytes would stay in the buffer.
    if (m_socket.isTransactionStarted())
        m_socket.commitTransaction();
    return m_socket.skip(m_socket.bytesAvailable());
}

void ConnectionGuard::abortSoon()
{
    // Not from inside readyRead: the library's slot runs next and expects an open socket.
    m_deadline = never;
    QMetaObject::invokeMethod(&m_socket, &QAbstractSocket::abort, Qt::QueuedConnection);
}

} // namespace chautari::server
