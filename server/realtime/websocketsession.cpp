// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/websocketsession.h"

#include "server/net/acceptedsocket.h"
#include "server/net/unsentbytes.h"
#include "server/realtime/frameerror.h"
#include "server/realtime/realtimeendpoint.h"
#include "server/realtime/websocketframe.h"

#include <QtCore/QRandomGenerator>
#include <QtNetwork/QTcpSocket>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace chautari::server {

namespace {

constexpr size_t waitingMax = 256; //!< commands of one socket behind an unfinished one
constexpr quint16 inFlightMax = 64;
// Never below the usual: frames that are no messages are counted, too.
double floodBurst(const Rates &rates)
{
    return std::max(limits::messageBurst, rates.messageBurst) * limits::floodFactor;
}

double floodPerSecond(const Rates &rates)
{
    return std::max(limits::messagesPerSecond, rates.messagesPerSecond) * limits::floodFactor;
}

constexpr int kernelUnsentBytes = 16 * 1024;

// The kernel would take 4 MiB for somebody who does not read: 500 of them are 2 GiB that no limit of ours sees, and
// each frame costs a send(2) until then. So it takes little that it cannot send yet, and our queue, which has an end,
// fills instead. What is on its way to somebody far away is not counted.
void boundUnsent(const QTcpSocket &socket)
{
    ::setsockopt(
        int(socket.socketDescriptor()), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &kernelUnsentBytes, sizeof kernelUnsentBytes);
}

} // namespace

WebSocketSession::WebSocketSession(RealtimeEndpoint &endpoint, WebSocketUpgrade upgrade)
    : m_endpoint(endpoint)
    , m_socket(upgrade.socket.release())
    , m_transport(&upgrade.connection->tcp())
{
    boundUnsent(*m_transport);
}

WebSocketSession::~WebSocketSession()
{
    m_replay.reset();
    m_socket->disconnect(&m_endpoint);
    m_socket->deleteLater();
}

void WebSocketSession::start(const HttpRequest &request)
{
    const qint64 nowMs = m_endpoint.nowMs();
    m_heardMs = nowMs;
    m_floodAtMs = nowMs;
    m_floodTokens = float(floodBurst(m_endpoint.services().rates));
    m_deadlineMs = nowMs + m_endpoint.limits().authTimeoutMs;
    // Spread, so that ten thousand pings of one reconnect storm do not leave in one tick.
    m_pingAtMs
        = nowMs + QRandomGenerator::global()->bounded(m_endpoint.limits().pingMs / 2, m_endpoint.limits().pingMs);
    m_base = m_endpoint.baseOf(request);
    m_isNative = request.header("X-Client").startsWith("chautari/");
    const Result<Identity, SocketRefusal> verdict = m_endpoint.auth().judge(request);
    if (!verdict)
        close(verdict.error().closeCode, verdict.error().reason);
    else if (verdict->user.isValid())
        signIn(*verdict);
}

void WebSocketSession::handleText(const QString &text)
{
    const qint64 nowMs = m_endpoint.nowMs();
    m_heardMs = nowMs;
    if (m_state == State::Closing || m_isDraining)
        return;
    if (isFlood(nowMs)) {
        close(closecode::flood, "Too many frames");
        return;
    }
    take(readClientFrame(text.toUtf8()));
}

void WebSocketSession::handleBinary()
{
    close(closecode::unsupportedData, "Text frames only");
}

void WebSocketSession::handleTooLong()
{
    close(
        closecode::messageTooBig, "A message of at most " + QByteArray::number(limits::webSocketFrameBytes) + " bytes");
}

void WebSocketSession::handlePong()
{
    m_heardMs = m_endpoint.nowMs();
}

void WebSocketSession::admit(const Admission &admission)
{
    if (admission.isRefused) {
        close(closecode::flood, "Too many connections of this user");
        return;
    }
    m_isAdmitted = true;
    if (m_state != State::Arriving)
        return;
    m_state = State::Open;
    const Services &services = m_endpoint.services();
    send(ConnectionEvent{m_identity.user, services.storage.epoch(), m_endpoint.position(), services.clock.now(),
        m_endpoint.limits().pingMs / 1000});
    if (!admission.snapshot.isEmpty())
        write(admission.snapshot);
    runWaiting();
}

