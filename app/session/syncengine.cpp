// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/syncengine.h"

#include <algorithm>
#include <utility>

namespace chautari {

void SyncEngine::start(const SyncPoint &known)
{
    m_state = State::Offline;
    m_known = known;
    m_epoch.clear();
    m_seen = 0;
}

void SyncEngine::handleConnected(const ConnectionEvent &greeting)
{
    m_epoch = greeting.epoch;
    m_seen = greeting.position;
    if (!m_known.epoch.isEmpty() && m_known.epoch == greeting.epoch) {
        m_state = State::Resuming;
        m_owner.sendResume({m_known.epoch, m_known.position});
        return;
    }
    if (!m_known.epoch.isEmpty())
        m_owner.handleNewHistory();
    beginAgain();
}

void SyncEngine::beginAgain()
{
    m_known = {};
    m_state = State::Listing;
    m_owner.loadEverything();
}

void SyncEngine::handle(const SyncedEvent &synced)
{
    if (m_state == State::Resuming)
        catchUp(synced.position);
}

void SyncEngine::handle(const ResyncRequiredEvent &resync)
{
    if (m_state != State::Resuming)
        return;
    if (resync.reason == ResyncReason::TooMany) {
        m_state = State::Paging;
        m_owner.askForChanges(m_known);
        return;
    }
    m_owner.handleNewHistory();
    beginAgain();
}

void SyncEngine::handlePage(const Result<ChangesPage> &page)
{
    if (m_state != State::Paging)
        return;
    if (!page) {
        if (page.error().code == ErrorCode::ResyncRequired) {
            m_owner.handleNewHistory();
            beginAgain();
        }
        return; // anything else: the owner asks again
    }
    m_owner.applyMissed(page->changes);
    if (!page->hasMore) {
        catchUp(page->position);
        return;
    }
    m_known.position = page->position;
    m_owner.handlePoint(m_known);
    m_owner.askForChanges(m_known);
}

// The list was asked for after the socket stood: what it does not yet say, the socket has told.
void SyncEngine::handleListComplete()
{
    if (m_state == State::Listing)
        catchUp(m_seen);
}

void SyncEngine::catchUp(qint64 position)
{
    m_state = State::Live;
    m_known = {m_epoch, std::max(position, m_seen)};
    m_owner.handlePoint(m_known);
    m_owner.handleCaughtUp();
}

void SyncEngine::noteLive(qint64 position)
{
    m_seen = std::max(m_seen, position);
    if (m_state != State::Live || position <= m_known.position)
        return;
    m_known.position = position;
    m_owner.handlePoint(m_known);
}

namespace {

template <typename Event>
qint64 positionIn(const Event &event)
{
    if constexpr (requires { event.position; })
        return event.position;
    else if constexpr (requires { event.message.position; })
        return event.message.position;
    else if constexpr (requires { event.conversation.position; })
        return event.conversation.position;
    else
        return 0;
}

} // namespace

qint64 positionOf(const ServerFrame &frame)
{
    const bool isGreeting
        = std::holds_alternative<ConnectionEvent>(frame) || std::holds_alternative<SyncedEvent>(frame);
    return isGreeting ? 0 : std::visit([](const auto &event) { return positionIn(event); }, frame);
}

} // namespace chautari
