// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/conversationcontroller.h"

#include "server/api/messagecontroller.h"

namespace chautari::server {

ConversationController::ConversationController(const Services &services, QObject *context)
    : m_services(services)
    , m_context(context)
{ }

void ConversationController::list(const Identity &who, PageRequest page, const Done<Page<Conversation>> &done)
{
    m_services.storage.read<Page<Conversation>>(
        m_context,
        [&services = m_services, viewer = who.user, page](
            Stores &stores) { return services.conversations.list(stores, viewer, page, services.isOnline); },
        done);
}

void ConversationController::create(
    const Identity &who, const CreateConversationRequest &request, const Done<Conversation> &done)
{
    // Written and read back in one transaction: nobody can see another state between the two.
    m_services.storage.write<Conversation>(
        m_context,
        [&services = m_services, who, request](WriteTransaction &tx) -> Result<Conversation> {
            const Result<ConversationService::Created> created = services.conversations.create(tx, who, request);
            if (!created)
                return created.error();
            if (created->isMessageNew) {
                if (const std::optional<Error> refused = takeMessageToken(services, who.user))
                    return *refused;
            }
            return services.conversations.one(tx.stores(), who.user, created->conversation, services.isOnline);
        },
        done);
}

void ConversationController::detail(
    const Identity &who, ConversationId id, PageRequest page, const Done<ConversationDetail> &done)
{
    m_services.storage.read<ConversationDetail>(
        m_context,
        [&services = m_services, viewer = who.user, id, page](
            Stores &stores) { return services.conversations.detail(stores, viewer, id, page, services.isOnline); },
        done);
}

void ConversationController::markRead(const Identity &who, ConversationId id, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&conversations = m_services.conversations, user = who.user, id](
            WriteTransaction &tx) { return conversations.markRead(tx, user, id); },
        done);
}

} // namespace chautari::server
