// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/errorjson.h"

#include <QtCore/QJsonArray>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr auto anyTokenType = "Given token not valid for any token type"_L1;
constexpr auto expiredToken = "Token is invalid or expired"_L1;
constexpr auto wrongTokenType = "Token has wrong type"_L1;

//! The sentence when the error brings none.
QLatin1StringView stockSentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::MalformedRequest:
        return "The request could not be understood."_L1;
    case ErrorCode::ValidationFailed:
        return "Invalid input."_L1;
    case ErrorCode::NotAuthenticated:
        return "Authentication credentials were not provided."_L1;
    case ErrorCode::BadAuthorizationHeader:
        return "Authorization header must contain two space-delimited values"_L1;
    case ErrorCode::BadCredentials:
        return "No active account found with the given credentials"_L1;
    case ErrorCode::OneTimeCodeNotValid:
        return "Invalid or expired OTP"_L1;
    case ErrorCode::TwoFactorRequired:
        return "A code of your authenticator app is needed."_L1;
    case ErrorCode::TokenNotValid:
        return expiredToken;
    case ErrorCode::UserNotFound:
        return "User not found"_L1;
    case ErrorCode::UserInactive:
        return "User is inactive"_L1;
    case ErrorCode::PermissionDenied:
        return "You do not have permission to perform this action."_L1;
    case ErrorCode::ApprovalPending:
        return "Somebody who runs this server has to let you in first."_L1;
    case ErrorCode::NotFound:
        return "Not found."_L1;
    case ErrorCode::InvalidPage:
        return "Invalid page."_L1;
    case ErrorCode::MethodNotAllowed:
        return "Method not allowed."_L1;
    case ErrorCode::NotAcceptable:
        return "Could not satisfy the request Accept header."_L1;
    case ErrorCode::IdReused:
    case ErrorCode::ResyncRequired:
        return "This client_message_id was already used for another message."_L1;
    case ErrorCode::PayloadTooLarge:
        return "The request is too large."_L1;
    case ErrorCode::UnsupportedMediaType:
        return "Unsupported media type in request."_L1;
    case ErrorCode::RateLimited:
        return "Request was throttled."_L1;
    case ErrorCode::ServerBusy:
        return "The server is busy. Try again in a moment."_L1;
    case ErrorCode::StorageFull:
        return "The server's disk is full. Nothing was saved."_L1;
    case ErrorCode::Internal:
        return "A server error occurred."_L1;
    }
    Q_UNREACHABLE();
}

QString sentence(const Error &error)
{
    return error.detail.isEmpty() ? QString(stockSentence(error.code)) : error.detail;
}

QByteArray detailBody(const Error &error)
{
    JsonWriter w;
    w.beginObject().key("detail").value(sentence(error)).endObject();
    return w.take();
}

QByteArray detailAndCodeBody(const Error &error)
{
    JsonWriter w;
    w.beginObject();
    w.key("detail").value(sentence(error));
    w.key("code").value(errorCodeName(error.code));
    w.endObject();
    return w.take();
}

//! Errors that the original does not have (rulings.md 6).
QByteArray ownErrorBody(const Error &error)
{
    JsonWriter w;
    w.beginObject();
    w.key("detail").value(sentence(error));
    w.key("error").value(sentence(error));
    w.key("code").value(errorCodeName(error.code));
    w.endObject();
    return w.take();
}

QByteArray fieldsBody(const Error &error)
{
    QList<FieldError> fields = error.fields;
    if (fields.isEmpty())
        fields.append(FieldError{QString(nonFieldErrors), {sentence(error)}});
    JsonWriter w;
    w.beginObject();
    for (const FieldError &field : std::as_const(fields)) {
        w.key(field.field.toLatin1().constData()).beginArray();
        for (const QString &message : field.messages)
            w.value(message);
        w.endArray();
    }
    w.endObject();
    return w.take();
}

//! contract.md 2.5. A token that names nobody is answered without `messages`.
QByteArray accessTokenBody(const Error &error)
{
    const bool isAboutTheToken = error.detail.isEmpty() || error.detail == anyTokenType || error.detail == expiredToken
        || error.detail == wrongTokenType;
    if (!isAboutTheToken)
        return detailAndCodeBody(error);
    JsonWriter w;
    w.beginObject();
    w.key("detail").value(anyTokenType);
    w.key("code").value(errorCodeName(error.code));
    w.key("messages").beginArray().beginObject();
    w.key("token_class").value("AccessToken"_L1);
    w.key("token_type").value("access"_L1);
    w.key("message").value(error.detail == wrongTokenType ? wrongTokenType : expiredToken);
    w.endObject().endArray().endObject();
    return w.take();
}

