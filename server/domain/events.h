// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/records.h"
#include "shared/protocol/notification.h"
#include "shared/protocol/ownerconsole.h"
#include "shared/protocol/place.h"
#include "shared/protocol/settings.h"

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
    bool wasDelivered = false; //!< known as delivered before
};

struct ConversationStarted
{
    ConversationRecord conversation;
};

//! Edited, or its attachments have been looked at.
struct MessageChanged
{
    MessageRecord message;
    ConversationRecord conversation;
};

struct MessageDeleted
{
    MessageRecord message; //!< as it is now: for Everyone without text
    ConversationRecord conversation;
    DeletionType deletion = DeletionType::Self;
    UserId by;
    qint64 position = 0;
};

struct ReactionChanged
{
    MessageRecord message; //!< with all its reactions as they are now
    ConversationRecord conversation;
    UserId user;
    QString emoji;
    bool isRemoved = false;
};

//! Something about the conversation itself, or about what a participant set for himself.
struct ConversationChanged
{
    ConversationRecord conversation;
    UserId onlyFor; //!< who may know; invalid = both
    bool isDeleted = false; //!< for `onlyFor`
    qint64 position = 0;
};

struct UserChanged
{
    UserRecord user; //!< created, or its name, role or activity changed
};

//! Somebody who waited was not let in.
struct PersonRemoved
{
    UserId user;
};

struct PlaceChanged
{
    PlaceSettings settings;
};

//! There is a report more for the owners to look at.
struct MessageReported
{ };

struct RulesChanged
{
    PlaceRules rules;
};

struct NoticeChanged
{
    Notice notice;
};

struct SessionRevoked
{
    SessionId session;
    UserId user;
};

struct PrivacyChanged
{
    UserId user;
    PrivacySettings privacy;
};

struct BlockChanged
{
    UserId blocker;
    UserId blocked;
    bool isBlocked = true;
};

//! Told a moment after its message, of which it says nothing new.
struct NotificationCreated
{
    UserId to;
    Notification notification;
};

using DomainEvent = std::variant<MessageStored, MarkMoved, MessageChanged, MessageDeleted, ReactionChanged,
    ConversationChanged, ConversationStarted, UserChanged, PersonRemoved, PlaceChanged, PrivacyChanged, BlockChanged,
    SessionRevoked, NotificationCreated, MessageReported, RulesChanged, NoticeChanged>;

} // namespace chautari::server
