// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/exchange.h"
#include "server/http/requestbody.h"

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

} // namespace chautari::server
