// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httpapi.h"

#include "server/api/sessionuse.h"
#include "server/http/attachmentroutes.h"
#include "server/http/authfilter.h"
#include "server/http/authroutes.h"
#include "server/http/errorresponse.h"
#include "server/http/messagingroutes.h"
#include "server/http/notificationroutes.h"
#include "server/http/ownerroutes.h"
#include "server/http/pageroutes.h"
#include "server/http/placeroutes.h"
#include "server/http/requestbody.h"
#include "server/http/serviceroutes.h"
#include "server/http/sessionroutes.h"
#include "server/http/uploadroutes.h"
#include "server/http/userroutes.h"
#include "server/net/multipartpart.h"
#include "shared/core/limits.h"

#include <algorithm>
#include <chrono>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! text/html too: a browser's address line gets JSON where the original shows its own pages.
bool acceptsJson(const QByteArray &accept)
{
    if (accept.isEmpty())
        return true;
    const QList<QByteArray> ranges = accept.split(',');
    for (const QByteArray &range : ranges) {
        const QByteArray type = range.split(';').first().trimmed().toLower();
        if (type == "*/*" || type == "application/*" || type == "application/json" || type == "text/html"
            || type == "text/*")
            return true;
    }
    return false;
}

//! What it takes of its bucket: a search of messages reads more than anything else.
double costOf(const HttpRequest &request, const Rates &rates)
{
    const bool isSearch = request.path.startsWith(u"/api/messaging/"_s) && request.path.contains(u"/messages"_s)
        && !request.query.queryItemValue(u"search"_s).isEmpty();
    return isSearch ? std::clamp(rates.requestsPerSecond / limits::searchesPerSecond, 1.0, rates.requestBurst) : 1;
}

std::optional<Error> notAcceptable(const HttpRequest &request)
{
    // "?format=xml" is a 404 in the original.
    const QString format = request.query.queryItemValue(u"format"_s);
    if (!format.isEmpty() && format != u"json"_s)
        return Error::of(ErrorCode::NotFound, u"Not found."_s);
    if (!acceptsJson(request.header("Accept")))
        return Error::of(ErrorCode::NotAcceptable, u"Could not satisfy the request Accept header."_s);
    return std::nullopt;
}

//! Takes the time from a complete request to its answer, by the steady clock of the machine: the server's own counts in
//! milliseconds.
class TimedSink final : public HttpReply::Sink
{
public:
    TimedSink(HttpReply reply, const Services &services)
        : m_reply(std::move(reply))
        , m_services(services)
    { }
    void send(HttpResponse response) override
    {
        using namespace std::chrono;
        const auto taken = duration_cast<microseconds>(steady_clock::now() - m_begun);
        m_services.traffic->noteRequest(taken.count(), response.status, m_services.clock.monotonicMs());
        m_reply.send(std::move(response));
    }

private:
    HttpReply m_reply;
    const Services &m_services;
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

void describe(const Exchange &exchange)
{
    JsonWriter w = exchange.writer();
    w.beginObject();
    w.key("renders").beginArray().value("application/json"_L1).endArray();
    w.key("parses").beginArray();
    w.value("application/json"_L1).value("application/x-www-form-urlencoded"_L1).value("multipart/form-data"_L1);
    w.endArray().endObject();
    exchange.send(200, w);
}

} // namespace

HttpApi::HttpApi(const Services &services, QObject *context, QList<QByteArray> allowedOrigins)
    : m_services(services)
    , m_context(context)
    , m_auth(services, context)
    , m_passwords(services, context)
    , m_sessions(services, context)
    , m_users(services, context)
    , m_serviceOffers(services, context)
    , m_health(services)
    , m_conversations(services, context)
    , m_messages(services, context)
    , m_notifications(services, context)
    , m_attachments(services, context, m_messages)
    , m_uploads(services, context)
    , m_place(services, context)
    , m_owner(services, context)
    , m_cors(std::move(allowedOrigins))
    , m_ownHosts(services.hostNames)
{
    addAuthRoutes(m_router, m_auth, m_passwords);
    addSessionRoutes(m_router, m_sessions);
    addUserRoutes(m_router, m_users, m_passwords);
    addServiceRoutes(m_router, m_serviceOffers);
    addPageRoutes(m_router, services.hasWebPages);
    addAttachmentRoutes(m_router, services, m_attachments);
    addUploadRoutes(m_router, m_uploads);
    addMessagingRoutes(m_router, m_health, m_conversations, m_messages);
    addSyncRoutes(m_router, services, context);
    addNotificationRoutes(m_router, m_notifications);
    addPlaceRoutes(m_router, m_place);
    addOwnerRoutes(m_router, m_owner);
}

