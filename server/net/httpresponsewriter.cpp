// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/httpresponsewriter.h"

#include "server/net/httpsyntax.h"
#include "shared/core/limits.h"
#include "shared/core/logging.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

QByteArrayView reasonPhrase(int status)
{
    switch (status) {
    case 101:
        return "Switching Protocols";
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 417:
        return "Expectation Failed";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    case 507:
        return "Insufficient Storage";
    default:
        return "Status"; // a client reads the number
    }
}

//! RFC 9110 8.6: these never have a body, and no Content-Length either.
bool isBodiless(int status)
{
    return status / 100 == 1 || status == 204 || status == 304;
}

void appendHeader(QByteArray &out, QByteArrayView name, QByteArrayView value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

HttpResponse errorResponse(int status, QByteArrayView detail, QByteArrayView code)
{
    // The sentences are ours and need no escaping.
    HttpResponse response;
    response.status = status;
    response.body.append(R"({"detail":")").append(detail).append(R"(","error":")").append(detail);
    response.body.append(R"(","code":")").append(code).append(R"("})");
    return response;
}

HttpResponse withHeader(HttpResponse response, const QByteArray &name, const QByteArray &value)
{
    response.headers.append({name, value});
    return response;
}

HttpResponse withRetry(HttpResponse response)
{
    return withHeader(std::move(response), "Retry-After", QByteArray::number(limits::streamBusyRetrySeconds));
}

qint64 bodySize(const HttpResponse &response)
{
    return response.file ? response.file->length : response.body.size();
}

} // namespace

QByteArray HttpResponseWriter::serialize(const HttpResponse &response, Body body, Connection connection)
{
    const bool hasBody = mayHaveBody(response);
    QByteArray out;
    out.reserve(512 + (hasBody && !response.file ? response.body.size() : 0));
    out.append("HTTP/1.1 ").append(QByteArray::number(response.status)).append(' ');
    out.append(reasonPhrase(response.status)).append("\r\n");
    appendHeader(out, "Date", date());
    if (hasBody)
        appendHeader(out, "Content-Type", response.contentType);
    if (!isBodiless(response.status))
        appendHeader(out, "Content-Length", QByteArray::number(hasBody ? bodySize(response) : 0));
    appendHeader(out, "X-Content-Type-Options", "nosniff");
    for (const auto &[name, value] : response.headers) {
        if (httpsyntax::isToken(name) && httpsyntax::isFieldValue(value))
            appendHeader(out, name, value);
        else
            qCWarning(logNet) << "Dropped a response header that is not one";
    }
    if (connection == Connection::Close)
        appendHeader(out, "Connection", "close");
    out.append("\r\n");
    if (hasBody && !response.file && body == Body::Send)
        out.append(response.body);
    return out;
}

bool HttpResponseWriter::mayHaveBody(const HttpResponse &response)
{
    return !isBodiless(response.status) && !response.contentType.isEmpty();
}

QByteArray HttpResponseWriter::date()
{
    const qint64 second = QDateTime::currentSecsSinceEpoch();
    if (second != m_dateSecond) {
        m_dateSecond = second;
        m_date
            = QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
    }
    return m_date;
}

HttpResponse violationResponse(HttpViolation violation)
{
    switch (violation) {
    case HttpViolation::None:
        break;
    case HttpViolation::BadRequest:
        return errorResponse(400, "This is not a valid HTTP request.", "bad_request");
    case HttpViolation::MethodNotAllowed:
        return withHeader(errorResponse(405, "This server does not know that method.", "method_not_allowed"), "Allow",
            "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    case HttpViolation::Timeout:
        return errorResponse(408, "The request did not arrive in time.", "request_timeout");
    case HttpViolation::LengthRequired:
        return errorResponse(411, "Send the body with Content-Length, without Transfer-Encoding.", "length_required");
    case HttpViolation::BodyTooLarge:
        return errorResponse(413, "The request body is too large.", "payload_too_large");
    case HttpViolation::ExpectationFailed:
        return errorResponse(417, "The only expectation that can be met is 100-continue.", "expectation_failed");
    case HttpViolation::UpgradeRequired:
        return withHeader(errorResponse(426, "This server speaks WebSocket version 13.", "upgrade_required"),
            "Sec-WebSocket-Version", "13");
    case HttpViolation::HeaderTooLarge:
        return errorResponse(431, "The request header is too large.", "header_too_large");
    case HttpViolation::VersionNotSupported:
        return errorResponse(505, "This server speaks HTTP/1.1.", "http_version_not_supported");
    case HttpViolation::BadForm:
        return errorResponse(400, "The form could not be read.", "parse_error");
    case HttpViolation::TooManyUploads:
        return withRetry(errorResponse(503, "Too many uploads at once. Try again in a moment.", "server_busy"));
    case HttpViolation::TooManyConnections:
        return withRetry(
            errorResponse(429, "Too many connections from your address. Try again in a moment.", "rate_limited"));
    case HttpViolation::StorageFull:
        return withRetry(errorResponse(507, "The server's disk is full. Nothing was saved.", "storage_full"));
    }
    Q_UNREACHABLE();
}

} // namespace chautari::server
