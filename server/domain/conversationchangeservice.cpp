// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/conversationchangeservice.h"

#include <algorithm>

namespace chautari::server {

namespace {

//! Own keys only: what the other side set for itself is none of the asker's business (contract.md 12, 20).
std::optional<bool> archivedOf(const UpdateConversationRequest &request, bool isProvider)
{
    if (request.isArchived)
        return request.isArchived;
    return isProvider ? request.isProviderArchived : request.isCustomerArchived;
}

//! True when anything is different now.
bool apply(const UpdateConversationRequest &request, ParticipantRecord &participant)
{
    bool hasChanged = false;
    const auto set = [&hasChanged](auto &field, const auto &wish) {
        if (!wish || *wish == field)
            return;
        field = *wish;
        hasChanged = true;
    };
    set(participant.isPinned, request.isPinned);
    set(participant.isMuted, request.isMuted);
    set(participant.isMarkedUnread, request.isMarkedUnread);
    set(participant.note, request.note);
    return hasChanged;
}

} // namespace

Result<void> ConversationChangeService::update(
    WriteTransaction &tx, const Identity &who, ConversationId id, const UpdateConversationRequest &request) const
{
    ConversationStore &conversations = tx.stores().conversations();
    Result<ConversationRecord> conversation = conversationOf(tx.stores(), who, id);
    if (!conversation)
        return conversation.error();
    qint64 position = 0;
    const bool isProvider = who.user == conversation->provider;
    const std::optional<bool> isArchived = archivedOf(request, isProvider);
    if (isArchived && *isArchived != conversation->isArchivedFor(who.user)) {
        (isProvider ? conversation->isProviderArchived : conversation->isCustomerArchived) = *isArchived;
        if (const auto updated = conversations.update(*conversation); !updated)
            return updated;
        position = conversation->position;
    }
    Result<ParticipantRecord> participant = conversations.participant(id, who.user);
    if (!participant)
        return participant.error();
    if (apply(request, *participant)) {
        if (const auto saved = conversations.saveParticipant(*participant); !saved)
            return saved;
        position = participant->position;
    }
    if (position > 0)
        tx.publish(ConversationChanged{*conversation, who.user, false, position});
    return {};
}

Result<void> ConversationChangeService::markRead(WriteTransaction &tx, const Identity &who, ConversationId id) const
{
    Result<ConversationRecord> conversation = conversationOf(tx.stores(), who, id);
    if (!conversation)
        return conversation.error();
    const qint64 before = conversation->position;
    const auto moved = m_messages.advance(tx, who.user, *conversation, conversation->lastSeq, MessageStatus::Read);
    if (!moved)
        return moved;
    qint64 position = conversation->position != before ? conversation->position : 0;
    Result<ParticipantRecord> participant = tx.stores().conversations().participant(id, who.user);
    if (!participant)
        return participant.error();
    if (participant->isMarkedUnread) {
        participant->isMarkedUnread = false;
        if (const auto saved = tx.stores().conversations().saveParticipant(*participant); !saved)
            return saved;
        position = participant->position;
    }
    if (position > 0)
        tx.publish(ConversationChanged{*conversation, who.user, false, position});
    return {};
}

Result<void> ConversationChangeService::remove(WriteTransaction &tx, const Identity &who, ConversationId id) const
{
    ConversationStore &conversations = tx.stores().conversations();
    Result<ConversationRecord> conversation = conversationOf(tx.stores(), who, id);
    if (!conversation)
        return conversation.error();
    const Result<ParticipantRecord> before = conversations.participant(id, who.user);
    if (!before)
        return before.error();
    const bool isProvider = who.user == conversation->provider;
    (isProvider ? conversation->isProviderHidden : conversation->isCustomerHidden) = true;
    conversation->unreadOf(who.user) = 0;
    if (const auto updated = conversations.update(*conversation); !updated)
        return updated;
    ParticipantRecord cleared;
    cleared.conversation = id;
    cleared.user = who.user;
    cleared.clearedSeq = conversation->lastSeq;
    cleared.isMuted = before->isMuted; // peace was asked for from the person, not from the messages
    if (const auto saved = conversations.saveParticipant(cleared); !saved)
        return saved;
    tx.publish(ConversationChanged{*conversation, who.user, true, cleared.position});
    return {};
}

} // namespace chautari::server