std::optional<ErrorCode> codeFromName(QStringView name)
{
    for (int i = 0; i <= int(ErrorCode::Internal); ++i) {
        if (name == errorCodeName(ErrorCode(i)))
            return ErrorCode(i);
    }
    return std::nullopt;
}

ErrorCode codeFromStatus(int httpStatus, const Error &read)
{
    switch (httpStatus) {
    case 401:
        return read.detail == stockSentence(ErrorCode::BadCredentials) ? ErrorCode::BadCredentials
                                                                       : ErrorCode::NotAuthenticated;
    case 403:
        return ErrorCode::PermissionDenied;
    case 404:
        return read.detail == stockSentence(ErrorCode::InvalidPage) ? ErrorCode::InvalidPage : ErrorCode::NotFound;
    case 405:
        return ErrorCode::MethodNotAllowed;
    case 406:
        return ErrorCode::NotAcceptable;
    case 409:
        return ErrorCode::IdReused;
    case 413:
        return ErrorCode::PayloadTooLarge;
    case 415:
        return ErrorCode::UnsupportedMediaType;
    case 429:
        return ErrorCode::RateLimited;
    case 502:
    case 503:
    case 504:
        return ErrorCode::ServerBusy;
    case 507:
        return ErrorCode::StorageFull;
    default:
        if (httpStatus < 400 || httpStatus >= 500)
            return ErrorCode::Internal;
        return read.fields.isEmpty() ? ErrorCode::MalformedRequest : ErrorCode::ValidationFailed;
    }
}

//! Every sentence in `value`: a string, or a list of them.
QStringList sentences(const QJsonValue &value)
{
    QStringList texts;
    if (value.isString())
        texts.append(value.toString());
    const QJsonArray elements = value.toArray();
    for (const QJsonValue &element : elements) {
        if (element.isString())
            texts.append(element.toString());
    }
    texts.removeAll(QString());
    return texts;
}

void readFields(const QJsonObject &body, const QString &prefix, QList<FieldError> &fields)
{
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (it.value().isObject() && prefix.isEmpty())
            readFields(it.value().toObject(), it.key() + u'.', fields);
        else if (QStringList texts = sentences(it.value()); !texts.isEmpty())
            fields.append(FieldError{prefix + it.key(), std::move(texts)});
    }
}

Error readErrorObject(const QJsonObject &body)
{
    Error error;
    error.detail = sentences(body.value("detail"_L1)).value(0);
    if (error.detail.isEmpty())
        error.detail = sentences(body.value("error"_L1)).value(0);
    const QJsonValue tokenProblem = body.value("messages"_L1).toArray().at(0).toObject().value("message"_L1);
    if (error.detail == anyTokenType && tokenProblem.isString())
        error.detail = tokenProblem.toString();
    if (error.detail.isEmpty())
        readFields(body, {}, error.fields);
    return error;
}

} // namespace

QByteArray errorBody(const Error &error)
{
    switch (error.code) {
    case ErrorCode::ValidationFailed:
        return fieldsBody(error);
    case ErrorCode::TokenNotValid:
        return accessTokenBody(error);
    case ErrorCode::BadAuthorizationHeader:
    case ErrorCode::TwoFactorRequired:
    case ErrorCode::UserNotFound:
    case ErrorCode::UserInactive:
    case ErrorCode::ApprovalPending:
        return detailAndCodeBody(error);
    case ErrorCode::MalformedRequest:
    case ErrorCode::NotAuthenticated:
    case ErrorCode::BadCredentials:
    case ErrorCode::PermissionDenied:
    case ErrorCode::NotFound:
    case ErrorCode::InvalidPage:
    case ErrorCode::MethodNotAllowed:
    case ErrorCode::NotAcceptable:
    case ErrorCode::OneTimeCodeNotValid:
    case ErrorCode::UnsupportedMediaType:
        return detailBody(error);
    case ErrorCode::IdReused:
    case ErrorCode::ResyncRequired:
    case ErrorCode::PayloadTooLarge:
    case ErrorCode::RateLimited:
    case ErrorCode::ServerBusy:
    case ErrorCode::StorageFull:
    case ErrorCode::Internal:
        return ownErrorBody(error);
    }
    Q_UNREACHABLE();
}

QByteArray refreshTokenErrorBody(const Error &error)
{
    return detailAndCodeBody(error);
}

Error readErrorBody(int httpStatus, const QByteArray &body)
{
    Error error;
    QString codeName;
    if (const Result<QJsonObject> json = parseJsonObject(body)) {
        error = readErrorObject(*json);
        codeName = json->value("code"_L1).toString();
    }
    error.code = codeFromName(codeName).value_or(codeFromStatus(httpStatus, error));
    if (error.firstMessage().isEmpty())
        error.detail = u"The server answered with an error (HTTP %1)."_s.arg(httpStatus);
    return error;
}

} // namespace chautari
