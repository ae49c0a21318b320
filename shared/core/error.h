// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace chautari {

//! Every way a request can fail. The HTTP status of each stands in one switch (server/http/errorresponse.cpp), the wire
//! word in errorCodeName(); both are exhaustive, so a new code does not compile until it is mapped.
enum class ErrorCode {
    MalformedRequest, //!< not JSON, not an object, wrong encoding
    ValidationFailed, //!< `fields` says which and why
    NotAuthenticated,
    BadAuthorizationHeader,
    BadCredentials,
    OneTimeCodeNotValid, //!< one that came by mail
    TwoFactorRequired, //!< the password was right
    TokenNotValid, //!< `detail` is the token's own problem: expired, wrong type
    UserNotFound,
    UserInactive,
    PermissionDenied,
    ApprovalPending, //!< the account is there and waits to be let in
    NotFound,
    InvalidPage,
    MethodNotAllowed,
    NotAcceptable,
    IdReused, //!< the same client_message_id with another body
    ResyncRequired, //!< the position is of another history
    PayloadTooLarge,
    UnsupportedMediaType,
    RateLimited,
    ServerBusy,
    StorageFull,
    Internal,
};

//! The contract's name for cross-field problems (contract.md 1.1, shape 3).
inline constexpr QLatin1StringView nonFieldErrors{"non_field_errors"};

struct FieldError
{
    QString field;
    QStringList messages;

    friend bool operator==(const FieldError &, const FieldError &) = default;
};

//! \brief Why something was refused, in words that may be shown to the person who asked.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    QList<FieldError> fields; //!< in the order of the request's fields; only with ValidationFailed
    int retryAfterSeconds = 0; //!< only with RateLimited, ServerBusy, StorageFull

    //! One field, one sentence.
    static Error invalidField(QString field, QString message);
    static Error nonField(QString message) { return invalidField(QString(nonFieldErrors), std::move(message)); }
    static Error of(ErrorCode code, QString detail = {}) { return Error{code, std::move(detail), {}, 0}; }
    //! The sentence of the original for an object that is not there, or not for who asks.
    static Error notFound();
    static Error throttled(int retryAfterSeconds);

    //! The first sentence a person should read.
    [[nodiscard]] QString firstMessage() const;
};

//! Lower-case word with underscores, e.g. "id_reused"; stable on the wire.
QLatin1StringView errorCodeName(ErrorCode code);

} // namespace chautari
