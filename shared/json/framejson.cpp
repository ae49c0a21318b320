// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/framejson.h"

#include "shared/core/validation.h"
#include "shared/json/ownerjson.h"

#include <QtCore/QJsonDocument>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

using ClientResult = Result<ClientFrame, FrameProblem>;

FrameProblem problem(ErrorCode code, const QString &text, const QString &clientMessageId = {})
{
    return {Error::of(code, text), clientMessageId};
}

FrameProblem invalid(QLatin1StringView text, const QString &clientMessageId = {})
{
    return problem(ErrorCode::ValidationFailed, QString(text), clientMessageId);
}

FrameProblem noSuchConversation(const QString &clientMessageId = {})
{
    return problem(ErrorCode::NotFound, u"Conversation not found or access denied"_s, clientMessageId);
}

//! What the person sent as the type, for the error frame: cut, because the frame goes back to them.
QString typeName(const QJsonValue &type)
{
    constexpr qsizetype longest = 64;
    if (type.isString())
        return type.toString().left(longest);
    if (type.isDouble())
        return type.toVariant().toString();
    return type.isUndefined() || type.isNull() ? u"None"_s : u"?"_s;
}

ClientResult readSendMessage(JsonReader &r)
{
    SendMessageCommand command;
    QString &id = command.request.clientMessageId;
    id = readClientMessageId(r);
    if (!r.ok())
        return problem(ErrorCode::ValidationFailed, u"client_message_id: "_s + r.error().firstMessage());
    const QString content = r.json().value("content"_L1).toString();
    command.request.text = content.trimmed().isEmpty() ? r.json().value("text"_L1).toString() : content;
    readSendMessageExtras(r, command.request);
    if (!r.ok())
        return problem(ErrorCode::ValidationFailed, u"reply_to: "_s + r.error().firstMessage(), id);
    const bool saysNothing = command.request.text.trimmed().isEmpty() && command.request.attachments.isEmpty();
    if (!r.has("conversation_id") || r.isNull("conversation_id") || saysNothing)
        return invalid("Missing conversation_id or content"_L1, id);
    command.request.conversation = r.id<ConversationId>("conversation_id");
    if (!r.ok())
        return noSuchConversation(id);
    return ClientFrame(std::move(command));
}

//! The original relayed what its sender claimed (W15). Here it is a message that carries an uploaded file, from whom it
//! is and as long as it is; without one it is refused like a message without content.
ClientResult readVoiceMessage(JsonReader &r)
{
    if (!r.has("conversation_id") || r.isNull("conversation_id"))
        return invalid("Missing conversation_id"_L1);
    SendMessageCommand command;
    command.request.conversation = r.id<ConversationId>("conversation_id");
    if (!r.ok())
        return noSuchConversation();
    command.request.clientMessageId = readClientMessageId(r);
    readSendMessageExtras(r, command.request);
    if (!r.ok())
        return problem(ErrorCode::ValidationFailed, r.error().firstMessage());
    return ClientFrame(std::move(command));
}

ClientResult readTyping(JsonReader &r)
{
    if (!r.has("conversation_id") || r.isNull("conversation_id"))
        return invalid("Missing conversation_id"_L1);
    const TypingCommand command{r.id<ConversationId>("conversation_id"), r.json().value("is_typing"_L1).toBool()};
    if (!r.ok())
        return noSuchConversation();
    return ClientFrame(command);
}

ClientResult readMark(JsonReader &r)
{
    for (const char *key : {"message_id", "conversation_id", "status"}) {
        if (!r.has(key) || r.isNull(key))
            return invalid("Missing required fields for status update"_L1);
    }
    const QString name = r.json().value("status"_L1).toString();
    const std::optional<MessageStatus> status = messageStatusFromName(name);
    if (!status || *status == MessageStatus::Sent)
        return problem(ErrorCode::ValidationFailed, u"\"%1\" is not a valid choice."_s.arg(name.left(64)));
    const MarkCommand command{r.id<ConversationId>("conversation_id"), r.id<MessageId>("message_id"), *status};
    if (!r.ok())
        return noSuchConversation();
    return ClientFrame(command);
}

ClientResult readResume(JsonReader &r)
{
    const ResumeCommand command{r.string("epoch"), r.integer("position")};
    if (!r.ok() || command.position < 0)
        return invalid("Missing epoch or position"_L1);
    return ClientFrame(command);
}

