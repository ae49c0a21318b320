// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/authroutes.h"

#include "server/http/answers.h"
#include "server/http/errorresponse.h"
#include "server/http/requestbody.h"
#include "shared/json/accountjson.h"
#include "shared/json/authjson.h"
#include "shared/json/errorjson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

QString passwordIsReset()
{
    return u"Password has been reset successfully."_s;
}

//! What a session is called in the list of sessions.
QString labelOf(const HttpRequest &request)
{
    const QByteArray client = request.header("X-Client");
    QString label = QString::fromUtf8(client.isEmpty() ? request.header("User-Agent") : client).simplified();
    label.removeIf([](QChar c) { return !c.isPrint(); });
    return label.left(limits::sessionLabelLength);
}

ClientInfo clientOf(const ExchangePtr &exchange)
{
    return {exchange->isNativeClient(), labelOf(exchange->request())};
}

QByteArray addressOf(const ExchangePtr &exchange)
{
    return addressKey(exchange->request().peer);
}

void registerUser(AuthController &auth, const ExchangePtr &exchange)
{
    if (const auto request = readBody(exchange, readRegisterRequest))
        auth.registerUser(*request, clientOf(exchange), addressOf(exchange),
            answerWith<RegisterResponse>(
                exchange, 201, [](JsonWriter &w, const auto &response) { write(w, response); }));
}

void login(AuthController &auth, const ExchangePtr &exchange)
{
    if (const auto request = readBody(exchange, readLoginRequest))
        auth.login(*request, clientOf(exchange), addressOf(exchange),
            answerWith<TokenPair>(exchange, 200, writeLoginResponse));
}

void failRefresh(const ExchangePtr &exchange, const Error &error)
{
    HttpResponse response = errorResponse(error);
    // A bad refresh token has another body than a bad access token (contract.md 2.3).
    if (error.code == ErrorCode::TokenNotValid)
        response.body = refreshTokenErrorBody(error);
    exchange->send(std::move(response));
}

void refresh(AuthController &auth, const ExchangePtr &exchange)
{
    const std::optional<RefreshRequest> request = readBody(exchange, readRefreshRequest);
    if (!request)
        return;
    auth.refresh(*request, [exchange](const Result<TokenPair> &tokens) {
        if (!tokens)
            return failRefresh(exchange, tokens.error());
        JsonWriter w = exchange->writer();
        writeRefreshResponse(w, *tokens);
        exchange->send(200, w);
    });
}

void logout(AuthController &auth, const ExchangePtr &exchange)
{
    // Whatever the body is: who wants to leave is let go.
    const Result<QJsonObject> fields = bodyFields(exchange->request());
    const LogoutRequest request = readLogoutRequest(fields ? *fields : QJsonObject());
    auth.logout(exchange->identity(), request, [exchange](const Result<void> &done) {
        if (!done)
            return exchange->fail(done.error());
        exchange->sendSentence(200, "detail", u"Successfully logged out."_s);
    });
}

void requestReset(PasswordController &passwords, const ExchangePtr &exchange)
{
    if (const auto request = readBody(exchange, readEmailRequest))
        passwords.requestReset(
            *request, addressOf(exchange), answerSentence(exchange, u"Password reset email has been sent."_s));
}

void confirmReset(PasswordController &passwords, const ExchangePtr &exchange)
{
    if (const auto request = readBody(exchange, readResetConfirmRequest))
        passwords.confirmReset(*request, answerSentence(exchange, passwordIsReset()));
}

void requestCode(PasswordController &passwords, const ExchangePtr &exchange)
{
    if (const auto request = readBody(exchange, readEmailRequest))
        passwords.requestCode(
            *request, addressOf(exchange), answerSentence(exchange, u"If the email exists, an OTP has been sent."_s));
}

void signInByCode(PasswordController &passwords, const ExchangePtr &exchange)
{
    if (const auto request = readBody(exchange, readCodeSignInRequest))
        passwords.signInByCode(*request, clientOf(exchange), addressOf(exchange),
            answerWith<RegisterResponse>(
                exchange, 200, [](JsonWriter &w, const auto &response) { write(w, response); }));
}

void resetByCode(PasswordController &passwords, const ExchangePtr &exchange)
{
    if (const auto request = readBody(exchange, readCodeResetRequest))
        passwords.resetByCode(*request, addressOf(exchange), answerSentence(exchange, passwordIsReset()));
}

} // namespace

void addAuthRoutes(Router &router, AuthController &auth, PasswordController &passwords)
{
    const auto add = [&router](const char *path, Access access, auto handler, auto &controller) {
        router.add("POST", QString::fromLatin1(path), access,
            [handler, &controller](const ExchangePtr &e) { handler(controller, e); });
    };
    add("/api/auth/register/", Access::Public, registerUser, auth);
    add("/api/auth/login/", Access::Open, login, auth);
    add("/api/auth/refresh/", Access::Open, refresh, auth);
    add("/api/auth/logout/", Access::SignedIn, logout, auth);
    add("/api/auth/reset-password/", Access::Open, requestReset, passwords);
    add("/api/auth/reset-password/confirm/", Access::Open, confirmReset, passwords);
    add("/api/auth/otp/request/", Access::Open, requestCode, passwords);
    add("/api/auth/otp/verify/", Access::Open, signInByCode, passwords);
    add("/api/auth/otp/reset-password/", Access::Open, resetByCode, passwords);
}

QByteArray addressKey(const QHostAddress &address)
{
    bool isIPv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIPv4); // mapped ones too
    if (isIPv4)
        return "4:" + QByteArray::number(ipv4, 16);
    const Q_IPV6ADDR ipv6 = address.toIPv6Address();
    return "6:" + QByteArray(reinterpret_cast<const char *>(&ipv6), 8).toHex();
}

} // namespace chautari::server
