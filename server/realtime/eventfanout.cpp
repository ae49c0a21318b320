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

QByteArray encoded(const ServerFrame &frame, int utcOffsetSeconds, const QString &baseUrl = {})
{
    return websocketframe::text(toJson(frame, utcOffsetSeconds, baseUrl));
}

QByteArray messageFrame(const Services &services, const MessageStored &event, UserId viewer, const QString &baseUrl)
{
    // Nobody has read a message that is new: of the conversation only who is in it matters.
    ConversationRecord conversation;
    conversation.id = event.message.conversation;
    conversation.provider = event.provider;
    conversation.customer = event.customer;
    conversation.lastSeq = event.message.seq;
    return encoded(
        MessageCreatedEvent{messageView(event.message, conversation, viewer, services.directory, services.isOnline)},
        services.utcOffsetSeconds, baseUrl);
}

} // namespace

void EventFanOut::handleEvents(std::vector<DomainEvent> events, Stores &stores)
{
    m_stores = &stores;
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
        return LazyFrame::EncodeWithLinks([services, event, viewer](const QString &baseUrl) {
            return messageFrame(*services, *event, viewer, baseUrl);
        });
    };
    batch.deliveries.emplace_back(message.sender, frameFor(message.sender));
    batch.deliveries.emplace_back(recipient, frameFor(recipient));
    Delivery &delivery = batch.deliveries.back();
    delivery.conversation = message.conversation;
    delivery.message = message.id;
    batch.position = std::max(batch.position, message.position);
    m_hub.messageStored(message.conversation, message.sender);
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const MarkMoved> &event)
{
    const auto encode = [utcOffset = m_services.utcOffsetSeconds, event](MessageStatus status) {
        return [utcOffset, event, status] {
            return encoded(MessageStatusEvent{event->upTo, event->conversation, status, event->upToSeq, event->user,
                               event->at, event->position},
                utcOffset);
        };
    };
    // Who keeps read receipts to himself is told to the peer as somebody whom the message has reached; a second time
    // would say that he has read it.
    const bool mayKnow
        = event->status != MessageStatus::Read || m_services.directory.privacy(event->user).hasReadReceipts;
    if (mayKnow || !event->wasDelivered)
        batch.deliveries.emplace_back(event->peer, encode(mayKnow ? event->status : MessageStatus::Delivered));
    // The reader's other devices must lower their counters; "delivered" tells them nothing.
    if (event->status == MessageStatus::Read)
        batch.deliveries.emplace_back(event->user, encode(event->status));
    batch.position = std::max(batch.position, event->position);
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const MessageChanged> &event)
{
    const auto encode = [services = &m_services, event](UserId viewer) {
        return LazyFrame::EncodeWithLinks([services, event, viewer](const QString &baseUrl) {
            return encoded(MessageUpdatedEvent{messageView(
                               event->message, event->conversation, viewer, services->directory, services->isOnline)},
                services->utcOffsetSeconds, baseUrl);
        });
    };
    for (const UserId viewer : {event->conversation.provider, event->conversation.customer})
        batch.deliveries.emplace_back(viewer, encode(viewer));
    batch.position = std::max(batch.position, event->message.position);
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const MessageDeleted> &event)
{
    const auto encode = [utcOffset = m_services.utcOffsetSeconds, event] {
        return encoded(MessageDeletedEvent{event->message.id, event->message.conversation, event->deletion,
                           event->message.seq, event->position},
            utcOffset);
    };
    batch.deliveries.emplace_back(event->by, encode);
    if (event->deletion == DeletionType::Everyone)
        batch.deliveries.emplace_back(event->conversation.peerOf(event->by), encode);
    batch.position = std::max(batch.position, event->position);
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const ReactionChanged> &event)
{
    const auto encode = [utcOffset = m_services.utcOffsetSeconds, event] {
        return encoded(ReactionEvent{event->message.id, event->message.conversation, event->user, event->emoji,
                           event->isRemoved, reactionsView(event->message), event->message.position},
            utcOffset);
    };
    for (const UserId viewer : {event->conversation.provider, event->conversation.customer})
        batch.deliveries.emplace_back(viewer, encode);
    batch.position = std::max(batch.position, event->message.position);
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const ConversationStarted> &event)
{
    batch.position = std::max(batch.position, event->conversation.position);
    const ConversationRecord &conversation = event->conversation;
    tellConversation(batch, conversation.id, {conversation.provider, conversation.customer},
        [](Conversation view) { return ConversationCreatedEvent{std::move(view)}; });
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const ConversationChanged> &event)
{
    batch.position = std::max(batch.position, event->position);
    const ConversationRecord &conversation = event->conversation;
    if (event->isDeleted) {
        batch.deliveries.emplace_back(event->onlyFor, [utcOffset = m_services.utcOffsetSeconds, event] {
            return encoded(ConversationDeletedEvent{event->conversation.id, event->position}, utcOffset);
        });
        return;
    }
    const QList<UserId> viewers = event->onlyFor.isValid()
        ? QList<UserId>{event->onlyFor}
        : QList<UserId>{conversation.provider, conversation.customer};
    tellConversation(batch, conversation.id, viewers, [position = event->position](Conversation view) {
        view.position = std::max(view.position, position);
        return ConversationUpdatedEvent{std::move(view)};
    });
}

