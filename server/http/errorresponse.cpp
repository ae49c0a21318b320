// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/errorresponse.h"

#include "shared/json/errorjson.h"

namespace chautari::server {

int httpStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::MalformedRequest:
    case ErrorCode::ValidationFailed:
    case ErrorCode::OneTimeCodeNotValid:
        return 400;
    case ErrorCode::NotAuthenticated:
    case ErrorCode::BadAuthorizationHeader:
    case ErrorCode::BadCredentials:
    case ErrorCode::TwoFactorRequired:
    case ErrorCode::TokenNotValid:
    case ErrorCode::UserNotFound:
    case ErrorCode::UserInactive:
        return 401;
    case ErrorCode::PermissionDenied:
    case ErrorCode::ApprovalPending:
        return 403;
    case ErrorCode::NotFound:
    case ErrorCode::InvalidPage:
        return 404;
    case ErrorCode::MethodNotAllowed:
        return 405;
    case ErrorCode::NotAcceptable:
        return 406;
    case ErrorCode::IdReused:
    case ErrorCode::ResyncRequired:
        return 409;
    case ErrorCode::PayloadTooLarge:
        return 413;
    case ErrorCode::UnsupportedMediaType:
        return 415;
    case ErrorCode::RateLimited:
        return 429;
    case ErrorCode::Internal:
        return 500;
    case ErrorCode::ServerBusy:
        return 503;
    case ErrorCode::StorageFull:
        return 507;
    }
    Q_UNREACHABLE();
}

HttpResponse errorResponse(const Error &error)
{
    HttpResponse response;
    response.status = httpStatus(error.code);
    response.body = errorBody(error);
    if (response.status == 401)
        response.headers.emplaceBack("WWW-Authenticate", "Bearer realm=\"api\"");
    if (error.retryAfterSeconds > 0)
        response.headers.emplaceBack("Retry-After", QByteArray::number(error.retryAfterSeconds));
    return response;
}

} // namespace chautari::server
