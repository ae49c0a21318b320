// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqliteservicestore.h"

#include "server/storage/sqlite/sqlstatements.h"
#include "shared/core/price.h"
#include "shared/core/slug.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr double hundredth = 0.01;

Service readServiceRow(SqliteQuery &row)
{
    Service service;
    service.summary.id = row.readId<ServiceId>();
    service.summary.title = row.readText();
    service.summary.slug = row.readText();
    service.summary.price = priceText(row.readInteger());
    service.summary.duration = row.readText();
    service.summary.category = row.readText();
    service.description = row.readText();
    service.shortDescription = row.readText();
    const std::optional<QString> discount = row.readOptionalText(); // SQLite writes the number out
    service.discountPrice = discount ? priceText(discount->toLongLong()) : QString();
    service.includes = row.readText();
    service.excludes = row.readText();
    service.category = row.readId<CategoryId>();
    service.provider.id = row.readId<UserId>();
    service.provider.name = row.readText();
    service.provider.isVerified = row.readBool();
    service.provider.rating = double(row.readInteger()) * hundredth;
    service.provider.reviewsCount = int(row.readInteger());
    service.status = row.readText();
    service.rating = priceText(row.readInteger()); // hundredths as well
    service.reviewsCount = int(row.readInteger());
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

Category readCategoryRow(SqliteQuery &row)
{
    Category category;
    category.id = row.readId<CategoryId>();
    category.title = row.readText();
    category.slug = row.readText();
    return category;
}

//! A LIKE pattern for "contains"; the person's own wildcards mean themselves.
QString containsPattern(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + text + u'%';
}

//! For json_each.
QString termPatterns(const QStringList &terms)
{
    QJsonArray patterns;
    for (const QString &term : terms)
        patterns.append(containsPattern(term));
    return QString::fromUtf8(QJsonDocument(patterns).toJson(QJsonDocument::Compact));
}

void bindFilter(SqliteQuery &query, const ServiceFilter &filter, ServiceViewer viewer)
{
    query.bind(viewer.user).bind(viewer.isAdmin).bind(termPatterns(filter.terms));
    query.bind(containsPattern(filter.category)).bind(filter.city.isEmpty() ? u"%"_s : containsPattern(filter.city));
    query.bind(filter.minPaisa).bind(filter.maxPaisa).bind(filter.minRating).bind(filter.isVerifiedOnly);
}

Result<qint64> oneNumber(SqliteQuery &query)
{
    if (query.next())
        return query.readInteger();
    return query.error();
}

template <typename T>
Result<Page<T>> pageOf(SqliteQuery &count, SqliteQuery &query, T (*read)(SqliteQuery &))
{
    const Result<qint64> total = oneNumber(count);
    if (!total)
        return total.error();
    Result<QList<T>> rows = allRows(query, read);
    if (!rows)
        return rows.error();
    Page<T> page;
    page.count = *total;
    page.results = std::move(*rows);
    return page;
}

//! What an insert and an update have in common, in the order of their columns.
Result<void> bindPrices(SqliteQuery &query, const Service &service)
{
    const Result<qint64, QString> price = paisaOf(service.summary.price);
    if (!price)
        return Error::invalidField(u"price"_s, price.error());
    query.bind(*price);
    if (service.discountPrice.isEmpty()) {
        query.bindNull();
        return {};
    }
    const Result<qint64, QString> discount = paisaOf(service.discountPrice);
    if (!discount)
        return Error::invalidField(u"discount_price"_s, discount.error());
    query.bind(*discount);
    return {};
}

} // namespace

Result<Page<Service>> SqliteServiceStore::list(
    const ServiceFilter &filter, ServiceViewer viewer, qint64 offset, int limit)
{
    Result<Page<Service>> services = [&] {
        SqliteQuery count = m_context.read(sql::countServices);
        bindFilter(count, filter, viewer);
        SqliteQuery query = m_context.read(sql::services);
        bindFilter(query, filter, viewer);
        query.bind(int(filter.order)).bind(limit).bind(offset);
        return pageOf(count, query, readServiceRow);
    }();
    if (!services)
        return services;
    if (auto added = addCities(services->results); !added)
        return added.error();
    return services;
}

