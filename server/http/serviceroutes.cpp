// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/serviceroutes.h"

#include "server/http/pagequery.h"
#include "shared/json/servicejson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

void listServices(ServiceController &services, const ExchangePtr &exchange)
{
    const QUrlQuery &query = exchange->request().query;
    const Result<PageRequest> page = pageRequest(query, limits::servicePageSize);
    if (!page)
        return exchange->fail(page.error());
    services.list(
        query.queryItemValue(u"search"_s, QUrl::FullyDecoded), *page, [exchange](Result<Page<Service>> found) {
            if (!found)
                return exchange->fail(found.error());
            linkPages(exchange->request(), *found);
            JsonWriter w = exchange->writer();
            writePage(w, *found, [&] {
                w.key("total_services").value(found->count);
                w.key("filtered_count").value(found->count);
            });
            exchange->send(200, w);
        });
}

void oneService(ServiceController &services, const ExchangePtr &exchange)
{
    services.one(exchange->argument(), exchange->identity().user, [exchange](const Result<Service> &service) {
        if (!service)
            return exchange->fail(service.error());
        JsonWriter w = exchange->writer();
        write(w, *service);
        exchange->send(200, w);
    });
}

} // namespace

void addServiceRoutes(Router &router, ServiceController &services)
{
    router.add(
        "GET", u"/api/services/", Access::Public, [&services](const ExchangePtr &e) { listServices(services, e); });
    router.add(
        "GET", u"/api/services/*/", Access::Public, [&services](const ExchangePtr &e) { oneService(services, e); });
}

} // namespace chautari::server
