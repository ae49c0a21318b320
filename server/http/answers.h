// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/exchange.h"
#include "server/http/pagequery.h"
#include "server/http/requestbody.h"
#include "server/http/router.h"
#include "shared/json/pagejson.h"

namespace chautari::server {

//! The body as `Request`, or the answer that says what is wrong with it.
template <typename Request>
std::optional<Request> readBody(const ExchangePtr &exchange, Result<Request> (*read)(const QJsonObject &))
{
    const Result<QJsonObject> fields = bodyFields(exchange->request());
    Result<Request> request = fields ? read(*fields) : Result<Request>(fields.error());
    if (request)
        return std::move(*request);
    exchange->fail(request.error());
    return std::nullopt;
}

//! Answers with what `write` writes of the result, or with the error.
template <typename T, typename Write>
std::function<void(const Result<T> &)> answerWith(const ExchangePtr &exchange, int status, Write write)
{
    return [exchange, status, write](const Result<T> &result) {
        if (!result)
            return exchange->fail(result.error());
        JsonWriter w = exchange->writer();
        write(w, *result);
        exchange->send(status, w);
    };
}

//! As every answer that the contract does not know: times in UTC.
template <typename T>
std::function<void(const Result<T> &)> answerInUtc(const ExchangePtr &exchange, int status = 200)
{
    return [exchange, status](const Result<T> &result) {
        if (!result)
            return exchange->fail(result.error());
        JsonWriter w(0);
        write(w, *result);
        exchange->send(status, w);
    };
}

//! `{"detail": sentence}`, or the error.
inline std::function<void(const Result<void> &)> answerSentence(const ExchangePtr &exchange, const QString &sentence)
{
    return [exchange, sentence](const Result<void> &done) {
        if (!done)
            return exchange->fail(done.error());
        exchange->sendSentence(200, "detail", sentence);
    };
}

//! 204, or the error.
inline std::function<void(const Result<void> &)> answerNothing(const ExchangePtr &exchange)
{
    return [exchange](const Result<void> &done) {
        if (!done)
            return exchange->fail(done.error());
        exchange->send(HttpResponse{204, {}, {}, {}});
    };
}

//! A page with its links, or the error.
template <typename T>
std::function<void(Result<Page<T>>)> answerPage(const ExchangePtr &exchange)
{
    return [exchange](Result<Page<T>> page) {
        if (!page)
            return exchange->fail(page.error());
        linkPages(exchange->request(), *page);
        JsonWriter w = exchange->writer();
        writePage(w, *page);
        exchange->send(200, w);
    };
}

//! A handler that is given the first number of the path.
template <typename IdType, typename Handle>
Handler withId(Handle handle)
{
    return [handle](const ExchangePtr &exchange) {
        const Result<qint64> id = exchange->id();
        if (!id)
            return exchange->fail(id.error());
        handle(IdType(*id), exchange);
    };
}

} // namespace chautari::server
