// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/cors.h"

#include <QtCore/QUrl>

namespace chautari::server {

using namespace Qt::StringLiterals;

bool Cors::isPreflight(const HttpRequest &request)
{
    return request.method == "OPTIONS" && !request.header("Origin").isEmpty()
        && !request.header("Access-Control-Request-Method").isEmpty();
}

HttpResponse Cors::preflight(const HttpRequest &request) const
{
    HttpResponse response{200, "text/html; charset=utf-8", {}, {{"Vary", "Origin"}}};
    const HttpHeaders granted = headers(request);
    if (granted.isEmpty())
        return response;
    response.headers += granted;
    response.headers += HttpHeaders{
        {"Access-Control-Allow-Headers",
            "accept, accept-encoding, authorization, content-type, dnt, idempotency-key, origin, user-agent, x-client, "
            "x-csrftoken, x-requested-with"},
        {"Access-Control-Allow-Methods", "DELETE, GET, OPTIONS, PATCH, POST, PUT"},
        {"Access-Control-Max-Age", "86400"}};
    return response;
}

HttpHeaders Cors::headers(const HttpRequest &request) const
{
    const QByteArray origin = request.header("Origin");
    if (origin.isEmpty() || !isAllowed(origin))
        return {};
    return {{"Access-Control-Allow-Credentials", "true"}, {"Access-Control-Allow-Origin", origin}};
}

bool Cors::isAllowed(const QByteArray &origin) const
{
    if (m_allowedOrigins.contains(origin))
        return true;
    const QUrl url(QString::fromLatin1(origin), QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != u"http"_s && url.scheme() != u"https"_s) || !url.path().isEmpty())
        return false;
    return url.host() == u"localhost"_s || QHostAddress(url.host()).isLoopback();
}

} // namespace chautari::server
