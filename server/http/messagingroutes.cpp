// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/messagingroutes.h"

#include "server/http/errorresponse.h"
#include "server/http/pagequery.h"
#include "server/http/requestbody.h"
#include "shared/json/conversationjson.h"
#include "shared/json/healthjson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! The body's client_message_id, else the header Idempotency-Key; its form is the domain's business.
void addIdempotencyKey(const HttpRequest &request, QString &clientMessageId)
{
    if (clientMessageId.isEmpty())
        clientMessageId = QString::fromUtf8(request.header("Idempotency-Key").trimmed());
}

void healthOf(HealthController &health, const ExchangePtr &exchange)
{
    JsonWriter w = exchange->writer();
    write(w, health.health());
    exchange->send(200, w);
}

template <typename T>
void sendPage(const ExchangePtr &exchange, Result<Page<T>> page)
{
    if (!page)
        return exchange->fail(page.error());
    linkPages(exchange->request(), *page);
    JsonWriter w = exchange->writer();
    writePage(w, *page);
    exchange->send(200, w);
}

// ---- conversations
// ---------------------------------------------------------------------------------------------------

void listConversations(ConversationController &conversations, const ExchangePtr &exchange)
{
    const Result<PageRequest> page = pageRequest(exchange->request().query);
    if (!page)
        return exchange->fail(page.error());
    conversations.list(exchange->identity(), *page,
        [exchange](Result<Page<Conversation>> found) { sendPage(exchange, std::move(found)); });
}

void createConversation(ConversationController &conversations, const ExchangePtr &exchange)
{
    const Result<QJsonObject> fields = bodyFields(exchange->request());
    Result<CreateConversationRequest> request
        = fields ? readCreateConversationRequest(*fields) : Result<CreateConversationRequest>(fields.error());
    if (!request)
        return exchange->fail(request.error());
    addIdempotencyKey(exchange->request(), request->clientMessageId);
    conversations.create(exchange->identity(), *request, [exchange](const Result<Conversation> &conversation) {
        if (!conversation)
            return exchange->fail(conversation.error());
        JsonWriter w = exchange->writer();
        writeCreated(w, *conversation);
        exchange->send(201, w);
    });
}

void conversationDetail(ConversationController &conversations, const ExchangePtr &exchange)
{
    const Result<qint64> id = exchange->id();
    if (!id)
        return exchange->fail(id.error());
    const Result<PageRequest> page = pageRequest(exchange->request().query, limits::detailPageSize);
    if (!page)
        return exchange->fail(page.error());
    conversations.detail(
        exchange->identity(), ConversationId(*id), *page, [exchange](const Result<ConversationDetail> &detail) {
            if (!detail)
                return exchange->fail(detail.error());
            JsonWriter w = exchange->writer();
            write(w, *detail);
            exchange->send(200, w);
        });
}

void markConversationRead(ConversationController &conversations, const ExchangePtr &exchange)
{
    const Result<qint64> id = exchange->id();
    if (!id)
        return exchange->fail(id.error());
    conversations.markRead(exchange->identity(), ConversationId(*id), [exchange](const Result<void> &done) {
        if (!done)
            return exchange->fail(done.error());
        JsonWriter w = exchange->writer();
        w.beginObject();
        w.key("message").value("Conversation marked as read"_L1);
        w.key("unread_count").value(0);
        w.endObject();
        exchange->send(200, w);
    });
}

// ---- messages
// --------------------------------------------------------------------------------------------------------

//! A filter that is a number (contract.md 5.6); nullopt when it is absent or empty.
Result<std::optional<qint64>> numberFilter(const QUrlQuery &query, const QString &key)
{
    const QString text = query.queryItemValue(key);
    if (text.isEmpty())
        return std::optional<qint64>();
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber)
        return Error::invalidField(key, u"Enter a number."_s);
    return std::optional<qint64>(number);
}

//! rulings.md 26. nullopt: neither before_seq nor after_seq was asked for.
Result<std::optional<HistoryRequest>> historyRequest(const QUrlQuery &query, int limit)
{
    for (const auto &[key, isForward] : {std::pair(u"before_seq"_s, false), std::pair(u"after_seq"_s, true)}) {
        const Result<std::optional<qint64>> seq = numberFilter(query, key);
        if (!seq)
            return seq.error();
        if (seq->has_value())
            return std::optional(HistoryRequest{isForward, std::max<qint64>(0, **seq), limit});
    }
    return std::optional<HistoryRequest>();
}

