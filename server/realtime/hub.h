// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/directory.h"
#include "server/realtime/presence.h"
#include "server/realtime/switchboard.h"
#include "server/realtime/typingtracker.h"
#include "shared/core/clock.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>
#include <QtCore/QThread>

#include <atomic>

namespace chautari::server {

class WebSocketSession;

//! What the hub answers to a socket that signed in.
struct Admission
{
    UserId user;
    bool isRefused = false; //!< this user has as many sockets as allowed
    QByteArray snapshot; //!< encoded `status` frames of the peers
};

//! \brief Presence and typing of everybody, in a thread of its own: one place where "came online" and "who is online"
//! are one step, so that a newcomer neither misses a change nor hears it twice. Does no SQL. The public calls are
//! thread-safe and only queue work.
class Hub : public QObject
{
    Q_OBJECT
public:
    Hub(const Directory &directory, const Clock &clock, Switchboard &switchboard, const RealtimeLimits &realtimeLimits,
        int utcOffsetSeconds);
    ~Hub() override;

    void start();
    void stop(); //!< joins the thread; called from the thread that called start()

    //! Counts a socket and answers with RealtimeEndpoint::admit().
    void arrive(UserId user, std::weak_ptr<WebSocketSession> session, RealtimeEndpoint *endpoint);
    //! Only for sockets that were admitted.
    void depart(UserId user, Departure departure);
    void signalTyping(ConversationId conversation, UserId user, bool isTyping);
    //! A message ends its sender's typing.
    void messageStored(ConversationId conversation, UserId sender);
    //! Tells both what they may see of each other from now on.
    void changeBlock(const BlockChanged &change);
    [[nodiscard]] bool isOnline(UserId user) const { return m_presence.isOnline(user); }
    [[nodiscard]] QList<UserId> onlineUsers() const { return m_presence.onlineUsers(); }
    [[nodiscard]] Presence::Count count() const { return m_presence.count(); }

Q_SIGNALS:
    //! In the hub's thread: the grace is over.
    void userLeft(chautari::UserId user, chautari::Timestamp lastSeen);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void handleArrival(UserId user, const std::weak_ptr<WebSocketSession> &session, RealtimeEndpoint *endpoint);
    void handleDeparture(UserId user, Departure departure);
    void handleTyping(const TypingTracker::Key &key, bool isTyping);
    void handleBlock(const BlockChanged &change);
    [[nodiscard]] bool mayShowTyping(const TypingTracker::Key &key) const;
    void tellPeers(UserId user, bool isOnline);
    void tellTyping(const QList<TypingTracker::Key> &keys, bool isTyping);
    [[nodiscard]] QByteArray statusFrame(UserId user, bool isOnline, Timestamp lastSeen) const;
    [[nodiscard]] Timestamp shownLastSeen(UserId user) const; //!< invalid: unknown, or nobody's business
    [[nodiscard]] QByteArray snapshotFor(UserId user) const;
    void noteTyping();

    const Directory &m_directory;
    const Clock &m_clock;
    Switchboard &m_switchboard;
    Presence m_presence;
    TypingTracker m_typing;
    int m_utcOffset;
    QThread m_thread;
    QBasicTimer m_timer; //!< runs only while something can expire
    std::atomic<bool> m_isAnybodyTyping = false;
};

} // namespace chautari::server
