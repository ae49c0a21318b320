// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/servicecontroller.h"

namespace chautari::server {

// The jobs take the catalogue along: it is one reference, and they may run after the controller is gone.

ServiceController::ServiceController(const Services &services, QObject *context)
    : m_storage(services.storage)
    , m_catalogue(services.clock)
    , m_context(context)
{ }

void ServiceController::list(
    const Identity &who, const ServiceFilter &filter, PageRequest page, const Done<CatalogueService::Listing> &done)
{
    m_storage.read<CatalogueService::Listing>(
        m_context,
        [catalogue = m_catalogue, who, filter, page](
            Stores &stores) { return catalogue.list(stores, who, filter, page); },
        done);
}

void ServiceController::one(const Identity &who, const QString &idOrSlug, const Done<Service> &done)
{
    m_storage.read<Service>(
        m_context,
        [catalogue = m_catalogue, who, idOrSlug](Stores &stores) { return catalogue.one(stores, who, idOrSlug); },
        done);
}

void ServiceController::own(const Identity &who, const Done<QList<Service>> &done)
{
    m_storage.read<QList<Service>>(
        m_context, [catalogue = m_catalogue, who](Stores &stores) { return catalogue.own(stores, who); }, done);
}

void ServiceController::categories(PageRequest page, const Done<Page<Category>> &done)
{
    m_storage.read<Page<Category>>(
        m_context, [catalogue = m_catalogue, page](Stores &stores) { return catalogue.categories(stores, page); },
        done);
}

void ServiceController::cities(PageRequest page, const Done<Page<City>> &done)
{
    m_storage.read<Page<City>>(
        m_context, [catalogue = m_catalogue, page](Stores &stores) { return catalogue.cities(stores, page); }, done);
}

void ServiceController::create(const Identity &who, const ServiceRequest &request, const Done<Service> &done)
{
    m_storage.write<Service>(
        m_context,
        [catalogue = m_catalogue, who, request](WriteTransaction &tx) { return catalogue.create(tx, who, request); },
        done);
}

void ServiceController::change(
    const Identity &who, const QString &idOrSlug, const ServiceRequest &request, const Done<Service> &done)
{
    m_storage.write<Service>(
        m_context,
        [catalogue = m_catalogue, who, idOrSlug, request](
            WriteTransaction &tx) { return catalogue.change(tx, who, idOrSlug, request); },
        done);
}

void ServiceController::remove(const Identity &who, const QString &idOrSlug, const Done<void> &done)
{
    m_storage.write<void>(
        m_context,
        [catalogue = m_catalogue, who, idOrSlug](WriteTransaction &tx) { return catalogue.remove(tx, who, idOrSlug); },
        done);
}

} // namespace chautari::server
