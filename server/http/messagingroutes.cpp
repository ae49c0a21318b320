// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/messagingroutes.h"

#include "server/net/baseurl.h"
#include "shared/json/healthjson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

void healthOf(HealthController &health, const ExchangePtr &exchange)
{
    JsonWriter w = exchange->writer();
    write(w, health.health());
    exchange->send(200, w);
}

//! What the original's framework shows of its two lists.
void root(const ExchangePtr &exchange)
{
    const QString base = baseUrl(exchange->request()) + u"/api/messaging/"_s;
    JsonWriter w = exchange->writer();
    w.beginObject();
    w.key("conversations").value(base + u"conversations/"_s);
    w.key("messages").value(base + u"messages/"_s);
    w.endObject();
    exchange->send(200, w);
}

} // namespace

void addMessagingRoutes(
    Router &router, HealthController &health, ConversationController &conversations, MessageController &messages)
{
    router.add("GET", u"/api/messaging/", Access::SignedIn, root);
    router.add(
        "GET", u"/api/messaging/health/", Access::Public, [&health](const ExchangePtr &e) { healthOf(health, e); });
    addConversationRoutes(router, conversations);
    addMessageRoutes(router, messages);
}

} // namespace chautari::server