void HttpApi::handle(const HttpRequest &request, const HttpReply &reply)
{
    if (Cors::isPreflight(request))
        return reply.send(m_cors.preflight(request));
    const HttpReply timed(std::make_unique<TimedSink>(reply, m_services));
    const auto exchange = std::make_shared<Exchange>(request, timed, m_services.utcOffsetSeconds);
    exchange->addHeaders({{"Vary", "Accept, Origin"}});
    exchange->addHeaders(m_cors.headers(request));
    if (!m_ownHosts.contains(request.header("Host"))) {
        return exchange->fail(Error::of(ErrorCode::MalformedRequest,
            u"This server does not answer to that name. Whoever runs it can add the name with --host-name."_s));
    }
    Router::Match match = m_router.match(request.path);
    if (!match.endpoint)
        return exchange->fail(Error::of(ErrorCode::NotFound, u"Not found."_s));
    exchange->addHeaders({{"Allow", match.endpoint->allow()}});
    exchange->setArguments(std::move(match.arguments));
    dispatch(*match.endpoint, exchange);
}

BodyPlan HttpApi::planBody(const HttpRequest &head)
{
    const Router::Match match = m_router.match(head.path);
    if (!match.endpoint)
        return BodyPlan::memory();
    const bool isForm = head.header("Content-Type").trimmed().toLower().startsWith("multipart/form-data");
    const bool takesFile = match.endpoint->handler(head.method, Intake::File) != nullptr;
    const bool takesForm = isForm && match.endpoint->handler(head.method, Intake::Form);
    if (!takesFile && !takesForm)
        return BodyPlan::memory(); // there a form is only a way to write fields, and as small as they are
    const Result<std::optional<Identity>> who = authenticate(head, Access::SignedIn, m_services.authenticator);
    if (!who)
        return BodyPlan::refuse(refusal(*match.endpoint, head, who.error()));
    if (takesForm && multipartBoundary(head.header("Content-Type")).isEmpty())
        return BodyPlan::refuse(refusal(*match.endpoint, head, badBoundary(head.header("Content-Type"))));
    // The original's page sends every text as a form; what is small is counted when it turns out to have files.
    const bool isLarge = head.header("Content-Length").toLongLong() > limits::httpBodyBytes;
    if (const std::optional<Error> error = isLarge ? takeUpload(m_services, (*who)->user, 0) : std::nullopt)
        return BodyPlan::refuse(refusal(*match.endpoint, head, *error));
    return takesFile ? BodyPlan::file(limits::multipartBytes) : BodyPlan::multipart(m_services.media.rules.fileBytes());
}

//! What handle() would have answered, without the body.
HttpResponse HttpApi::refusal(const Router::Endpoint &endpoint, const HttpRequest &head, const Error &error) const
{
    HttpResponse response = errorResponse(error);
    response.headers += HttpHeaders{{"Vary", "Accept, Origin"}, {"Allow", endpoint.allow()}};
    response.headers += m_cors.headers(head);
    return response;
}

void HttpApi::dispatch(const Router::Endpoint &endpoint, const ExchangePtr &exchange)
{
    const HttpRequest &request = exchange->request();
    if (endpoint.access == Access::Link) {
        if (const Handler *handler = endpoint.handler(request.method))
            return (*handler)(exchange);
    } else if (endpoint.access != Access::Page) {
        if (const std::optional<Error> error = notAcceptable(request))
            return exchange->fail(*error);
    }
    const Result<std::optional<Identity>> who = authenticate(request, endpoint.access, m_services.authenticator);
    if (who && who->has_value())
        exchange->setIdentity(**who);
    // Before the answer to a bad token: guessing tokens is counted as well.
    if (const std::optional<Error> error = tooMany(*exchange))
        return exchange->fail(*error);
    if (!who)
        return exchange->fail(who.error());
    noteSessionUse(m_services, m_context, exchange->identity().session);
    if (endpoint.access == Access::Owner && !exchange->identity().isOwner)
        return exchange->fail(Error::of(ErrorCode::PermissionDenied));
    if (request.method == "OPTIONS")
        return describe(*exchange);
    const Handler *handler = nullptr;
    if (request.form)
        handler = endpoint.handler(request.method, Intake::Form);
    else if (request.bodyFile)
        handler = endpoint.handler(request.method, Intake::File);
    if (!handler)
        handler = endpoint.handler(request.method);
    if (handler)
        return (*handler)(exchange);
    exchange->fail(Error::of(
        ErrorCode::MethodNotAllowed, u"Method \"%1\" not allowed."_s.arg(QString::fromLatin1(request.method))));
}

std::optional<Error> HttpApi::tooMany(const Exchange &exchange) const
{
    if (!m_services.hasRateLimits)
        return std::nullopt;
    const UserId user = exchange.identity().user;
    const QByteArray key = user.isValid() ? QByteArray::number(user.value()) : addressKey(exchange.request().peer);
    const int seconds = m_services.restRate.take(key, costOf(exchange.request(), m_services.rates));
    if (seconds == 0)
        return std::nullopt;
    return Error{ErrorCode::RateLimited, u"Request was throttled. Expected available in %1 seconds."_s.arg(seconds), {},
        seconds};
}

} // namespace chautari::server
