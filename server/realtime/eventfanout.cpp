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

QByteArray messageFrame(const Services &services, const MessageStored &event, UserId viewer)
{
    // Nobody has read a message that is new: of the conversation only who is in it matters.
    ConversationRecord conversation;
    conversation.id = event.message.conversation;
    conversation.provider = event.provider;
    conversation.customer = event.customer;
    conversation.lastSeq = event.message.seq;
    return encoded(
        MessageCreatedEvent{messageView(event.message, conversation, viewer, services.directory, services.isOnline)},
        services.utcOffsetSeconds);
}

} // namespace

void EventFanOut::handleEvents(std::vector<DomainEvent> events)
{
    DeliveryBatch batch;
    const auto shared = std::make_shared<const std::vector<DomainEvent>>(std::move(events));
    for (const DomainEvent &event : *shared) {
        // The frames are encoded later, from the event itself: each keeps all events of its commit alive.
        std::visit(
            [&](const auto &fact) { add(batch, std::shared_ptr<const std::decay_t<decltype(fact)>>(shared, &fact)); },
            event);
    }
    m_switchboard.post(std::move(batch));
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const MessageStored> &event)
{
    const MessageRecord &message = event->message;
    const UserId recipient = event->recipient();
    const auto frameFor = [services = &m_services, event](UserId viewer) {
        return [services, event, viewer] { return messageFrame(*services, *event, viewer); };
    };
    batch.deliveries.emplace_back(message.sender, frameFor(message.sender));
    Delivery &delivery = batch.deliveries.emplace_back(recipient, frameFor(recipient));
    delivery.conversation = message.conversation;
    delivery.message = message.id;
    batch.position = std::max(batch.position, message.position);
    m_hub.messageStored(message.conversation, message.sender);
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const MarkMoved> &event)
{
    const auto encode = [utcOffset = m_services.utcOffsetSeconds, event] {
        return encoded(MessageStatusEvent{event->upTo, event->conversation, event->status, event->upToSeq, event->user,
                           event->at, event->position},
            utcOffset);
    };
    batch.deliveries.emplace_back(event->peer, encode);
    // The reader's other devices must lower their counters; "delivered" tells them nothing.
    if (event->status == MessageStatus::Read)
        batch.deliveries.emplace_back(event->user, encode);
    batch.position = std::max(batch.position, event->position);
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const ConversationStarted> &event)
{
    batch.position = std::max(batch.position, event->conversation.position);
    // The frame holds the service and the first message: only a reader knows them. It is posted a moment later.
    using Views = std::pair<Conversation, Conversation>;
    const auto query = [services = &m_services, conversation = event->conversation](Stores &stores) -> Result<Views> {
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
    const auto done = [this, conversation = event->conversation](const Result<Views> &views) {
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
    batch.deliveries.emplace_back(
        conversation.provider, encoded(ConversationCreatedEvent{views.first}, m_services.utcOffsetSeconds));
    batch.deliveries.emplace_back(
        conversation.customer, encoded(ConversationCreatedEvent{views.second}, m_services.utcOffsetSeconds));
    m_switchboard.post(std::move(batch));
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const UserChanged> &event)
{
    if (!event->user.isActive)
        batch.expulsions.push_back({event->user.id, {}, "User is inactive"});
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const SessionRevoked> &event)
{
    batch.expulsions.push_back({event->user, event->session, "Session ended"});
}

} // namespace chautari::server