void WebSocketSession::tick(qint64 nowMs)
{
    const bool isDead = nowMs - m_heardMs > m_endpoint.limits().deadMs;
    const bool isOver = m_state == State::Closing && nowMs >= m_deadlineMs;
    if (isDead || isOver || unsentBytes(*m_transport) > limits::webSocketAbortBytes) {
        m_isLost = m_isLost || m_state != State::Closing;
        m_socket->abort(); // ends this session
        return;
    }
    if (m_state == State::Unknown && nowMs >= m_deadlineMs) {
        close(closecode::notAuthenticated, "No auth frame in time");
    } else if (m_state != State::Closing && nowMs >= m_pingAtMs) {
        m_pingAtMs = nowMs + m_endpoint.limits().pingMs;
        write(m_endpoint.pingFrame());
    }
}

bool WebSocketSession::write(const QByteArray &frame)
{
    // Not open although not closing: the peer said goodbye and its last bytes are still being written.
    if (m_state == State::Closing || !m_transport->isOpen())
        return false;
    if (unsentBytes(*m_transport) + frame.size() > m_endpoint.limits().queueBytes) {
        close(closecode::slowConsumer, "slow_consumer");
        return false;
    }
    m_transport->write(frame);
    return true;
}

void WebSocketSession::close(int code, const QByteArray &reason)
{
    if (m_state == State::Closing)
        return;
    // Not QWebSocket::close(): it closes the socket at once, and a reset may then overtake the close frame.
    if (m_transport->isOpen())
        m_transport->write(websocketframe::close(code, reason));
    m_state = State::Closing;
    m_deadlineMs = m_endpoint.nowMs() + m_endpoint.limits().closingMs;
    m_waiting.reset();
    m_replay.reset();
    m_endpoint.handleClosing(*this);
}

void WebSocketSession::drain()
{
    m_isDraining = true;
    m_waiting.reset();
    if (m_inFlight == 0)
        close(closecode::restart, "Server restarts");
}

const QString &WebSocketSession::baseUrl() const
{
    return m_endpoint.base(m_base);
}

Departure WebSocketSession::departure() const
{
    const bool wasOurs = m_state == State::Closing;
    return !m_isLost && (wasOurs || m_saidGoodbye) ? Departure::Clean : Departure::Lost;
}

void WebSocketSession::signIn(const Identity &identity)
{
    m_identity = identity;
    m_state = State::Arriving;
    m_endpoint.hub().arrive(identity.user, weak_from_this(), &m_endpoint);
}

void WebSocketSession::take(Incoming incoming)
{
    if (m_state == State::Unknown) {
        if (incoming && std::holds_alternative<AuthCommand>(*incoming))
            run(std::get<AuthCommand>(*incoming));
        else
            close(closecode::notAuthenticated, "The first frame must be auth");
        return;
    }
    if (!mustWait(incoming)) {
        run(incoming);
        return;
    }
    if (!m_waiting)
        m_waiting = std::make_unique<std::deque<Incoming>>();
    if (m_waiting->size() >= waitingMax)
        close(closecode::flood, "Too many commands at once");
    else
        m_waiting->push_back(std::move(incoming));
}

bool WebSocketSession::mustWait(const Incoming &incoming) const
{
    if (m_state == State::Arriving || (m_waiting && !m_waiting->empty()))
        return true;
    const bool isMessage = incoming && std::holds_alternative<SendMessageCommand>(*incoming);
    return isMessage ? m_inFlight >= inFlightMax : m_inFlight > 0;
}

void WebSocketSession::run(Incoming &incoming)
{
    if (incoming) {
        std::visit([this](auto &command) { run(command); }, *incoming);
        return;
    }
    const FrameProblem &problem = incoming.error();
    send(ErrorEvent{
        problem.error.firstMessage(), QString(errorCodeName(problem.error.code)), problem.clientMessageId, 0});
}

