// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/connectionguard.h"

#include "server/net/httpsyntax.h"
#include "server/net/unsentbytes.h"

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
    : QObject(&socket.tcp())
    , m_accepted(socket)
    , m_socket(socket.tcp())
    , m_limits(networkLimits)
    , m_host(host)
    , m_framing({networkLimits.headerBytes, networkLimits.headerLines, networkLimits.streamedBytes})
    , m_isProxied(networkLimits.trustedProxies.contains(m_socket.peerAddress()))
{
    connect(&m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::handleReadyRead);
    whenBytesLeave(m_socket, this, [this] { handleBytesWritten(); });
    m_socket.setReadBufferSize(networkLimits.headerBytes + readBufferSlack);
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
        std::move(body), m_client ? m_client->address : m_socket.peerAddress(),
        m_client ? m_client->isTls : m_accepted.isTls()};
}

void ConnectionGuard::handleReadyRead()
{
    const qint64 available = m_socket.bytesAvailable();
    if (available == 0 || m_phase == Phase::Upgrading)
        return; // QtHttpServer 6.8 repeats the signal after each answer, without bytes
    switch (m_phase) {
    case Phase::Idle:
        // Our buffer has not left, so the peer cannot have read the last answer: nobody does that but to fill memory.
        if (unsentBytes(m_socket) > 0) {
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
    case Phase::Sending:
        m_closesAfterAnswer = true;
        takeAll();
        return;
    case Phase::Upgrading:
        return;
    case Phase::Flushing:
    case Phase::Lingering:
        discard();
        return;
    }
}

void ConnectionGuard::handleBytesWritten()
{
    if (m_phase == Phase::Sending && m_sender) {
        enter(Phase::Sending, m_limits.idleTimeoutMs);
        sendFile();
    } else if (m_phase == Phase::Flushing && unsentBytes(m_socket) == 0) {
        linger();
    }
}

void ConnectionGuard::receive(qint64 available)
{
    if (m_stream) {
        receiveStream();
        return;
    }
    const bool hadHead = m_framing.state() == HttpFraming::State::Body;
    const qsizetype taken = m_framing.feed(m_socket.peek(available));
    switch (m_framing.state()) {
    case HttpFraming::State::Idle:
    case HttpFraming::State::Head:
        m_hiddenHead += take(available);
        return;
    case HttpFraming::State::Refused:
        refuse(violationResponse(m_framing.violation()));
        return;
    case HttpFraming::State::Body:
    case HttpFraming::State::Complete:
        break;
    }
    if (!hadHead && m_isProxied && !findClient())
        return;
    if (!hadHead && head().contentLength > 0 && !mayBufferBody(taken))
        return;
    showHead();
    if (m_framing.state() == HttpFraming::State::Complete)
        complete(taken < available);
    else if (!hadHead)
        awaitBody();
}

//! A proxy keeps its connections and brings another client with each request: while one is in progress, it counts as
//! that client's. False: refused.
bool ConnectionGuard::findClient()
{
    m_client = m_limits.trustedProxies.clientOf(m_socket.peerAddress(), m_accepted.isTls(), head().headers);
    // What the proxy asks for itself is not capped: it would stand for everybody.
    if (m_limits.trustedProxies.contains(m_client->address) || m_accepted.ticket().assignTo(m_client->address))
        return true;
    refuse(violationResponse(HttpViolation::TooManyConnections));
    return false;
}

//! Asks what is to become of the body. True: it goes the library's way. Else it is refused, or goes to disk.
bool ConnectionGuard::mayBufferBody(qsizetype taken)
{
    const HttpRequest request = this->request({});
    BodyPlan plan = m_host.planBody(request);
    if (plan.kind == BodyPlan::Kind::Memory && head().contentLength <= m_limits.bodyBytes)
        return true;
    if (plan.kind == BodyPlan::Kind::Refuse) {
        refuseBody(plan.refusal);
        return false;
    }
    if (plan.kind == BodyPlan::Kind::Memory
        || (plan.kind == BodyPlan::Kind::File && head().contentLength > plan.fileBytes)) {
        refuse(violationResponse(HttpViolation::BodyTooLarge));
        return false;
    }
    UploadSlots::Slot slot = m_host.uploadSlots().take();
    if (!slot) {
        refuseBody(violationResponse(HttpViolation::TooManyUploads));
        return false;
    }
    if (auto intake = BodyIntake::create(plan, request, m_limits.incomingFolder))
        beginStream(std::move(intake), std::move(slot), taken);
    else
        refuseBody(violationResponse(HttpViolation::BadForm));
    return false;
}

void ConnectionGuard::awaitBody()
{
    enter(Phase::Receiving, m_limits.bodyTimeoutMs);
    m_socket.setReadBufferSize(m_framing.requestBytes() + readBufferSlack);
    if (head().expectsContinue)
        m_host.handleExpectation(*this);
}

void ConnectionGuard::beginStream(std::unique_ptr<BodyIntake> intake, UploadSlots::Slot slot, qsizetype taken)
{
    m_stream = std::make_unique<BodyStream>(std::move(intake), std::move(slot), m_limits, nowMs());
    m_deadline = m_stream->deadline();
    m_socket.setReadBufferSize(limits::streamReadBytes);
    m_hiddenHead.clear();
    take(taken - m_framing.bodyBytes()); // the head
    if (head().expectsContinue)
        sendContinue();
    m_stream->add(take(m_framing.bodyBytes()));
    if (m_framing.state() == HttpFraming::State::Complete)
        finishStream();
}

void ConnectionGuard::receiveStream()
{
    const QByteArray bytes = take(m_socket.bytesAvailable());
    const qsizetype taken = m_framing.feed(bytes);
    m_stream->add(QByteArrayView(bytes).first(taken));
    m_closesAfterAnswer = taken < bytes.size();
    if (m_framing.state() == HttpFraming::State::Complete)
        finishStream();
}

void ConnectionGuard::finishStream()
{
    HttpRequest request = this->request({});
    HttpViolation violation = m_stream->finish(request);
    m_stream.reset();
    // The application's to answer: in its words, and with the headers without which a browser's page sees no answer.
    if (violation == HttpViolation::BadForm) {
        request.form = std::make_shared<const MultipartForm>(MultipartForm{{}, {}, true});
        violation = HttpViolation::None;
    }
    beginAnswer(m_closesAfterAnswer || m_socket.bytesAvailable() > 0);
    dropSurplus();
    if (violation == HttpViolation::None)
        m_host.handleStreamed(*this, request);
    else
        answer(violationResponse(violation));
}

void ConnectionGuard::complete(bool hasSurplus)
{
    beginAnswer(hasSurplus);
    if (head().isWebSocketUpgrade && hasSurplus)
        refuse(violationResponse(HttpViolation::BadRequest));
    else
        m_host.handleComplete(*this);
}

void ConnectionGuard::beginAnswer(bool hasSurplus)
{
    m_phase = Phase::Answering;
    m_deadline = never; // the time of an answer is the server's, not the peer's
    m_closesAfterAnswer = !head().isPersistent || hasSurplus;
}

void ConnectionGuard::answer(const HttpResponse &response)
{
    if (m_phase != Phase::Answering)
        return;
    using Writer = HttpResponseWriter;
    const bool isHead = head().method == "HEAD";
    m_closesAfterAnswer |= m_host.isDraining();
    m_socket.write(m_host.writer().serialize(response, isHead ? Writer::Body::LeaveOut : Writer::Body::Send,
        m_closesAfterAnswer ? Writer::Connection::Close : Writer::Connection::Keep));
    if (response.file && !isHead && Writer::mayHaveBody(response)) {
        m_sender = std::make_unique<FileSender>(response.file, m_socket);
        enter(Phase::Sending, m_limits.idleTimeoutMs);
        sendFile();
        return;
    }
    m_socket.flush(); // at once: an answer is one write, there is nothing to gather
    finishAnswer();
}

//! The answer stays the request in progress until its last byte has left: a reader may be slow, and the time of an idle
//! connection is not his.
void ConnectionGuard::sendFile()
{
    switch (m_sender->pump()) {
    case FileSender::Progress::Sending:
        return;
    case FileSender::Progress::Sent:
        m_sender.reset();
        finishAnswer();
        return;
    case FileSender::Progress::Failed:
        m_sender.reset();
        abortSoon(); // the peer has the promised length, and sees that it is not all there
        return;
    }
}

void ConnectionGuard::finishAnswer()
{
    if (m_closesAfterAnswer || m_host.isDraining())
        close();
    else
        becomeIdle();
}

void ConnectionGuard::refuse(const HttpResponse &response)
{
    takeAll();
    m_hiddenHead.clear();
    m_stream.reset();
    m_phase = Phase::Answering;
    m_closesAfterAnswer = true;
    answer(response);
}

//! Refuses a body whose length is within bounds. The client is sending it already and listens only when it is done (a
//! browser too): so it may send it all, and hears the answer instead of a reset.
void ConnectionGuard::refuseBody(const HttpResponse &response)
{
    m_unwantedBytes = head().contentLength;
    m_discarded = m_framing.bodyBytes();
    refuse(response);
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
    m_accepted.expectFrames();
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
        if (m_stream && m_stream->isFlowing(now)) {
            m_deadline = m_stream->deadline();
            return;
        }
        refuse(violationResponse(HttpViolation::Timeout));
        return;
    case Phase::Idle:
        if (unsentBytes(m_socket) == 0 && !m_accepted.isHandshaking()) {
            close();
            return;
        }
        [[fallthrough]];
    case Phase::Answering:
    case Phase::Sending:
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
    if (m_isProxied) {
        m_client.reset();
        m_accepted.ticket().assignToNobody();
    }
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
    if (unsentBytes(m_socket) == 0)
        linger();
}

void ConnectionGuard::linger()
{
    enter(Phase::Lingering, lingerMs());
    m_lingerEnd = nowMs() + m_limits.bodyTimeoutMs;
    if (m_socket.socketDescriptor() >= 0)
        ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR);
}

