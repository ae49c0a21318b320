// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/servicecontroller.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

Result<Page<Service>> listServices(Stores &stores, const QString &search, PageRequest page)
{
    const qint64 wished = page.page > 0 ? qint64(page.page - 1) * page.size : 0;
    Result<Page<Service>> services = stores.services().active(search, wished, page.size);
    if (!services)
        return services;
    const Result<PageWindow> window = PageWindow::of(page, services->count);
    if (!window)
        return window.error();
    if (window->offset != wished)
        services = stores.services().active(search, window->offset, page.size);
    if (services) {
        services->totalPages = window->totalPages;
        services->currentPage = window->page;
    }
    return services;
}

Result<Service> findService(Stores &stores, const QString &idOrSlug, UserId viewer)
{
    bool isNumber = false;
    const ServiceId id(idOrSlug.toLongLong(&isNumber));
    Result<std::optional<Service>> service = isNumber ? stores.services().byId(id) : stores.services().bySlug(idOrSlug);
    if (!service)
        return service.error();
    if (!service->has_value() || ((*service)->status != u"active"_s && (*service)->providerId != viewer))
        return Error::of(ErrorCode::NotFound, u"Not found."_s);
    return std::move(**service);
}

} // namespace

ServiceController::ServiceController(const Services &services, QObject *context)
    : m_services(services)
    , m_context(context)
{ }

void ServiceController::list(const QString &search, PageRequest page, const Done<Page<Service>> &done)
{
    m_services.storage.read<Page<Service>>(
        m_context, [search, page](Stores &stores) { return listServices(stores, search, page); }, done);
}

void ServiceController::one(const QString &idOrSlug, UserId viewer, const Done<Service> &done)
{
    m_services.storage.read<Service>(
        m_context, [idOrSlug, viewer](Stores &stores) { return findService(stores, idOrSlug, viewer); }, done);
}

} // namespace chautari::server
