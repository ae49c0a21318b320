// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/messageservice.h"

#include "server/domain/filequota.h"
#include "server/domain/settingsservice.h"
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

Error idReused()
{
    return Error::of(ErrorCode::IdReused, u"This client_message_id was used for another message."_s);
}

Error noSuchAttachment(AttachmentId id)
{
    return Error::invalidField(
        u"attachments"_s, u"The upload %1 does not exist, is not complete or was used already."_s.arg(id.value()));
}

//! `files`, then those that the request names, in order. Whether they may be used is asked when it is known that the
//! message is no duplicate: those of a repeated request are in use, by its first copy.
Result<QList<AttachmentRecord>> attachmentsOf(
    Stores &stores, UserId sender, const SendMessageRequest &request, const QList<AttachmentRecord> &files)
{
    QList<AttachmentRecord> all = files;
    for (const AttachmentId id : request.attachments) {
        if (request.attachments.count(id) > 1)
            return noSuchAttachment(id);
        Result<std::optional<AttachmentRecord>> row = stores.attachments().byIdFor(id, sender);
        if (!row)
            return std::move(row).error();
        AttachmentRecord missing;
        missing.id = id;
        all.append(row->value_or(missing));
    }
    if (all.size() > limits::filesPerMessage)
        return Error::invalidField(
            u"attachments"_s, u"A message can carry at most %1 files."_s.arg(limits::filesPerMessage));
    for (qsizetype i = 0; i < all.size(); ++i)
        all[i].ordinal = int(i);
    return all;
}

qint64 seqOfMark(const Mark &mark, MessageStatus status)
{
    return status == MessageStatus::Read ? mark.readSeq : std::max(mark.deliveredSeq, mark.readSeq);
}

//! An answer is to a message of the same conversation that the sender sees.
std::optional<Error> replyProblem(Stores &stores, const MessageRecord &message)
{
    if (!message.replyTo.isValid())
        return std::nullopt;
    const Result<std::optional<MessageRecord>> replied = stores.messages().byIdFor(message.replyTo, message.sender);
    if (!replied)
        return replied.error();
    if (replied->has_value() && (*replied)->conversation == message.conversation)
        return std::nullopt;
    return Error::invalidField(
        u"reply_to"_s, u"Invalid pk \"%1\" - object does not exist."_s.arg(message.replyTo.value()));
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

Result<SendOutcome> MessageService::send(WriteTransaction &tx, UserId sender, const SendMessageRequest &request,
    Transport transport, const QList<AttachmentRecord> &files) const
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
    return append(tx, sender, conversation, request, transport, conversation.isActive, files);
}

Result<SendOutcome> MessageService::append(WriteTransaction &tx, UserId sender, ConversationRecord &conversation,
    const SendMessageRequest &request, Transport transport, bool mayStore, const QList<AttachmentRecord> &files) const
{
    Result<QString> text = validation::messageText(request.text);
    if (!text)
        return std::move(text).error();
    if (text->isEmpty() && files.isEmpty() && request.attachments.isEmpty())
        return Error::nonField(u"Message must have either text or attachment."_s);
    Result<QList<AttachmentRecord>> attachments = attachmentsOf(tx.stores(), sender, request, files);
    if (!attachments)
        return std::move(attachments).error();

    MessageRecord message;
    message.conversation = conversation.id;
    message.sender = sender;
    message.text = std::move(*text);
    message.clientMessageId = request.clientMessageId;
    message.attachments = std::move(*attachments);
    message.type = message.attachments.isEmpty() ? MessageType::Text : message.attachments.first().kind;
    message.replyTo = request.replyTo;
    message.requestHash = requestHash(message);
    message.transport = transport;

    Result<std::optional<MessageRecord>> known = earlier(tx.stores(), message);
    if (!known)
        return std::move(known).error();
    if (known->has_value())
        return SendOutcome{std::move(**known), conversation, true, false};
    if (!mayStore)
        return Error::nonField(u"This conversation is no longer active."_s);
    if (m_directory.hasBlocked(conversation.peerOf(sender), sender))
        return Error::nonField(u"You cannot send messages to this person."_s);
    if (std::optional<Error> problem = replyProblem(tx.stores(), message))
        return std::move(*problem);
    const Timestamp now = m_clock.now();
    message.createdAt = std::max(now, Timestamp(conversation.lastMessageAt.microseconds() + 1));
    message.updatedAt = message.createdAt;
    if (request.clientMessageId.isEmpty() && message.attachments.isEmpty()) {
        // When the clock went back, times are squeezed together behind those of before: a window of them would hold
        // everything that was ever said since, so only the newest message may be the other copy.
        const bool isClockBehind = message.createdAt > now;
        const Timestamp since
            = isClockBehind ? conversation.lastMessageAt : message.createdAt.plusSeconds(-twinSeconds);
        Result<std::optional<MessageRecord>> twin = tx.stores().messages().takeTwin(message, since);
        if (!twin)
            return std::move(twin).error();
        if (twin->has_value())
            return SendOutcome{std::move(**twin), conversation, false, false};
    }
    return store(tx, conversation, std::move(message));
}

