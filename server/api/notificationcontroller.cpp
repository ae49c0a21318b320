// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/notificationcontroller.h"

#include "shared/core/limits.h"

#include <QtCore/QDeadlineTimer>

namespace chautari::server {

NotificationController::NotificationController(const Services &services, QObject *context)
    : m_services(services)
    , m_context(context)
{ }

void NotificationController::afterCatchUp(std::function<void()> next, std::function<void(const Error &)> failed)
{
    m_services.storage.write<bool>(
        m_context,
        [&notifications = m_services.notifications](
            WriteTransaction &tx) { return notifications.catchUp(tx, QDeadlineTimer(limits::writerSliceMs)); },
        [this, next = std::move(next), failed = std::move(failed)](const Result<bool> &hasMore) {
            if (!hasMore)
                return failed(hasMore.error());
            *hasMore ? afterCatchUp(next, failed) : next();
        });
}

template <typename T>
void NotificationController::read(std::function<Result<T>(Stores &)> query, const Done<T> &done)
{
    afterCatchUp([this, query = std::move(query), done] { m_services.storage.read<T>(m_context, query, done); },
        [done](const Error &error) { done(error); });
}

template <typename T>
void NotificationController::write(std::function<Result<T>(WriteTransaction &)> command, const Done<T> &done)
{
    afterCatchUp([this, command = std::move(command), done] { m_services.storage.write<T>(m_context, command, done); },
        [done](const Error &error) { done(error); });
}

void NotificationController::list(
    const Identity &who, std::optional<bool> isRead, const Done<QList<Notification>> &done)
{
    read<QList<Notification>>([&notifications = m_services.notifications, user = who.user, isRead](
                                  Stores &stores) { return notifications.list(stores, user, isRead); },
        done);
}

void NotificationController::one(const Identity &who, MessageId id, const Done<Notification> &done)
{
    read<Notification>([&notifications = m_services.notifications, user = who.user, id](
                           Stores &stores) { return notifications.one(stores, user, id); },
        done);
}

void NotificationController::countUnread(const Identity &who, const Done<qint64> &done)
{
    read<qint64>([&notifications = m_services.notifications, user = who.user](
                     Stores &stores) { return notifications.unread(stores, user); },
        done);
}

void NotificationController::change(
    const Identity &who, MessageId id, std::optional<bool> isRead, const Done<Notification> &done)
{
    write<Notification>([&notifications = m_services.notifications, user = who.user, id, isRead](
                            WriteTransaction &tx) { return notifications.change(tx, user, id, isRead); },
        done);
}

void NotificationController::remove(const Identity &who, MessageId id, const Done<void> &done)
{
    write<void>([&notifications = m_services.notifications, user = who.user, id](
                    WriteTransaction &tx) { return notifications.remove(tx, user, id); },
        done);
}

void NotificationController::markAllRead(const Identity &who, const Done<qint64> &done)
{
    afterCatchUp([=, this] { inSlices(who.user, &NotificationService::markSomeRead, 0, done); },
        [done](const Error &error) { done(error); });
}

void NotificationController::removeRead(const Identity &who, const Done<qint64> &done)
{
    inSlices(who.user, &NotificationService::removeSomeRead, 0, done);
}

void NotificationController::inSlices(UserId user, Slice slice, qint64 doneSoFar, const Done<qint64> &done)
{
    m_services.storage.write<int>(
        m_context,
        [&notifications = m_services.notifications, user, slice](
            WriteTransaction &tx) { return (notifications.*slice)(tx, user); },
        [=, this](const Result<int> &count) {
            if (!count)
                return done(count.error());
            const qint64 sum = doneSoFar + *count;
            if (*count < NotificationService::sliceRows)
                return done(sum);
            inSlices(user, slice, sum, done);
        });
}

void NotificationController::settings(const Identity &who, const Done<NotificationSettings> &done)
{
    m_services.storage.read<NotificationSettings>(
        m_context,
        [&notifications = m_services.notifications, user = who.user](
            Stores &stores) { return notifications.settings(stores, user); },
        done);
}

// What was sent before the change is told as it was wished for then.
void NotificationController::changeSettings(
    const Identity &who, const NotificationSettingsChange &change, const Done<NotificationSettings> &done)
{
    write<NotificationSettings>([&notifications = m_services.notifications, user = who.user, change](
                                    WriteTransaction &tx) { return notifications.changeSettings(tx, user, change); },
        done);
}

} // namespace chautari::server
