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

    void list(const Identity &who, PageRequest page, const Done<Page<Conversation>> &done);
    void create(const Identity &who, const CreateConversationRequest &request, const Done<Conversation> &done);
    void detail(const Identity &who, ConversationId id, PageRequest page, const Done<ConversationDetail> &done);
    void markRead(const Identity &who, ConversationId id, const Done<void> &done);

private:
    const Services &m_services;
    QObject *m_context;
};

} // namespace chautari::server