ClientResult readAuth(JsonReader &r)
{
    const QString token = r.json().value("token"_L1).toString();
    if (token.isEmpty())
        return invalid("Missing token"_L1);
    return ClientFrame(AuthCommand{token});
}

// ---- frames of the server
// ----------------------------------------------------------------------------------------------

ConnectionEvent readConnection(JsonReader &r)
{
    ConnectionEvent event;
    event.user = r.id<UserId>("user_id");
    event.epoch = r.stringOr("epoch");
    event.position = r.integerOr("position", 0);
    event.serverTime = r.timestampOr("server_time");
    event.heartbeatSeconds = r.intOr("heartbeat_interval", 0);
    return event;
}

SyncedEvent readSynced(JsonReader &r)
{
    return {r.string("epoch"), r.integer("position")};
}

//! A reason of a later version: paging from the start is always right.
ResyncRequiredEvent readResyncRequired(JsonReader &r)
{
    const QString name = r.stringOr("reason");
    for (const ResyncReason reason : {ResyncReason::Ahead, ResyncReason::TooMany}) {
        if (name == resyncReasonName(reason))
            return {reason};
    }
    return {ResyncReason::Epoch};
}

TypingEvent readTypingEvent(JsonReader &r)
{
    TypingEvent event;
    event.user = r.id<UserId>("user_id");
    event.userName = r.stringOr("user_name");
    event.isTyping = r.json().value("is_typing"_L1).toBool(); // the original passes on whatever its client sent
    event.conversation = r.id<ConversationId>("conversation_id");
    return event;
}

PresenceEvent readPresence(JsonReader &r)
{
    PresenceEvent event;
    event.user = r.id<UserId>("user_id");
    event.userName = r.stringOr("user_name");
    event.isOnline = r.booleanOr("is_online", false);
    event.lastSeen = r.timestampOr("last_seen");
    return event;
}

ErrorEvent readErrorEvent(JsonReader &r)
{
    ErrorEvent event;
    event.message = r.stringOr("message");
    event.codeName = r.stringOr("code");
    event.clientMessageId = r.stringOr("client_message_id");
    event.retryAfterSeconds = r.intOr("retry_after", 0);
    return event;
}

AckEvent readAck(JsonReader &r)
{
    AckEvent event;
    event.clientMessageId = r.string("client_message_id");
    event.id = r.id<MessageId>("id");
    event.seq = r.integer("seq");
    event.conversation = r.id<ConversationId>("conversation_id");
    event.isDuplicate = r.booleanOr("duplicate", false);
    return event;
}

MessageStatusEvent readMessageStatus(JsonReader &r)
{
    MessageStatusEvent event;
    event.message = r.id<MessageId>("message_id");
    event.conversation = r.id<ConversationId>("conversation_id");
    const QString name = r.string("status");
    event.status = messageStatusFromName(name).value_or(MessageStatus::Sent);
    event.upToSeq = r.integerOr("up_to_seq", 0);
    event.updatedBy = r.idOr<UserId>("updated_by");
    event.at = r.timestampOr("timestamp");
    return event;
}

MessageDeletedEvent readMessageDeleted(JsonReader &r)
{
    MessageDeletedEvent event;
    event.message = r.id<MessageId>("message_id");
    event.conversation = r.id<ConversationId>("conversation_id");
    event.deletion = deletionTypeFromName(r.stringOr("deletion_type"));
    event.seq = r.integerOr("seq", 0);
    return event;
}

ConversationDeletedEvent readConversationDeleted(JsonReader &r)
{
    return {r.id<ConversationId>("conversation_id"), 0};
}

ReactionEvent readReactionEvent(JsonReader &r)
{
    ReactionEvent event;
    event.message = r.id<MessageId>("message_id");
    event.conversation = r.id<ConversationId>("conversation_id");
    event.user = r.id<UserId>("user_id");
    event.emoji = r.string("emoji");
    event.isRemoved = r.booleanOr("is_removed", false);
    event.reactions = readReactions(r);
    return event;
}

void beginFrame(JsonWriter &w, QLatin1StringView type)
{
    w.beginObject();
    w.key("type").value(type);
    w.key("data");
}

//! This frame's time is in UTC, as the original has it (contract.md 1).
QString isoUtc(Timestamp time)
{
    return time.isValid() ? QString::fromLatin1(time.toIso(0)) : QString();
}

//! One overload per frame: a new one does not compile until it is written here.
class FrameWriter
{
public:
    explicit FrameWriter(int utcOffsetSeconds, const QString &baseUrl = {})
        : m_w(utcOffsetSeconds)
    {
        m_w.setBaseUrl(baseUrl);
    }

