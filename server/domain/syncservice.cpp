// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/syncservice.h"

#include <algorithm>
#include <limits>

namespace chautari::server {

namespace {

bool isEarlier(const MissedMessage &a, const MissedMessage &b)
{
    return a.position < b.position;
}

//! The first `limit` by position out of all conversations. What is later than those is not even read.
Result<QList<MissedMessage>> earliest(
    Stores &stores, const QList<MissedConversation> &conversations, UserId viewer, qint64 since, int limit)
{
    QList<MissedMessage> found;
    qint64 before = std::numeric_limits<qint64>::max();
    for (const MissedConversation &missed : conversations) {
        auto more = stores.changes().messages(missed.conversation, viewer, since, before, limit);
        if (!more)
            return more.error();
        found.append(std::move(*more));
        if (found.size() <= limit)
            continue;
        std::nth_element(found.begin(), found.begin() + limit, found.end(), isEarlier);
        found.resize(limit);
        before = std::max_element(found.cbegin(), found.cend(), isEarlier)->position;
    }
    std::sort(found.begin(), found.end(), isEarlier);
    return found;
}

} // namespace

Result<SyncPage> SyncService::page(
    Stores &stores, UserId viewer, const SyncRequest &request, const OnlineLookup &isOnline) const
{
    const Result<qint64> now = stores.changes().position();
    if (!now)
        return now.error();
    SyncPage page;
    page.position = *now;
    if (!request.epoch.isEmpty() && request.epoch != m_epoch)
        page.refusal = ResyncReason::Epoch;
    else if (request.since > *now)
        page.refusal = ResyncReason::Ahead;
    if (page.refusal)
        return page;

    const auto conversations = stores.changes().conversations(viewer, request.since);
    if (!conversations)
        return conversations.error();
    const int wanted = request.mustBeWhole ? limits::resumeChanges : request.limit;
    auto messages = earliest(stores, *conversations, viewer, request.since, wanted + 1);
    if (!messages)
        return messages.error();
    if (request.mustBeWhole && messages->size() + conversations->size() > limits::resumeChanges) {
        page.refusal = ResyncReason::TooMany;
        return page;
    }
    if (messages->size() > request.limit) {
        messages->resize(request.limit);
        page.hasMore = true;
        page.position = messages->constLast().position;
    }
    if (conversations->size() > limits::syncConversations) {
        page.hasMore = true;
        page.position = std::min(page.position, conversations->at(limits::syncConversations).position - 1);
        messages->removeIf([&](const MissedMessage &message) { return message.position > page.position; });
    }

    QHash<ConversationId, QList<MissedMessage>> said;
    for (const MissedMessage &message : std::as_const(*messages))
        said[message.conversation].append(message);
    for (const MissedConversation &missed : *conversations) {
        const QList<MissedMessage> ofThis = said.value(missed.conversation.id);
        // One whose last change is in a later page comes there, unless something was said in it before.
        if (ofThis.isEmpty() && missed.position > page.position)
            continue;
        if (auto added = addConversation(page, stores, viewer, missed, isOnline); !added)
            return added.error();
        for (const MissedMessage &message : ofThis) {
            if (auto added = addMessage(page, stores, viewer, missed.conversation, message, isOnline); !added)
                return added.error();
        }
        if (auto added = addMarks(page, stores, viewer, missed); !added)
            return added.error();
    }
    return page;
}

Result<void> SyncService::addConversation(
    SyncPage &page, Stores &stores, UserId viewer, const MissedConversation &missed, const OnlineLookup &isOnline) const
{
    if (missed.conversation.isHiddenFrom(viewer)) {
        page.changes.append(ConversationDeletedEvent{missed.conversation.id, missed.position});
        return {};
    }
    Result<Conversation> view = m_conversations.one(stores, viewer, missed.conversation.id, isOnline);
    if (!view)
        return view.error();
    page.changes.append(ConversationUpdatedEvent{std::move(*view)});
    return {};
}

//! Messages that have not changed themselves may have been delivered or read meanwhile.
Result<void> SyncService::addMarks(
    SyncPage &page, Stores &stores, UserId viewer, const MissedConversation &missed) const
{
    const ConversationRecord &conversation = missed.conversation;
    const auto add = [&](UserId whose, MessageStatus status, qint64 upToSeq, Timestamp at) -> Result<void> {
        const auto newest = stores.messages().before(conversation.id, upToSeq + 1, 1);
        if (!newest)
            return newest.error();
        if (!newest->isEmpty())
            page.changes.append(MessageStatusEvent{
                newest->constFirst().id, conversation.id, status, upToSeq, whose, at, missed.position});
        return {};
    };
    const UserId peer = conversation.peerOf(viewer);
    const Mark &theirs = conversation.markOf(peer);
    const bool mayKnow = m_directory.privacy(peer).hasReadReceipts;
    const qint64 read = mayKnow ? theirs.readSeq : 0;
    const qint64 delivered = std::max(theirs.deliveredSeq, theirs.readSeq);
    if (delivered > read) {
        if (auto added = add(peer, MessageStatus::Delivered, delivered, {}); !added)
            return added;
    }
    if (read > 0) {
        if (auto added = add(peer, MessageStatus::Read, read, theirs.readAt); !added)
            return added;
    }
    const Mark &own = conversation.markOf(viewer);
    return own.readSeq > 0 ? add(viewer, MessageStatus::Read, own.readSeq, own.readAt) : Result<void>();
}

Result<void> SyncService::addMessage(SyncPage &page, Stores &stores, UserId viewer,
    const ConversationRecord &conversation, const MissedMessage &missed, const OnlineLookup &isOnline) const
{
    if (missed.kind == MissedMessage::Kind::Hidden) {
        page.changes.append(
            MessageDeletedEvent{missed.message, conversation.id, DeletionType::Self, missed.seq, missed.position});
        return {};
    }
    const auto record = stores.messages().byIdFor(missed.message, viewer);
    if (!record)
        return record.error();
    if (!record->has_value())
        return {};
    Message view = messageView(**record, conversation, viewer, m_directory, isOnline);
    // A tombstone comes as a message too: who has not seen it before must know where it stands.
    if (missed.kind == MissedMessage::Kind::New)
        page.changes.append(MessageCreatedEvent{std::move(view)});
    else
        page.changes.append(MessageUpdatedEvent{std::move(view)});
    return {};
}

} // namespace chautari::server
