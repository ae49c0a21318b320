// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/conversationservice.h"

namespace chautari::server {

//! \brief What a participant may do with a conversation for himself; the other side notices nothing of it but what was
//! read. Object checks as in conversationOf(). Each change is told to his own devices. Stateless; runs in a
//! transaction.
class ConversationChangeService
{
public:
    explicit ConversationChangeService(const MessageService &messages)
        : m_messages(messages)
    { }

    //! PATCH, and archive and unarchive.
    Result<void> update(
        WriteTransaction &tx, const Identity &who, ConversationId id, const UpdateConversationRequest &request) const;
    //! Everything up to here is read, and it is not marked unread any more.
    Result<void> markRead(WriteTransaction &tx, const Identity &who, ConversationId id) const;
    //! Its messages so far and what he set for it go; it comes back with the next message (contract.md 12, 26).
    Result<void> remove(WriteTransaction &tx, const Identity &who, ConversationId id) const;

private:
    const MessageService &m_messages;
};

} // namespace chautari::server
