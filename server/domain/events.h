// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/records.h"

#include <variant>
#include <vector>

namespace chautari::server {

// What has happened, told by the writer after COMMIT, in the order of positions. Immutable.

struct MessageStored
{
    MessageRecord message;
    UserId provider;
    UserId customer;

    [[nodiscard]] UserId recipient() const { return message.sender == provider ? customer : provider; }
};

struct MarkMoved
{
    ConversationId conversation;
    UserId user; //!< whose mark
    UserId peer; //!< who is told
    MessageStatus status = MessageStatus::Delivered;
    MessageId upTo; //!< the newest message covered
    qint64 upToSeq = 0;
    Timestamp at;
    qint64 position = 0;
};

struct ConversationStarted
{
    ConversationRecord conversation;
};

struct UserChanged
{
    UserRecord user; //!< created, or its name, role or activity changed
};

struct SessionRevoked
{
    SessionId session;
    UserId user;
};

using DomainEvent = std::variant<MessageStored, MarkMoved, ConversationStarted, UserChanged, SessionRevoked>;

} // namespace chautari::server
