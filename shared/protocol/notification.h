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

} // namespace chautari
