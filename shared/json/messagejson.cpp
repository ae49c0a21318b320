// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/messagejson.h"

#include "shared/core/validation.h"

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

MessageType messageTypeFromName(QStringView name)
{
    for (const MessageType type : {MessageType::Image, MessageType::File, MessageType::Audio, MessageType::System}) {
        if (name == messageTypeName(type))
            return type;
    }
    return MessageType::Text;
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
    w.key("attachment").null();
    w.key("attachment_url").null();
    w.key("status").value(messageStatusName(message.status));
    w.key("created_at").value(message.createdAt);
    w.key("updated_at").value(message.updatedAt);
    w.key("timestamp").value(message.createdAt);
    w.key("is_flagged").value(false);
    w.key("moderation_reason").value(""_L1);
    w.key("read_statuses");
    writeReadStatuses(w, message);
    w.key("is_deleted_for_user").value(false);
    w.key("deletion_type").null();
}

void writeSupersetKeys(JsonWriter &w, const Message &message)
{
    w.key("conversation_id").value(message.conversation);
    w.key("content").value(message.text);
    w.key("seq").value(message.seq);
    w.key("position").value(message.position);
    w.key("client_message_id").valueOrNull(message.clientMessageId);
    w.key("is_read").value(message.status == MessageStatus::Read);
    w.key("edited_at").null();
    w.key("reply_to").null();
    w.key("reactions").beginArray().endArray();
    w.key("attachments").beginArray().endArray();
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
    return r.finish(std::move(request));
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
