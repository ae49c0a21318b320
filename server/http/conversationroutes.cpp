// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/answers.h"
#include "server/http/messagingquery.h"
#include "server/http/messagingroutes.h"
#include "server/http/pagequery.h"
#include "shared/json/conversationjson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

const auto writeConversation = [](JsonWriter &w, const Conversation &conversation) { write(w, conversation); };

//! A hand-written answer of the original.
std::function<void(const Result<void> &)> answerMessage(const ExchangePtr &exchange, const QString &sentence)
{
    return [exchange, sentence](const Result<void> &done) {
        if (!done)
            return exchange->fail(done.error());
        exchange->sendSentence(200, "message", sentence);
    };
}

void listPage(ConversationController &conversations, const ConversationFilter &filter, const ExchangePtr &exchange)
{
    const Result<PageRequest> page = pageRequest(exchange->request().query);
    if (!page)
        return exchange->fail(page.error());
    conversations.list(exchange->identity(), filter, *page, answerPage<Conversation>(exchange));
}

void list(ConversationController &conversations, const ExchangePtr &exchange)
{
    const Result<ConversationFilter> filter = conversationFilter(exchange->request().query);
    if (!filter)
        return exchange->fail(filter.error());
    listPage(conversations, *filter, exchange);
}

//! Takes no filters (contract.md 5.5).
void listArchived(ConversationController &conversations, const ExchangePtr &exchange)
{
    ConversationFilter filter;
    filter.archived = ConversationFilter::Archived::Yes;
    listPage(conversations, filter, exchange);
}

void create(ConversationController &conversations, const ExchangePtr &exchange)
{
    std::optional<CreateConversationRequest> request
        = readBody<CreateConversationRequest>(exchange, readCreateConversationRequest);
    if (!request)
        return;
    addIdempotencyKey(exchange->request(), request->clientMessageId);
    conversations.create(exchange->identity(), *request,
        answerWith<Conversation>(
            exchange, 201, [](JsonWriter &w, const Conversation &conversation) { writeCreated(w, conversation); }));
}

//! The list takes junk for no word, this call crashed on it (contract.md 12, 39).
bool isPageSizeNumber(const ExchangePtr &exchange)
{
    const QString size = exchange->request().query.queryItemValue(u"page_size"_s);
    bool isNumber = true;
    if (!size.isEmpty())
        (void)size.toLongLong(&isNumber);
    return isNumber;
}

void detail(ConversationController &conversations, ConversationId id, const ExchangePtr &exchange)
{
    if (!isPageSizeNumber(exchange))
        return exchange->fail(Error::invalidField(u"page_size"_s, u"A valid integer is required."_s));
    const Result<PageRequest> page = pageRequest(exchange->request().query, limits::detailPageSize);
    if (!page)
        return exchange->fail(page.error());
    conversations.detail(exchange->identity(), id, *page,
        answerWith<ConversationDetail>(
            exchange, 200, [](JsonWriter &w, const ConversationDetail &found) { write(w, found); }));
}

void update(ConversationController &conversations, ConversationId id, const ExchangePtr &exchange)
{
    if (const auto request = readBody<UpdateConversationRequest>(exchange, readUpdateConversationRequest)) {
        conversations.update(
            exchange->identity(), id, *request, answerWith<Conversation>(exchange, 200, writeConversation));
    }
}

void setArchived(ConversationController &conversations, ConversationId id, bool isArchived, const ExchangePtr &exchange)
{
    UpdateConversationRequest request;
    request.isArchived = isArchived;
    const QString sentence
        = isArchived ? u"Conversation archived successfully"_s : u"Conversation unarchived successfully"_s;
    conversations.update(exchange->identity(), id, request,
        [answer = answerMessage(exchange, sentence)](
            const Result<Conversation> &updated) { answer(updated ? Result<void>() : Result<void>(updated.error())); });
}

void markRead(ConversationController &conversations, ConversationId id, const ExchangePtr &exchange)
{
    conversations.markRead(exchange->identity(), id, [exchange](const Result<void> &done) {
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

void unreadCount(ConversationController &conversations, const ExchangePtr &exchange)
{
    conversations.unreadCount(exchange->identity(), answerWith<qint64>(exchange, 200, [](JsonWriter &w, qint64 count) {
        w.beginObject().key("unread_count").value(count).endObject();
    }));
}

Result<bool> readIsTyping(const QJsonObject &json)
{
    JsonReader r(json);
    const bool isTyping = r.optionalBoolean("is_typing").value_or(false);
    return r.finish(isTyping);
}

void signalTyping(ConversationController &conversations, ConversationId id, const ExchangePtr &exchange)
{
    const std::optional<bool> isTyping = readBody<bool>(exchange, readIsTyping);
    if (!isTyping)
        return;
    const auto answer = [exchange, id, isTyping = *isTyping](const Result<void> &done) {
        if (!done)
            return exchange->fail(done.error());
        JsonWriter w = exchange->writer();
        w.beginObject();
        w.key("conversation_id").value(id);
        w.key("is_typing").value(isTyping);
        w.endObject();
        exchange->send(200, w);
    };
    conversations.signalTyping(exchange->identity(), id, *isTyping, answer);
}

} // namespace

void addConversationRoutes(Router &router, ConversationController &c)
{
    router.add("GET", u"/api/messaging/conversations/", Access::SignedIn, [&c](const ExchangePtr &e) { list(c, e); });
    router.add(
        "POST", u"/api/messaging/conversations/", Access::SignedIn, [&c](const ExchangePtr &e) { create(c, e); });
    router.add("GET", u"/api/messaging/conversations/archived/", Access::SignedIn,
        [&c](const ExchangePtr &e) { listArchived(c, e); });
    router.add("GET", u"/api/messaging/conversations/unread_count/", Access::SignedIn,
        [&c](const ExchangePtr &e) { unreadCount(c, e); });

    using OneHandler = void (*)(ConversationController &, ConversationId, const ExchangePtr &);
    const auto one = [&router, &c](const char *method, QStringView action, OneHandler handle) {
        const QString path = u"/api/messaging/conversations/*/"_s + action;
        router.add(method, path, Access::SignedIn,
            withId<ConversationId>([&c, handle](ConversationId id, const ExchangePtr &e) { handle(c, id, e); }));
    };
    one("GET", u"", detail);
    one("PUT", u"", update);
    one("PATCH", u"", update);
    one("DELETE", u"", [](ConversationController &conversations, ConversationId id, const ExchangePtr &e) {
        conversations.remove(e->identity(), id, answerNothing(e));
    });
    one("POST", u"archive/", [](ConversationController &conversations, ConversationId id, const ExchangePtr &e) {
        setArchived(conversations, id, true, e);
    });
    one("POST", u"unarchive/", [](ConversationController &conversations, ConversationId id, const ExchangePtr &e) {
        setArchived(conversations, id, false, e);
    });
    one("POST", u"mark_as_read/", markRead);
    one("POST", u"typing/", signalTyping);
}

} // namespace chautari::server
