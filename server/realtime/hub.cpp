// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub.h"

#include "server/realtime/realtimeendpoint.h"
#include "server/realtime/websocketframe.h"
#include "shared/json/framejson.h"

#include <QtCore/QTimerEvent>

namespace chautari::server {

namespace {

// Half a second of slack is what typing may stay too long (guarantees.md G10).
constexpr int tickMs = 200;

} // namespace

Hub::Hub(const Directory &directory, const Clock &clock, Switchboard &switchboard, const RealtimeLimits &realtimeLimits,
    int utcOffsetSeconds)
    : m_directory(directory)
    , m_clock(clock)
    , m_switchboard(switchboard)
    , m_presence(realtimeLimits)
    , m_typing(realtimeLimits)
    , m_utcOffset(utcOffsetSeconds)
{ }

Hub::~Hub()
{
    stop();
}

void Hub::start()
{
    m_thread.setObjectName(QStringLiteral("hub"));
    moveToThread(&m_thread);
    m_thread.start();
}

void Hub::stop()
{
    if (!m_thread.isRunning())
        return;
    QThread *const caller = QThread::currentThread();
    QMetaObject::invokeMethod(this, [this, caller] {
        m_timer.stop();
        moveToThread(caller);
        m_thread.quit();
    });
    m_thread.wait();
}

void Hub::arrive(UserId user, std::weak_ptr<WebSocketSession> session, RealtimeEndpoint *endpoint)
{
    QMetaObject::invokeMethod(
        this, [this, user, session = std::move(session), endpoint] { handleArrival(user, session, endpoint); },
        Qt::QueuedConnection);
}

void Hub::depart(UserId user, Departure departure)
{
    QMetaObject::invokeMethod(
        this, [this, user, departure] { handleDeparture(user, departure); }, Qt::QueuedConnection);
}

void Hub::signalTyping(ConversationId conversation, UserId user, bool isTyping)
{
    QMetaObject::invokeMethod(
        this, [this, key = TypingTracker::Key{conversation, user}, isTyping] { handleTyping(key, isTyping); },
        Qt::QueuedConnection);
}

void Hub::messageStored(ConversationId conversation, UserId sender)
{
    // Nearly always nobody types, and then a message costs the hub nothing.
    if (m_isAnybodyTyping.load(std::memory_order_relaxed))
        signalTyping(conversation, sender, false);
}

void Hub::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    const qint64 nowMs = m_clock.monotonicMs();
    tellTyping(m_typing.expire(nowMs), false);
    const QList<UserId> gone = m_presence.expire(nowMs);
    for (const UserId user : gone)
        tellPeers(user, false);
    noteTyping();
    if (m_typing.isEmpty() && !m_presence.hasGraces())
        m_timer.stop();
}

void Hub::handleArrival(UserId user, const std::weak_ptr<WebSocketSession> &session, RealtimeEndpoint *endpoint)
{
    const Presence::Arrival arrival = m_presence.arrive(user);
    Admission admission{user, arrival == Presence::Arrival::Refused, {}};
    if (!admission.isRefused)
        admission.snapshot = snapshotFor(user);
    m_switchboard.postTo(endpoint, [endpoint, session, admission] { endpoint->admit(session, admission); });
    if (arrival == Presence::Arrival::CameOnline)
        tellPeers(user, true);
}

void Hub::handleDeparture(UserId user, Departure departure)
{
    m_presence.depart(user, departure, m_clock.monotonicMs(), m_clock.now());
    if (m_presence.hasSocket(user))
        return;
    tellTyping(m_typing.forget(user), false);
    noteTyping();
    if (!m_timer.isActive())
        m_timer.start(tickMs, this);
}

void Hub::handleTyping(const TypingTracker::Key &key, bool isTyping)
{
    if (const std::optional<bool> relayed = m_typing.signal(key, isTyping, m_clock.monotonicMs()))
        tellTyping({key}, *relayed);
    noteTyping();
    if (!m_typing.isEmpty() && !m_timer.isActive())
        m_timer.start(tickMs, this);
}

void Hub::tellPeers(UserId user, bool isOnline)
{
    const QList<UserId> peers = m_directory.peersOf(user);
    if (peers.isEmpty())
        return;
    DeliveryBatch batch;
    const QByteArray frame = statusFrame(user, isOnline);
    for (const UserId peer : peers) {
        if (m_presence.hasSocket(peer))
            batch.deliveries.emplace_back(peer, frame);
    }
    m_switchboard.post(std::move(batch));
}

void Hub::tellTyping(const QList<TypingTracker::Key> &keys, bool isTyping)
{
    DeliveryBatch batch;
    for (const TypingTracker::Key &key : keys) {
        const auto participants = m_directory.participants(key.conversation);
        const auto person = m_directory.person(key.user);
        if (!participants || !person)
            continue;
        const TypingEvent event{key.user, person->basic.displayName(), isTyping, key.conversation};
        batch.deliveries.emplace_back(
            participants->peerOf(key.user), websocketframe::text(toJson(ServerFrame(event), m_utcOffset)));
    }
    m_switchboard.post(std::move(batch));
}

QByteArray Hub::statusFrame(UserId user, bool isOnline) const
{
    const auto person = m_directory.person(user);
    const PresenceEvent event{user, person ? person->basic.displayName() : QString(), isOnline,
        isOnline ? Timestamp() : m_presence.lastSeen(user)};
    return websocketframe::text(toJson(ServerFrame(event), m_utcOffset));
}

QByteArray Hub::snapshotFor(UserId user) const
{
    QByteArray frames;
    const QList<UserId> peers = m_directory.peersOf(user);
    for (const UserId peer : peers) {
        const bool isPeerOnline = m_presence.isOnline(peer);
        if (isPeerOnline || m_presence.lastSeen(peer).isValid())
            frames.append(statusFrame(peer, isPeerOnline));
    }
    return frames;
}

void Hub::noteTyping()
{
    m_isAnybodyTyping.store(!m_typing.isEmpty(), std::memory_order_relaxed);
}

} // namespace chautari::server
