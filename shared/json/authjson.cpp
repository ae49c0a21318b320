// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/authjson.h"

#include "shared/core/limits.h"
#include "shared/core/validation.h"
#include "shared/json/accountjson.h"

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

void checkLength(JsonReader &r, const char *key, const QString &text, int limit)
{
    if (validation::codePointCount(text) > limit)
        r.fail(key, u"Ensure this field has no more than %1 characters."_s.arg(limit));
}

//! A name as a form field has it: trimmed, not too long, no character that the database refuses.
QString checkedText(JsonReader &r, const char *key, const QString &raw, int limit)
{
    const QString text = raw.trimmed();
    if (const QString problem = validation::forbiddenCharacter(text); !problem.isEmpty())
        r.fail(key, problem);
    checkLength(r, key, text, limit);
    return text;
}

QString readUsername(JsonReader &r)
{
    const QString raw = r.string("username", JsonReader::Blank::Refused);
    const QString username = checkedText(r, "username", raw, limits::usernameLength);
    if (!username.isEmpty() && !validation::isUsername(username))
        r.fail("username",
            u"Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters."_s);
    return username;
}

Role readRole(JsonReader &r)
{
    const QString name = r.stringOr("role", QString(roleName(Role::Customer)));
    const std::optional<Role> role = roleFromName(name);
    if (!role)
        r.fail("role", u"\"%1\" is not a valid choice."_s.arg(name));
    return role.value_or(Role::Customer);
}

std::optional<QString> readPhone(JsonReader &r)
{
    const std::optional<QString> raw = r.optionalString("phone");
    return raw ? std::optional(checkedText(r, "phone", *raw, limits::phoneLength)) : std::nullopt;
}

} // namespace

Result<LoginRequest> readLoginRequest(const QJsonObject &json)
{
    JsonReader r(json);
    LoginRequest request;
    request.email = r.string("email", JsonReader::Blank::Refused).trimmed();
    request.password = r.string("password", JsonReader::Blank::Refused);
    request.otp = r.stringOr("otp").simplified().remove(u' ');
    return r.finish(std::move(request));
}

Result<RegisterRequest> readRegisterRequest(const QJsonObject &json)
{
    JsonReader r(json);
    RegisterRequest request;
    request.email = readEmail(r);
    request.username = readUsername(r);
    request.password = readNewPassword(r, "password");
    request.password2 = r.string("password2", JsonReader::Blank::Refused);
    request.firstName = checkedText(r, "first_name", r.stringOr("first_name"), limits::nameLength);
    request.lastName = checkedText(r, "last_name", r.stringOr("last_name"), limits::nameLength);
    request.role = readRole(r);
    request.phone = readPhone(r);
    request.invitation = r.stringOr("invitation").trimmed();
    if (r.ok() && request.password != request.password2)
        r.fail("password", u"Password fields didn't match."_s);
    return r.finish(std::move(request));
}

Result<RefreshRequest> readRefreshRequest(const QJsonObject &json)
{
    JsonReader r(json);
    RefreshRequest request{r.string("refresh", JsonReader::Blank::Refused)};
    return r.finish(std::move(request));
}

LogoutRequest readLogoutRequest(const QJsonObject &json)
{
    return {json.value("refresh"_L1).toString()};
}

QByteArray toJson(const LoginRequest &request)
{
    JsonWriter w;
    w.beginObject();
    w.key("email").value(request.email);
    w.key("password").value(request.password);
    if (!request.otp.isEmpty())
        w.key("otp").value(request.otp);
    w.endObject();
    return w.take();
}

QByteArray toJson(const RegisterRequest &request)
{
    JsonWriter w;
    w.beginObject();
    w.key("email").value(request.email);
    w.key("username").value(request.username);
    w.key("password").value(request.password);
    w.key("password2").value(request.password2);
    w.key("first_name").value(request.firstName);
    w.key("last_name").value(request.lastName);
    w.key("role").value(roleName(request.role));
    if (request.phone)
        w.key("phone").value(*request.phone);
    if (!request.invitation.isEmpty())
        w.key("invitation").value(request.invitation);
    w.endObject();
    return w.take();
}

QByteArray toJson(const RefreshRequest &request)
{
    JsonWriter w;
    w.beginObject();
    w.key("refresh").value(request.refresh);
    w.endObject();
    return w.take();
}

QByteArray toJson(const LogoutRequest &request)
{
    JsonWriter w;
    w.beginObject();
    w.key("refresh").value(request.refresh);
    w.endObject();
    return w.take();
}

void writeLoginResponse(JsonWriter &w, const TokenPair &tokens)
{
    w.beginObject();
    w.key("refresh").value(tokens.refresh);
    w.key("access").value(tokens.access);
    w.endObject();
}

void writeRefreshResponse(JsonWriter &w, const TokenPair &tokens)
{
    w.beginObject();
    w.key("access").value(tokens.access);
    w.key("refresh").value(tokens.refresh);
    w.endObject();
}

void write(JsonWriter &w, const RegisterResponse &response)
{
    w.beginObject();
    w.key("refresh").value(response.tokens.refresh);
    w.key("access").value(response.tokens.access);
    w.key("user");
    write(w, response.user);
    w.endObject();
}

Result<TokenPair> readTokenPair(const QJsonObject &json)
{
    JsonReader r(json);
    TokenPair tokens;
    tokens.access = r.string("access", JsonReader::Blank::Refused);
    tokens.refresh = r.stringOr("refresh");
    return r.finish(std::move(tokens));
}

Result<RegisterResponse> readRegisterResponse(const QJsonObject &json)
{
    JsonReader r(json);
    RegisterResponse response;
    response.tokens.access = r.string("access", JsonReader::Blank::Refused);
    response.tokens.refresh = r.string("refresh", JsonReader::Blank::Refused);
    response.user = r.object<UserAccount>("user", readUserAccount);
    return r.finish(std::move(response));
}

} // namespace chautari
