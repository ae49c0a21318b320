// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorecontext.h"
#include "server/storage/stores.h"

namespace chautari::server {

class SqliteServiceStore final : public ServiceStore
{
public:
    explicit SqliteServiceStore(SqliteStoreContext &context)
        : m_context(context)
    { }

    Result<Page<Service>> list(const ServiceFilter &filter, ServiceViewer viewer, qint64 offset, int limit) override;
    Result<qint64> countVisible(ServiceViewer viewer) override;
    Result<QList<Service>> byProvider(UserId provider) override;
    Result<qint64> countByProvider(UserId provider) override;
    Result<std::optional<Service>> byId(ServiceId id) override;
    Result<std::optional<Service>> bySlug(const QString &slug) override;
    //! Keeps a valid id of `service`. Category and cities must exist.
    Result<ServiceId> insert(const Service &service) override;
    Result<void> update(const Service &service) override;
    Result<qint64> nextNumber() override;
    Result<Page<Category>> categories(qint64 offset, int limit) override;
    Result<std::optional<Category>> category(CategoryId id) override;
    Result<Page<City>> cities(qint64 offset, int limit) override;
    Result<std::optional<City>> city(CityId id) override;
    Result<CategoryId> ensureCategory(const QString &title) override;
    Result<CityId> ensureCity(const City &city) override;

private:
    Result<std::optional<Service>> withCities(Result<std::optional<Service>> service);
    Result<void> addCities(QList<Service> &services);
    Result<QList<City>> citiesOf(ServiceId service);
    Result<void> linkCities(ServiceId id, const QList<City> &cities);

    SqliteStoreContext &m_context;
};

} // namespace chautari::server
