// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/services.h"

namespace chautari::server {

//! \brief Conversations of the person who asks. Lives in an I/O thread, as long as its context.
class ConversationController
{
public:
    ConversationController(const Services &services, QObject *context);

    void list(
        const Identity &who, const ConversationFilter &filter, PageRequest page, const Done<Page<Conversation>> &done);
    void create(const Identity &who, const CreateConversationRequest &request, const Done<Conversation> &done);
    void detail(const Identity &who, ConversationId id, PageRequest page, const Done<ConversationDetail> &done);
    //! How it is afterwards.
    void update(const Identity &who, ConversationId id, const UpdateConversationRequest &request,
        const Done<Conversation> &done);
    void markRead(const Identity &who, ConversationId id, const Done<void> &done);
    void remove(const Identity &who, ConversationId id, const Done<void> &done);
    //! Unread messages in all of them.
    void unreadCount(const Identity &who, const Done<qint64> &done);
    //! The asker is typing, or has stopped.
    void signalTyping(const Identity &who, ConversationId id, bool isTyping, const Done<void> &done);

private:
    const Services &m_services;
    QObject *m_context;
};

} // namespace chautari::server