// The frame holds the service and the newest messages, which only the database knows. It is read while the writer
// waits: told a moment later, it would come behind frames of later positions, and who lost the connection between the
// two would never hear of it.
void EventFanOut::tellConversation(DeliveryBatch &batch, ConversationId id, const QList<UserId> &viewers,
    const std::function<ServerFrame(Conversation)> &frame)
{
    for (const UserId viewer : viewers) {
        const Result<Conversation> view = m_services.conversations.one(*m_stores, viewer, id, m_services.isOnline);
        if (!view) {
            qCWarning(logRealtime, "What happened to a conversation could not be told: %s",
                qUtf8Printable(view.error().firstMessage()));
            continue;
        }
        batch.deliveries.emplace_back(viewer,
            LazyFrame::EncodeWithLinks(
                [frame, view = *view, utcOffset = m_services.utcOffsetSeconds](
                    const QString &baseUrl) { return encoded(frame(view), utcOffset, baseUrl); }));
    }
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const UserChanged> &event)
{
    if (!event->user.isActive)
        batch.expulsions.push_back({event->user.id, {}, "User is inactive"});
    tellOwners(batch);
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const PersonRemoved> &)
{
    tellOwners(batch);
}

// Whoever asks /health/ hears of it.
void EventFanOut::add(DeliveryBatch &, const std::shared_ptr<const PlaceChanged> &) { }

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const MessageReported> &)
{
    tellOwners(batch);
}

// What does as it says asks the directory.
void EventFanOut::add(DeliveryBatch &, const std::shared_ptr<const RulesChanged> &) { }

// Encoded once for everybody.
void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const NoticeChanged> &event)
{
    const QByteArray frame = encoded(NoticeEvent{event->notice}, m_services.utcOffsetSeconds);
    const QList<UserId> everybody = m_hub.onlineUsers();
    for (const UserId user : everybody)
        batch.deliveries.emplace_back(user, frame);
}

void EventFanOut::tellOwners(DeliveryBatch &batch)
{
    const QList<UserId> owners = m_services.directory.owners();
    for (const UserId owner : owners) {
        batch.deliveries.emplace_back(
            owner, [utcOffset = m_services.utcOffsetSeconds] { return encoded(PeopleChangedEvent{}, utcOffset); });
    }
}

// The hub and the views ask the directory, which knows already.
void EventFanOut::add(DeliveryBatch &, const std::shared_ptr<const PrivacyChanged> &) { }

void EventFanOut::add(DeliveryBatch &, const std::shared_ptr<const BlockChanged> &event)
{
    m_hub.changeBlock(*event);
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const SessionRevoked> &event)
{
    batch.expulsions.push_back({event->user, event->session, "Session ended"});
}

void EventFanOut::add(DeliveryBatch &batch, const std::shared_ptr<const NotificationCreated> &event)
{
    batch.deliveries.emplace_back(event->to, [utcOffset = m_services.utcOffsetSeconds, event] {
        return encoded(NotificationEvent{event->notification}, utcOffset);
    });
}

} // namespace chautari::server
