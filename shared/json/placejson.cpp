// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/placejson.h"

#include "shared/core/limits.h"
#include "shared/core/validation.h"
#include "shared/json/userjson.h"

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

std::optional<Registration> readRegistration(JsonReader &r)
{
    if (!r.has("registration"))
        return std::nullopt;
    const QString name = r.string("registration");
    const std::optional<Registration> registration = registrationFromName(name);
    if (!registration)
        r.fail("registration", u"\"%1\" is not a valid choice."_s.arg(name));
    return registration;
}

int readBetween(JsonReader &r, const char *key, int fallback, int most)
{
    const int value = r.intOr(key, fallback);
    if (value < 1)
        r.fail(key, u"Ensure this value is greater than or equal to 1."_s);
    else if (value > most)
        r.fail(key, u"Ensure this value is less than or equal to %1."_s.arg(most));
    return value;
}

constexpr auto bytesForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype mostBytes = 1024;

QByteArray readBytes(JsonReader &r, const char *key)
{
    const QByteArray text = r.string(key, JsonReader::Blank::Refused).toLatin1();
    const auto decoded = QByteArray::fromBase64Encoding(text, bytesForm | QByteArray::AbortOnBase64DecodingErrors);
    if (text.size() > mostBytes || !decoded) {
        r.fail(key, u"Not a valid string."_s);
        return {};
    }
    return decoded.decoded;
}

void writeBytes(JsonWriter &w, const char *key, const QByteArray &bytes)
{
    w.key(key).value(QLatin1StringView(bytes.toBase64(bytesForm)));
}

void writeFlag(JsonWriter &w, const char *key, std::optional<bool> flag)
{
    if (flag)
        w.key(key).value(*flag);
}

} // namespace

void write(JsonWriter &w, const PlaceSettings &settings)
{
    w.beginObject();
    w.key("name").value(settings.name);
    w.key("registration").value(registrationName(settings.registration));
    w.endObject();
}

PlaceSettings readPlaceSettings(JsonReader &r)
{
    PlaceSettings settings;
    settings.name = r.stringOr("name");
    settings.registration
        = registrationFromName(r.stringOr("registration", QString(registrationName(Registration::Open))))
              .value_or(Registration::Invitation); // a rule of a later version is not an open door
    return settings;
}

Result<PlaceSettings> readPlaceSettingsBody(const QJsonObject &json)
{
    JsonReader r(json);
    PlaceSettings settings = readPlaceSettings(r);
    return r.finish(std::move(settings));
}

void write(JsonWriter &w, const PlacePerson &person)
{
    w.beginObject();
    w.key("id").value(person.id);
    w.key("email").value(person.email);
    w.key("username").value(person.username);
    w.key("first_name").value(person.firstName);
    w.key("last_name").value(person.lastName);
    w.key("role").value(roleName(person.role));
    w.key("is_active").value(person.isActive);
    w.key("is_pending").value(person.isPending);
    w.key("is_owner").value(person.isOwner);
    w.key("is_online").value(person.isOnline);
    w.key("date_joined").value(person.dateJoined);
    w.key("last_seen").value(person.lastSeen);
    w.endObject();
}

PlacePerson readPlacePerson(JsonReader &r)
{
    PlacePerson person;
    person.id = r.id<UserId>("id");
    person.email = r.stringOr("email");
    person.username = r.stringOr("username");
    person.firstName = r.stringOr("first_name");
    person.lastName = r.stringOr("last_name");
    person.role = roleFromName(r.stringOr("role")).value_or(Role::Customer);
    person.isActive = r.booleanOr("is_active", true);
    person.isPending = r.booleanOr("is_pending", false);
    person.isOwner = r.booleanOr("is_owner", false);
    person.isOnline = r.booleanOr("is_online", false);
    person.dateJoined = r.timestampOr("date_joined");
    person.lastSeen = r.timestampOr("last_seen");
    return person;
}

Result<PlacePerson> readPlacePersonBody(const QJsonObject &json)
{
    JsonReader r(json);
    PlacePerson person = readPlacePerson(r);
    return r.finish(std::move(person));
}

void write(JsonWriter &w, const Invitation &invitation)
{
    w.beginObject();
    w.key("token").value(invitation.token);
    w.key("uses").value(invitation.uses);
    w.key("expires_at").value(invitation.expiresAt);
    w.endObject();
}

Result<Invitation> readInvitation(const QJsonObject &json)
{
    JsonReader r(json);
    Invitation invitation;
    invitation.token = r.string("token");
    invitation.uses = r.intOr("uses", 1);
    invitation.expiresAt = r.timestampOr("expires_at");
    return r.finish(std::move(invitation));
}

