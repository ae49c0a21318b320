// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/realtimeendpoint.h"

#include "server/api/messagecontroller.h"
#include "server/api/sessionuse.h"
#include "server/net/acceptedsocket.h"
#include "server/net/baseurl.h"
#include "server/realtime/websocketframe.h"
#include "server/realtime/websocketsession.h"
#include "shared/core/logging.h"
#include "shared/json/errorjson.h"

#include <QtCore/QTimerEvent>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int housekeepingMs = 500;
constexpr int marksPauseMsEach = 10;
constexpr int marksPauseMsMax = 1'000;
constexpr size_t marksPerCommand = 50; //!< a command must not hold the writer over 5 ms (rulings.md 16)

HttpResponse refusal(int status, const Error &error)
{
    return {status, "application/json", errorBody(error), {}};
}

} // namespace

RealtimeEndpoint::RealtimeEndpoint(const RealtimeContext &context, RestDoor rest)
    : m_context(context)
    , m_auth(context.services.authenticator, context.services.directory, context.services.accountMemory.tickets,
          context.allowUserIdAuth)
    , m_rest(std::move(rest))
    , m_pingFrame(websocketframe::ping())
{
    m_position = m_context.switchboard.add(this);
    m_tickTimer.start(housekeepingMs, Qt::CoarseTimer, this);
}

RealtimeEndpoint::~RealtimeEndpoint()
{
    m_context.switchboard.remove(this);
}

void RealtimeEndpoint::handleRequest(const HttpRequest &request, HttpReply reply)
{
    if (!m_isDraining) {
        m_rest.handle(request, std::move(reply));
        return;
    }
    HttpResponse response
        = refusal(503, Error{ErrorCode::ServerBusy, u"The server restarts. Try again in a moment."_s, {}, 1});
    response.headers.emplaceBack("Retry-After", "1");
    reply.send(std::move(response));
}

BodyPlan RealtimeEndpoint::planBody(const HttpRequest &head)
{
    return m_isDraining ? BodyPlan::memory() : m_rest.planBody(head);
}

std::optional<HttpResponse> RealtimeEndpoint::refuseUpgrade(const HttpRequest &request)
{
    if (request.path == "/ws/messaging/"_L1 || request.path == "/ws/messaging"_L1)
        return std::nullopt;
    return refusal(404, Error::of(ErrorCode::NotFound, u"Not found."_s));
}

void RealtimeEndpoint::handleWebSocket(WebSocketUpgrade upgrade)
{
    QWebSocket *const socket = upgrade.socket.get();
    AcceptedSocket *const connection = upgrade.connection;
    const HttpRequest request = std::move(upgrade.request);
    auto session = std::make_shared<WebSocketSession>(*this, std::move(upgrade));
    session->index = m_sessions.size();
    WebSocketSession *const raw = session.get();
    connection->onMessageTooLong([weak = session->weak_from_this()] {
        if (const auto living = weak.lock())
            living->handleTooLong();
    });
    m_sessions.push_back(std::move(session));
    connect(socket, &QWebSocket::textMessageReceived, this, [raw](const QString &text) { raw->handleText(text); });
    connect(socket, &QWebSocket::binaryMessageReceived, this, [raw] { raw->handleBinary(); });
    connect(socket, &QWebSocket::pong, this, [raw] { raw->handlePong(); });
    connect(socket, &QWebSocket::aboutToClose, this, [raw] { raw->handleGoodbye(); });
    connect(socket, &QWebSocket::disconnected, this, [this, raw] { remove(raw); });
    raw->start(request);
    if (m_isDraining)
        raw->drain();
}

void RealtimeEndpoint::drain()
{
    m_isDraining = true;
    for (const auto &session : m_sessions)
        session->drain();
}

void RealtimeEndpoint::deliver(const DeliveryBatch &batch)
{
    for (const Delivery &delivery : batch.deliveries)
        deliver(delivery);
    for (const Expulsion &expulsion : batch.expulsions)
        expel(expulsion);
    m_position = std::max(m_position, batch.position);
}

void RealtimeEndpoint::admit(const std::weak_ptr<WebSocketSession> &session, const Admission &admission)
{
    const auto living = session.lock();
    if (!living) {
        if (!admission.isRefused)
            hub().depart(admission.user, Departure::Lost);
        return;
    }
    living->admit(admission);
    if (living->isOpen())
        m_byUser.insert(admission.user, living.get());
    noteSessionUse(services(), this, living->identity().session);
}

void RealtimeEndpoint::storeMessage(UserId sender, SendMessageRequest request, Stored done)
{
    auto command = [services = &m_context.services, sender, request = std::move(request)](
                       WriteTransaction &tx) -> Result<SendOutcome> {
        Result<SendOutcome> outcome = services->messages.send(tx, sender, request, Transport::WebSocket);
        if (!outcome || !outcome->isNew)
            return outcome;
        // Asked here, because only now it is known not to be a duplicate, which costs nothing (rulings.md 22). An error
        // rolls the savepoint back.
        if (std::optional<Error> refused = takeMessageToken(*services, sender))
            return std::move(*refused);
        return outcome;
    };
    m_context.services.storage.write<SendOutcome>(this, std::move(command), std::move(done));
}

