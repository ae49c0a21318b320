// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/views.h"
#include "server/storage/stores.h"
#include "shared/core/clock.h"
#include "shared/protocol/message.h"

namespace chautari::server {

//! A page as asked for: `page` 1-based, 0 = "last".
struct PageRequest
{
    int page = 1;
    int size = limits::pageSize;
};

//! What the sender of a message is told.
struct SendOutcome
{
    MessageRecord message;
    ConversationRecord conversation;
    bool isDuplicate = false;
};

//! \brief What may be said by whom, once, in which order; and how far it was read. Stateless; runs in a transaction.
class MessageService
{
public:
    MessageService(const Clock &clock, QByteArray requestHashKey)
        : m_clock(clock)
        , m_requestHashKey(std::move(requestHashKey))
    {
    }

    //! Errors in REST's words (contract.md 5.7); the WebSocket door translates them (contract.md 6.2).
    Result<SendOutcome> send(WriteTransaction &tx, UserId sender, const SendMessageRequest &request, Transport transport) const;
    //! The same, for a conversation that was just looked up or created in this transaction.
    Result<SendOutcome> append(WriteTransaction &tx, UserId sender, ConversationRecord &conversation, const SendMessageRequest &request,
        Transport transport) const;
    //! Messages of all my conversations, or of one; InvalidPage beyond the end.
    Result<Page<Message>> list(Stores &stores, UserId viewer, const MessageFilter &filter, PageRequest page, const Directory &directory,
        const OnlineLookup &isOnline) const;
    //! "Everything up to here": moves `user`'s mark. Own messages are skipped; NotFound for strangers.
    Result<void> mark(WriteTransaction &tx, UserId user, ConversationId conversation, MessageId upTo, MessageStatus status) const;
    //! POST /messages/{id}/mark_as_read/: when it was read. Own message: Error nonField "Cannot mark own message as read".
    Result<Timestamp> markMessageRead(WriteTransaction &tx, UserId user, MessageId message) const;

private:
    const Clock &m_clock;
    QByteArray m_requestHashKey;
};

} // namespace chautari::server
