// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/settingsjson.h"

#include "shared/core/limits.h"
#include "shared/core/validation.h"

#include <QtCore/QDate>

#include <algorithm>
#include <array>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array themes{"light"_L1, "dark"_L1, "system"_L1};

void checkText(JsonReader &r, const char *key, const QString &text, int limit)
{
    if (const QString problem = validation::forbiddenCharacter(text); !problem.isEmpty())
        r.fail(key, problem);
    if (validation::codePointCount(text) > limit)
        r.fail(key, u"Ensure this field has no more than %1 characters."_s.arg(limit));
}

//! nullopt when the key is missing; null and blanks are an empty text.
std::optional<QString> changedText(JsonReader &r, const char *key, int limit)
{
    if (!r.has(key))
        return std::nullopt;
    const QString text = r.stringOr(key).trimmed();
    checkText(r, key, text, limit);
    return text;
}

std::optional<QString> changedDate(JsonReader &r, const char *key)
{
    const std::optional<QString> text = changedText(r, key, limits::profileFieldLength);
    const bool isDate
        = text && (text->isEmpty() || (text->size() == 10 && QDate::fromString(*text, Qt::ISODate).isValid()));
    if (text && !isDate)
        r.fail(key, u"Date has wrong format. Use one of these formats instead: YYYY-MM-DD."_s);
    return text;
}

std::optional<int> changedYears(JsonReader &r, const char *key)
{
    if (!r.has(key))
        return std::nullopt;
    const int years = r.intOr(key, 0);
    if (years < 0)
        r.fail(key, u"Ensure this value is greater than or equal to 0."_s);
    if (years > limits::yearsOfExperience)
        r.fail(key, u"Ensure this value is less than or equal to %1."_s.arg(limits::yearsOfExperience));
    return years;
}

std::optional<QStringList> changedTexts(JsonReader &r, const char *key)
{
    if (!r.has(key))
        return std::nullopt;
    const QStringList texts = r.stringList(key);
    if (texts.size() > limits::profileListLength)
        r.fail(key, u"Ensure this field has no more than %1 elements."_s.arg(limits::profileListLength));
    for (const QString &text : texts)
        checkText(r, key, text, limits::profileFieldLength);
    return texts;
}

//! The original nests whole cities here; what is no id is left out.
QList<CityId> cityIds(const QJsonValue &list)
{
    QList<CityId> ids;
    const QJsonArray elements = list.toArray();
    for (const QJsonValue &element : elements) {
        const CityId id(element.toInteger());
        if (id.isValid() && !ids.contains(id))
            ids.append(id);
    }
    return ids;
}

std::optional<QList<CityId>> changedCities(JsonReader &r, const char *key)
{
    if (!r.has(key))
        return std::nullopt;
    const QJsonValue value = r.json().value(QLatin1StringView(key));
    const QJsonArray elements = value.toArray();
    const bool areIds = std::all_of(
        elements.begin(), elements.end(), [](const QJsonValue &element) { return element.toInteger() > 0; });
    if (!value.isArray())
        r.fail(key, u"Expected a list of items."_s);
    else if (!areIds)
        r.fail(key, u"Incorrect type. Expected pk value."_s);
    else if (elements.size() > limits::profileListLength)
        r.fail(key, u"Ensure this field has no more than %1 elements."_s.arg(limits::profileListLength));
    return cityIds(value);
}

std::optional<bool> changedFlag(JsonReader &r, const char *key)
{
    return r.has(key) && !r.isNull(key) ? std::optional(r.booleanOr(key, false)) : std::nullopt;
}

QJsonObject documentObject(const QByteArray &document)
{
    const Result<QJsonObject> json = parseJsonObject(document);
    return json ? *json : QJsonObject();
}

void readProfilePart(JsonReader &r, ProfileUpdate &update)
{
    update.bio = changedText(r, "bio", limits::profileBioLength);
    update.address = changedText(r, "address", limits::profileFieldLength);
    update.city = changedText(r, "city", limits::profileFieldLength);
    update.dateOfBirth = changedDate(r, "date_of_birth");
    update.companyName = changedText(r, "company_name", limits::profileFieldLength);
    update.displayName = changedText(r, "display_name", limits::profileFieldLength);
    update.yearsOfExperience = changedYears(r, "years_of_experience");
    update.certifications = changedTexts(r, "certifications");
    if (r.has("location_city"))
        update.locationCity = r.isNull("location_city") ? CityId() : CityId(r.primaryKey("location_city"));
    update.serviceAreas = changedCities(r, "service_areas");
}

} // namespace

Result<ProfileUpdate> readProfileUpdate(const QJsonObject &json)
{
    JsonReader r(json);
    ProfileUpdate update;
    update.firstName = changedText(r, "first_name", limits::nameLength);
    update.lastName = changedText(r, "last_name", limits::nameLength);
    update.phone = changedText(r, "phone", limits::phoneLength);
    if (r.has("profile_picture")) {
        update.isPictureRemoved = r.isNull("profile_picture") || r.json().value("profile_picture"_L1) == QString();
        if (!update.isPictureRemoved)
            r.fail("profile_picture", u"The submitted data was not a file. Check the encoding type on the form."_s);
    }
    if (r.has("profile") && !r.isNull("profile")) {
        r.object<bool>("profile", [&update](JsonReader &inner) {
            readProfilePart(inner, update);
            return true;
        });
    }
    return r.finish(std::move(update));
}