    QByteArray take() { return m_w.take(); }

    void operator()(const SendMessageCommand &command)
    {
        begin("message"_L1);
        m_w.key("conversation_id").value(command.request.conversation);
        m_w.key("content").value(command.request.text); // the key that the original reads; ours reads both
        if (!command.request.clientMessageId.isEmpty())
            m_w.key("client_message_id").value(command.request.clientMessageId);
        writeSendMessageExtras(m_w, command.request);
        end();
    }

    void operator()(const TypingCommand &command)
    {
        begin("typing"_L1);
        m_w.key("conversation_id").value(command.conversation);
        m_w.key("is_typing").value(command.isTyping);
        end();
    }

    void operator()(const HeartbeatCommand &)
    {
        begin("heartbeat"_L1);
        end();
    }

    void operator()(const AuthCommand &command)
    {
        begin("auth"_L1);
        m_w.key("token").value(command.token);
        end();
    }

    void operator()(const MarkCommand &command)
    {
        begin("message_status"_L1);
        m_w.key("message_id").value(command.message);
        m_w.key("conversation_id").value(command.conversation);
        m_w.key("status").value(messageStatusName(command.status));
        end();
    }

    void operator()(const ResumeCommand &command)
    {
        begin("resume"_L1);
        m_w.key("epoch").value(command.epoch);
        m_w.key("position").value(command.position);
        end();
    }

    void operator()(const ConnectionEvent &event)
    {
        begin("connection"_L1);
        m_w.key("status").value("connected"_L1);
        m_w.key("user_id").value(event.user);
        m_w.key("epoch").value(event.epoch);
        m_w.key("position").value(event.position);
        m_w.key("server_time").value(event.serverTime);
        m_w.key("heartbeat_interval").value(event.heartbeatSeconds);
        end();
    }

    void operator()(const MessageCreatedEvent &event)
    {
        beginFrame(m_w, "message"_L1);
        write(m_w, event.message);
        m_w.key("position").value(event.message.position);
        m_w.endObject();
    }

    void operator()(const TypingEvent &event)
    {
        begin("typing"_L1);
        m_w.key("user_id").value(event.user);
        m_w.key("user_name").value(event.userName);
        m_w.key("is_typing").value(event.isTyping);
        m_w.key("conversation_id").value(event.conversation);
        end();
    }

    void operator()(const PresenceEvent &event)
    {
        begin("status"_L1);
        m_w.key("user_id").value(event.user);
        m_w.key("user_name").value(event.userName);
        m_w.key("is_online").value(event.isOnline);
        m_w.key("last_seen").value(event.lastSeen);
        end();
    }

    void operator()(const HeartbeatEvent &)
    {
        begin("heartbeat"_L1);
        m_w.key("status").value("pong"_L1);
        end();
    }

    void operator()(const AuthOkEvent &event)
    {
        begin("auth_ok"_L1);
        m_w.key("user_id").value(event.user);
        end();
    }

    void operator()(const ErrorEvent &event)
    {
        begin("error"_L1);
        m_w.key("message").value(event.message);
        if (!event.codeName.isEmpty())
            m_w.key("code").value(event.codeName);
        if (!event.clientMessageId.isEmpty())
            m_w.key("client_message_id").value(event.clientMessageId);
        if (event.retryAfterSeconds > 0)
            m_w.key("retry_after").value(event.retryAfterSeconds);
        end();
    }

    void operator()(const AckEvent &event)
    {
        begin("ack"_L1);
        m_w.key("client_message_id").value(event.clientMessageId);
        m_w.key("id").value(event.id);
        m_w.key("seq").value(event.seq);
        m_w.key("conversation_id").value(event.conversation);
        m_w.key("duplicate").value(event.isDuplicate);
        end();
    }

    void operator()(const MessageStatusEvent &event)
    {
        begin("message_status"_L1);
        m_w.key("message_id").value(event.message);
        m_w.key("conversation_id").value(event.conversation);
        m_w.key("status").value(messageStatusName(event.status));
        m_w.key("message_type").value("text"_L1);
        m_w.key("updated_by").value(event.updatedBy);
        m_w.key("timestamp").valueOrNull(isoUtc(event.at));
        m_w.key("up_to_id").value(event.message);
        m_w.key("up_to_seq").value(event.upToSeq);
        m_w.endObject();
        m_w.key("position").value(event.position);
        m_w.endObject();
    }

