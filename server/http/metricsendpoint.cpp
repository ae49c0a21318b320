// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/metricsendpoint.h"

#include "server/http/errorresponse.h"
#include "server/http/metricstext.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

void MetricsEndpoint::handleRequest(const HttpRequest &request, HttpReply reply)
{
    reply.send(answerTo(request));
}

std::optional<HttpResponse> MetricsEndpoint::refuseUpgrade(const HttpRequest &)
{
    return errorResponse(Error::of(ErrorCode::NotFound, u"Not found."_s));
}

HttpResponse MetricsEndpoint::answerTo(const HttpRequest &request) const
{
    if (!m_ownHosts.contains(request.header("Host")))
        return errorResponse(Error::of(ErrorCode::MalformedRequest, u"The figures do not answer to that name."_s));
    if (request.path != "/metrics"_L1)
        return errorResponse(Error::of(ErrorCode::NotFound, u"Not found."_s));
    if (request.method != "GET" && request.method != "HEAD") {
        HttpResponse refused = errorResponse(Error::of(ErrorCode::MethodNotAllowed, u"Only GET is allowed here."_s));
        refused.headers.emplaceBack("Allow", "GET, HEAD");
        return refused;
    }
    return {200, "text/plain; version=0.0.4; charset=utf-8", metricsText(m_figures()), {{"Cache-Control", "no-store"}}};
}

} // namespace chautari::server