Result<qint64> SqliteServiceStore::countVisible(ServiceViewer viewer)
{
    SqliteQuery query = m_context.read(sql::countVisibleServices);
    return oneNumber(query.bind(viewer.user).bind(viewer.isAdmin));
}

Result<QList<Service>> SqliteServiceStore::byProvider(UserId provider)
{
    Result<QList<Service>> services = [&] {
        SqliteQuery query = m_context.read(sql::servicesOfProvider);
        return allRows(query.bind(provider), readServiceRow);
    }();
    if (!services)
        return services;
    if (auto added = addCities(*services); !added)
        return added.error();
    return services;
}

Result<qint64> SqliteServiceStore::countByProvider(UserId provider)
{
    SqliteQuery query = m_context.read(sql::countServicesOfProvider);
    return oneNumber(query.bind(provider));
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

Result<void> SqliteServiceStore::addCities(QList<Service> &services)
{
    for (Service &service : services) {
        auto cities = citiesOf(service.summary.id);
        if (!cities)
            return cities.error();
        service.cities = std::move(*cities);
    }
    return {};
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
        query.bind(service.provider.id).bind(service.createdAt);
        query.bind(service.category).bind(service.summary.title).bind(service.summary.slug);
        query.bind(service.description).bind(service.shortDescription);
        if (auto bound = bindPrices(query, service); !bound)
            return bound.error();
        query.bind(service.summary.duration).bind(service.includes).bind(service.excludes);
        auto inserted = insertedId<ServiceId>(query.bind(service.status).bind(service.updatedAt));
        if (!inserted)
            return inserted;
        id = *inserted;
    }
    if (auto linked = linkCities(id, service.cities); !linked)
        return linked.error();
    return id;
}

Result<void> SqliteServiceStore::update(const Service &service)
{
    {
        SqliteQuery query = m_context.write(sql::updateService);
        query.bind(service.category).bind(service.summary.title);
        query.bind(service.description).bind(service.shortDescription);
        if (auto bound = bindPrices(query, service); !bound)
            return bound;
        query.bind(service.summary.duration).bind(service.includes).bind(service.excludes);
        query.bind(service.status).bind(service.updatedAt).bind(service.summary.id);
        if (auto done = query.run(); !done)
            return done;
    }
    {
        SqliteQuery query = m_context.write(sql::deleteServiceCities);
        if (auto done = query.bind(service.summary.id).run(); !done)
            return done;
    }
    return linkCities(service.summary.id, service.cities);
}

Result<void> SqliteServiceStore::linkCities(ServiceId id, const QList<City> &cities)
{
    for (const City &city : cities) {
        SqliteQuery query = m_context.write(sql::insertServiceCity);
        if (auto linked = query.bind(id).bind(city.id).run(); !linked)
            return linked;
    }
    return {};
}

Result<qint64> SqliteServiceStore::nextNumber()
{
    SqliteQuery query = m_context.read(sql::nextServiceNumber);
    return oneNumber(query);
}

Result<Page<Category>> SqliteServiceStore::categories(qint64 offset, int limit)
{
    SqliteQuery query = m_context.read(sql::categories);
    query.bind(limit).bind(offset);
    SqliteQuery count = m_context.read(sql::countCategories);
    return pageOf(count, query, readCategoryRow);
}

Result<std::optional<Category>> SqliteServiceStore::category(CategoryId id)
{
    SqliteQuery query = m_context.read(sql::categoryById);
    return firstRow(query.bind(id), readCategoryRow);
}

Result<Page<City>> SqliteServiceStore::cities(qint64 offset, int limit)
{
    SqliteQuery query = m_context.read(sql::cities);
    query.bind(limit).bind(offset);
    SqliteQuery count = m_context.read(sql::countCities);
    return pageOf(count, query, readCityRow);
}

Result<std::optional<City>> SqliteServiceStore::city(CityId id)
{
    SqliteQuery query = m_context.read(sql::cityById);
    return firstRow(query.bind(id), readCityRow);
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
    return insertedId<CategoryId>(insert.bind(title).bind(slugOf(title)));
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
