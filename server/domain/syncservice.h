// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/conversationservice.h"
#include "shared/protocol/frames.h"

namespace chautari::server {

//! How far a client knows the history, and how much of the rest it wants at once.
struct SyncRequest
{
    QString epoch; //!< empty: not checked
    qint64 since = 0;
    int limit = limits::syncPage; //!< messages
    bool mustBeWhole = false; //!< rather nothing than more than limits::resumeChanges in all
};

//! What was missed, as the frames that would have told it.
struct SyncPage
{
    std::optional<ResyncReason> refusal; //!< nothing can be told that way
    QList<ServerFrame> changes; //!< conversations before what was said in them
    qint64 position = 0; //!< everything up to here is known now
    bool hasMore = false;
};

//! \brief Tells somebody what has changed since a position. There is no log of events: each row carries the position of
//! its last change, so what comes is the state as it is now, to be put over the state as it was (rulings.md 1 to 3).
//! Stateless; runs in one snapshot.
class SyncService
{
public:
    SyncService(const ConversationService &conversations, const Directory &directory, QString epoch)
        : m_conversations(conversations)
        , m_directory(directory)
        , m_epoch(std::move(epoch))
    { }

    Result<SyncPage> page(
        Stores &stores, UserId viewer, const SyncRequest &request, const OnlineLookup &isOnline) const;

private:
    Result<void> addConversation(SyncPage &page, Stores &stores, UserId viewer, const MissedConversation &missed,
        const OnlineLookup &isOnline) const;
    Result<void> addMarks(SyncPage &page, Stores &stores, UserId viewer, const MissedConversation &missed) const;
    Result<void> addMessage(SyncPage &page, Stores &stores, UserId viewer, const ConversationRecord &conversation,
        const MissedMessage &missed, const OnlineLookup &isOnline) const;

    const ConversationService &m_conversations;
    const Directory &m_directory;
    QString m_epoch;
};

} // namespace chautari::server
