// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/answers.h"
#include "server/http/messagingquery.h"
#include "server/http/messagingroutes.h"
#include "server/http/pagequery.h"
#include "shared/json/messagejson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr auto writeMessage = [](JsonWriter &w, const Message &message) { write(w, message); };

//! A hand-written error of the original: its sentence under "error", and under "detail" as well (contract.md 12, 41).
void failInWords(const ExchangePtr &exchange, int status, const QString &sentence)
{
    JsonWriter w = exchange->writer();
    w.beginObject();
    w.key("error").value(sentence);
    w.key("detail").value(sentence);
    w.endObject();
    exchange->send(status, w);
}

//! contract.md 5.8.
void failTooLate(const ExchangePtr &exchange, const QString &sentence, const ChangedMessage &change)
{
    const QString words = sentence.arg(change.limitMinutes);
    JsonWriter w = exchange->writer();
    w.beginObject();
    w.key("error").value(words);
    w.key("time_limit_minutes").value(change.limitMinutes);
    w.key("message_age_minutes").value(change.ageMinutes);
    w.key("detail").value(words);
    w.endObject();
    exchange->send(400, w);
}

//! rulings.md 24.
void failConflict(const ExchangePtr &exchange, const Message &message)
{
    const QString sentence = u"The message was changed meanwhile."_s;
    JsonWriter w = exchange->writer();
    w.beginObject();
    w.key("detail").value(sentence);
    w.key("error").value(sentence);
    w.key("code").value("conflict"_L1);
    w.key("message");
    write(w, message);
    w.endObject();
    exchange->send(409, w);
}

//! \param within valid for the list below one conversation.
void list(MessageController &messages, ConversationId within, const ExchangePtr &exchange)
{
    const QUrlQuery &query = exchange->request().query;
    const Result<PageRequest> page = pageRequest(query);
    if (!page)
        return exchange->fail(page.error());
    Result<MessageFilter> filter = messageFilter(query);
    if (!filter)
        return exchange->fail(filter.error());
    const Result<std::optional<HistoryRequest>> history = historyRequest(query, page->size);
    if (!history)
        return exchange->fail(history.error());
    if (within.isValid())
        filter->conversation = within;
    const auto answer = answerPage<Message>(exchange);
    if (history->has_value() && filter->conversation)
        messages.history(exchange->identity(), *filter->conversation, **history, answer);
    else
        messages.list(exchange->identity(), *filter, *page, answer);
}

//! \param within valid when the path names the conversation; the body need not then.
void send(MessageController &messages, ConversationId within, const ExchangePtr &exchange)
{
    Result<QJsonObject> fields = bodyFields(exchange->request());
    if (fields && within.isValid())
        fields->insert("conversation"_L1, within.value());
    Result<SendMessageRequest> request
        = fields ? readSendMessageRequest(*fields) : Result<SendMessageRequest>(fields.error());
    if (!request)
        return exchange->fail(request.error());
    if (const QJsonValue attachment = fields->value("attachment"_L1); !attachment.isUndefined() && !attachment.isNull())
        return exchange->fail(Error::invalidField(
            u"attachment"_s, u"The submitted data was not a file. Check the encoding type on the form."_s));
    addIdempotencyKey(exchange->request(), request->clientMessageId);
    messages.send(exchange->identity(), *request, [exchange](const Result<SentMessage> &sent) {
        if (!sent)
            return exchange->fail(sent.error());
        JsonWriter w = exchange->writer();
        write(w, *sent);
        exchange->send(sent->isDuplicate ? 200 : 201, w);
    });
}

void edit(MessageController &messages, MessageId id, const ExchangePtr &exchange)
{
    const auto request = readBody<EditMessageRequest>(exchange, readEditMessageRequest);
    if (!request)
        return;
    messages.edit(exchange->identity(), id, *request, [exchange](const Result<ChangedMessage> &change) {
        if (!change)
            return exchange->fail(change.error());
        if (change->outcome == MessageChange::Outcome::TooLate)
            return failTooLate(exchange, u"Cannot edit after %1 minutes"_s, *change);
        if (change->outcome == MessageChange::Outcome::Conflict)
            return failConflict(exchange, change->message);
        JsonWriter w = exchange->writer();
        write(w, change->message);
        exchange->send(200, w);
    });
}

//! Everything but "everyone" is "self", a body that is no object too (captures, "DELETE with a JSON array").
Result<DeletionType> deletionOf(const HttpRequest &request)
{
    const Result<QJsonObject> fields = bodyFields(request);
    if (!fields && fields.error().code != ErrorCode::ValidationFailed)
        return fields.error();
    const bool isForEveryone = fields && fields->value("deletion_type"_L1).toString() == u"everyone"_s;
    return isForEveryone ? DeletionType::Everyone : DeletionType::Self;
}

//! \param within valid when the path names the conversation.
void remove(MessageController &messages, ConversationId within, MessageId id, const ExchangePtr &exchange)
{
    const Result<DeletionType> deletion = deletionOf(exchange->request());
    if (!deletion)
        return exchange->fail(deletion.error());
    messages.remove(exchange->identity(), id, *deletion, within, [exchange](const Result<ChangedMessage> &change) {
        if (!change && change.error().code == ErrorCode::PermissionDenied)
            return failInWords(exchange, 403, change.error().firstMessage());
        if (!change)
            return exchange->fail(change.error());
        if (change->outcome == MessageChange::Outcome::TooLate)
            return failTooLate(exchange, u"Cannot delete for everyone after %1 minutes"_s, *change);
        exchange->send(HttpResponse{204, {}, {}, {}});
    });
}

