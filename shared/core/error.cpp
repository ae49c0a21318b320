// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/error.h"

namespace chautari {

using namespace Qt::StringLiterals;

Error Error::invalidField(QString field, QString message)
{
    return Error{ErrorCode::ValidationFailed, {}, {FieldError{std::move(field), {std::move(message)}}}, 0};
}

Error Error::notFound()
{
    return of(ErrorCode::NotFound, u"Not found."_s);
}

Error Error::throttled(int retryAfterSeconds)
{
    return Error{ErrorCode::RateLimited,
        u"Request was throttled. Expected available in %1 seconds."_s.arg(retryAfterSeconds), {}, retryAfterSeconds};
}

QString Error::firstMessage() const
{
    if (!detail.isEmpty() || fields.isEmpty() || fields.first().messages.isEmpty())
        return detail;
    return fields.first().messages.first();
}

QLatin1StringView errorCodeName(ErrorCode code)
{
    using namespace Qt::StringLiterals;
    switch (code) {
    case ErrorCode::MalformedRequest:
        return "parse_error"_L1;
    case ErrorCode::ValidationFailed:
        return "invalid"_L1;
    case ErrorCode::NotAuthenticated:
        return "not_authenticated"_L1;
    case ErrorCode::BadAuthorizationHeader:
        return "bad_authorization_header"_L1;
    case ErrorCode::BadCredentials:
        return "authentication_failed"_L1;
    case ErrorCode::OneTimeCodeNotValid:
        return "invalid_code"_L1;
    case ErrorCode::TwoFactorRequired:
        return "two_factor_required"_L1;
    case ErrorCode::TokenNotValid:
        return "token_not_valid"_L1;
    case ErrorCode::UserNotFound:
        return "user_not_found"_L1;
    case ErrorCode::UserInactive:
        return "user_inactive"_L1;
    case ErrorCode::PermissionDenied:
        return "permission_denied"_L1;
    case ErrorCode::ApprovalPending:
        return "approval_pending"_L1;
    case ErrorCode::NotFound:
        return "not_found"_L1;
    case ErrorCode::InvalidPage:
        return "invalid_page"_L1;
    case ErrorCode::MethodNotAllowed:
        return "method_not_allowed"_L1;
    case ErrorCode::NotAcceptable:
        return "not_acceptable"_L1;
    case ErrorCode::IdReused:
        return "id_reused"_L1;
    case ErrorCode::ResyncRequired:
        return "resync_required"_L1;
    case ErrorCode::PayloadTooLarge:
        return "payload_too_large"_L1;
    case ErrorCode::UnsupportedMediaType:
        return "unsupported_media_type"_L1;
    case ErrorCode::RateLimited:
        return "throttled"_L1;
    case ErrorCode::ServerBusy:
        return "server_busy"_L1;
    case ErrorCode::StorageFull:
        return "storage_full"_L1;
    case ErrorCode::Internal:
        return "internal"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace chautari
