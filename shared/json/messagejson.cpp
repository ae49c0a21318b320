// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/messagejson.h"

#include "shared/core/validation.h"

#include <QtCore/QUrl>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

void write(JsonWriter &w, const ReplyPreview &reply)
{
    w.beginObject();
    w.key("id").value(reply.id);
    w.key("seq").value(reply.seq);
    w.key("sender_id").value(reply.sender);
    w.key("sender_name").value(reply.senderName);
    w.key("message_type").value(messageTypeName(reply.type));
    w.key("text").value(reply.text);
    w.key("is_deleted").value(reply.isDeleted);
    w.endObject();
}

ReplyPreview readReplyPreview(JsonReader &r)
{
    ReplyPreview reply;
    reply.id = r.id<MessageId>("id");
    reply.seq = r.integerOr("seq", 0);
    reply.sender = r.idOr<UserId>("sender_id");
    reply.senderName = r.stringOr("sender_name");
    reply.type = messageTypeFromName(r.stringOr("message_type"));
    reply.text = r.stringOr("text");
    reply.isDeleted = r.booleanOr("is_deleted", false);
    return reply;
}

Reaction readReaction(JsonReader &r)
{
    Reaction reaction;
    reaction.emoji = r.string("emoji");
    for (const QJsonValue user : r.json().value("user_ids"_L1).toArray())
        reaction.users.append(UserId(user.toInteger()));
    return reaction;
}

void writeReadStatuses(JsonWriter &w, const Message &message)
{
    w.beginArray();
    if (message.reader && message.readAt.isValid()) {
        w.beginObject();
        w.key("id").value(message.id);
        w.key("user");
        write(w, *message.reader);
        w.key("read_at").value(message.readAt);
        w.endObject();
    }
    w.endArray();
}

void writeOriginalKeys(JsonWriter &w, const Message &message)
{
    w.key("id").value(message.id);
    w.key("conversation").value(message.conversation);
    w.key("sender");
    write(w, message.sender);
    w.key("message_type").value(messageTypeName(message.type));
    w.key("text").value(message.text);
    const QString url = message.attachments.isEmpty() ? QString() : message.attachments.first().fileUrl;
    w.key("attachment").url(url);
    w.key("attachment_url").url(url);
    w.key("status").value(messageStatusName(message.status));
    w.key("created_at").value(message.createdAt);
    w.key("updated_at").value(message.updatedAt);
    w.key("timestamp").value(message.createdAt);
    w.key("is_flagged").value(message.isFlagged);
    w.key("moderation_reason").value(message.moderationReason);
    w.key("read_statuses");
    writeReadStatuses(w, message);
    w.key("is_deleted_for_user").value(message.deletion == DeletionType::Self);
    w.key("deletion_type").valueOrNull(deletionTypeName(message.deletion));
}

void writeSupersetKeys(JsonWriter &w, const Message &message)
{
    w.key("conversation_id").value(message.conversation);
    w.key("content").value(message.text);
    w.key("seq").value(message.seq);
    w.key("position").value(message.position);
    w.key("client_message_id").valueOrNull(message.clientMessageId);
    w.key("is_read").value(message.status == MessageStatus::Read);
    w.key("edited_at").value(message.editedAt);
    w.key("reply_to");
    if (message.replyTo)
        write(w, *message.replyTo);
    else
        w.null();
    w.key("reactions");
    write(w, message.reactions);
    w.key("attachments").beginArray();
    for (const Attachment &attachment : message.attachments)
        write(w, attachment);
    w.endArray();
}

void writeKeys(JsonWriter &w, const Message &message)
{
    writeOriginalKeys(w, message);
    writeSupersetKeys(w, message);
}

struct ReadStatus
{
    UserBasic user;
    Timestamp readAt;
};

ReadStatus readReadStatus(JsonReader &r)
{
    return {r.object<UserBasic>("user", readUserBasic), r.timestamp("read_at")};
}

//! An original server has one attachment, and tells nothing of it but its URL (contract.md 5.0).
void addOriginalAttachment(Message &message, JsonReader &r)
{
    QString url = r.stringOr("attachment_url");
    if (url.isEmpty())
        url = r.stringOr("attachment");
    if (url.isEmpty() || !message.attachments.isEmpty())
        return;
    Attachment attachment;
    attachment.kind = message.type == MessageType::Text ? MessageType::File : message.type;
    attachment.fileUrl = url;
    attachment.fileName = QUrl(url).fileName();
    message.attachments.append(attachment);
}

} // namespace

