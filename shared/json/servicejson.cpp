// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/servicejson.h"

#include "shared/core/limits.h"
#include "shared/core/price.h"
#include "shared/core/validation.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

City readCity(JsonReader &r)
{
    return {r.id<CityId>("id"), r.stringOr("name"), r.stringOr("region")};
}

void writeProvider(JsonWriter &w, const ServiceProvider &provider)
{
    w.beginObject();
    w.key("id").value(provider.id);
    w.key("name").value(provider.name);
    w.key("is_verified").value(provider.isVerified);
    w.key("avg_rating").value(provider.rating); // a number, where all other decimals are strings (contract.md 1)
    w.key("reviews_count").value(provider.reviewsCount);
    w.endObject();
}

ServiceProvider readProvider(JsonReader &r)
{
    ServiceProvider provider;
    provider.id = r.id<UserId>("id");
    provider.name = r.stringOr("name");
    provider.isVerified = r.booleanOr("is_verified", false);
    provider.rating = r.numberOr("avg_rating", 0);
    provider.reviewsCount = r.intOr("reviews_count", 0);
    return provider;
}

//! Pictures, tags, availability: the original's keys that nothing fills yet stand between ours, in its order.
void writeDescription(JsonWriter &w, const Service &service)
{
    const ServiceSummary &summary = service.summary;
    w.key("id").value(summary.id);
    w.key("title").value(summary.title);
    w.key("slug").value(summary.slug);
    w.key("description").value(service.description);
    w.key("short_description").valueOrNull(service.shortDescription);
    w.key("price").value(summary.price);
    w.key("discount_price").valueOrNull(service.discountPrice);
    w.key("duration").value(summary.duration);
    w.key("category").value(service.category);
    w.key("category_name").value(summary.category);
    w.key("provider");
    writeProvider(w, service.provider);
    w.key("cities").beginArray();
    for (const City &city : service.cities)
        write(w, city);
    w.endArray();
    w.key("image").null();
    w.key("images").beginArray().endArray();
    w.key("includes").valueOrNull(service.includes);
    w.key("excludes").valueOrNull(service.excludes);
}

void writeState(JsonWriter &w, const Service &service)
{
    w.key("status").value(service.status);
    w.key("is_featured").value(false);
    w.key("average_rating").value(service.rating);
    w.key("reviews_count").value(service.reviewsCount);
    w.key("availability").beginArray().endArray();
    w.key("created_at").value(service.createdAt);
    w.key("updated_at").value(service.updatedAt);
    w.key("is_favorited").value(false);
    w.key("tags").beginArray().endArray();
    w.key("is_verified_provider").value(service.provider.isVerified);
    w.key("response_time").value("Not specified"_L1);
    w.key("cancellation_policy").value("Standard policy"_L1);
    w.key("view_count").value(0);
    w.key("inquiry_count").value(0);
    w.key("last_activity").value(service.updatedAt);
}

bool isMentioned(const JsonReader &r, const char *key, ServiceFields fields)
{
    return fields == ServiceFields::All || r.has(key);
}

void readText(JsonReader &r, const char *key, int limit, std::optional<QString> &text)
{
    text = r.string(key, JsonReader::Blank::Refused).trimmed();
    if (const QString problem = validation::forbiddenCharacter(*text); !problem.isEmpty())
        r.fail(key, problem);
    else if (validation::codePointCount(*text) > limit)
        r.fail(key, u"Ensure this field has no more than %1 characters."_s.arg(limit));
}

//! Absent: as it was; null or blank: taken away.
void readOptionalText(JsonReader &r, const char *key, int limit, std::optional<QString> &text)
{
    if (!r.has(key))
        return;
    if (r.isNull(key) || r.stringOr(key).trimmed().isEmpty())
        text = QString();
    else
        readText(r, key, limit, text);
}

void readPrice(JsonReader &r, const char *key, std::optional<QString> &price)
{
    const QJsonValue value = r.json().value(QLatin1StringView(key));
    if (value.isUndefined() || value.isNull()) {
        (void)r.string(key); // says which of the two
        return;
    }
    // Shortest, so that the number 1500.1 is not 1500.0999999999999.
    const QString text
        = value.isDouble() ? QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest) : value.toString();
    const Result<qint64, QString> paisa = paisaOf(text);
    if (paisa)
        price = priceText(*paisa);
    else
        r.fail(key, paisa.error());
}

void readStatus(JsonReader &r, std::optional<QString> &status)
{
    if (!r.has("status"))
        return;
    status = r.string("status");
    const auto known = {serviceActive, serviceDraft, servicePending, serviceInactive};
    if (r.json().value("status"_L1).isString() && std::find(known.begin(), known.end(), *status) == known.end())
        r.fail("status", u"\"%1\" is not a valid choice."_s.arg(*status));
}

