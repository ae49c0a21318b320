// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/conversation.h"

namespace chautari::server {

// Rows as the stores give them. What a viewer may see of them is decided in domain/views.h.

struct UserRecord
{
    UserId id;
    QString email;
    QString username;
    QByteArray passwordHash;
    QString firstName;
    QString lastName;
    Role role = Role::Customer;
    std::optional<QString> phone;
    bool isActive = true;
    bool isVerified = false;
    Timestamp dateJoined;
};

//! One sign-in. Tokens name it, so that revoking it ends them.
struct SessionRecord
{
    SessionId id;
    UserId user;
    bool isNative = false; //!< signed in with X-Client: chautari/... (rulings.md 10)
    Timestamp createdAt;
    Timestamp expiresAt;
    Timestamp revokedAt; //!< invalid = alive
};

struct RefreshTokenRecord
{
    QByteArray idHash; //!< BLAKE2b of the jti
    QByteArray parentHash; //!< empty for the first of a session
    SessionId session;
    Timestamp expiresAt;
    Timestamp usedAt; //!< first use; invalid = never
    bool isRetired = false; //!< its child has been used: presenting it again revokes the family
};

struct Mark
{
    qint64 deliveredSeq = 0;
    qint64 readSeq = 0;
    Timestamp readAt; //!< of the last move of readSeq
};

struct ConversationRecord
{
    ConversationId id;
    ServiceId service;
    UserId provider;
    UserId customer;
    Timestamp createdAt;
    Timestamp updatedAt;
    Timestamp lastMessageAt;
    bool isActive = true;
    bool isProviderArchived = false;
    bool isCustomerArchived = false;
    int unreadProvider = 0;
    int unreadCustomer = 0;
    qint64 lastSeq = 0;
    qint64 position = 0;
    Mark providerMark;
    Mark customerMark;

    [[nodiscard]] bool hasParticipant(UserId user) const { return user == provider || user == customer; }
    [[nodiscard]] UserId peerOf(UserId user) const { return user == provider ? customer : provider; }
    [[nodiscard]] const Mark &markOf(UserId user) const { return user == provider ? providerMark : customerMark; }
};

//! Which door a message came through; copies of one text through both become one row (rulings.md 8).
//! `Both`: its copy has come, so another one is a new message.
enum class Transport { Rest, WebSocket, Both };

struct MessageRecord
{
    MessageId id;
    ConversationId conversation;
    UserId sender;
    MessageType type = MessageType::Text;
    QString text;
    Timestamp createdAt;
    Timestamp updatedAt;
    qint64 seq = 0;
    qint64 position = 0;
    QString clientMessageId;
    QByteArray requestHash;
    Transport transport = Transport::Rest;
};

} // namespace chautari::server
