// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/notificationservice.h"

#include "shared/core/limits.h"
#include "shared/core/validation.h"
#include "shared/json/notificationjson.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QMap>
#include <QtCore/QTextBoundaryFinder>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int newsAtOnce = 64; // messages between two looks at the clock
constexpr int newsSeconds = 60;

} // namespace

QString notificationPreview(const QString &text)
{
    if (validation::codePointCount(text) <= limits::notificationPreview)
        return text;
    const QString dots = u"..."_s;
    const QStringView cut = validation::firstCodePoints(text, limits::notificationPreview - dots.size());
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(cut.size());
    const qsizetype end = finder.isAtBoundary() ? cut.size() : finder.toPreviousBoundary();
    // A character that fills all of it by its marks is cut rather than left out.
    return (end > 0 ? text.left(end) : cut.toString()) + dots;
}

Notification NotificationService::view(const NotificationRecord &record) const
{
    const MessageRecord &message = record.message;
    Notification notification;
    notification.id = message.id;
    notification.conversation = message.conversation;
    notification.sender = message.sender;
    if (const auto sender = m_directory.person(message.sender))
        notification.senderName = sender->basic.firstName.isEmpty() ? sender->basic.username : sender->basic.firstName;
    if (const auto participants = m_directory.participants(message.conversation))
        notification.recipientRole = participants->provider == record.user ? Role::Provider : Role::Customer;
    notification.serviceTitle = record.serviceTitle;
    notification.messageType = message.type;
    notification.preview = notificationPreview(message.text);
    notification.isRead = record.isRead;
    notification.createdAt = message.createdAt;
    return notification;
}

// ---- making them
// -----------------------------------------------------------------------------------------------------

Result<bool> NotificationService::catchUp(WriteTransaction &tx, const QDeadlineTimer &deadline) const
{
    NotificationStore &store = tx.stores().notifications();
    Wishes wishes;
    // By conversation and person: the newest.
    QMap<std::pair<ConversationId, UserId>, NotificationRecord> news;
    const Timestamp fresh = m_clock.now().plusSeconds(-newsSeconds);
    bool hasMore = true;
    while (hasMore && !deadline.hasExpired()) {
        const auto messages = store.unnoticed(newsAtOnce);
        if (!messages)
            return messages.error();
        hasMore = messages->size() == newsAtOnce;
        for (const NewsRecord &message : *messages) {
            const NotificationRecord &notification = message.notification;
            const auto isWanted = wantsThem(tx.stores(), notification.user, wishes);
            if (!isWanted)
                return isWanted.error();
            if (!*isWanted || notification.message.isDeleted() || notification.message.type == MessageType::System)
                continue;
            if (auto inserted = store.insert(notification.user, notification.message.id); !inserted)
                return inserted.error();
            if (!message.isMuted && notification.message.createdAt >= fresh)
                news.insert({notification.message.conversation, notification.user}, notification);
        }
        if (messages->isEmpty())
            continue;
        if (auto noticed = store.noticed(messages->last().notification.message.id); !noticed)
            return noticed.error();
    }
    for (const NotificationRecord &record : std::as_const(news))
        tx.publish(NotificationCreated{record.user, view(record)});
    return hasMore;
}

Result<bool> NotificationService::wantsThem(Stores &stores, UserId user, Wishes &known) const
{
    const auto found = known.constFind(user);
    if (found != known.constEnd())
        return *found;
    const auto wishes = settings(stores, user);
    if (!wishes)
        return wishes.error();
    known.insert(user, wishes->messageNotifications);
    return wishes->messageNotifications;
}

// ---- having them
// -----------------------------------------------------------------------------------------------------

Result<QList<Notification>> NotificationService::list(Stores &stores, UserId user, std::optional<bool> isRead) const
{
    const auto records = stores.notifications().listFor(user, isRead, limits::notificationsListed);
    if (!records)
        return records.error();
    QList<Notification> notifications;
    notifications.reserve(records->size());
    for (const NotificationRecord &record : *records)
        notifications.append(view(record));
    return notifications;
}

Result<Notification> NotificationService::one(Stores &stores, UserId user, MessageId id) const
{
    const auto record = stores.notifications().byIdFor(id, user);
    if (!record)
        return record.error();
    if (!record->has_value())
        return Error::notFound();
    return view(**record);
}

Result<qint64> NotificationService::unread(Stores &stores, UserId user) const
{
    return stores.notifications().unreadOf(user);
}

Result<Notification> NotificationService::change(
    WriteTransaction &tx, UserId user, MessageId id, std::optional<bool> isRead) const
{
    auto notification = one(tx.stores(), user, id);
    if (!notification || !isRead || *isRead == notification->isRead)
        return notification;
    if (auto set = tx.stores().notifications().setRead(user, id, *isRead); !set)
        return set.error();
    notification->isRead = *isRead;
    return notification;
}

Result<void> NotificationService::remove(WriteTransaction &tx, UserId user, MessageId id) const
{
    if (const auto notification = one(tx.stores(), user, id); !notification)
        return notification.error();
    return tx.stores().notifications().remove(user, id);
}

Result<int> NotificationService::markSomeRead(WriteTransaction &tx, UserId user) const
{
    return tx.stores().notifications().markRead(user, sliceRows);
}

Result<int> NotificationService::removeSomeRead(WriteTransaction &tx, UserId user) const
{
    return tx.stores().notifications().removeRead(user, sliceRows);
}

// ---- settings
// --------------------------------------------------------------------------------------------------------

Result<NotificationSettings> NotificationService::settings(Stores &stores, UserId user) const
{
    const auto document = stores.users().document(user, DocumentKind::Notifications);
    if (!document)
        return document.error();
    return readNotificationSettingsDocument(document->value_or(QByteArray()));
}

Result<NotificationSettings> NotificationService::changeSettings(
    WriteTransaction &tx, UserId user, const NotificationSettingsChange &change) const
{
    const auto current = settings(tx.stores(), user);
    if (!current)
        return current.error();
    const NotificationSettings changed = applied(change, *current);
    JsonWriter w;
    write(w, changed);
    if (auto saved = tx.stores().users().saveDocument(user, DocumentKind::Notifications, w.take()); !saved)
        return saved.error();
    return changed;
}

} // namespace chautari::server