void RealtimeEndpoint::noteMark(UserId user, ConversationId conversation, MessageId upTo, MessageStatus status)
{
    PendingMark &mark = m_marks[MarkKey(conversation, user)];
    MessageId &pending = status == MessageStatus::Read ? mark.read : mark.delivered;
    pending = std::max(pending, upTo);
    if (!m_marksTimer.isActive())
        m_marksTimer.start(m_context.limits.marksCoalesceMs + m_marksPauseMs, Qt::CoarseTimer, this);
}

quint8 RealtimeEndpoint::baseOf(const HttpRequest &request)
{
    const QString base = baseUrl(request);
    const qsizetype known = m_bases.indexOf(base);
    if (known >= 0)
        return quint8(known);
    // A server has few names; whoever makes more up gets paths instead of links.
    if (m_bases.size() > std::numeric_limits<quint8>::max())
        return 0;
    m_bases.append(base);
    return quint8(m_bases.size() - 1);
}

void RealtimeEndpoint::handleClosing(const WebSocketSession &session)
{
    m_byUser.remove(session.identity().user, const_cast<WebSocketSession *>(&session));
}

void RealtimeEndpoint::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_tickTimer.timerId())
        tick();
    else if (event->timerId() == m_marksTimer.timerId())
        writeMarks();
}

void RealtimeEndpoint::deliver(const Delivery &delivery)
{
    bool isDelivered = false;
    // A copy of the few: a slow one leaves the hash while we walk.
    QVarLengthArray<WebSocketSession *, 8> sessions;
    const auto [first, last] = std::as_const(m_byUser).equal_range(delivery.to);
    std::copy(first, last, std::back_inserter(sessions));
    for (WebSocketSession *session : sessions)
        isDelivered |= session->write(delivery.frame.bytes(session->baseUrl())) && !session->isNative();
    if (isDelivered && delivery.message.isValid())
        noteMark(delivery.to, delivery.conversation, delivery.message, MessageStatus::Delivered);
}

void RealtimeEndpoint::expel(const Expulsion &expulsion)
{
    for (const auto &session : m_sessions) {
        const Identity &identity = session->identity();
        const bool isMeant = identity.user == expulsion.user
            && (!expulsion.session.isValid() || identity.session == expulsion.session);
        if (isMeant)
            session->close(closecode::notAuthenticated, expulsion.reason);
    }
}

void RealtimeEndpoint::tick()
{
    const qint64 now = nowMs();
    // Backwards: a session that ends here is replaced by one that was already seen.
    for (size_t i = m_sessions.size(); i-- > 0;) {
        const std::shared_ptr<WebSocketSession> session = m_sessions[i];
        session->tick(now);
    }
}

void RealtimeEndpoint::remove(WebSocketSession *session)
{
    m_byUser.remove(session->identity().user, session);
    noteSessionUse(services(), this, session->identity().session);
    if (session->isAdmitted())
        hub().depart(session->identity().user, session->departure());
    const size_t index = session->index;
    std::swap(m_sessions[index], m_sessions.back());
    m_sessions[index]->index = index;
    m_sessions.pop_back();
}

void RealtimeEndpoint::writeMarks()
{
    m_marksTimer.stop();
    // Many at once: the next ones wait longer, so that receipts leave the writer to the messages.
    m_marksPauseMs = std::min(int(m_marks.size()) * marksPauseMsEach, marksPauseMsMax);
    MarkList marks;
    for (auto it = m_marks.cbegin(); it != m_marks.cend(); ++it) {
        marks.emplace_back(it.key(), it.value());
        if (marks.size() == marksPerCommand)
            writeMarks(std::exchange(marks, {}));
    }
    m_marks.clear();
    if (!marks.empty())
        writeMarks(std::move(marks));
}

void RealtimeEndpoint::writeMarks(MarkList marks)
{
    auto command = [services = &m_context.services, marks = std::move(marks)](WriteTransaction &tx) -> Result<bool> {
        const auto move = [&](const MarkKey &key, MessageId upTo, MessageStatus status) {
            return !upTo.isValid() || services->messages.mark(tx, key.second, key.first, upTo, status);
        };
        for (const auto &[key, mark] : marks) {
            // What a client made up (an id that is not there) is its own business and must not stop the others.
            move(key, mark.delivered, MessageStatus::Delivered);
            move(key, mark.read, MessageStatus::Read);
        }
        return true;
    };
    m_context.services.storage.write<bool>(this, std::move(command), [](const Result<bool> &result) {
        if (!result)
            qCWarning(logRealtime, "Receipts could not be stored: %s", qUtf8Printable(result.error().firstMessage()));
    });
}

} // namespace chautari::server