void WebSocketSession::run(SendMessageCommand &command)
{
    SendMessageRequest &request = command.request;
    if (!isParticipant(request.conversation)) {
        send(noSuchConversation(request.clientMessageId));
        return;
    }
    if (request.attachments.isEmpty() && QStringView(request.text).trimmed().isEmpty()) {
        send(missingContent(request.clientMessageId));
        return;
    }
    ++m_inFlight;
    const QString clientMessageId = request.clientMessageId;
    m_endpoint.storeMessage(m_identity.user, std::move(request),
        [self = weak_from_this(), clientMessageId](const Result<SendOutcome> &outcome) {
            if (const auto session = self.lock())
                session->finishMessage(clientMessageId, outcome);
        });
}

void WebSocketSession::run(const TypingCommand &command)
{
    if (isParticipant(command.conversation))
        m_endpoint.hub().signalTyping(command.conversation, m_identity.user, command.isTyping);
    else
        send(noSuchConversation({}));
}

void WebSocketSession::run(const HeartbeatCommand &)
{
    send(HeartbeatEvent{});
}

void WebSocketSession::run(const AuthCommand &command)
{
    const Result<Identity, SocketRefusal> verdict = m_endpoint.auth().judgeToken(command.token.toUtf8());
    if (!verdict) {
        close(verdict.error().closeCode, verdict.error().reason);
        return;
    }
    if (m_identity.user.isValid() && verdict->user != m_identity.user) {
        close(closecode::notAuthenticated, "The token is another user's");
        return;
    }
    send(AuthOkEvent{verdict->user});
    if (m_state == State::Unknown)
        signIn(*verdict);
    else
        m_identity = *verdict;
}

void WebSocketSession::run(const MarkCommand &command)
{
    if (isParticipant(command.conversation))
        m_endpoint.noteMark(m_identity.user, command.conversation, command.message, command.status);
    else
        send(noSuchConversation({}));
}

// One at a time: each may read 5,000 rows, and a socket must not keep the readers from everybody else.
void WebSocketSession::run(const ResumeCommand &command)
{
    if (m_replay && !m_replay->isDone()) {
        send(
            ErrorEvent{QStringLiteral("Already resuming"), QString(errorCodeName(ErrorCode::ValidationFailed)), {}, 0});
        return;
    }
    m_replay = std::make_unique<Replay>(m_endpoint, *m_transport, m_identity.user, baseUrl(), command);
}

void WebSocketSession::finishMessage(const QString &clientMessageId, const Result<SendOutcome> &outcome)
{
    --m_inFlight;
    if (!outcome) {
        send(errorEvent(outcome.error(), clientMessageId));
    } else if (!clientMessageId.isEmpty()) {
        const MessageRecord &message = outcome->message;
        send(AckEvent{clientMessageId, message.id, message.seq, message.conversation, outcome->isDuplicate});
    }
    if (m_isDraining && m_inFlight == 0)
        close(closecode::restart, "Server restarts");
    else
        runWaiting();
}

void WebSocketSession::runWaiting()
{
    while (m_state == State::Open && m_waiting && !m_waiting->empty()) {
        Incoming next = std::move(m_waiting->front());
        const bool isMessage = next && std::holds_alternative<SendMessageCommand>(*next);
        if (isMessage ? m_inFlight >= inFlightMax : m_inFlight > 0) {
            m_waiting->front() = std::move(next);
            return;
        }
        m_waiting->pop_front();
        run(next);
    }
    m_waiting.reset();
}

void WebSocketSession::send(const ServerFrame &frame)
{
    write(websocketframe::text(toJson(frame, m_endpoint.services().utcOffsetSeconds, baseUrl())));
}

bool WebSocketSession::isFlood(qint64 nowMs)
{
    if (!m_endpoint.services().hasRateLimits)
        return false;
    const double refilled
        = double(m_floodTokens) + double(nowMs - m_floodAtMs) / 1000.0 * floodPerSecond(m_endpoint.services().rates);
    m_floodAtMs = nowMs;
    m_floodTokens = float(std::min(floodBurst(m_endpoint.services().rates), refilled) - 1);
    return m_floodTokens < 0;
}

bool WebSocketSession::isParticipant(ConversationId conversation) const
{
    const auto participants = m_endpoint.services().directory.participants(conversation);
    return participants && participants->has(m_identity.user);
}

} // namespace chautari::server
