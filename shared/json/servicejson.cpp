// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/servicejson.h"

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

void writeCity(JsonWriter &w, const City &city)
{
    w.beginObject();
    w.key("id").value(city.id);
    w.key("name").value(city.name);
    w.key("region").value(city.region);
    w.key("is_active").value(true);
    w.endObject();
}

City readCity(JsonReader &r)
{
    return {r.id<CityId>("id"), r.stringOr("name"), r.stringOr("region")};
}

void writeProvider(JsonWriter &w, const Service &service)
{
    w.beginObject();
    w.key("id").value(service.providerId);
    w.key("name").value(service.providerName);
    w.key("is_verified").value(false);
    w.key("avg_rating").value(0.0);
    w.key("reviews_count").value(0);
    w.endObject();
}

struct Provider
{
    UserId id;
    QString name;
};

Provider readProvider(JsonReader &r)
{
    return {r.id<UserId>("id"), r.stringOr("name")};
}

//! Pictures, ratings, availability: the original's keys that nothing fills yet stand between ours, in its order.
void writeDescription(JsonWriter &w, const Service &service)
{
    const ServiceSummary &summary = service.summary;
    w.key("id").value(summary.id);
    w.key("title").value(summary.title);
    w.key("slug").value(summary.slug);
    w.key("description").value(service.description);
    w.key("short_description").null();
    w.key("price").value(summary.price);
    w.key("discount_price").null();
    w.key("duration").value(summary.duration);
    w.key("category").value(service.category);
    w.key("category_name").value(summary.category);
    w.key("provider");
    writeProvider(w, service);
    w.key("cities").beginArray();
    for (const City &city : service.cities)
        writeCity(w, city);
    w.endArray();
    w.key("image").null();
    w.key("images").beginArray().endArray();
    w.key("includes").null();
    w.key("excludes").null();
}

void writeState(JsonWriter &w, const Service &service)
{
    w.key("status").value(service.status);
    w.key("is_featured").value(false);
    w.key("average_rating").value("0.00"_L1);
    w.key("reviews_count").value(0);
    w.key("availability").beginArray().endArray();
    w.key("created_at").value(service.createdAt);
    w.key("updated_at").value(service.updatedAt);
    w.key("is_favorited").value(false);
    w.key("tags").beginArray().endArray();
    w.key("is_verified_provider").value(false);
    w.key("response_time").value("Not specified"_L1);
    w.key("cancellation_policy").value("Standard policy"_L1);
    w.key("view_count").value(0);
    w.key("inquiry_count").value(0);
    w.key("last_activity").value(service.updatedAt);
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
    service.category = r.idOr<CategoryId>("category");
    const Provider provider = r.object<Provider>("provider", readProvider);
    service.providerId = provider.id;
    service.providerName = provider.name;
    service.cities = r.list<City>("cities", readCity);
    service.status = r.stringOr("status");
    service.createdAt = r.timestampOr("created_at");
    service.updatedAt = r.timestampOr("updated_at");
    return service;
}

} // namespace chautari