QLatin1StringView messageTypeName(MessageType type)
{
    switch (type) {
    case MessageType::Text:
        return "text"_L1;
    case MessageType::Image:
        return "image"_L1;
    case MessageType::File:
        return "file"_L1;
    case MessageType::Audio:
        return "audio"_L1;
    case MessageType::System:
        return "system"_L1;
    }
    Q_UNREACHABLE();
}

MessageType messageTypeFromName(QStringView name)
{
    for (const MessageType type : {MessageType::Image, MessageType::File, MessageType::Audio, MessageType::System}) {
        if (name == messageTypeName(type))
            return type;
    }
    return MessageType::Text;
}

QLatin1StringView messageStatusName(MessageStatus status)
{
    switch (status) {
    case MessageStatus::Sent:
        return "sent"_L1;
    case MessageStatus::Delivered:
        return "delivered"_L1;
    case MessageStatus::Read:
        return "read"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<MessageStatus> messageStatusFromName(QStringView name)
{
    for (const MessageStatus status : {MessageStatus::Sent, MessageStatus::Delivered, MessageStatus::Read}) {
        if (name == messageStatusName(status))
            return status;
    }
    return std::nullopt;
}

QString deletionTypeName(DeletionType deletion)
{
    switch (deletion) {
    case DeletionType::None:
        return {};
    case DeletionType::Self:
        return u"self"_s;
    case DeletionType::Everyone:
        return u"everyone"_s;
    }
    Q_UNREACHABLE();
}

DeletionType deletionTypeFromName(QStringView name)
{
    if (name == u"everyone")
        return DeletionType::Everyone;
    return name == u"self" ? DeletionType::Self : DeletionType::None;
}

void write(JsonWriter &w, const Attachment &attachment)
{
    w.beginObject();
    w.key("id").value(attachment.id);
    w.key("kind").value(messageTypeName(attachment.kind));
    w.key("file_name").value(attachment.fileName);
    w.key("file_url").url(attachment.fileUrl);
    w.key("file_type").value(attachment.contentType);
    w.key("file_size").value(attachment.fileSize);
    if (attachment.width > 0) {
        w.key("width").value(attachment.width);
        w.key("height").value(attachment.height);
    }
    if (!attachment.thumbnailUrl.isEmpty())
        w.key("thumbnail_url").url(attachment.thumbnailUrl);
    if (!attachment.preview.isEmpty())
        w.key("blurhash").value(attachment.preview);
    if (attachment.durationMs > 0)
        w.key("duration").value(attachment.durationMs / 1000.0);
    if (!attachment.waveform.isEmpty()) {
        w.key("waveform").beginArray();
        for (const char peak : attachment.waveform)
            w.value(int(uchar(peak)));
        w.endArray();
    }
    w.endObject();
}

Attachment readAttachment(JsonReader &r)
{
    Attachment attachment;
    attachment.id = r.idOr<AttachmentId>("id");
    attachment.kind = messageTypeFromName(r.stringOr("kind"));
    if (attachment.kind == MessageType::Text)
        attachment.kind = MessageType::File;
    attachment.fileName = r.stringOr("file_name");
    attachment.fileUrl = r.stringOr("file_url");
    attachment.contentType = r.stringOr("file_type");
    attachment.fileSize = r.integerOr("file_size", 0);
    attachment.width = r.intOr("width", 0);
    attachment.height = r.intOr("height", 0);
    attachment.thumbnailUrl = r.stringOr("thumbnail_url");
    attachment.preview = r.stringOr("blurhash");
    attachment.durationMs = int(r.numberOr("duration", 0) * 1000);
    for (const QJsonValue peak : r.json().value("waveform"_L1).toArray())
        attachment.waveform.append(char(qBound(0, peak.toInt(), 255)));
    return attachment;
}

void write(JsonWriter &w, const QList<Reaction> &reactions)
{
    w.beginArray();
    for (const Reaction &reaction : reactions) {
        w.beginObject();
        w.key("emoji").value(reaction.emoji);
        w.key("count").value(qint64(reaction.users.size()));
        w.key("user_ids").beginArray();
        for (const UserId user : reaction.users)
            w.value(user);
        w.endArray();
        w.endObject();
    }
    w.endArray();
}

QList<Reaction> readReactions(JsonReader &r)
{
    return r.list<Reaction>("reactions", readReaction);
}

void write(JsonWriter &w, const Message &message)
{
    w.beginObject();
    writeKeys(w, message);
    w.endObject();
}

Message readMessage(JsonReader &r)
{
    Message message;
    message.id = r.id<MessageId>("id");
    message.conversation = r.id<ConversationId>(r.has("conversation") ? "conversation" : "conversation_id");
    message.sender = r.object<UserBasic>("sender", readUserBasic);
    message.type = messageTypeFromName(r.stringOr("message_type"));
    message.text = r.stringOr("text", r.stringOr("content"));
    message.createdAt = r.timestamp("created_at");
    message.updatedAt = r.timestampOr("updated_at", message.createdAt);
    message.seq = r.integerOr("seq", 0);
    message.position = r.integerOr("position", 0);
    message.clientMessageId = r.stringOr("client_message_id");
    message.editedAt = r.timestampOr("edited_at");
    message.deletion = deletionTypeFromName(r.stringOr("deletion_type"));
    message.isFlagged = r.booleanOr("is_flagged", false);
    message.moderationReason = r.stringOr("moderation_reason");
    if (r.has("reply_to") && !r.isNull("reply_to"))
        message.replyTo = r.object<ReplyPreview>("reply_to", readReplyPreview);
    message.reactions = readReactions(r);
    message.attachments = r.list<Attachment>("attachments", readAttachment);
    addOriginalAttachment(message, r);
    const QList<ReadStatus> readStatuses = r.list<ReadStatus>("read_statuses", readReadStatus);
    for (const ReadStatus &status : readStatuses) {
        if (status.user.id == message.sender.id)
            continue;
        message.reader = status.user;
        message.readAt = status.readAt;
    }
    message.status = messageStatusFromName(r.stringOr("status")).value_or(MessageStatus::Sent);
    if (r.booleanOr("is_read", false) || message.reader)
        message.status = MessageStatus::Read;
    return message;
}

Result<SendMessageRequest> readSendMessageRequest(const QJsonObject &json)
{
    JsonReader r(json);
    SendMessageRequest request;
    request.conversation = ConversationId(r.primaryKey("conversation"));
    if (r.has("text"))
        request.text = r.string("text");
    else if (r.has("content"))
        request.text = r.string("content");
    request.clientMessageId = readClientMessageId(r);
    readSendMessageExtras(r, request);
    return r.finish(std::move(request));
}

void readSendMessageExtras(JsonReader &r, SendMessageRequest &request)
{
    request.replyTo = r.idOr<MessageId>("reply_to");
    const QJsonValue attachments = r.json().value("attachments"_L1);
    // The original's frames carry an empty list there, and its older clients objects: only numbers are ours.
    for (const QJsonValue attachment : attachments.toArray()) {
        if (attachment.isDouble())
            request.attachments.append(AttachmentId(attachment.toInteger()));
    }
}

void writeSendMessageExtras(JsonWriter &w, const SendMessageRequest &request)
{
    if (request.replyTo.isValid())
        w.key("reply_to").value(request.replyTo);
    if (request.attachments.isEmpty())
        return;
    w.key("attachments").beginArray();
    for (const AttachmentId attachment : request.attachments)
        w.value(attachment);
    w.endArray();
}

Result<EditMessageRequest> readEditMessageRequest(const QJsonObject &json)
{
    JsonReader r(json);
    EditMessageRequest request;
    for (const char *key : {"text", "content"}) {
        if (!request.text && r.has(key))
            request.text = r.string(key);
    }
    request.basePosition = r.integerOr("base_position", 0);
    return r.finish(std::move(request));
}

QByteArray toJson(const EditMessageRequest &request)
{
    JsonWriter w;
    w.beginObject();
    if (request.text)
        w.key("text").value(*request.text);
    if (request.basePosition > 0)
        w.key("base_position").value(request.basePosition);
    w.endObject();
    return w.take();
}

QString readClientMessageId(JsonReader &r)
{
    const QString id = r.stringOr("client_message_id");
    if (!id.isEmpty() && !validation::isClientMessageId(id))
        r.fail("client_message_id", u"Use 1 to 64 letters, digits, hyphens and underscores."_s);
    return id;
}

QByteArray toJson(const SendMessageRequest &request)
{
    JsonWriter w;
    w.beginObject();
    w.key("conversation").value(request.conversation);
    w.key("text").value(request.text);
    if (!request.clientMessageId.isEmpty())
        w.key("client_message_id").value(request.clientMessageId);
    writeSendMessageExtras(w, request);
    w.endObject();
    return w.take();
}

void write(JsonWriter &w, const SentMessage &sent)
{
    w.beginObject();
    writeKeys(w, sent.message);
    if (sent.isDuplicate)
        w.key("duplicate").value(true);
    w.endObject();
}

SentMessage readSentMessage(JsonReader &r)
{
    return {readMessage(r), r.booleanOr("duplicate", false)};
}

} // namespace chautari
