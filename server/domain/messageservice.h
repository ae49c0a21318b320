// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/views.h"
#include "server/storage/stores.h"
#include "shared/core/clock.h"
#include "shared/core/limits.h"
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
    bool isDuplicate = false; //!< the same client_message_id again
    bool isNew = true; //!< false for duplicates and for twins (rulings.md 8): nothing was stored
};

struct HistoryRequest
{
    bool isForward = false; //!< after_seq, else before_seq
    qint64 seq = 0;
    int limit = limits::pageSize;
};

//! The rows before `page` (1-based, 0 = the last one), for `count` rows; InvalidPage beyond the end (contract.md 1.2).
struct PageWindow
{
    int page = 1;
    int totalPages = 1;
    qint64 offset = 0;

    static Result<PageWindow> of(PageRequest request, qint64 count);
};

//! \brief What may be said by whom, once, in which order; and how far it was read. Stateless; runs in a transaction.
class MessageService
{
public:
    MessageService(const Directory &directory, const Clock &clock, QByteArray requestHashKey)
        : m_directory(directory)
        , m_clock(clock)
        , m_requestHashKey(std::move(requestHashKey))
    { }

    //! Errors in REST's words (contract.md 5.7); the WebSocket door translates them (contract.md 6.2).
    //! \param files on the disk already, but without a row yet; they come before the request's own.
    Result<SendOutcome> send(WriteTransaction &tx, UserId sender, const SendMessageRequest &request,
        Transport transport, const QList<AttachmentRecord> &files = {}) const;
    //! The same, for a conversation of the sender's that was just looked up or created in this transaction. When
    //! nothing may be stored, only a repeated client_message_id is answered.
    Result<SendOutcome> append(WriteTransaction &tx, UserId sender, ConversationRecord &conversation,
        const SendMessageRequest &request, Transport transport, bool mayStore = true,
        const QList<AttachmentRecord> &files = {}) const;
    //! NotFound for strangers, and for who deleted it for himself.
    Result<Message> one(Stores &stores, UserId viewer, MessageId id, const OnlineLookup &isOnline) const;
    //! Messages of all my conversations, or of one; InvalidPage beyond the end.
    Result<Page<Message>> list(Stores &stores, UserId viewer, const MessageFilter &filter, PageRequest page,
        const Directory &directory, const OnlineLookup &isOnline) const;
    //! Native history (rulings.md 26): ascending, the last `limit` before, or the first `limit` after, a seq. 0 = from
    //! the end, from the start. Empty for strangers, as list() is.
    Result<Page<Message>> history(Stores &stores, UserId viewer, ConversationId conversation,
        const HistoryRequest &request, const Directory &directory, const OnlineLookup &isOnline) const;
    //! "Everything up to here": moves `user`'s mark. Own messages are skipped; NotFound for strangers.
    Result<void> mark(
        WriteTransaction &tx, UserId user, ConversationId conversation, MessageId upTo, MessageStatus status) const;
    //! POST /messages/{id}/mark_as_read/: when it was read. Own message: Error nonField "Cannot mark own message as
    //! read".
    Result<Timestamp> markMessageRead(WriteTransaction &tx, UserId user, MessageId message) const;
    //! mark() for a conversation that was looked up for `user` in this transaction; updates it in place.
    Result<void> advance(WriteTransaction &tx, UserId user, ConversationRecord &conversation, qint64 upToSeq,
        MessageStatus status) const;

private:
    //! The message that the same client id stored before; IdReused when it was another one.
    Result<std::optional<MessageRecord>> earlier(Stores &stores, const MessageRecord &message) const;
    //! Of what the client asked for: conversation, text, what it answers, the files in order (rulings.md 8).
    [[nodiscard]] QByteArray requestHash(const MessageRecord &message) const;
    //! `covered` is the peer's.
    Result<void> moveTo(WriteTransaction &tx, UserId user, ConversationRecord &conversation,
        const MessageRecord &covered, MessageStatus status) const;
    Result<SendOutcome> store(WriteTransaction &tx, ConversationRecord &conversation, MessageRecord message) const;

    const Directory &m_directory;
    const Clock &m_clock;
    QByteArray m_requestHashKey;
};

} // namespace chautari::server