Result<QString> readReason(const QJsonObject &json)
{
    JsonReader r(json);
    return r.finish(r.stringOr("reason"));
}

void flag(MessageController &messages, MessageId id, const ExchangePtr &exchange)
{
    const std::optional<QString> reason = readBody<QString>(exchange, readReason);
    if (!reason)
        return;
    messages.flag(exchange->identity(), id, *reason, [exchange](const Result<void> &done) {
        if (!done)
            return exchange->fail(done.error());
        JsonWriter w = exchange->writer();
        w.beginObject();
        w.key("message").value("Message flagged for review"_L1);
        w.key("flagged").value(true);
        w.endObject();
        exchange->send(200, w);
    });
}

Result<QString> readEmoji(const QJsonObject &json)
{
    JsonReader r(json);
    return r.finish(r.string("emoji", JsonReader::Blank::Refused));
}

void react(MessageController &messages, MessageId id, bool isRemoved, const ExchangePtr &exchange)
{
    const std::optional<QString> emoji = readBody<QString>(exchange, readEmoji);
    if (!emoji)
        return;
    messages.react(exchange->identity(), id, *emoji, isRemoved,
        answerWith<ChangedMessage>(
            exchange, 200, [](JsonWriter &w, const ChangedMessage &change) { write(w, change.message); }));
}

void versions(MessageController &messages, MessageId id, const ExchangePtr &exchange)
{
    messages.versions(exchange->identity(), id,
        answerWith<QList<MessageVersionRecord>>(
            exchange, 200, [](JsonWriter &w, const QList<MessageVersionRecord> &found) {
                w.beginArray();
                for (const MessageVersionRecord &version : found) {
                    w.beginObject();
                    w.key("version").value(version.version);
                    w.key("text").value(version.text);
                    w.key("written_at").value(version.writtenAt);
                    w.endObject();
                }
                w.endArray();
            }));
}

void markRead(MessageController &messages, MessageId id, const ExchangePtr &exchange)
{
    messages.markRead(exchange->identity(), id, [exchange](const Result<Timestamp> &readAt) {
        if (!readAt && readAt.error().code == ErrorCode::ValidationFailed)
            return failInWords(exchange, 400, readAt.error().firstMessage());
        if (!readAt)
            return exchange->fail(readAt.error());
        JsonWriter w = exchange->writer();
        w.beginObject();
        w.key("message").value("Message marked as read"_L1);
        // The one view that answers in UTC, written with Z (contract.md 1, timestamps).
        w.key("read_at").value(QString::fromLatin1(readAt->toIso(0).replace("+00:00", "Z")));
        w.endObject();
        exchange->send(200, w);
    });
}

void addRoutesBelowConversation(Router &router, MessageController &m)
{
    using BelowHandler = void (*)(MessageController &, ConversationId, const ExchangePtr &);
    const auto below = [&router, &m](const char *method, BelowHandler handle) {
        router.add(method, u"/api/messaging/conversations/*/messages/", Access::SignedIn,
            withId<ConversationId>([&m, handle](ConversationId id, const ExchangePtr &e) {
                if (const std::optional<Error> refused = m.strangerTo(e->identity(), id))
                    return e->fail(*refused);
                handle(m, id, e);
            }));
    };
    below("GET", list);
    below("POST", send);
    router.add("DELETE", u"/api/messaging/conversations/*/messages/*/", Access::SignedIn,
        withId<ConversationId>([&m](ConversationId conversation, const ExchangePtr &e) {
            const Result<qint64> id = e->id(1);
            if (!id)
                return e->fail(id.error());
            remove(m, conversation, MessageId(*id), e);
        }));
}

} // namespace

void addMessageRoutes(Router &router, MessageController &m)
{
    router.add("GET", u"/api/messaging/messages/", Access::SignedIn, [&m](const ExchangePtr &e) { list(m, {}, e); });
    router.add("POST", u"/api/messaging/messages/", Access::SignedIn, [&m](const ExchangePtr &e) { send(m, {}, e); });

    using OneHandler = void (*)(MessageController &, MessageId, const ExchangePtr &);
    const auto one = [&router, &m](const char *method, QStringView action, OneHandler handle) {
        const QString path = u"/api/messaging/messages/*/"_s + action;
        router.add(method, path, Access::SignedIn,
            withId<MessageId>([&m, handle](MessageId id, const ExchangePtr &e) { handle(m, id, e); }));
    };
    one("GET", u"", [](MessageController &messages, MessageId id, const ExchangePtr &e) {
        messages.one(e->identity(), id, answerWith<Message>(e, 200, writeMessage));
    });
    one("PUT", u"", edit);
    one("PATCH", u"", edit);
    one("DELETE", u"",
        [](MessageController &messages, MessageId id, const ExchangePtr &e) { remove(messages, {}, id, e); });
    one("GET", u"history/", versions);
    one("POST", u"mark_as_read/", markRead);
    one("POST", u"flag/", flag);
    one("POST", u"reactions/",
        [](MessageController &messages, MessageId id, const ExchangePtr &e) { react(messages, id, false, e); });
    one("DELETE", u"reactions/",
        [](MessageController &messages, MessageId id, const ExchangePtr &e) { react(messages, id, true, e); });
    addRoutesBelowConversation(router, m);
}

} // namespace chautari::server
