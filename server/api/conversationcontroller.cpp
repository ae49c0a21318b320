// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/conversationcontroller.h"

#include "server/api/messagecontroller.h"
#include "server/domain/conversationchangeservice.h"

namespace chautari::server {

ConversationController::ConversationController(const Services &services, QObject *context)
    : m_services(services)
    , m_context(context)
{ }

void ConversationController::list(
    const Identity &who, const ConversationFilter &filter, PageRequest page, const Done<Page<Conversation>> &done)
{
    m_services.storage.read<Page<Conversation>>(
        m_context,
        [&services = m_services, viewer = who.user, filter, page](
            Stores &stores) { return services.conversations.list(stores, viewer, filter, page, services.isOnline); },
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
        [&services = m_services, who, id, page](
            Stores &stores) { return services.conversations.detail(stores, who, id, page, services.isOnline); },
        done);
}

void ConversationController::update(
    const Identity &who, ConversationId id, const UpdateConversationRequest &request, const Done<Conversation> &done)
{
    m_services.storage.write<Conversation>(
        m_context,
        [&services = m_services, who, id, request](WriteTransaction &tx) -> Result<Conversation> {
            const ConversationChangeService changes(services.messages);
            if (const auto updated = changes.update(tx, who, id, request); !updated)
                return updated.error();
            return services.conversations.one(tx.stores(), who.user, id, services.isOnline);
        },
        done);
}

void ConversationController::markRead(const Identity &who, ConversationId id, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&services = m_services, who, id](
            WriteTransaction &tx) { return ConversationChangeService(services.messages).markRead(tx, who, id); },
        done);
}

void ConversationController::remove(const Identity &who, ConversationId id, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&services = m_services, who, id](
            WriteTransaction &tx) { return ConversationChangeService(services.messages).remove(tx, who, id); },
        done);
}

void ConversationController::unreadCount(const Identity &who, const Done<qint64> &done)
{
    m_services.storage.read<qint64>(
        m_context, [user = who.user](Stores &stores) { return stores.conversations().unreadOf(user); }, done);
}

void ConversationController::signalTyping(const Identity &who, ConversationId id, bool isTyping, const Done<void> &done)
{
    if (std::optional<Error> refused = strangerTo(m_services, who, id))
        return done(std::move(*refused));
    if (m_services.signalTyping)
        m_services.signalTyping(id, who.user, isTyping);
    done(Result<void>());
}

} // namespace chautari::server
