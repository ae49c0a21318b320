// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// SessionWorker, what the server tells: one function per frame, and what is learnt from it.
#include "app/session/refusals.h"
#include "app/session/sessionworker.h"

#include <utility>

namespace chautari {

namespace {

UserBasic asSender(const UserAccount &me)
{
    return {me.id, me.email, me.username, me.firstName, me.lastName, me.role, {}, true};
}

} // namespace

void SessionWorker::handleFrame(const ServerFrame &frame)
{
    std::visit([this](const auto &event) { handleEvent(event); }, frame);
    if (const qint64 position = positionOf(frame); position > 0)
        m_sync.noteLive(position);
    rearm();
}

void SessionWorker::handleEvent(const MessageCreatedEvent &event)
{
    const Message &message = event.message;
    learnMessage(message);
    m_history.noteLive(message);
    m_typingIn.handleMessage(message.conversation, message.sender.id);
    if (message.sender.id != m_me.id) {
        m_marks.note(message.conversation, message.id, message.seq, MessageStatus::Delivered, now());
        m_changes.addArrived(message);
    }
    if (m_state.contains(message.conversation))
        m_state.learnIntoList(message);
    else
        m_list.loadOne(message.conversation);
}

// The message frame usually came before and says more; the ack alone is enough to know that the server has it.
void SessionWorker::handleEvent(const AckEvent &event)
{
    const OutgoingMessage *outgoing = m_outbox.find(event.clientMessageId);
    if (!outgoing)
        return;
    const Message message = storedMessage(*outgoing, event);
    m_history.noteLive(message);
    m_state.learnIntoList(message);
    learnMessage(message);
}

void SessionWorker::handleEvent(const ErrorEvent &event)
{
    ErrorEvent plain = event;
    plain.message = plainRefusal(event.message);
    m_outbox.handleError(plain, now());
}

void SessionWorker::handleEvent(const TypingEvent &event)
{
    m_typingIn.handle(event, now());
}

void SessionWorker::handleEvent(const PresenceEvent &event)
{
    m_presenceHeard.insert(event.user);
    learnPresence(event);
}

void SessionWorker::learnPresence(const PresenceEvent &event)
{
    if (event.isOnline)
        m_shownOnline.insert(event.user, event.userName);
    else
        m_shownOnline.remove(event.user);
    m_changes.add(event);
}

// Without a connection nobody here knows who is there; the next one brings a snapshot.
void SessionWorker::forgetPresence()
{
    const QHash<UserId, QString> shown = std::exchange(m_shownOnline, {});
    for (auto it = shown.begin(); it != shown.end(); ++it)
        m_changes.add(PresenceEvent{it.key(), it.value(), false, {}});
}

void SessionWorker::handleEvent(const MessageStatusEvent &event)
{
    m_state.apply(event);
    if (event.updatedBy != m_me.id)
        return;
    m_marks.handleConfirmed(event);
    if (event.status == MessageStatus::Read)
        m_state.noteRead(event.conversation, event.upToSeq);
}

void SessionWorker::handleEvent(const ConversationCreatedEvent &event)
{
    learnConversation(event.conversation);
}

void SessionWorker::handleEvent(const MessageUpdatedEvent &event)
{
    learnMessage(event.message);
    if (m_state.contains(event.message.conversation))
        m_state.learnIntoList(event.message);
}

void SessionWorker::handleEvent(const MessageDeletedEvent &event)
{
    m_state.apply(event);
    m_media.removeOf(event.message);
    m_tidyTimer.start(tidyFirstMs);
}

void SessionWorker::handleEvent(const ConversationUpdatedEvent &event)
{
    learnConversation(event.conversation);
}

void SessionWorker::handleEvent(const ConversationDeletedEvent &event)
{
    m_state.forget(event.conversation);
}

void SessionWorker::handleEvent(const ReactionEvent &event)
{
    m_state.apply(event);
}

void SessionWorker::handleEvent(const SyncedEvent &event)
{
    m_sync.handle(event);
}

void SessionWorker::handleEvent(const ResyncRequiredEvent &event)
{
    m_sync.handle(event);
}

void SessionWorker::learnConversation(const Conversation &told)
{
    Conversation conversation = told;
    if (!m_profile.hasOrder && conversation.latestMessages.isEmpty())
        conversation.latestMessages = m_state.latest(conversation.id); // it says nothing of them: ours stay
    const Conversation *known = m_state.learn(conversation);
    if (!known)
        return;
    // What came while this computer was away is delivered now.
    for (const Message &message : known->latestMessages) {
        if (message.sender.id == m_me.id)
            continue;
        if (message.status == MessageStatus::Sent)
            m_marks.note(conversation.id, message.id, message.seq, MessageStatus::Delivered, now());
        break;
    }
}

void SessionWorker::learnMessage(const Message &message)
{
    m_state.learn(message);
    if (message.deletion == DeletionType::Everyone)
        m_media.removeOf(message.id);
    noteStored(message);
}

Message SessionWorker::storedMessage(const OutgoingMessage &outgoing, const AckEvent &ack) const
{
    Message message;
    message.id = ack.id;
    message.conversation = outgoing.conversation;
    message.sender = asSender(m_me);
    message.text = outgoing.text;
    message.createdAt = outgoing.createdAt;
    message.updatedAt = outgoing.createdAt;
    message.seq = ack.seq;
    message.clientMessageId = outgoing.clientMessageId;
    return message;
}

} // namespace chautari