void write(JsonWriter &w, const JoinCode &code)
{
    w.beginObject();
    w.key("code").value(code.code);
    w.key("expires_in").value(code.expiresInSeconds);
    w.endObject();
}

Result<JoinCode> readJoinCode(const QJsonObject &json)
{
    JsonReader r(json);
    JoinCode code;
    code.code = r.string("code");
    code.expiresInSeconds = r.intOr("expires_in", 0);
    return r.finish(std::move(code));
}

void write(JsonWriter &w, const JoinHelloBody &hello)
{
    w.beginObject();
    w.key("attempt").value(hello.attempt);
    writeBytes(w, "salt", hello.salt);
    writeBytes(w, "value", hello.publicValue);
    w.endObject();
}

void write(JsonWriter &w, const JoinAnswerBody &answer)
{
    w.beginObject();
    w.key("attempt").value(answer.attempt);
    writeBytes(w, "value", answer.publicValue);
    writeBytes(w, "proof", answer.proof);
    w.endObject();
}

void write(JsonWriter &w, const JoinWelcomeBody &welcome)
{
    w.beginObject();
    writeBytes(w, "proof", welcome.proof);
    w.key("ticket").value(welcome.ticket);
    w.endObject();
}

Result<JoinHelloBody> readJoinHello(const QJsonObject &json)
{
    JsonReader r(json);
    JoinHelloBody hello;
    hello.attempt = r.string("attempt");
    hello.salt = readBytes(r, "salt");
    hello.publicValue = readBytes(r, "value");
    return r.finish(std::move(hello));
}

Result<JoinAnswerBody> readJoinAnswer(const QJsonObject &json)
{
    JsonReader r(json);
    JoinAnswerBody answer;
    answer.attempt = r.string("attempt");
    answer.publicValue = readBytes(r, "value");
    answer.proof = readBytes(r, "proof");
    return r.finish(std::move(answer));
}

Result<JoinWelcomeBody> readJoinWelcome(const QJsonObject &json)
{
    JsonReader r(json);
    JoinWelcomeBody welcome;
    welcome.proof = readBytes(r, "proof");
    welcome.ticket = r.string("ticket");
    return r.finish(std::move(welcome));
}

void write(JsonWriter &w, const PlaceSettingsChange &change)
{
    w.beginObject();
    if (change.name)
        w.key("name").value(*change.name);
    if (change.registration)
        w.key("registration").value(registrationName(*change.registration));
    w.endObject();
}

Result<PlaceSettingsChange> readPlaceSettingsChange(const QJsonObject &json)
{
    JsonReader r(json);
    PlaceSettingsChange change;
    if (r.has("name")) {
        change.name = r.string("name").simplified();
        if (const QString problem = validation::forbiddenCharacter(*change.name); !problem.isEmpty())
            r.fail("name", problem);
        if (validation::codePointCount(*change.name) > limits::placeNameLength)
            r.fail("name", u"Ensure this field has no more than %1 characters."_s.arg(limits::placeNameLength));
    }
    change.registration = readRegistration(r);
    return r.finish(std::move(change));
}

void write(JsonWriter &w, const PlacePersonChange &change)
{
    w.beginObject();
    writeFlag(w, "is_active", change.isActive);
    writeFlag(w, "is_owner", change.isOwner);
    if (change.role)
        w.key("role").value(roleName(*change.role));
    w.endObject();
}

Result<PlacePersonChange> readPlacePersonChange(const QJsonObject &json)
{
    JsonReader r(json);
    PlacePersonChange change;
    change.isActive = r.optionalBoolean("is_active");
    change.isOwner = r.optionalBoolean("is_owner");
    if (r.has("role")) {
        const QString name = r.string("role");
        change.role = roleFromName(name);
        // An administrator of the original sees everybody's accounts; owners have their own flag.
        if (!change.role || *change.role == Role::Admin)
            r.fail("role", u"\"%1\" is not a valid choice."_s.arg(name));
    }
    return r.finish(std::move(change));
}

void write(JsonWriter &w, const InvitationRequest &request)
{
    w.beginObject();
    w.key("uses").value(request.uses);
    w.key("hours").value(request.hours);
    w.endObject();
}

Result<InvitationRequest> readInvitationRequest(const QJsonObject &json)
{
    JsonReader r(json);
    InvitationRequest request;
    request.uses = readBetween(r, "uses", request.uses, limits::invitationUses);
    request.hours = readBetween(r, "hours", request.hours, limits::invitationHours);
    return r.finish(std::move(request));
}

} // namespace chautari
