// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/pageroutes.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

// Nothing from elsewhere, nothing inline: a text that slipped into a page as HTML could still not run, load or send
// anything.
constexpr auto policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

HttpResponse resource(const QString &name, const QByteArray &contentType)
{
    QFile file(u":/chautari/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return HttpResponse{404, "text/plain", "Not found.", {}};
    HttpResponse response{200, contentType, file.readAll(), {}};
    response.headers
        = {{"Content-Security-Policy", policy}, {"Referrer-Policy", "no-referrer"}, {"Cache-Control", "no-cache"}};
    return response;
}

//! The description as its readable page. What a browser asks for by itself: "text/html,application/xhtml+xml,...".
bool wantsPage(const HttpRequest &request)
{
    return request.header("Accept").toLower().contains("text/html");
}

void addResource(Router &router, const QString &path, const QString &name, const QByteArray &contentType)
{
    router.add("GET", path, Access::Page,
        [name, contentType](const ExchangePtr &exchange) { exchange->send(resource(name, contentType)); });
}

QByteArray contentTypeOf(const QString &name)
{
    if (name.endsWith(u".css"_s))
        return "text/css; charset=utf-8";
    if (name.endsWith(u".svg"_s))
        return "image/svg+xml";
    return "text/javascript; charset=utf-8";
}

} // namespace

void addPageRoutes(Router &router, bool hasWebPages)
{
    const QByteArray yaml = "application/yaml; charset=utf-8";
    const QByteArray html = "text/html; charset=utf-8";
    router.add("GET", u"/api/schema/", Access::Page, [=](const ExchangePtr &exchange) {
        const bool isPage = hasWebPages && wantsPage(exchange->request());
        exchange->send(isPage ? resource(u"web/schema.html"_s, html) : resource(u"openapi.yaml"_s, yaml));
    });
    addResource(router, u"/api/schema/openapi.yaml"_s, u"openapi.yaml"_s, yaml);
    addResource(router, u"/api/schema/asyncapi.yaml"_s, u"asyncapi.yaml"_s, yaml);
    if (!hasWebPages)
        return;
    addResource(router, u"/test/websocket/"_s, u"web/websocket.html"_s, html);
    addResource(router, u"/services/"_s, u"web/services.html"_s, html);
    const QStringList names = QDir(u":/chautari/web"_s).entryList();
    for (const QString &name : names) {
        if (!name.endsWith(u".html"_s))
            addResource(router, u"/web/"_s + name, u"web/"_s + name, contentTypeOf(name));
    }
}

} // namespace chautari::server
