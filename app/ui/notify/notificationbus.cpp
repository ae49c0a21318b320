// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/notify/notificationbus.h"

#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;
const QString inlineReply = u"inline-reply"_s; // a capability and the key of its action
constexpr int byTheDesktop = -1; // it decides how long a notice stands

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(service, path, service, method);
}

} // namespace

NotificationBus::NotificationBus(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    m_bus.connect(service, path, service, u"ActionInvoked"_s, this, SLOT(handleAction(uint, QString)));
    m_bus.connect(service, path, service, u"NotificationReplied"_s, this, SLOT(handleReply(uint, QString)));
    m_bus.connect(service, path, service, u"NotificationClosed"_s, this, SLOT(handleClosed(uint, uint)));
}

void NotificationBus::show(const QString &key, const DesktopNotice &notice)
{
    m_shown[key].isWithdrawn = false;
    if (!m_capabilities.isEmpty()) {
        send(key, notice);
        return;
    }
    m_waiting.removeIf([&key](const auto &waiting) { return waiting.first == key; });
    m_waiting.append({key, notice});
    if (std::exchange(m_isAsked, true))
        return;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call(u"GetCapabilities"_s)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_isAsked = false; // a desktop that is not there yet may come
        const QDBusPendingReply<QStringList> reply = *watcher;
        const auto waiting = std::exchange(m_waiting, {});
        if (reply.isError())
            return;
        m_capabilities = reply.value();
        for (const auto &[waitingKey, waitingNotice] : waiting)
            send(waitingKey, waitingNotice);
    });
}

void NotificationBus::send(const QString &key, const DesktopNotice &notice)
{
    if (std::exchange(m_shown[key].isAsked, true)) {
        m_shown[key].next = notice;
        return;
    }
    QStringList actions;
    if (can(u"actions"_s)) {
        for (const auto &[name, words] : notice.actions)
            actions << name << words;
        if (!notice.replyPlaceholder.isEmpty() && can(inlineReply))
            actions << inlineReply << notice.replyPlaceholder;
    }
    QVariantMap hints{{u"desktop-entry"_s, u"chautari"_s}, {u"category"_s, u"im.received"_s}};
    if (!notice.replyPlaceholder.isEmpty())
        hints.insert(u"x-kde-reply-placeholder-text"_s, notice.replyPlaceholder);
    const QString body = can(u"body-markup"_s) ? notice.body.toHtmlEscaped() : notice.body;
    QDBusMessage notify = call(u"Notify"_s);
    notify.setArguments(
        {u"Chautari"_s, m_shown.value(key).id, u"chautari"_s, notice.title, body, actions, hints, byTheDesktop});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(notify), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        Shown &shown = m_shown[key];
        shown.isAsked = false;
        const std::optional<DesktopNotice> next = std::exchange(shown.next, std::nullopt);
        if (!reply.isError())
            shown.id = reply.value();
        if (shown.isWithdrawn)
            withdraw(key);
        else if (next)
            send(key, *next);
    });
}

void NotificationBus::withdraw(const QString &key)
{
    m_waiting.removeIf([&key](const auto &waiting) { return waiting.first == key; });
    const auto shown = m_shown.find(key);
    if (shown == m_shown.end())
        return;
    if (shown->id == 0 || shown->isAsked) {
        shown->isWithdrawn = true;
        shown->next.reset();
        return;
    }
    close(shown->id);
    m_shown.erase(shown);
}

void NotificationBus::withdrawAll()
{
    for (const QString &key : m_shown.keys())
        withdraw(key);
}

void NotificationBus::close(uint id)
{
    QDBusMessage message = call(u"CloseNotification"_s);
    message.setArguments({id});
    m_bus.asyncCall(message);
}

QString NotificationBus::keyOf(uint id) const
{
    const auto isIt = [id](const Shown &shown) { return id != 0 && shown.id == id; };
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
        if (isIt(*shown))
            return shown.key();
    }
    return {};
}

void NotificationBus::handleAction(uint id, const QString &action)
{
    // Signals of other programs' notices come here as well.
    if (const QString key = keyOf(id); !key.isEmpty())
        Q_EMIT actionInvoked(key, action);
}

void NotificationBus::handleReply(uint id, const QString &text)
{
    if (const QString key = keyOf(id); !key.isEmpty())
        Q_EMIT replied(key, text);
}

void NotificationBus::handleClosed(uint id, uint)
{
    if (const QString key = keyOf(id); !key.isEmpty())
        m_shown.remove(key);
}

} // namespace chautari
