// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitenotificationstore.h"

#include "server/storage/sqlite/sqlitemessagerow.h"
#include "server/storage/sqlite/sqlstatements.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

const QString notificationCursor = u"notification_cursor"_s;

} // namespace

NotificationRecord SqliteNotificationStore::readRow(SqliteQuery &row, UserId user) const
{
    NotificationRecord record;
    record.user = user;
    record.isRead = row.readBool();
    record.serviceTitle = row.readText();
    record.message = readMessageRow(row, m_context.cipher()).message;
    return record;
}

Result<QList<NewsRecord>> SqliteNotificationStore::unnoticed(int limit)
{
    MessageId last;
    {
        SqliteQuery query = m_context.read(sql::metaText);
        if (!query.bind(notificationCursor).next())
            return query.hasFailed() ? query.error() : Error::of(ErrorCode::Internal);
        last = query.readId<MessageId>();
    }
    SqliteQuery query = m_context.read(sql::messagesToNotify);
    return allRows(query.bind(last).bind(limit), [this](SqliteQuery &row) {
        NewsRecord news;
        news.notification.user = row.readId<UserId>();
        news.isMuted = row.readBool();
        news.notification.serviceTitle = row.readText();
        news.notification.message = readMessageRow(row, m_context.cipher()).message;
        return news;
    });
}

Result<void> SqliteNotificationStore::noticed(MessageId upTo)
{
    SqliteQuery query = m_context.write(sql::setMeta);
    return query.bind(notificationCursor).bind(upTo).run();
}

Result<void> SqliteNotificationStore::insert(UserId user, MessageId message)
{
    SqliteQuery query = m_context.write(sql::insertNotification);
    return query.bind(user).bind(message).run();
}

Result<QList<NotificationRecord>> SqliteNotificationStore::listFor(UserId user, std::optional<bool> isRead, int limit)
{
    SqliteQuery query = m_context.read(sql::notificationsOf);
    query.bind(user).bindOrNull(isRead).bind(limit);
    return allRows(query, [this, user](SqliteQuery &row) { return readRow(row, user); });
}

Result<std::optional<NotificationRecord>> SqliteNotificationStore::byIdFor(MessageId id, UserId user)
{
    SqliteQuery query = m_context.read(sql::notificationOf);
    return firstRow(query.bind(user).bind(id), [this, user](SqliteQuery &row) { return readRow(row, user); });
}

Result<qint64> SqliteNotificationStore::unreadOf(UserId user)
{
    SqliteQuery query = m_context.read(sql::countUnreadNotifications);
    if (query.bind(user).next())
        return query.readInteger();
    return query.error();
}

Result<void> SqliteNotificationStore::setRead(UserId user, MessageId id, bool isRead)
{
    SqliteQuery query = m_context.write(sql::setNotificationRead);
    return query.bind(user).bind(id).bind(isRead).run();
}

Result<int> SqliteNotificationStore::markRead(UserId user, int limit)
{
    return changeSome(sql::markNotificationsRead, user, limit);
}

Result<void> SqliteNotificationStore::remove(UserId user, MessageId id)
{
    SqliteQuery query = m_context.write(sql::eraseNotifications);
    return query.bind(user).bind(id).run();
}

Result<int> SqliteNotificationStore::removeRead(UserId user, int limit)
{
    return changeSome(sql::removeReadNotifications, user, limit);
}

Result<int> SqliteNotificationStore::changeSome(const char *sql, UserId user, int limit)
{
    SqliteQuery query = m_context.write(sql);
    query.bind(user).bind(limit);
    int count = 0;
    while (query.next())
        ++count;
    if (query.hasFailed())
        return query.error();
    return count;
}

} // namespace chautari::server
