// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/identity.h"
#include "server/net/baseurl.h"
#include "server/net/httptypes.h"
#include "shared/core/result.h"
#include "shared/json/jsonwriter.h"

namespace chautari::server {

//! \brief One request on its way to its answer: what the handlers of a route see. Shared by the callbacks of one
//! request; belongs to its I/O thread.
class Exchange
{
public:
    Exchange(HttpRequest request, HttpReply reply, int utcOffsetSeconds);

    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    [[nodiscard]] const Identity &identity() const
    {
        return m_identity;
    } //!< of nobody on public routes without a token
    //! A variable part of the path, percent-decoded.
    [[nodiscard]] QString argument(qsizetype index = 0) const { return m_arguments.value(index); }
    //! The same as an id; NotFound when it is no positive number, as the original answers for /conversations/abc/.
    [[nodiscard]] Result<qint64> id(qsizetype index = 0) const;
    //! X-Client: chautari/... (rulings.md 10).
    [[nodiscard]] bool isNativeClient() const;

    void setIdentity(const Identity &identity) { m_identity = identity; }
    void setArguments(QStringList arguments) { m_arguments = std::move(arguments); }
    void addHeaders(const HttpHeaders &headers) { m_headers += headers; }

    //! Paths of ours become absolute with the request's own Host.
    [[nodiscard]] JsonWriter writer() const { return JsonWriter(m_utcOffset, baseUrl(m_request)); }
    void send(int status, JsonWriter &json) const { send(HttpResponse{status, "application/json", json.take(), {}}); }
    //! One sentence under one key.
    void sendSentence(int status, const char *key, const QString &sentence) const;
    void fail(const Error &error) const;
    //! Adds the headers every answer of this path has, and drops the body for HEAD.
    void send(HttpResponse response) const;

private:
    HttpRequest m_request;
    HttpReply m_reply;
    Identity m_identity;
    QStringList m_arguments;
    HttpHeaders m_headers;
    int m_utcOffset;
};

using ExchangePtr = std::shared_ptr<Exchange>;

} // namespace chautari::server
