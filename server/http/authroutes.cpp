// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/authroutes.h"

#include "server/http/errorresponse.h"
#include "server/http/requestbody.h"
#include "shared/json/authjson.h"
#include "shared/json/errorjson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! The body as `Request`, or the answer that says what is wrong with it.
template <typename Request>
std::optional<Request> readBody(const ExchangePtr &exchange, Result<Request> (*read)(const QJsonObject &))
{
    const Result<QJsonObject> fields = bodyFields(exchange->request());
    Result<Request> request = fields ? read(*fields) : Result<Request>(fields.error());
    if (request)
        return std::move(*request);
    exchange->fail(request.error());
    return std::nullopt;
}

void registerUser(AuthController &auth, const ExchangePtr &exchange)
{
    const std::optional<RegisterRequest> request = readBody(exchange, readRegisterRequest);
    if (!request)
        return;
    auth.registerUser(*request, exchange->isNativeClient(), [exchange](const Result<RegisterResponse> &response) {
        if (!response)
            return exchange->fail(response.error());
        JsonWriter w = exchange->writer();
        write(w, *response);
        exchange->send(201, w);
    });
}

void login(AuthController &auth, const ExchangePtr &exchange)
{
    const std::optional<LoginRequest> request = readBody(exchange, readLoginRequest);
    if (!request)
        return;
    auth.login(*request, exchange->isNativeClient(), addressKey(exchange->request().peer),
        [exchange](const Result<TokenPair> &tokens) {
            if (!tokens)
                return exchange->fail(tokens.error());
            JsonWriter w = exchange->writer();
            writeLoginResponse(w, *tokens);
            exchange->send(200, w);
        });
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

void me(UserController &users, const ExchangePtr &exchange)
{
    users.me(exchange->identity(), [exchange](const Result<UserAccount> &account) {
        if (!account)
            return exchange->fail(account.error());
        JsonWriter w = exchange->writer();
        write(w, *account);
        exchange->send(200, w);
    });
}

} // namespace

void addAuthRoutes(Router &router, AuthController &auth, UserController &users)
{
    router.add(
        "POST", u"/api/auth/register/", Access::Public, [&auth](const ExchangePtr &e) { registerUser(auth, e); });
    router.add("POST", u"/api/auth/login/", Access::Open, [&auth](const ExchangePtr &e) { login(auth, e); });
    router.add("POST", u"/api/auth/refresh/", Access::Open, [&auth](const ExchangePtr &e) { refresh(auth, e); });
    router.add("POST", u"/api/auth/logout/", Access::SignedIn, [&auth](const ExchangePtr &e) { logout(auth, e); });
    router.add("GET", u"/api/auth/users/me/", Access::SignedIn, [&users](const ExchangePtr &e) { me(users, e); });
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
