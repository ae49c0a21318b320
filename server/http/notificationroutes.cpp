// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/notificationroutes.h"

#include "server/http/answers.h"
#include "shared/json/notificationjson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

using Handled = void (*)(NotificationController &, const ExchangePtr &);

std::function<void(const Result<Notification> &)> answerNotification(const ExchangePtr &exchange)
{
    return answerWith<Notification>(
        exchange, 200, [](JsonWriter &w, const Notification &notification) { write(w, notification); });
}

std::function<void(const Result<NotificationSettings> &)> answerSettings(const ExchangePtr &exchange)
{
    return answerWith<NotificationSettings>(
        exchange, 200, [](JsonWriter &w, const NotificationSettings &settings) { write(w, settings); });
}

//! `{"message": sentence}` with a number in it.
std::function<void(const Result<qint64> &)> answerCount(const ExchangePtr &exchange, const QString &sentence)
{
    return [exchange, sentence](const Result<qint64> &count) {
        if (!count)
            return exchange->fail(count.error());
        exchange->sendSentence(200, "message", sentence.arg(*count));
    };
}

//! The path's id, or the answer that there is none.
std::optional<MessageId> idOf(const ExchangePtr &exchange)
{
    const Result<qint64> id = exchange->id();
    if (id)
        return MessageId(*id);
    exchange->fail(id.error());
    return std::nullopt;
}

void listNotifications(NotificationController &notifications, const ExchangePtr &exchange)
{
    const QUrlQuery &query = exchange->request().query;
    const auto answer = answerWith<QList<Notification>>(exchange, 200, [](JsonWriter &w, const auto &found) {
        w.beginArray();
        for (const Notification &notification : found)
            write(w, notification);
        w.endArray();
    });
    // Booking, payment and the like never happen here.
    const QString type = query.queryItemValue(u"type"_s);
    if (!type.isEmpty() && type != u"message"_s)
        return answer(QList<Notification>());
    const QString asked = query.queryItemValue(u"is_read"_s).toLower();
    std::optional<bool> isRead;
    if (asked == u"true"_s || asked == u"false"_s)
        isRead = asked == u"true"_s;
    notifications.list(exchange->identity(), isRead, answer);
}

void countUnread(NotificationController &notifications, const ExchangePtr &exchange)
{
    notifications.countUnread(exchange->identity(), answerWith<qint64>(exchange, 200, [](JsonWriter &w, qint64 count) {
        w.beginObject();
        w.key("unread_count").value(count);
        w.endObject();
    }));
}

void oneNotification(NotificationController &notifications, const ExchangePtr &exchange)
{
    if (const auto id = idOf(exchange))
        notifications.one(exchange->identity(), *id, answerNotification(exchange));
}

void change(NotificationController &notifications, const ExchangePtr &exchange)
{
    const auto id = idOf(exchange);
    if (!id)
        return;
    if (const auto isRead = readBody(exchange, readNotificationChange))
        notifications.change(exchange->identity(), *id, *isRead, answerNotification(exchange));
}

void markRead(NotificationController &notifications, const ExchangePtr &exchange)
{
    const auto id = idOf(exchange);
    if (!id)
        return;
    notifications.change(exchange->identity(), *id, true, [exchange](const Result<Notification> &marked) {
        if (!marked)
            return exchange->fail(marked.error());
        exchange->sendSentence(200, "message", u"Notification marked as read"_s);
    });
}

void markAllRead(NotificationController &notifications, const ExchangePtr &exchange)
{
    notifications.markAllRead(exchange->identity(), answerCount(exchange, u"%1 notifications marked as read"_s));
}

void remove(NotificationController &notifications, const ExchangePtr &exchange)
{
    if (const auto id = idOf(exchange))
        notifications.remove(exchange->identity(), *id, answerNothing(exchange));
}

void removeRead(NotificationController &notifications, const ExchangePtr &exchange)
{
    notifications.removeRead(exchange->identity(), answerCount(exchange, u"%1 read notifications cleared"_s));
}

void settings(NotificationController &notifications, const ExchangePtr &exchange)
{
    notifications.settings(exchange->identity(), answerSettings(exchange));
}

void changeSettings(NotificationController &notifications, const ExchangePtr &exchange)
{
    if (const auto change = readBody(exchange, readNotificationSettingsChange))
        notifications.changeSettings(exchange->identity(), *change, answerSettings(exchange));
}

// The original's stream asks for a header that no EventSource can send, so nobody ever used it.
void stream(NotificationController &, const ExchangePtr &exchange)
{
    exchange->fail(Error::of(ErrorCode::NotFound,
        u"There is no event stream here: \"notification\" events come over the WebSocket at /ws/messaging/."_s));
}

} // namespace

void addNotificationRoutes(Router &router, NotificationController &notifications)
{
    const auto add = [&](const char *method, QStringView path, Handled handler) {
        router.add(method, path, Access::SignedIn,
            [&notifications, handler](const ExchangePtr &exchange) { handler(notifications, exchange); });
    };
    add("GET", u"/api/notifications/", listNotifications);
    add("GET", u"/api/notifications/unread_count/", countUnread);
    add("POST", u"/api/notifications/mark_all_read/", markAllRead);
    add("DELETE", u"/api/notifications/clear_read/", removeRead);
    add("GET", u"/api/notifications/stream/", stream);
    for (const QStringView path : {u"/api/notifications/preferences/", u"/api/notifications/settings/"}) {
        add("GET", path, settings);
        add("PUT", path, changeSettings);
        add("PATCH", path, changeSettings);
    }
    add("GET", u"/api/notifications/*/", oneNotification);
    add("PUT", u"/api/notifications/*/", change);
    add("PATCH", u"/api/notifications/*/", change);
    add("DELETE", u"/api/notifications/*/", remove);
    add("POST", u"/api/notifications/*/mark_read/", markRead);
}

} // namespace chautari::server
