// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/services.h"
#include "server/realtime/delivery.h"
#include "shared/protocol/frames.h"

namespace chautari::server {

class Hub;
class Switchboard;

//! \brief Turns what a commit made true into frames, at most two per event, and posts them once per I/O thread, where
//! they are encoded when somebody is there to read them.
//! Called in the writer's thread, in order of positions: a hop less than through the hub (rulings.md 39).
class EventFanOut
{
public:
    EventFanOut(const Services &services, Switchboard &switchboard, Hub &hub)
        : m_services(services)
        , m_switchboard(switchboard)
        , m_hub(hub)
    { }

    void handleEvents(std::vector<DomainEvent> events, Stores &stores);

private:
    void add(DeliveryBatch &batch, const std::shared_ptr<const MessageStored> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const MarkMoved> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const MessageChanged> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const MessageDeleted> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const ReactionChanged> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const ConversationStarted> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const ConversationChanged> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const UserChanged> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const PersonRemoved> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const PlaceChanged> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const MessageReported> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const RulesChanged> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const NoticeChanged> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const PrivacyChanged> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const BlockChanged> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const SessionRevoked> &event);
    void add(DeliveryBatch &batch, const std::shared_ptr<const NotificationCreated> &event);
    void tellOwners(DeliveryBatch &batch);
    void tellConversation(DeliveryBatch &batch, ConversationId id, const QList<UserId> &viewers,
        const std::function<ServerFrame(Conversation)> &frame);

    const Services &m_services;
    Switchboard &m_switchboard;
    Hub &m_hub;
    Stores *m_stores = nullptr; //!< while events are handled
};

} // namespace chautari::server
