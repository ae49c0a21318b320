// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/services.h"

namespace chautari::server {

//! \brief Notifications of the person who asks. Every call first makes those that are not made yet, so that who posts
//! and then asks always sees it. Lives in an I/O thread, as long as its context.
class NotificationController
{
public:
    NotificationController(const Services &services, QObject *context);

    void list(const Identity &who, std::optional<bool> isRead, const Done<QList<Notification>> &done);
    void one(const Identity &who, MessageId id, const Done<Notification> &done);
    void countUnread(const Identity &who, const Done<qint64> &done);
    void change(const Identity &who, MessageId id, std::optional<bool> isRead, const Done<Notification> &done);
    void markAllRead(const Identity &who, const Done<qint64> &done); //!< how many
    void remove(const Identity &who, MessageId id, const Done<void> &done);
    void removeRead(const Identity &who, const Done<qint64> &done); //!< how many
    void settings(const Identity &who, const Done<NotificationSettings> &done);
    void changeSettings(
        const Identity &who, const NotificationSettingsChange &change, const Done<NotificationSettings> &done);

private:
    using Slice = Result<int> (NotificationService::*)(WriteTransaction &, UserId) const;

    //! Goes on with `next` when all messages stored so far have been looked at, or with `failed`.
    void afterCatchUp(std::function<void()> next, std::function<void(const Error &)> failed);
    template <typename T>
    void read(std::function<Result<T>(Stores &)> query, const Done<T> &done);
    template <typename T>
    void write(std::function<Result<T>(WriteTransaction &)> command, const Done<T> &done);
    void inSlices(UserId user, Slice slice, qint64 doneSoFar, const Done<qint64> &done);

    const Services &m_services;
    QObject *m_context;
};

} // namespace chautari::server
