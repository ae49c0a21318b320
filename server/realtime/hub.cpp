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

void Hub::changeBlock(const BlockChanged &change)
{
    QMetaObject::invokeMethod(
        this, [this, change] { handleBlock(change); }, Qt::QueuedConnection);
}

void Hub::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    const qint64 nowMs = m_clock.monotonicMs();
    tellTyping(m_typing.expire(nowMs), false);
    const QList<UserId> gone = m_presence.expire(nowMs);
    for (const UserId user : gone) {
        tellPeers(user, false);
        Q_EMIT userLeft(user, m_presence.lastSeen(user));
    }
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
    // Who must not be seen typing has stopped: what was shown before is taken back.
    const bool isShown = isTyping && mayShowTyping(key);
    if (const std::optional<bool> relayed = m_typing.signal(key, isShown, m_clock.monotonicMs()))
        tellTyping({key}, *relayed);
    noteTyping();
    if (!m_typing.isEmpty() && !m_timer.isActive())
        m_timer.start(tickMs, this);
}

bool Hub::mayShowTyping(const TypingTracker::Key &key) const
{
    const auto participants = m_directory.participants(key.conversation);
    return participants && m_directory.privacy(key.user).showsTyping
        && !m_directory.areApart(key.user, participants->peerOf(key.user));
}

void Hub::handleBlock(const BlockChanged &change)
{
    if (!m_directory.peersOf(change.blocker).contains(change.blocked))
        return;
    const bool areApart = m_directory.areApart(change.blocker, change.blocked);
    DeliveryBatch batch;
    for (const auto &[viewer, user] :
        {std::pair(change.blocker, change.blocked), std::pair(change.blocked, change.blocker)}) {
        const bool isOnline = !areApart && m_presence.isOnline(user);
        batch.deliveries.emplace_back(
            viewer, statusFrame(user, isOnline, areApart || isOnline ? Timestamp() : shownLastSeen(user)));
    }
    m_switchboard.post(std::move(batch));
}

void Hub::tellPeers(UserId user, bool isOnline)
{
    const QList<UserId> peers = m_directory.peersOf(user);
    if (peers.isEmpty())
        return;
    DeliveryBatch batch;
    const QByteArray frame = statusFrame(user, isOnline, isOnline ? Timestamp() : shownLastSeen(user));
    for (const UserId peer : peers) {
        if (m_presence.hasSocket(peer) && !m_directory.areApart(user, peer))
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

QByteArray Hub::statusFrame(UserId user, bool isOnline, Timestamp lastSeen) const
{
    const auto person = m_directory.person(user);
    const PresenceEvent event{user, person ? person->basic.displayName() : QString(), isOnline, lastSeen};
    return websocketframe::text(toJson(ServerFrame(event), m_utcOffset));
}

QByteArray Hub::snapshotFor(UserId user) const
{
    QByteArray online;
    QByteArray offline;
    int room = limits::presenceSnapshot;
    const QList<UserId> peers = m_directory.peersOf(user);
    for (const UserId peer : peers) {
        if (m_directory.areApart(user, peer))
            continue;
        if (m_presence.isOnline(peer))
            online.append(statusFrame(peer, true, {}));
        else if (const Timestamp lastSeen = shownLastSeen(peer); lastSeen.isValid() && room-- > 0)
            offline.append(statusFrame(peer, false, lastSeen));
    }
    return online + offline;
}

Timestamp Hub::shownLastSeen(UserId user) const
{
    if (!m_directory.privacy(user).showsLastSeen)
        return {};
    if (const Timestamp lastSeen = m_presence.lastSeen(user); lastSeen.isValid())
        return lastSeen;
    const auto person = m_directory.person(user);
    return person ? person->lastSeen : Timestamp();
}

void Hub::noteTyping()
{
    m_isAnybodyTyping.store(!m_typing.isEmpty(), std::memory_order_relaxed);
}

} // namespace chautari::server
