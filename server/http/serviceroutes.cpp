// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/serviceroutes.h"

#include "server/http/pagequery.h"
#include "server/http/requestbody.h"
#include "server/http/servicequery.h"
#include "shared/json/servicejson.h"

namespace chautari::server {

namespace {

void listServices(ServiceController &services, const ExchangePtr &exchange)
{
    const QUrlQuery &query = exchange->request().query;
    const Result<ServiceFilter> filter = serviceFilter(query);
    if (!filter)
        return exchange->fail(filter.error());
    const Result<PageRequest> page = pageRequest(query, limits::servicePageSize);
    if (!page)
        return exchange->fail(page.error());
    services.list(exchange->identity(), *filter, *page, [exchange](Result<CatalogueService::Listing> found) {
        if (!found)
            return exchange->fail(found.error());
        linkPages(exchange->request(), found->page);
        JsonWriter w = exchange->writer();
        writePage(w, found->page, [&] {
            w.key("total_services").value(found->total);
            w.key("filtered_count").value(found->page.count);
        });
        exchange->send(200, w);
    });
}

//! \param list a member of the controller that takes a page.
template <typename T>
void listPage(ServiceController &services, void (ServiceController::*list)(PageRequest, const Done<Page<T>> &),
    const ExchangePtr &exchange)
{
    const Result<PageRequest> page = pageRequest(exchange->request().query);
    if (!page)
        return exchange->fail(page.error());
    (services.*list)(*page, [exchange](Result<Page<T>> found) {
        if (!found)
            return exchange->fail(found.error());
        linkPages(exchange->request(), *found);
        JsonWriter w = exchange->writer();
        writePage(w, *found);
        exchange->send(200, w);
    });
}

void ownServices(ServiceController &services, const ExchangePtr &exchange)
{
    services.own(exchange->identity(), [exchange](const Result<QList<Service>> &found) {
        if (!found)
            return exchange->fail(found.error());
        JsonWriter w = exchange->writer();
        w.beginArray();
        for (const Service &service : *found)
            write(w, service);
        w.endArray();
        exchange->send(200, w);
    });
}

Done<Service> answerWith(int status, const ExchangePtr &exchange)
{
    return [status, exchange](const Result<Service> &service) {
        if (!service)
            return exchange->fail(service.error());
        JsonWriter w = exchange->writer();
        write(w, *service);
        exchange->send(status, w);
    };
}

void createService(ServiceController &services, const ExchangePtr &exchange)
{
    if (const Result<void> allowed = services.mayOffer(exchange->identity()); !allowed)
        return exchange->fail(allowed.error());
    const Result<QJsonObject> fields = bodyFields(exchange->request());
    if (!fields)
        return exchange->fail(fields.error());
    const Result<ServiceRequest> request = readServiceRequest(*fields, ServiceFields::All);
    if (!request)
        return exchange->fail(request.error());
    services.create(exchange->identity(), *request, answerWith(201, exchange));
}

void changeService(ServiceController &services, const ExchangePtr &exchange, ServiceFields wanted)
{
    if (!exchange->identity().user.isValid())
        return exchange->fail(services.mayOffer(exchange->identity()).error());
    const Result<QJsonObject> fields = bodyFields(exchange->request());
    const Result<ServiceRequest> request
        = fields ? readServiceRequest(*fields, wanted) : Result<ServiceRequest>(fields.error());
    // Whose service it is comes first, or a stranger would learn from a 400 that it exists.
    services.one(exchange->identity(), exchange->argument(), [=, &services](const Result<Service> &service) {
        if (!service)
            return exchange->fail(service.error());
        const Identity &who = exchange->identity();
        if (!request && (service->provider.id == who.user || who.role == Role::Admin))
            return exchange->fail(request.error());
        services.change(who, exchange->argument(), request ? *request : ServiceRequest(), answerWith(200, exchange));
    });
}

void removeService(ServiceController &services, const ExchangePtr &exchange)
{
    services.remove(exchange->identity(), exchange->argument(), [exchange](const Result<void> &done) {
        if (!done)
            return exchange->fail(done.error());
        exchange->send(HttpResponse{204, {}, {}, {}});
    });
}

} // namespace

void addServiceRoutes(Router &router, ServiceController &services)
{
    const auto add = [&](const char *method, QStringView path, Access access, auto &&handler) {
        router.add(method, path, access, [&services, handler](const ExchangePtr &e) { handler(services, e); });
    };
    add("GET", u"/api/services/", Access::Public, listServices);
    add("POST", u"/api/services/", Access::Public, createService); // asks who it is by itself
    add("GET", u"/api/services/my_services/", Access::SignedIn, ownServices);
    add("GET", u"/api/services/provider_services/", Access::SignedIn, ownServices);
    add("GET", u"/api/services/categories/", Access::Public,
        [](ServiceController &c, const ExchangePtr &e) { listPage(c, &ServiceController::categories, e); });
    add("GET", u"/api/services/cities/", Access::Public,
        [](ServiceController &c, const ExchangePtr &e) { listPage(c, &ServiceController::cities, e); });
    add("GET", u"/api/services/*/", Access::Public,
        [](ServiceController &c, const ExchangePtr &e) { c.one(e->identity(), e->argument(), answerWith(200, e)); });
    add("PUT", u"/api/services/*/", Access::Public,
        [](ServiceController &c, const ExchangePtr &e) { changeService(c, e, ServiceFields::All); });
    add("PATCH", u"/api/services/*/", Access::Public,
        [](ServiceController &c, const ExchangePtr &e) { changeService(c, e, ServiceFields::Some); });
    add("DELETE", u"/api/services/*/", Access::Public, removeService);
}

} // namespace chautari::server
