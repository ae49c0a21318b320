// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/messageservice.h"

#include "shared/core/validation.h"

#include <sodium.h>

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! rulings.md 8: copies of one text through both doors, so near each other, are one message.
constexpr qint64 twinSeconds = 10;
//! 128 bits: the key is secret, so a second text with the same hash cannot be looked for.
constexpr size_t requestHashBytes = 16;

Error noSuchConversation(ConversationId id)
{
    return Error::invalidField(u"conversation"_s, u"Invalid pk \"%1\" - object does not exist."_s.arg(id.value()));
}

Error notFound()
{
    return Error::of(ErrorCode::NotFound, u"Not found."_s);
}

Error idReused()
{
    return Error::of(ErrorCode::IdReused, u"This client_message_id was used for another message."_s);
}

qint64 seqOfMark(const Mark &mark, MessageStatus status)
{
    return status == MessageStatus::Read ? mark.readSeq : std::max(mark.deliveredSeq, mark.readSeq);
}

//! The newest message at or before `seq` that somebody else than `user` sent: what a mark of `user` covers.
Result<std::optional<MessageRecord>> newestOfPeer(Stores &stores, ConversationId conversation, qint64 seq, UserId user)
{
    constexpr int window = 20;
    for (qint64 before = seq + 1; before > 1;) {
        const Result<QList<MessageRecord>> rows = stores.messages().before(conversation, before, window);
        if (!rows)
            return rows.error();
        const auto found = std::find_if(
            rows->crbegin(), rows->crend(), [user](const MessageRecord &message) { return message.sender != user; });
        if (found != rows->crend())
            return std::optional<MessageRecord>(*found);
        if (rows->isEmpty())
            break;
        before = rows->first().seq;
    }
    return std::optional<MessageRecord>();
}

} // namespace

Result<PageWindow> PageWindow::of(PageRequest request, qint64 count)
{
    const qint64 pages = std::max<qint64>(1, (count + request.size - 1) / request.size);
    const qint64 page = request.page == 0 ? pages : request.page;
    if (page < 1 || page > pages)
        return Error::of(ErrorCode::InvalidPage, u"Invalid page."_s);
    return PageWindow{int(page), int(pages), (page - 1) * request.size};
}

Result<SendOutcome> MessageService::send(
    WriteTransaction &tx, UserId sender, const SendMessageRequest &request, Transport transport) const
{
    Result<std::optional<ConversationRecord>> found = tx.stores().conversations().byId(request.conversation);
    if (!found)
        return std::move(found).error();
    if (!found->has_value())
        return noSuchConversation(request.conversation);
    ConversationRecord &conversation = **found;
    if (!conversation.hasParticipant(sender))
        return Error::nonField(u"You are not part of this conversation."_s);
    // A repeated message is answered even when the conversation has been closed since: append() asks for it first.
    return append(tx, sender, conversation, request, transport, conversation.isActive);
}

Result<SendOutcome> MessageService::append(WriteTransaction &tx, UserId sender, ConversationRecord &conversation,
    const SendMessageRequest &request, Transport transport, bool mayStore) const
{
    Result<QString> text = validation::messageText(request.text);
    if (!text)
        return std::move(text).error();
    if (text->isEmpty())
        return Error::nonField(u"Message must have either text or attachment."_s);

    MessageRecord message;
    message.conversation = conversation.id;
    message.sender = sender;
    message.text = std::move(*text);
    message.clientMessageId = request.clientMessageId;
    message.requestHash = requestHash(conversation.id, message.text);
    message.transport = transport;

    MessageStore &messages = tx.stores().messages();
    if (!request.clientMessageId.isEmpty()) {
        if (!validation::isClientMessageId(request.clientMessageId))
            return Error::invalidField(
                u"client_message_id"_s, u"Use 1 to 64 letters, digits, hyphens and underscores."_s);
        Result<std::optional<MessageRecord>> earlier = messages.byClientId(sender, request.clientMessageId);
        if (!earlier)
            return std::move(earlier).error();
        if (earlier->has_value()) {
            // After a deletion for everyone the hash is gone, and any body is a duplicate.
            const QByteArray &hash = (*earlier)->requestHash;
            if ((*earlier)->conversation != conversation.id || (!hash.isEmpty() && hash != message.requestHash))
                return idReused();
            return SendOutcome{std::move(**earlier), conversation, true, false};
        }
    }
    if (!mayStore)
        return Error::nonField(u"This conversation is no longer active."_s);
    if (m_directory.hasBlocked(conversation.peerOf(sender), sender))
        return Error::nonField(u"You cannot send messages to this person."_s);
    message.createdAt = std::max(m_clock.now(), Timestamp(conversation.lastMessageAt.microseconds() + 1));
    message.updatedAt = message.createdAt;
    if (request.clientMessageId.isEmpty()) {
        Result<std::optional<MessageRecord>> twin = messages.takeTwin(message, message.createdAt.plusSeconds(-twinSeconds));
        if (!twin)
            return std::move(twin).error();
        if (twin->has_value())
            return SendOutcome{std::move(**twin), conversation, false, false};
    }
    return store(tx, conversation, std::move(message));
}

Result<SendOutcome> MessageService::store(
    WriteTransaction &tx, ConversationRecord &conversation, MessageRecord message) const
{
    Result<MessageRecord> stored = tx.stores().messages().append(conversation, std::move(message));
    if (!stored)
        return std::move(stored).error();
    tx.publish(MessageStored{*stored, conversation.provider, conversation.customer});
    return SendOutcome{std::move(*stored), conversation, false, true};
}

