// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/accountjson.h"

#include "shared/core/validation.h"

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

//! People copy codes with the blanks that their app shows.
QString readCode(JsonReader &r, const char *key)
{
    return r.string(key, JsonReader::Blank::Refused).simplified().remove(u' ');
}

} // namespace

QString readEmail(JsonReader &r)
{
    const QString email = r.string("email", JsonReader::Blank::Refused).trimmed();
    if (!email.isEmpty() && !validation::isEmailAddress(email))
        r.fail("email", u"Enter a valid email address."_s);
    return email;
}

QString readNewPassword(JsonReader &r, const char *key)
{
    const QString password = r.string(key, JsonReader::Blank::Refused);
    if (password.trimmed().isEmpty())
        return password;
    if (const QString problem = validation::forbiddenCharacter(password); !problem.isEmpty())
        r.fail(key, problem);
    const QStringList problems = validation::passwordProblems(password);
    for (const QString &problem : problems)
        r.fail(key, problem);
    return password;
}

Result<ChangePasswordRequest> readChangePasswordRequest(const QJsonObject &json)
{
    JsonReader r(json);
    ChangePasswordRequest request;
    request.currentPassword = r.string("current_password", JsonReader::Blank::Refused);
    request.newPassword = readNewPassword(r, "new_password");
    return r.finish(std::move(request));
}

Result<EmailRequest> readEmailRequest(const QJsonObject &json)
{
    JsonReader r(json);
    EmailRequest request{readEmail(r)};
    return r.finish(std::move(request));
}

Result<ResetConfirmRequest> readResetConfirmRequest(const QJsonObject &json)
{
    JsonReader r(json);
    ResetConfirmRequest request;
    request.token = r.string("token", JsonReader::Blank::Refused).trimmed();
    request.password = readNewPassword(r, "password");
    return r.finish(std::move(request));
}

Result<OneTimeCodeRequest> readCodeSignInRequest(const QJsonObject &json)
{
    JsonReader r(json);
    OneTimeCodeRequest request;
    request.email = readEmail(r);
    request.otp = readCode(r, "otp");
    request.twoFactorCode = r.stringOr("two_factor_code").simplified().remove(u' ');
    return r.finish(std::move(request));
}

Result<OneTimeCodeRequest> readCodeResetRequest(const QJsonObject &json)
{
    JsonReader r(json);
    OneTimeCodeRequest request;
    request.email = readEmail(r);
    request.otp = readCode(r, "otp");
    request.password = readNewPassword(r, "password");
    return r.finish(std::move(request));
}

Result<QString> readTwoFactorCode(const QJsonObject &json)
{
    JsonReader r(json);
    QString code = readCode(r, "code");
    return r.finish(std::move(code));
}

Result<QString> readPassword(const QJsonObject &json)
{
    JsonReader r(json);
    QString password = r.string("password", JsonReader::Blank::Refused);
    return r.finish(std::move(password));
}

void writeSessions(JsonWriter &w, const QList<SessionInfo> &sessions)
{
    w.beginObject().key("data").beginArray();
    for (const SessionInfo &session : sessions) {
        w.beginObject();
        w.key("id").value(session.id);
        w.key("device").value(session.label);
        w.key("created_at").value(session.createdAt);
        w.key("last_active").value(session.lastUsedAt);
        w.key("expires_at").value(session.expiresAt);
        w.key("current").value(session.isCurrent);
        w.endObject();
    }
    w.endArray().endObject();
}

void writeTwoFactorStatus(JsonWriter &w, bool isEnabled, const QString &message)
{
    w.beginObject().key("data").beginObject();
    w.key("enabled").value(isEnabled);
    w.key("method");
    if (isEnabled)
        w.value("totp"_L1);
    else
        w.null();
    w.endObject();
    if (!message.isEmpty())
        w.key("message").value(message);
    w.endObject();
}

void write(JsonWriter &w, const TwoFactorSetup &setup)
{
    w.beginObject().key("data").beginObject();
    w.key("secret").value(setup.secret);
    w.key("otpauth_url").value(setup.link);
    w.endObject().endObject();
}

void write(JsonWriter &w, const SocketTicket &ticket)
{
    w.beginObject();
    w.key("ticket").value(ticket.ticket);
    w.key("expires_in").value(ticket.expiresInSeconds);
    w.endObject();
}

} // namespace chautari
