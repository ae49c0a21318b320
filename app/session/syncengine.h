// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/apiclient.h"
#include "app/store/messagecache.h"

namespace chautari {

//! \brief What a SyncEngine does to the world. Tests script it.
class SyncOwner
{
public:
    virtual ~SyncOwner() = default;
    SyncOwner() = default;
    SyncOwner(const SyncOwner &) = delete;
    SyncOwner &operator=(const SyncOwner &) = delete;

    virtual void sendResume(const ResumeCommand &resume) = 0;
    //! Ask /sync/ for what comes after this point; the answer goes to handlePage().
    virtual void askForChanges(const SyncPoint &from) = 0;
    //! Ask for everything; when it has come, call handleListComplete().
    virtual void loadEverything() = 0;
    virtual void applyMissed(const QList<ServerFrame> &changes) = 0;
    //! The server's history is another one (a restored backup): what is known belongs to the old one.
    virtual void handleNewHistory() = 0;
    //! Nothing is missing up to this point; it may be written down together with what came before.
    virtual void handlePoint(const SyncPoint &point) = 0;
    //! Nothing is missing any more; what comes from now on is live.
    virtual void handleCaughtUp() = 0;
};

//! \brief Decides how a client that was away learns what it has missed, and which position it may remember (rulings.md
//! 1 to 3): one that moves only when nothing before it can be missing. Client-core thread; a state machine without
//! clocks.
class SyncEngine
{
public:
    explicit SyncEngine(SyncOwner &owner)
        : m_owner(owner)
    { }

    //! \param known what this computer has; empty = nothing.
    void start(const SyncPoint &known);
    void stop() { start({}); }

    void handleConnected(const ConnectionEvent &greeting);
    void handleLost() { m_state = State::Offline; }
    void handle(const SyncedEvent &synced);
    void handle(const ResyncRequiredEvent &resync);
    void handlePage(const Result<ChangesPage> &page);
    void handleListComplete();
    //! Every change that the socket tells, in its order.
    void noteLive(qint64 position);

    [[nodiscard]] bool isListing() const { return m_state == State::Listing; }
    [[nodiscard]] bool isPaging() const { return m_state == State::Paging; }
    //! What is missing comes by itself, or nothing is.
    [[nodiscard]] bool isCatchingUpOrLive() const { return m_state != State::Offline && m_state != State::Listing; }
    [[nodiscard]] const SyncPoint &known() const { return m_known; }

private:
    enum class State { Offline, Listing, Resuming, Paging, Live };

    void beginAgain();
    void catchUp(qint64 position);

    SyncOwner &m_owner;
    State m_state = State::Offline;
    SyncPoint m_known;
    QString m_epoch; //!< of the connection
    qint64 m_seen = 0; //!< the highest position that this connection told live
};

//! The position of a change; 0 for frames that tell none.
qint64 positionOf(const ServerFrame &frame);

} // namespace chautari
