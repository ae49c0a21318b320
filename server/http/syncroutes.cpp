// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/exchange.h"
#include "server/http/messagingroutes.h"
#include "shared/json/framejson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! What cannot be read is an error: a client that guesses its position would silently miss something.
Result<SyncRequest> syncRequest(const QUrlQuery &query)
{
    const auto number = [&query](const QString &key, qint64 absent) -> std::optional<qint64> {
        const QString text = query.queryItemValue(key);
        if (text.isEmpty())
            return absent;
        bool isNumber = false;
        const qint64 value = text.toLongLong(&isNumber);
        return isNumber && value >= 0 ? std::optional(value) : std::nullopt;
    };
    SyncRequest request;
    request.epoch = query.queryItemValue(u"epoch"_s);
    const std::optional<qint64> since = number(u"since"_s, 0);
    const std::optional<qint64> limit = number(u"limit"_s, limits::syncPage);
    QList<FieldError> problems;
    for (const auto &[key, value] : {std::pair(u"since"_s, since), std::pair(u"limit"_s, limit)}) {
        if (!value)
            problems.append(FieldError{key, {u"A valid integer is required."_s}});
    }
    if (!problems.isEmpty())
        return Error{ErrorCode::ValidationFailed, {}, problems, 0};
    request.since = *since;
    request.limit = int(std::clamp<qint64>(*limit, 1, limits::syncPageMax));
    return request;
}

QString sentenceFor(ResyncReason reason)
{
    return reason == ResyncReason::Ahead ? u"This server does not know that position yet."_s
                                         : u"This server has another history. Start from the beginning."_s;
}

void failResync(const ExchangePtr &exchange, ResyncReason reason)
{
    const QString sentence = sentenceFor(reason);
    JsonWriter w = exchange->writer();
    w.beginObject();
    w.key("detail").value(sentence);
    w.key("error").value(sentence);
    w.key("code").value(errorCodeName(ErrorCode::ResyncRequired));
    w.key("reason").value(resyncReasonName(reason));
    w.endObject();
    exchange->send(409, w);
}

void sync(const Services &services, QObject *context, const ExchangePtr &exchange)
{
    const Result<SyncRequest> request = syncRequest(exchange->request().query);
    if (!request)
        return exchange->fail(request.error());
    const auto query = [&services, viewer = exchange->identity().user, request = *request](
                           Stores &stores) { return services.sync.page(stores, viewer, request, services.isOnline); };
    services.storage.read<SyncPage>(context, query, [&services, exchange](const Result<SyncPage> &page) {
        if (!page)
            return exchange->fail(page.error());
        if (page->refusal)
            return failResync(exchange, *page->refusal);
        JsonWriter w = exchange->writer();
        w.beginObject();
        w.key("epoch").value(services.storage.epoch());
        w.key("position").value(page->position);
        w.key("has_more").value(page->hasMore);
        w.key("changes").beginArray();
        for (const ServerFrame &change : page->changes)
            w.raw(toJson(change, w.utcOffset(), w.baseUrl()));
        w.endArray().endObject();
        exchange->send(200, w);
    });
}

} // namespace

void addSyncRoutes(Router &router, const Services &services, QObject *context)
{
    router.add("GET", u"/api/messaging/sync/", Access::SignedIn,
        [&services, context](const ExchangePtr &exchange) { sync(services, context, exchange); });
}

} // namespace chautari::server
