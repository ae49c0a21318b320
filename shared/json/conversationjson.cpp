// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/conversationjson.h"

#include "shared/core/limits.h"
#include "shared/core/validation.h"

#include <algorithm>
#include <tuple>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype previewCodePoints = 100;

QStringView preview(const Conversation &conversation)
{
    if (conversation.latestMessages.isEmpty())
        return {};
    return validation::firstCodePoints(conversation.latestMessages.first().text, previewCodePoints);
}

template <typename T>
QByteArray encoded(const JsonWriter &w, const T &value)
{
    JsonWriter part(w.utcOffset());
    part.setBaseUrl(w.baseUrl());
    write(part, value);
    return part.take();
}

//! People and the newest message stand in several keys: encoded once, copied.
void writeKeys(JsonWriter &w, const Conversation &conversation)
{
    const QByteArray provider = encoded(w, conversation.provider);
    const QByteArray customer = encoded(w, conversation.customer);
    QList<QByteArray> messages;
    for (const Message &message : conversation.latestMessages)
        messages.append(encoded(w, message));

    w.key("id").value(conversation.id);
    w.key("service");
    write(w, conversation.service);
    w.key("provider").raw(provider);
    w.key("customer").raw(customer);
    w.key("created_at").value(conversation.createdAt);
    w.key("last_message_at").value(conversation.lastMessageAt);
    w.key("last_message_preview").value(preview(conversation));
    w.key("is_active").value(conversation.isActive);
    w.key("provider_archived").value(conversation.isProviderArchived);
    w.key("customer_archived").value(conversation.isCustomerArchived);
    w.key("unread_count").value(conversation.unreadCount);
    w.key("latest_messages").beginArray();
    for (const QByteArray &message : std::as_const(messages))
        w.raw(message);
    w.endArray();

    w.key("other_participant").raw(conversation.viewer == conversation.customer.id ? provider : customer);
    w.key("last_message");
    if (messages.isEmpty())
        w.null();
    else
        w.raw(messages.first());
    w.key("participants").beginArray().raw(customer).raw(provider).endArray();
    w.key("updated_at").value(conversation.updatedAt);
    w.key("is_pinned").value(conversation.isPinned);
    w.key("is_archived").value(conversation.isArchived());
    w.key("is_muted").value(conversation.isMuted);
    w.key("marked_unread").value(conversation.isMarkedUnread);
    w.key("cleared_seq").value(conversation.clearedSeq);
    w.key("note").value(conversation.note);
    w.key("position").value(conversation.position);
}

bool isNewer(const Message &a, const Message &b)
{
    return std::tie(a.seq, a.createdAt, a.id) > std::tie(b.seq, b.createdAt, b.id);
}

} // namespace

void write(JsonWriter &w, const Conversation &conversation)
{
    w.beginObject();
    writeKeys(w, conversation);
    w.endObject();
}

void write(JsonWriter &w, const ConversationDetail &detail)
{
    w.beginObject();
    writeKeys(w, detail.conversation);
    w.key("messages").beginArray();
    for (const Message &message : detail.messages)
        write(w, message);
    w.endArray();
    w.endObject();
}

void writeCreated(JsonWriter &w, const Conversation &conversation)
{
    w.beginObject();
    w.key("conversation");
    write(w, conversation);
    w.key("conversation_id").value(conversation.id);
    w.key("message").value("Conversation created successfully"_L1);
    w.key("id").value(conversation.id);
    w.endObject();
}

