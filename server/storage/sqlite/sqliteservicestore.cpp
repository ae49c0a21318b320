// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqliteservicestore.h"

#include "server/storage/sqlite/sqlstatements.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

Service readServiceRow(SqliteQuery &row)
{
    Service service;
    service.summary.id = row.readId<ServiceId>();
    service.summary.title = row.readText();
    service.summary.slug = row.readText();
    service.summary.price = row.readText();
    service.summary.duration = row.readText();
    service.summary.category = row.readText();
    service.description = row.readText();
    service.category = row.readId<CategoryId>();
    service.providerId = row.readId<UserId>();
    service.providerName = row.readText();
    service.status = row.readText();
    service.createdAt = row.readTime();
    service.updatedAt = row.readTime();
    return service;
}

City readCityRow(SqliteQuery &row)
{
    City city;
    city.id = row.readId<CityId>();
    city.name = row.readText();
    city.region = row.readText();
    return city;
}

//! A LIKE pattern for "contains"; the person's own wildcards mean themselves.
QString containsPattern(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + text + u'%';
}

} // namespace

Result<Page<Service>> SqliteServiceStore::active(const QString &search, qint64 offset, int limit)
{
    const QString pattern = containsPattern(search);
    Page<Service> page;
    {
        SqliteQuery count = m_context.read(sql::countActiveServices);
        if (count.bind(pattern).next())
            page.count = count.readInteger();
        if (count.hasFailed())
            return count.error();
    }
    {
        SqliteQuery query = m_context.read(sql::activeServices);
        auto rows = allRows(query.bind(pattern).bind(limit).bind(offset), readServiceRow);
        if (!rows)
            return rows.error();
        page.results = std::move(*rows);
    }
    for (Service &service : page.results) {
        auto cities = citiesOf(service.summary.id);
        if (!cities)
            return cities.error();
        service.cities = std::move(*cities);
    }
    return page;
}

Result<std::optional<Service>> SqliteServiceStore::byId(ServiceId id)
{
    SqliteQuery query = m_context.read(sql::serviceById);
    return withCities(firstRow(query.bind(id), readServiceRow));
}

Result<std::optional<Service>> SqliteServiceStore::bySlug(const QString &slug)
{
    SqliteQuery query = m_context.read(sql::serviceBySlug);
    return withCities(firstRow(query.bind(slug), readServiceRow));
}

Result<std::optional<Service>> SqliteServiceStore::withCities(Result<std::optional<Service>> service)
{
    if (!service || !service->has_value())
        return service;
    auto cities = citiesOf(service.value()->summary.id);
    if (!cities)
        return cities.error();
    service.value()->cities = std::move(*cities);
    return service;
}

Result<QList<City>> SqliteServiceStore::citiesOf(ServiceId service)
{
    SqliteQuery query = m_context.read(sql::citiesOfService);
    return allRows(query.bind(service), readCityRow);
}

Result<ServiceId> SqliteServiceStore::insert(const Service &service)
{
    ServiceId id;
    {
        SqliteQuery query = m_context.write(sql::insertService);
        service.summary.id.isValid() ? query.bind(service.summary.id) : query.bindNull();
        query.bind(service.providerId).bind(service.category).bind(service.summary.title).bind(service.summary.slug);
        query.bind(service.description).bind(service.summary.price).bind(service.summary.duration).bind(service.status);
        auto inserted = insertedId<ServiceId>(query.bind(service.createdAt).bind(service.updatedAt));
        if (!inserted)
            return inserted;
        id = *inserted;
    }
    for (const City &city : service.cities) {
        SqliteQuery query = m_context.write(sql::insertServiceCity);
        if (auto linked = query.bind(id).bind(city.id).run(); !linked)
            return linked.error();
    }
    return id;
}

Result<CategoryId> SqliteServiceStore::ensureCategory(const QString &title)
{
    {
        SqliteQuery query = m_context.read(sql::categoryByTitle);
        if (query.bind(title).next())
            return query.readId<CategoryId>();
        if (query.hasFailed())
            return query.error();
    }
    SqliteQuery insert = m_context.write(sql::insertCategory);
    return insertedId<CategoryId>(insert.bind(title));
}

Result<CityId> SqliteServiceStore::ensureCity(const City &city)
{
    {
        SqliteQuery query = m_context.read(sql::cityByName);
        if (query.bind(city.name).bind(city.region).next())
            return query.readId<CityId>();
        if (query.hasFailed())
            return query.error();
    }
    SqliteQuery insert = m_context.write(sql::insertCity);
    return insertedId<CityId>(insert.bind(city.name).bind(city.region));
}

} // namespace chautari::server
