// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/eventfanout.h"

#include "server/realtime/hub.h"
#include "server/realtime/switchboard.h"
#include "server/realtime/websocketframe.h"
#include "shared/core/logging.h"
#include "shared/json/framejson.h"

namespace chautari::server {

namespace {

QByteArray encoded(const ServerFrame &frame, int utcOffsetSeconds)
{
    return websocketframe::text(toJson(frame, utcOffsetSeconds));
}

} // namespace

void EventFanOut::handleEvents(const std::vector<DomainEvent> &events)
{
    DeliveryBatch batch;
    batch.deliveries.reserve(events.size() * 2);
    for (const DomainEvent &event : events)
        std::visit([&](const auto &fact) { add(batch, fact); }, event);
    m_switchboard.post(std::move(batch));
}

void EventFanOut::add(DeliveryBatch &batch, const MessageStored &event)
{
    const MessageRecord &message = event.message;
    ConversationRecord conversation;
    conversation.id = message.conversation;
    conversation.provider = event.provider;
    conversation.customer = event.customer;
    conversation.lastSeq = message.seq;
    const UserId recipient = event.recipient();
    const auto frameFor = [&](UserId viewer) {
        return encoded(
            MessageCreatedEvent{messageView(message, conversation, viewer, m_services.directory, m_services.isOnline)},
            m_services.utcOffsetSeconds);
    };
    batch.deliveries.push_back({message.sender, frameFor(message.sender), {}, {}});
    batch.deliveries.push_back({recipient, frameFor(recipient), message.conversation, message.id});
    batch.position = std::max(batch.position, message.position);
    m_hub.messageStored(message.conversation, message.sender);
}

void EventFanOut::add(DeliveryBatch &batch, const MarkMoved &event)
{
    const QByteArray frame = encoded(MessageStatusEvent{event.upTo, event.conversation, event.status, event.upToSeq,
                                         event.user, event.at, event.position},
        m_services.utcOffsetSeconds);
    batch.deliveries.push_back({event.peer, frame, {}, {}});
    // The reader's other devices must lower their counters; "delivered" tells them nothing.
    if (event.status == MessageStatus::Read)
        batch.deliveries.push_back({event.user, frame, {}, {}});
    batch.position = std::max(batch.position, event.position);
}

void EventFanOut::add(DeliveryBatch &batch, const ConversationStarted &event)
{
    batch.position = std::max(batch.position, event.conversation.position);
    // The frame holds the service and the first message: only a reader knows them. It is posted a moment later.
    using Views = std::pair<Conversation, Conversation>;
    const auto query = [services = &m_services, conversation = event.conversation](Stores &stores) -> Result<Views> {
        auto forProvider
            = services->conversations.one(stores, conversation.provider, conversation.id, services->isOnline);
        if (!forProvider)
            return forProvider.error();
        auto forCustomer
            = services->conversations.one(stores, conversation.customer, conversation.id, services->isOnline);
        if (!forCustomer)
            return forCustomer.error();
        return Views(std::move(*forProvider), std::move(*forCustomer));
    };
    const auto done = [this, conversation = event.conversation](const Result<Views> &views) {
        if (views)
            tellStarted(conversation, *views);
        else
            qCWarning(logRealtime, "conversation_created could not be told: %s",
                qUtf8Printable(views.error().firstMessage()));
    };
    m_services.storage.read<Views>(&m_hub, query, done);
}

void EventFanOut::tellStarted(
    const ConversationRecord &conversation, const std::pair<Conversation, Conversation> &views)
{
    DeliveryBatch batch;
    batch.deliveries.push_back(
        {conversation.provider, encoded(ConversationCreatedEvent{views.first}, m_services.utcOffsetSeconds), {}, {}});
    batch.deliveries.push_back(
        {conversation.customer, encoded(ConversationCreatedEvent{views.second}, m_services.utcOffsetSeconds), {}, {}});
    m_switchboard.post(std::move(batch));
}

void EventFanOut::add(DeliveryBatch &batch, const UserChanged &event)
{
    if (!event.user.isActive)
        batch.expulsions.push_back({event.user.id, {}, "User is inactive"});
}

void EventFanOut::add(DeliveryBatch &batch, const SessionRevoked &event)
{
    batch.expulsions.push_back({event.user, event.session, "Session ended"});
}

} // namespace chautari::server
