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

    Result<Page<Service>> active(const QString &search, qint64 offset, int limit) override;
    Result<std::optional<Service>> byId(ServiceId id) override;
    Result<std::optional<Service>> bySlug(const QString &slug) override;
    //! Keeps a valid id of `service`. Category and cities must exist.
    Result<ServiceId> insert(const Service &service) override;
    Result<CategoryId> ensureCategory(const QString &title) override;
    Result<CityId> ensureCity(const City &city) override;

private:
    Result<std::optional<Service>> withCities(Result<std::optional<Service>> service);
    Result<QList<City>> citiesOf(ServiceId service);

    SqliteStoreContext &m_context;
};

} // namespace chautari::server
