// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/error.h"
#include "shared/protocol/conversation.h"
#include "shared/protocol/notification.h"
#include "shared/protocol/ownerconsole.h"

#include <variant>

// One struct per WebSocket frame (contract.md 6, architecture.md "Additions to the wire").
namespace chautari {

// ---- client -> server
// ------------------------------------------------------------------------------------------------

struct SendMessageCommand
{
    SendMessageRequest request;
};

struct TypingCommand
{
    ConversationId conversation;
    bool isTyping = false;
};

struct HeartbeatCommand
{ };

struct AuthCommand
{
    QString token;
};

//! "Everything up to this message is delivered to, or read by, me" (guarantees.md W14).
struct MarkCommand
{
    ConversationId conversation;
    MessageId message;
    MessageStatus status = MessageStatus::Delivered; //!< Delivered or Read
};

//! "I know everything up to here of that history": asks for the rest.
struct ResumeCommand
{
    QString epoch;
    qint64 position = 0;
};

using ClientFrame
    = std::variant<SendMessageCommand, TypingCommand, HeartbeatCommand, AuthCommand, MarkCommand, ResumeCommand>;

// ---- server -> client
// ------------------------------------------------------------------------------------------------

struct ConnectionEvent
{
    UserId user;
    QString epoch;
    qint64 position = 0; //!< the last one dispatched when this socket was registered (rulings.md 1)
    Timestamp serverTime;
    int heartbeatSeconds = 0;
};

struct MessageCreatedEvent
{
    Message message;
};

struct TypingEvent
{
    UserId user;
    QString userName;
    bool isTyping = false;
    ConversationId conversation;
};

struct PresenceEvent
{
    UserId user;
    QString userName;
    bool isOnline = false;
    Timestamp lastSeen; //!< invalid = null
};

struct HeartbeatEvent
{ };

struct AuthOkEvent
{
    UserId user;
};

//! Error::code is only meaningful on the server side; a client reads `codeName` and `message`.
struct ErrorEvent
{
    QString message;
    QString codeName;
    QString clientMessageId; //!< empty = absent
    int retryAfterSeconds = 0; //!< 0 = absent
};

struct AckEvent
{
    QString clientMessageId;
    MessageId id;
    qint64 seq = 0;
    ConversationId conversation;
    bool isDuplicate = false;
};

//! A participant's mark moved: everything up to `upToSeq` that others sent is `status` for them.
struct MessageStatusEvent
{
    MessageId message; //!< the newest one covered
    ConversationId conversation;
    MessageStatus status = MessageStatus::Delivered;
    qint64 upToSeq = 0;
    UserId updatedBy;
    Timestamp at;
    qint64 position = 0;
};

struct ConversationCreatedEvent
{
    Conversation conversation;
};

//! The message as it is now: edited, or its pictures have been looked at.
struct MessageUpdatedEvent
{
    Message message;
};

//! Of the viewer's conversation; Self reaches only the sockets of who deleted it.
struct MessageDeletedEvent
{
    MessageId message;
    ConversationId conversation;
    DeletionType deletion = DeletionType::Self;
    qint64 seq = 0;
    qint64 position = 0;
};

//! The conversation as the viewer sees it now: archived, pinned, closed, read on another device...
struct ConversationUpdatedEvent
{
    Conversation conversation;
};

//! The viewer does not see the conversation any more, until a new message comes.
struct ConversationDeletedEvent
{
    ConversationId conversation;
    qint64 position = 0;
};

//! Somebody put an emoji below a message, or took it away.
struct ReactionEvent
{
    MessageId message;
    ConversationId conversation;
    UserId user;
    QString emoji;
    bool isRemoved = false;
    QList<Reaction> reactions; //!< all of the message, afterwards
    qint64 position = 0;
};

struct NotificationEvent
{
    Notification notification;
};

//! To owners: somebody came, asked to come in, or changed; ask for the people anew.
struct PeopleChangedEvent
{ };

//! An owner's word to everybody; an empty text takes it away.
struct NoticeEvent
{
    Notice notice;
};

//! Everything up to `position` has been told.
struct SyncedEvent
{
    QString epoch;
    qint64 position = 0;
};

//! Why a client's position is no use: another history (a restored backup), a position that this history has not
//! reached, or so much that it is to be paged through `/sync/`.
enum class ResyncReason { Epoch, Ahead, TooMany };

struct ResyncRequiredEvent
{
    ResyncReason reason = ResyncReason::Epoch;
};

//! A frame of a type this version does not know: ignored by rule, kept for logs by name only.
struct UnknownEvent
{
    QString type;
};

using ServerFrame = std::variant<ConnectionEvent, MessageCreatedEvent, TypingEvent, PresenceEvent, HeartbeatEvent,
    AuthOkEvent, ErrorEvent, AckEvent, MessageStatusEvent, ConversationCreatedEvent, MessageUpdatedEvent,
    MessageDeletedEvent, ConversationUpdatedEvent, ConversationDeletedEvent, ReactionEvent, NotificationEvent,
    PeopleChangedEvent, NoticeEvent, SyncedEvent, ResyncRequiredEvent, UnknownEvent>;

//! Close codes of the WebSocket (architecture.md).
namespace closecode {
inline constexpr int unsupportedData = 1003;
inline constexpr int messageTooBig = 1009;
inline constexpr int restart = 1012;
inline constexpr int notAuthenticated = 4001;
inline constexpr int foreignOrigin = 4003;
inline constexpr int slowConsumer = 4008;
inline constexpr int flood = 4029;
} // namespace closecode

} // namespace chautari