int ConnectionGuard::lingerMs() const
{
    return m_discarded < m_unwantedBytes ? m_limits.bodyTimeoutMs / 3 : m_limits.lingerMs;
}

void ConnectionGuard::discard()
{
    m_discarded += takeAll();
    if (m_discarded > std::max(m_limits.lingerBytes, m_unwantedBytes))
        abortSoon();
    else if (m_phase == Phase::Lingering && m_unwantedBytes > 0)
        m_deadline = std::min(nowMs() + lingerMs(), m_lingerEnd);
}

qint64 ConnectionGuard::takeAll()
{
    endTransaction();
    return m_socket.skip(m_socket.bytesAvailable());
}

QByteArray ConnectionGuard::take(qint64 bytes)
{
    endTransaction();
    return m_socket.read(bytes);
}

//! The library begins one whenever it is called; inside it bytes that are read would stay in the buffer.
void ConnectionGuard::endTransaction()
{
    if (m_socket.isTransactionStarted())
        m_socket.commitTransaction();
}

//! The library has seen nothing of a head that came in pieces: it gets it whole.
void ConnectionGuard::showHead()
{
    if (m_hiddenHead.isEmpty())
        return;
    endTransaction();
    std::for_each(m_hiddenHead.crbegin(), m_hiddenHead.crend(), [this](char c) { m_socket.ungetChar(c); });
    m_hiddenHead.clear();
}

void ConnectionGuard::abortSoon()
{
    // Not from inside readyRead: the library's slot runs next and expects an open socket.
    m_deadline = never;
    QMetaObject::invokeMethod(&m_socket, &QAbstractSocket::abort, Qt::QueuedConnection);
}

} // namespace chautari::server
