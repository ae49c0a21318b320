// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/message.h"

namespace chautari {

//! \brief "New message received" (contract.md 7). Its number is its message's.
struct Notification
{
    MessageId id;
    ConversationId conversation;
    UserId sender;
    QString senderName;
    QString serviceTitle;
    MessageType messageType = MessageType::Text;
    QString preview; //!< at most 50 characters of the text; built when it is read (rulings.md 28)
    bool isRead = false;
    Timestamp createdAt;
    Role recipientRole = Role::Customer; //!< decides action_url

    friend bool operator==(const Notification &, const Notification &) = default;
};

//! What a person wants to be told of (contract.md 7). Only `messageNotifications` decides anything here: this server
//! knows no bookings and payments, but keeps what a client sets.
struct NotificationSettings
{
    bool emailNotifications = true;
    bool pushNotifications = true;
    bool smsNotifications = false;
    bool bookingRequests = true;
    bool bookingUpdates = true;
    bool paymentNotifications = true;
    bool reviewNotifications = true;
    bool systemNotifications = true;
    bool marketingNotifications = false;
    bool reminderNotifications = true;
    bool messageNotifications = true;
    bool emailEnabled = true;
    bool pushEnabled = true;
    QStringList topics;

    friend bool operator==(const NotificationSettings &, const NotificationSettings &) = default;
};

//! Body of PATCH and PUT: only what is there changes.
struct NotificationSettingsChange
{
    QList<std::pair<bool NotificationSettings::*, bool>> flags;
    std::optional<QStringList> topics;
};

[[nodiscard]] inline NotificationSettings applied(
    const NotificationSettingsChange &change, NotificationSettings settings)
{
    for (const auto &[flag, value] : change.flags)
        settings.*flag = value;
    settings.topics = change.topics.value_or(settings.topics);
    return settings;
}

} // namespace chautari