QByteArray MessageService::requestHash(ConversationId conversation, const QString &text) const
{
    // The text as it lies in memory: converting it to UTF-8 for this alone would cost the writer an allocation a
    // message.
    const qint64 id = conversation.value();
    QByteArray hash(qsizetype(requestHashBytes), Qt::Uninitialized);
    crypto_generichash_state state;
    crypto_generichash_init(&state, reinterpret_cast<const unsigned char *>(m_requestHashKey.constData()),
        size_t(m_requestHashKey.size()), requestHashBytes);
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(&id), sizeof id);
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(text.constData()),
        static_cast<unsigned long long>(text.size()) * sizeof(QChar));
    crypto_generichash_final(&state, reinterpret_cast<unsigned char *>(hash.data()), requestHashBytes);
    return hash;
}

Result<Page<Message>> MessageService::list(Stores &stores, UserId viewer, const MessageFilter &filter, PageRequest page,
    const Directory &directory, const OnlineLookup &isOnline) const
{
    const qint64 wished = page.page > 0 ? qint64(page.page - 1) * page.size : 0;
    Result<Page<MessageRecord>> rows = stores.messages().listFor(viewer, filter, wished, page.size);
    if (!rows)
        return rows.error();
    const Result<PageWindow> window = PageWindow::of(page, rows->count);
    if (!window)
        return window.error();
    if (window->offset != wished) {
        rows = stores.messages().listFor(viewer, filter, window->offset, page.size);
        if (!rows)
            return rows.error();
    }
    Page<Message> result;
    result.count = rows->count;
    result.totalPages = window->totalPages;
    result.currentPage = window->page;
    QHash<ConversationId, ConversationRecord> conversations;
    for (const MessageRecord &message : std::as_const(rows->results)) {
        auto conversation = conversations.find(message.conversation);
        if (conversation == conversations.end()) {
            Result<std::optional<ConversationRecord>> record
                = stores.conversations().byIdFor(message.conversation, viewer);
            if (!record)
                return record.error();
            if (!record->has_value())
                return Error::of(ErrorCode::Internal);
            conversation = conversations.insert(message.conversation, **record);
        }
        result.results.append(messageView(message, *conversation, viewer, directory, isOnline));
    }
    return result;
}

Result<Page<Message>> MessageService::history(Stores &stores, UserId viewer, ConversationId conversation,
    const HistoryRequest &request, const Directory &directory, const OnlineLookup &isOnline) const
{
    Page<Message> result;
    const Result<std::optional<ConversationRecord>> record = stores.conversations().byIdFor(conversation, viewer);
    if (!record)
        return record.error();
    if (!record->has_value())
        return result;
    const Result<QList<MessageRecord>> rows = request.isForward
        ? stores.messages().after(conversation, request.seq, request.limit, viewer)
        : stores.messages().before(conversation, request.seq, request.limit, viewer);
    if (!rows)
        return rows.error();
    result.count = (*record)->lastSeq;
    for (const MessageRecord &message : *rows)
        result.results.append(messageView(message, **record, viewer, directory, isOnline));
    return result;
}

Result<void> MessageService::mark(
    WriteTransaction &tx, UserId user, ConversationId conversation, MessageId upTo, MessageStatus status) const
{
    Result<std::optional<ConversationRecord>> record = tx.stores().conversations().byIdFor(conversation, user);
    if (!record)
        return record.error();
    const Result<std::optional<MessageRecord>> message = tx.stores().messages().byIdFor(upTo, user);
    if (!message)
        return message.error();
    if (!record->has_value() || !message->has_value() || (*message)->conversation != conversation)
        return notFound();
    if ((*message)->sender == user)
        return advance(tx, user, **record, (*message)->seq, status);
    return moveTo(tx, user, **record, **message, status);
}

Result<Timestamp> MessageService::markMessageRead(WriteTransaction &tx, UserId user, MessageId message) const
{
    const Result<std::optional<MessageRecord>> row = tx.stores().messages().byIdFor(message, user);
    if (!row)
        return row.error();
    if (!row->has_value())
        return notFound();
    if ((*row)->sender == user)
        return Error::nonField(u"Cannot mark own message as read"_s);
    Result<std::optional<ConversationRecord>> record = tx.stores().conversations().byIdFor((*row)->conversation, user);
    if (!record)
        return record.error();
    if (!record->has_value())
        return notFound();
    if (const Result<void> moved = moveTo(tx, user, **record, **row, MessageStatus::Read); !moved)
        return moved.error();
    return (*record)->markOf(user).readAt;
}

Result<void> MessageService::advance(
    WriteTransaction &tx, UserId user, ConversationRecord &conversation, qint64 upToSeq, MessageStatus status) const
{
    if (upToSeq <= seqOfMark(conversation.markOf(user), status))
        return {};
    const Result<std::optional<MessageRecord>> covered = newestOfPeer(tx.stores(), conversation.id, upToSeq, user);
    if (!covered)
        return covered.error();
    // Own messages alone move nothing: nobody would be told anything by it.
    if (!covered->has_value())
        return {};
    return moveTo(tx, user, conversation, **covered, status);
}

Result<void> MessageService::moveTo(WriteTransaction &tx, UserId user, ConversationRecord &conversation,
    const MessageRecord &covered, MessageStatus status) const
{
    if (status == MessageStatus::Sent || covered.seq <= seqOfMark(conversation.markOf(user), status))
        return {};
    const Timestamp now = m_clock.now();
    const Result<bool> moved = tx.stores().conversations().moveMark(conversation, user, status, covered.seq, now);
    if (!moved)
        return moved.error();
    if (*moved)
        tx.publish(MarkMoved{conversation.id, user, conversation.peerOf(user), status, covered.id, covered.seq, now,
            conversation.position});
    return {};
}

} // namespace chautari::server
