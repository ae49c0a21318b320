// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/services.h"
#include "server/domain/catalogueservice.h"

namespace chautari::server {

//! \brief What providers offer (contract.md 3). Lives in an I/O thread, as long as its context.
class ServiceController
{
public:
    ServiceController(const Services &services, QObject *context);

    void list(const Identity &who, const ServiceFilter &filter, PageRequest page,
        const Done<CatalogueService::Listing> &done);
    void one(const Identity &who, const QString &idOrSlug, const Done<Service> &done);
    void own(const Identity &who, const Done<QList<Service>> &done);
    void categories(PageRequest page, const Done<Page<Category>> &done);
    void cities(PageRequest page, const Done<Page<City>> &done);

    [[nodiscard]] Result<void> mayOffer(const Identity &who) const { return m_catalogue.mayOffer(who); }
    void create(const Identity &who, const ServiceRequest &request, const Done<Service> &done);
    void change(const Identity &who, const QString &idOrSlug, const ServiceRequest &request, const Done<Service> &done);
    void remove(const Identity &who, const QString &idOrSlug, const Done<void> &done);

private:
    Storage &m_storage;
    CatalogueService m_catalogue;
    QObject *m_context;
};

} // namespace chautari::server
