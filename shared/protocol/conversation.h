// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/message.h"
#include "shared/protocol/service.h"

namespace chautari {

//! \brief A conversation as one participant sees it (contract.md 5.0 and rulings 12.5 to 12.7).
struct Conversation
{
    ConversationId id;
    ServiceSummary service;
    UserBasic provider;
    UserBasic customer;
    Timestamp createdAt;
    Timestamp updatedAt;
    Timestamp lastMessageAt; //!< invalid = null
    bool isActive = true;
    bool isProviderArchived = false;
    bool isCustomerArchived = false;
    int unreadCount = 0; //!< the viewer's own
    qint64 clearedSeq = 0; //!< the viewer deleted what was said up to here for himself
    bool isPinned = false; //!< this and the next three are the viewer's own
    bool isMuted = false;
    bool isMarkedUnread = false;
    QString note;
    qint64 position = 0;
    UserId viewer; //!< decides other_participant and is_archived; not a key of its own
    QList<Message> latestMessages; //!< newest first, at most limits::latestMessages

    [[nodiscard]] const UserBasic &otherParticipant() const { return viewer == customer.id ? provider : customer; }
    [[nodiscard]] bool isArchived() const { return viewer == customer.id ? isCustomerArchived : isProviderArchived; }

    friend bool operator==(const Conversation &, const Conversation &) = default;
};

//! GET /messaging/conversations/{id}/: one page of messages, ascending by seq.
struct ConversationDetail
{
    Conversation conversation;
    QList<Message> messages;
};

//! Body of POST /messaging/conversations/.
struct CreateConversationRequest
{
    ServiceId service;
    UserId provider;
    QString initialMessage;
    QString clientMessageId;
};

//! Body of PATCH /messaging/conversations/{id}/: what the asker may set for himself. Absent = unchanged.
struct UpdateConversationRequest
{
    std::optional<bool> isArchived;
    std::optional<bool> isProviderArchived; //!< the original's names: only his own one counts
    std::optional<bool> isCustomerArchived;
    std::optional<bool> isPinned;
    std::optional<bool> isMuted;
    std::optional<bool> isMarkedUnread;
    std::optional<QString> note;
};

} // namespace chautari