Result<std::optional<MessageRecord>> MessageService::earlier(Stores &stores, const MessageRecord &message) const
{
    if (message.clientMessageId.isEmpty())
        return std::optional<MessageRecord>();
    if (!validation::isClientMessageId(message.clientMessageId))
        return Error::invalidField(u"client_message_id"_s, u"Use 1 to 64 letters, digits, hyphens and underscores."_s);
    Result<std::optional<MessageRecord>> found = stores.messages().byClientId(message.sender, message.clientMessageId);
    if (!found || !found->has_value())
        return found;
    // After a deletion for everyone the hash is gone, and any body is a duplicate.
    const QByteArray &hash = (*found)->requestHash;
    if ((*found)->conversation != message.conversation || (!hash.isEmpty() && hash != message.requestHash))
        return idReused();
    return found;
}

Result<SendOutcome> MessageService::store(
    WriteTransaction &tx, ConversationRecord &conversation, MessageRecord message) const
{
    qint64 newBytes = 0;
    for (const AttachmentRecord &attachment : std::as_const(message.attachments))
        newBytes += attachment.id.isValid() ? 0 : attachment.fileSize;
    if (auto fits = checkFileQuota(tx.stores(), m_directory, message.sender, newBytes); !fits)
        return fits.error();
    for (AttachmentRecord &attachment : message.attachments) {
        if (attachment.message.isValid() || !attachment.isReady || attachment.owner != message.sender)
            return noSuchAttachment(attachment.id);
        if (attachment.id.isValid())
            continue;
        const Result<AttachmentId> id = tx.stores().attachments().insert(attachment);
        if (!id)
            return id.error();
        attachment.id = *id;
    }
    // Nearly always there is nothing to ask for: a setting is another row to read.
    bool keepsArchived = false;
    const UserId recipient = conversation.peerOf(message.sender);
    if (conversation.isArchivedFor(recipient)) {
        const Result<Preferences> preferences = SettingsService::preferences(tx.stores(), recipient);
        if (!preferences)
            return preferences.error();
        keepsArchived = preferences->keepsArchived;
    }
    const ConversationRecord before = conversation;
    Result<MessageRecord> stored = tx.stores().messages().append(conversation, std::move(message), keepsArchived);
    if (!stored)
        return std::move(stored).error();
    // Who had archived or deleted it is told that it is back, before the message: he could not tell from that alone.
    for (const UserId user : {conversation.provider, conversation.customer}) {
        const bool isBack = (before.isHiddenFrom(user) && !conversation.isHiddenFrom(user))
            || (before.isArchivedFor(user) && !conversation.isArchivedFor(user));
        if (isBack)
            tx.publish(ConversationChanged{conversation, user, false, stored->position});
    }
    tx.publish(MessageStored{*stored, conversation.provider, conversation.customer});
    return SendOutcome{std::move(*stored), conversation, false, true};
}

QByteArray MessageService::requestHash(const MessageRecord &message) const
{
    // The text as it lies in memory: converting it to UTF-8 for this alone would cost the writer an allocation a
    // message.
    const qint64 id = message.conversation.value();
    QByteArray hash(qsizetype(requestHashBytes), Qt::Uninitialized);
    crypto_generichash_state state;
    crypto_generichash_init(&state, reinterpret_cast<const unsigned char *>(m_requestHashKey.constData()),
        size_t(m_requestHashKey.size()), requestHashBytes);
    const auto add = [&state](const void *bytes, qsizetype size) {
        crypto_generichash_update(
            &state, static_cast<const unsigned char *>(bytes), static_cast<unsigned long long>(size));
    };
    add(&id, sizeof id);
    add(message.text.constData(), message.text.size() * qsizetype(sizeof(QChar)));
    if (message.replyTo.isValid() || !message.attachments.isEmpty()) {
        // A text has no U+0000, so one that ends like the rest below hashes differently. Plain messages keep the hash
        // that older databases have of them.
        const QChar end;
        const qint64 replyTo = message.replyTo.value();
        add(&end, sizeof end);
        add(&replyTo, sizeof replyTo);
        for (const AttachmentRecord &attachment : message.attachments)
            add(attachment.hash.constData(), attachment.hash.size());
    }
    crypto_generichash_final(&state, reinterpret_cast<unsigned char *>(hash.data()), requestHashBytes);
    return hash;
}

Result<Message> MessageService::one(Stores &stores, UserId viewer, MessageId id, const OnlineLookup &isOnline) const
{
    const Result<std::optional<MessageRecord>> message = stores.messages().byIdFor(id, viewer);
    if (!message)
        return message.error();
    if (!message->has_value())
        return Error::notFound();
    const Result<std::optional<ConversationRecord>> conversation
        = stores.conversations().byIdFor((*message)->conversation, viewer);
    if (!conversation)
        return conversation.error();
    if (!conversation->has_value())
        return Error::notFound();
    return messageView(**message, **conversation, viewer, m_directory, isOnline);
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
        return Error::notFound();
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
        return Error::notFound();
    if ((*row)->sender == user)
        return Error::nonField(u"Cannot mark own message as read"_s);
    Result<std::optional<ConversationRecord>> record = tx.stores().conversations().byIdFor((*row)->conversation, user);
    if (!record)
        return record.error();
    if (!record->has_value())
        return Error::notFound();
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
    const bool wasDelivered = seqOfMark(conversation.markOf(user), MessageStatus::Delivered) >= covered.seq;
    const Result<bool> moved = tx.stores().conversations().moveMark(conversation, user, status, covered.seq, now);
    if (!moved)
        return moved.error();
    if (*moved)
        tx.publish(MarkMoved{conversation.id, user, conversation.peerOf(user), status, covered.id, covered.seq, now,
            conversation.position, wasDelivered});
    return {};
}

} // namespace chautari::server