void readCityIds(JsonReader &r, std::optional<QList<CityId>> &cities)
{
    constexpr const char *key = "city_ids";
    const QJsonValue value = r.json().value(QLatin1StringView(key));
    if (!value.isArray()) {
        if (value.isUndefined() || value.isNull())
            (void)r.string(key);
        else
            r.fail(key, u"Expected a list of items but got type \"%1\"."_s.arg(value.isString() ? u"str"_s : u"int"_s));
        return;
    }
    cities.emplace();
    const QJsonArray elements = value.toArray();
    for (const QJsonValue &element : elements) {
        const qint64 id = element.isString() ? element.toString().toLongLong() : element.toInteger();
        if (id <= 0)
            r.fail(key,
                u"Incorrect type. Expected pk value, received %1."_s.arg(element.isString() ? u"str"_s : u"int"_s));
        else if (!cities->contains(CityId(id)))
            cities->append(CityId(id));
    }
    if (elements.isEmpty())
        r.fail(key, u"This list may not be empty."_s);
}

} // namespace

void write(JsonWriter &w, const ServiceSummary &service)
{
    w.beginObject();
    w.key("id").value(service.id);
    w.key("title").value(service.title);
    w.key("slug").value(service.slug);
    w.key("price").value(service.price);
    w.key("duration").value(service.duration);
    w.key("category").value(service.category);
    w.endObject();
}

void write(JsonWriter &w, const City &city)
{
    w.beginObject();
    w.key("id").value(city.id);
    w.key("name").value(city.name);
    w.key("region").value(city.region);
    w.key("is_active").value(true);
    w.endObject();
}

void write(JsonWriter &w, const Category &category)
{
    w.beginObject();
    w.key("id").value(category.id);
    w.key("title").value(category.title);
    w.key("description").value(""_L1);
    w.key("icon").null();
    w.key("slug").value(category.slug);
    w.key("is_active").value(true);
    w.endObject();
}

void write(JsonWriter &w, const Service &service)
{
    w.beginObject();
    writeDescription(w, service);
    writeState(w, service);
    w.endObject();
}

ServiceSummary readServiceSummary(JsonReader &r)
{
    ServiceSummary service;
    service.id = r.id<ServiceId>("id");
    service.title = r.stringOr("title");
    service.slug = r.stringOr("slug");
    service.price = r.stringOr("price");
    service.duration = r.stringOr("duration");
    service.category = r.stringOr("category");
    return service;
}

Category readCategory(JsonReader &r)
{
    return {r.id<CategoryId>("id"), r.string("title"), r.stringOr("slug")};
}

Service readService(JsonReader &r)
{
    Service service;
    service.summary.id = r.id<ServiceId>("id");
    service.summary.title = r.stringOr("title");
    service.summary.slug = r.stringOr("slug");
    service.summary.price = r.stringOr("price");
    service.summary.duration = r.stringOr("duration");
    service.summary.category = r.stringOr("category_name");
    service.description = r.stringOr("description");
    service.shortDescription = r.stringOr("short_description");
    service.discountPrice = r.stringOr("discount_price");
    service.includes = r.stringOr("includes");
    service.excludes = r.stringOr("excludes");
    service.category = r.idOr<CategoryId>("category");
    service.provider = r.object<ServiceProvider>("provider", readProvider);
    service.cities = r.list<City>("cities", readCity);
    service.status = r.stringOr("status");
    service.rating = r.stringOr("average_rating", u"0.00"_s);
    service.reviewsCount = r.intOr("reviews_count", 0);
    service.createdAt = r.timestampOr("created_at");
    service.updatedAt = r.timestampOr("updated_at");
    return service;
}

Result<ServiceRequest> readServiceRequest(const QJsonObject &object, ServiceFields fields)
{
    JsonReader r(object);
    ServiceRequest request;
    if (isMentioned(r, "title", fields))
        readText(r, "title", limits::serviceTitleLength, request.title);
    if (isMentioned(r, "description", fields))
        readText(r, "description", limits::serviceTextLength, request.description);
    readOptionalText(r, "short_description", limits::serviceShortTextLength, request.shortDescription);
    if (isMentioned(r, "price", fields))
        readPrice(r, "price", request.price);
    if (r.has("discount_price") && (r.isNull("discount_price") || r.json().value("discount_price"_L1) == u""_s))
        request.discountPrice = QString();
    else if (r.has("discount_price"))
        readPrice(r, "discount_price", request.discountPrice);
    if (isMentioned(r, "duration", fields))
        readText(r, "duration", limits::serviceDurationLength, request.duration);
    if (isMentioned(r, "category", fields))
        request.category = CategoryId(r.primaryKey("category"));
    if (isMentioned(r, "city_ids", fields))
        readCityIds(r, request.cities);
    readOptionalText(r, "includes", limits::serviceTextLength, request.includes);
    readOptionalText(r, "excludes", limits::serviceTextLength, request.excludes);
    readStatus(r, request.status);
    return r.finish(std::move(request));
}

} // namespace chautari