void listMessages(MessageController &messages, const ExchangePtr &exchange)
{
    const QUrlQuery &query = exchange->request().query;
    const Result<PageRequest> page = pageRequest(query);
    if (!page)
        return exchange->fail(page.error());
    const Result<std::optional<qint64>> conversation = numberFilter(query, u"conversation"_s);
    if (!conversation)
        return exchange->fail(conversation.error());
    const Result<std::optional<HistoryRequest>> history = historyRequest(query, page->size);
    if (!history)
        return exchange->fail(history.error());
    const auto answer = [exchange](Result<Page<Message>> found) { sendPage(exchange, std::move(found)); };
    if (history->has_value() && conversation->has_value())
        return messages.history(exchange->identity(), ConversationId(**conversation), **history, answer);
    MessageFilter filter;
    if (conversation->has_value())
        filter.conversation = ConversationId(**conversation);
    filter.isNewestFirst = query.queryItemValue(u"ordering"_s) == u"-created_at"_s;
    messages.list(exchange->identity(), filter, *page, answer);
}

void sendMessage(MessageController &messages, const ExchangePtr &exchange)
{
    const Result<QJsonObject> fields = bodyFields(exchange->request());
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

//! A hand-written error of the original: its sentence under "error", and under "detail" as well (contract.md 12, 41).
void failMarkRead(const ExchangePtr &exchange, const Error &error)
{
    if (error.code != ErrorCode::ValidationFailed)
        return exchange->fail(error);
    JsonWriter w = exchange->writer();
    w.beginObject();
    w.key("error").value(error.firstMessage());
    w.key("detail").value(error.firstMessage());
    w.endObject();
    exchange->send(httpStatus(error.code), w);
}

void markMessageRead(MessageController &messages, const ExchangePtr &exchange)
{
    const Result<qint64> id = exchange->id();
    if (!id)
        return exchange->fail(id.error());
    messages.markRead(exchange->identity(), MessageId(*id), [exchange](const Result<Timestamp> &readAt) {
        if (!readAt)
            return failMarkRead(exchange, readAt.error());
        JsonWriter w = exchange->writer();
        w.beginObject();
        w.key("message").value("Message marked as read"_L1);
        // The one view that answers in UTC, written with Z (contract.md 1, timestamps).
        w.key("read_at").value(QString::fromLatin1(readAt->toIso(0).replace("+00:00", "Z")));
        w.endObject();
        exchange->send(200, w);
    });
}

} // namespace

void addMessagingRoutes(
    Router &router, HealthController &health, ConversationController &conversations, MessageController &messages)
{
    router.add(
        "GET", u"/api/messaging/health/", Access::Public, [&health](const ExchangePtr &e) { healthOf(health, e); });

    router.add("GET", u"/api/messaging/conversations/", Access::SignedIn,
        [&conversations](const ExchangePtr &e) { listConversations(conversations, e); });
    router.add("POST", u"/api/messaging/conversations/", Access::SignedIn,
        [&conversations](const ExchangePtr &e) { createConversation(conversations, e); });
    router.add("GET", u"/api/messaging/conversations/*/", Access::SignedIn,
        [&conversations](const ExchangePtr &e) { conversationDetail(conversations, e); });
    router.add("POST", u"/api/messaging/conversations/*/mark_as_read/", Access::SignedIn,
        [&conversations](const ExchangePtr &e) { markConversationRead(conversations, e); });

    router.add("GET", u"/api/messaging/messages/", Access::SignedIn,
        [&messages](const ExchangePtr &e) { listMessages(messages, e); });
    router.add("POST", u"/api/messaging/messages/", Access::SignedIn,
        [&messages](const ExchangePtr &e) { sendMessage(messages, e); });
    router.add("POST", u"/api/messaging/messages/*/mark_as_read/", Access::SignedIn,
        [&messages](const ExchangePtr &e) { markMessageRead(messages, e); });
}

} // namespace chautari::server