Conversation readConversation(JsonReader &r, UserId viewer)
{
    Conversation conversation;
    conversation.id = r.id<ConversationId>("id");
    conversation.service = r.object<ServiceSummary>("service", readServiceSummary);
    conversation.provider = r.object<UserBasic>("provider", readUserBasic);
    conversation.customer = r.object<UserBasic>("customer", readUserBasic);
    conversation.createdAt = r.timestamp("created_at");
    conversation.lastMessageAt = r.timestampOr("last_message_at");
    conversation.updatedAt = r.timestampOr("updated_at", qMax(conversation.createdAt, conversation.lastMessageAt));
    conversation.isActive = r.booleanOr("is_active", true);
    conversation.isProviderArchived = r.booleanOr("provider_archived", false);
    conversation.isCustomerArchived = r.booleanOr("customer_archived", false);
    conversation.unreadCount = r.intOr("unread_count", 0);
    conversation.isPinned = r.booleanOr("is_pinned", false);
    conversation.isMuted = r.booleanOr("is_muted", false);
    conversation.isMarkedUnread = r.booleanOr("marked_unread", false);
    conversation.clearedSeq = r.integerOr("cleared_seq", 0);
    conversation.note = r.stringOr("note");
    conversation.position = r.integerOr("position", 0);
    conversation.viewer = viewer;
    conversation.latestMessages = r.list<Message>("latest_messages", readMessage);
    // The original sends them oldest first (contract.md 12.1 row 5).
    std::stable_sort(conversation.latestMessages.begin(), conversation.latestMessages.end(), isNewer);
    return conversation;
}

ConversationDetail readConversationDetail(JsonReader &r, UserId viewer)
{
    return {readConversation(r, viewer), r.list<Message>("messages", readMessage)};
}

Result<Conversation> readCreatedConversation(const QJsonObject &json, UserId viewer)
{
    JsonReader r(json);
    const auto read = [viewer](JsonReader &inner) { return readConversation(inner, viewer); };
    Conversation conversation = r.object<Conversation>("conversation", read);
    return r.finish(std::move(conversation));
}

Result<CreateConversationRequest> readCreateConversationRequest(const QJsonObject &json)
{
    JsonReader r(json);
    CreateConversationRequest request;
    request.service = r.id<ServiceId>("service_id");
    request.provider = r.id<UserId>("provider_id");
    const QString raw = r.string("initial_message", JsonReader::Blank::Refused);
    if (const QString problem = validation::forbiddenCharacter(raw); !problem.isEmpty())
        r.fail("initial_message", problem);
    else if (Result<QString> text = validation::messageText(raw))
        request.initialMessage = *std::move(text);
    else
        r.fail(
            "initial_message", u"Ensure this field has no more than %1 characters."_s.arg(limits::messageCodePoints));
    request.clientMessageId = readClientMessageId(r);
    return r.finish(std::move(request));
}

Result<UpdateConversationRequest> readUpdateConversationRequest(const QJsonObject &json)
{
    JsonReader r(json);
    UpdateConversationRequest request;
    request.isArchived = r.optionalBoolean("is_archived");
    request.isProviderArchived = r.optionalBoolean("provider_archived");
    request.isCustomerArchived = r.optionalBoolean("customer_archived");
    request.isPinned = r.optionalBoolean("is_pinned");
    request.isMuted = r.optionalBoolean("is_muted");
    request.isMarkedUnread = r.optionalBoolean("marked_unread");
    request.note = r.optionalString("note");
    if (request.note) {
        if (const QString problem = validation::forbiddenCharacter(*request.note); !problem.isEmpty())
            r.fail("note", problem);
        else if (validation::codePointCount(*request.note) > limits::noteLength)
            r.fail("note", u"Ensure this field has no more than %1 characters."_s.arg(limits::noteLength));
    }
    return r.finish(std::move(request));
}

QByteArray toJson(const UpdateConversationRequest &request)
{
    JsonWriter w;
    const auto write = [&w](const char *key, const auto &field) {
        if (field)
            w.key(key).value(*field);
    };
    w.beginObject();
    write("is_archived", request.isArchived);
    write("provider_archived", request.isProviderArchived);
    write("customer_archived", request.isCustomerArchived);
    write("is_pinned", request.isPinned);
    write("is_muted", request.isMuted);
    write("marked_unread", request.isMarkedUnread);
    write("note", request.note);
    w.endObject();
    return w.take();
}

QByteArray toJson(const CreateConversationRequest &request)
{
    JsonWriter w;
    w.beginObject();
    w.key("service_id").value(request.service);
    w.key("provider_id").value(request.provider);
    w.key("initial_message").value(request.initialMessage);
    if (!request.clientMessageId.isEmpty())
        w.key("client_message_id").value(request.clientMessageId);
    w.endObject();
    return w.take();
}

} // namespace chautari