    void operator()(const ConversationCreatedEvent &event)
    {
        beginFrame(m_w, "conversation_created"_L1);
        write(m_w, event.conversation);
        m_w.key("position").value(event.conversation.position);
        m_w.endObject();
    }

    void operator()(const MessageUpdatedEvent &event)
    {
        beginFrame(m_w, "message_updated"_L1);
        write(m_w, event.message);
        endWith(event.message.position);
    }

    //! Its keys stand at the top, as in the original, and once more under data (contract.md 12, 10).
    void operator()(const MessageDeletedEvent &event)
    {
        m_w.beginObject();
        m_w.key("type").value("message_deleted"_L1);
        writeDeleted(event);
        m_w.key("data").beginObject();
        writeDeleted(event);
        m_w.endObject();
        endWith(event.position);
    }

    void operator()(const ConversationUpdatedEvent &event)
    {
        beginFrame(m_w, "conversation_updated"_L1);
        write(m_w, event.conversation);
        endWith(event.conversation.position);
    }

    void operator()(const ConversationDeletedEvent &event)
    {
        begin("conversation_deleted"_L1);
        m_w.key("conversation_id").value(event.conversation);
        m_w.endObject();
        endWith(event.position);
    }

    void operator()(const ReactionEvent &event)
    {
        begin("reaction"_L1);
        m_w.key("message_id").value(event.message);
        m_w.key("conversation_id").value(event.conversation);
        m_w.key("user_id").value(event.user);
        m_w.key("emoji").value(event.emoji);
        m_w.key("is_removed").value(event.isRemoved);
        m_w.key("reactions");
        write(m_w, event.reactions);
        m_w.endObject();
        endWith(event.position);
    }

    void operator()(const NotificationEvent &event)
    {
        beginFrame(m_w, "notification"_L1);
        write(m_w, event.notification);
        m_w.endObject();
    }

    void operator()(const PeopleChangedEvent &)
    {
        begin("people_changed"_L1);
        end();
    }

    void operator()(const NoticeEvent &event)
    {
        beginFrame(m_w, "notice"_L1);
        write(m_w, event.notice);
        m_w.endObject();
    }

    void operator()(const SyncedEvent &event)
    {
        begin("synced"_L1);
        m_w.key("epoch").value(event.epoch);
        m_w.key("position").value(event.position);
        end();
    }

    void operator()(const ResyncRequiredEvent &event)
    {
        begin("resync_required"_L1);
        m_w.key("reason").value(resyncReasonName(event.reason));
        end();
    }

    void operator()(const UnknownEvent &event)
    {
        m_w.beginObject();
        m_w.key("type").value(event.type);
        m_w.key("data").beginObject();
        end();
    }

private:
    void begin(QLatin1StringView type)
    {
        beginFrame(m_w, type);
        m_w.beginObject();
    }
    void end() { m_w.endObject().endObject(); }
    void endWith(qint64 position) { m_w.key("position").value(position).endObject(); }
    void writeDeleted(const MessageDeletedEvent &event)
    {
        m_w.key("message_id").value(event.message);
        m_w.key("conversation_id").value(event.conversation);
        m_w.key("deletion_type").value(deletionTypeName(event.deletion));
        m_w.key("seq").value(event.seq);
    }

    JsonWriter m_w;
};

} // namespace

Result<ClientFrame, FrameProblem> readClientFrame(const QByteArray &utf8)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(utf8, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return problem(ErrorCode::MalformedRequest, u"Invalid JSON format"_s);
    if (!document.isObject())
        return problem(ErrorCode::MalformedRequest, u"Error processing message: not a JSON object"_s);
    const QJsonObject frame = document.object();
    const QJsonValue type = frame.value("type"_L1);
    const QString name = type.toString();
    JsonReader data(frame.value("data"_L1).toObject());
    if (name == "message"_L1)
        return readSendMessage(data);
    if (name == "voice_message"_L1)
        return readVoiceMessage(data);
    if (name == "typing"_L1)
        return readTyping(data);
    if (name == "heartbeat"_L1)
        return ClientFrame(HeartbeatCommand{});
    if (name == "auth"_L1)
        return readAuth(data);
    if (name == "message_status"_L1)
        return readMark(data);
    if (name == "resume"_L1)
        return readResume(data);
    return problem(ErrorCode::ValidationFailed, u"Unknown message type: "_s + typeName(type));
}

QByteArray toJson(const ClientFrame &frame)
{
    FrameWriter writer(0);
    std::visit(writer, frame);
    return writer.take();
}

