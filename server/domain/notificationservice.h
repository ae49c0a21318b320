// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/directory.h"
#include "server/storage/stores.h"
#include "shared/core/clock.h"
#include "shared/protocol/notification.h"

namespace chautari::server {

//! \brief Who is told of which message (contract.md 7). Stateless; runs in a transaction or a reader. A sender does not
//! wait for it: notifications are made a moment later, in a pause of the writer, or when somebody asks for them.
class NotificationService
{
public:
    NotificationService(const Directory &directory, const Clock &clock)
        : m_directory(directory)
        , m_clock(clock)
    { }

    //! Makes notifications of the messages that have none yet, until there are none or time is up. True: there are
    //! more. Of a burst in one conversation only the newest is told to the sockets; all are in the list. Nothing is
    //! told of a muted conversation, nor what is older than a minute: after a pause the list is no news.
    Result<bool> catchUp(WriteTransaction &tx, const QDeadlineTimer &deadline) const;

    //! Newest first, at most limits::notificationsListed. Those below see none of a message that was deleted for
    //! `user`.
    Result<QList<Notification>> list(Stores &stores, UserId user, std::optional<bool> isRead) const;
    Result<Notification> one(Stores &stores, UserId user, MessageId id) const;
    Result<qint64> unread(Stores &stores, UserId user) const;
    Result<Notification> change(WriteTransaction &tx, UserId user, MessageId id, std::optional<bool> isRead) const;
    Result<void> remove(WriteTransaction &tx, UserId user, MessageId id) const;
    // A slice of it (rulings.md 16): how many; less than `sliceRows` when it was the last one.
    static constexpr int sliceRows = 500;
    Result<int> markSomeRead(WriteTransaction &tx, UserId user) const;
    Result<int> removeSomeRead(WriteTransaction &tx, UserId user) const;

    Result<NotificationSettings> settings(Stores &stores, UserId user) const;
    //! Counts for messages that come from now on.
    Result<NotificationSettings> changeSettings(
        WriteTransaction &tx, UserId user, const NotificationSettingsChange &change) const;

private:
    using Wishes = QHash<UserId, bool>;
    Result<bool> wantsThem(Stores &stores, UserId user, Wishes &known) const;
    [[nodiscard]] Notification view(const NotificationRecord &record) const;

    const Directory &m_directory;
    const Clock &m_clock;
};

//! At most limits::notificationPreview code points, else cut between two whole characters and ended with "...".
[[nodiscard]] QString notificationPreview(const QString &text);

} // namespace chautari::server