void write(JsonWriter &w, const UserProfile &profile)
{
    w.beginObject();
    w.key("bio").valueOrNull(profile.bio);
    w.key("address").valueOrNull(profile.address);
    w.key("city").valueOrNull(profile.city);
    w.key("date_of_birth").valueOrNull(profile.dateOfBirth);
    w.key("company_name").valueOrNull(profile.companyName);
    w.key("is_approved").value(profile.isApproved);
    w.key("display_name").valueOrNull(profile.displayName);
    w.key("years_of_experience").value(profile.yearsOfExperience);
    w.key("certifications").beginArray();
    for (const QString &certification : profile.certifications)
        w.value(certification);
    w.endArray();
    w.key("location_city");
    if (profile.locationCity.isValid())
        w.value(profile.locationCity);
    else
        w.null();
    w.key("avg_rating").value("0.00"_L1);
    w.key("reviews_count").value(0);
    w.key("service_areas").beginArray();
    for (const CityId city : profile.serviceAreas)
        w.value(city);
    w.endArray();
    w.key("portfolio_projects").beginArray().endArray();
    w.endObject();
}

UserProfile readUserProfile(JsonReader &r)
{
    UserProfile profile;
    profile.bio = r.stringOr("bio");
    profile.address = r.stringOr("address");
    profile.city = r.stringOr("city");
    profile.dateOfBirth = r.stringOr("date_of_birth");
    profile.companyName = r.stringOr("company_name");
    profile.isApproved = r.booleanOr("is_approved", false);
    profile.displayName = r.stringOr("display_name");
    profile.yearsOfExperience = r.intOr("years_of_experience", 0);
    // The original's certifications may be anything; what is no text is not for us.
    const QJsonArray certifications = r.json().value("certifications"_L1).toArray();
    for (const QJsonValue &certification : certifications) {
        if (certification.isString())
            profile.certifications.append(certification.toString());
    }
    profile.locationCity = CityId(r.json().value("location_city"_L1).toInteger());
    profile.serviceAreas = cityIds(r.json().value("service_areas"_L1));
    return profile;
}

UserProfile readProfileDocument(const QByteArray &document)
{
    JsonReader r(documentObject(document));
    return readUserProfile(r);
}

void write(JsonWriter &w, const Preferences &preferences)
{
    w.beginObject();
    w.key("theme").value(preferences.theme);
    w.key("language").value(preferences.language);
    w.key("timezone").valueOrNull(preferences.timeZone);
    w.key("keep_archived").value(preferences.keepsArchived);
    w.endObject();
}

Preferences readPreferencesDocument(const QByteArray &document)
{
    JsonReader r(documentObject(document));
    const Preferences defaults;
    Preferences preferences;
    preferences.theme = r.stringOr("theme", defaults.theme);
    preferences.language = r.stringOr("language", defaults.language);
    preferences.timeZone = r.stringOr("timezone");
    preferences.keepsArchived = r.booleanOr("keep_archived", defaults.keepsArchived);
    return preferences;
}

Result<PreferencesChange> readPreferencesChange(const QJsonObject &json)
{
    JsonReader r(json);
    PreferencesChange change;
    change.theme = changedText(r, "theme", limits::profileFieldLength);
    if (change.theme && std::find(themes.begin(), themes.end(), *change.theme) == themes.end())
        r.fail("theme", u"\"%1\" is not a valid choice."_s.arg(*change.theme));
    change.language = changedText(r, "language", limits::languageLength);
    change.timeZone = changedText(r, "timezone", limits::timeZoneLength);
    change.keepsArchived = changedFlag(r, "keep_archived");
    return r.finish(std::move(change));
}

void writePreferencesResponse(JsonWriter &w, const Preferences &preferences, const QString &message)
{
    w.beginObject();
    w.key("data");
    write(w, preferences);
    if (!message.isEmpty())
        w.key("message").value(message);
    w.endObject();
}

void write(JsonWriter &w, const PrivacySettings &privacy)
{
    w.beginObject();
    w.key("read_receipts").value(privacy.hasReadReceipts);
    w.key("typing").value(privacy.showsTyping);
    w.key("last_seen").value(privacy.showsLastSeen);
    w.endObject();
}

PrivacySettings readPrivacySettings(JsonReader &r)
{
    PrivacySettings privacy;
    privacy.hasReadReceipts = r.booleanOr("read_receipts", true);
    privacy.showsTyping = r.booleanOr("typing", true);
    privacy.showsLastSeen = r.booleanOr("last_seen", true);
    return privacy;
}

PrivacySettings readPrivacyDocument(const QByteArray &document)
{
    JsonReader r(documentObject(document));
    return readPrivacySettings(r);
}

Result<PrivacyChange> readPrivacyChange(const QJsonObject &json)
{
    JsonReader r(json);
    PrivacyChange change{changedFlag(r, "read_receipts"), changedFlag(r, "typing"), changedFlag(r, "last_seen")};
    return r.finish(change);
}

} // namespace chautari