Result<ServerFrame> readServerFrame(const QByteArray &utf8, UserId viewer)
{
    const Result<QJsonObject> json = parseJsonObject(utf8);
    return json ? readServerFrame(*json, viewer) : json.error();
}

Result<ServerFrame> readServerFrame(const QJsonObject &json, UserId viewer)
{
    JsonReader r(json);
    const QString type = r.string("type");
    const qint64 position = r.integerOr("position", 0);
    const auto dataAs = [&r]<typename T>(T (*read)(JsonReader &)) -> Result<ServerFrame> {
        T event = r.object<T>("data", read);
        return r.finish(ServerFrame(std::move(event)));
    };
    if (type == "connection"_L1)
        return dataAs(&readConnection);
    if (type == "message"_L1) {
        MessageCreatedEvent event{r.object<Message>("data", readMessage)};
        event.message.position = qMax(event.message.position, position);
        return r.finish(ServerFrame(std::move(event)));
    }
    if (type == "typing"_L1)
        return dataAs(&readTypingEvent);
    if (type == "status"_L1)
        return dataAs(&readPresence);
    if (type == "heartbeat"_L1)
        return r.finish(ServerFrame(HeartbeatEvent{}));
    if (type == "auth_ok"_L1)
        return r.finish(ServerFrame(
            r.object<AuthOkEvent>("data", [](JsonReader &inner) { return AuthOkEvent{inner.id<UserId>("user_id")}; })));
    if (type == "error"_L1)
        return dataAs(&readErrorEvent);
    if (type == "ack"_L1)
        return dataAs(&readAck);
    if (type == "message_status"_L1) {
        MessageStatusEvent event = r.object<MessageStatusEvent>("data", readMessageStatus);
        event.position = position;
        return r.finish(ServerFrame(event));
    }
    if (type == "conversation_created"_L1) {
        const auto read = [viewer](JsonReader &inner) { return readConversation(inner, viewer); };
        return r.finish(ServerFrame(ConversationCreatedEvent{r.object<Conversation>("data", read)}));
    }
    if (type == "message_updated"_L1) {
        MessageUpdatedEvent event{r.object<Message>("data", readMessage)};
        event.message.position = qMax(event.message.position, position);
        return r.finish(ServerFrame(std::move(event)));
    }
    if (type == "message_deleted"_L1) {
        // The original has its keys at the top only.
        MessageDeletedEvent event
            = r.has("data") ? r.object<MessageDeletedEvent>("data", readMessageDeleted) : readMessageDeleted(r);
        event.position = position;
        return r.finish(ServerFrame(event));
    }
    if (type == "conversation_updated"_L1) {
        const auto read = [viewer](JsonReader &inner) { return readConversation(inner, viewer); };
        return r.finish(ServerFrame(ConversationUpdatedEvent{r.object<Conversation>("data", read)}));
    }
    if (type == "conversation_deleted"_L1) {
        ConversationDeletedEvent event = r.object<ConversationDeletedEvent>("data", readConversationDeleted);
        event.position = position;
        return r.finish(ServerFrame(event));
    }
    if (type == "reaction"_L1) {
        ReactionEvent event = r.object<ReactionEvent>("data", readReactionEvent);
        event.position = position;
        return r.finish(ServerFrame(std::move(event)));
    }
    if (type == "notification"_L1)
        return r.finish(ServerFrame(NotificationEvent{r.object<Notification>("data", readNotification)}));
    if (type == "people_changed"_L1)
        return r.finish(ServerFrame(PeopleChangedEvent{}));
    if (type == "notice"_L1)
        return r.finish(ServerFrame(NoticeEvent{r.object<Notice>("data", readNotice)}));
    if (type == "synced"_L1)
        return dataAs(&readSynced);
    if (type == "resync_required"_L1)
        return dataAs(&readResyncRequired);
    return r.finish(ServerFrame(UnknownEvent{type}));
}

QLatin1StringView resyncReasonName(ResyncReason reason)
{
    switch (reason) {
    case ResyncReason::Epoch:
        return "epoch"_L1;
    case ResyncReason::Ahead:
        return "ahead"_L1;
    case ResyncReason::TooMany:
        return "too_many"_L1;
    }
    Q_UNREACHABLE();
}

QByteArray toJson(const ServerFrame &frame, int utcOffsetSeconds, const QString &baseUrl)
{
    FrameWriter writer(utcOffsetSeconds, baseUrl);
    std::visit(writer, frame);
    return writer.take();
}

} // namespace chautari
