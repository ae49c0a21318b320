// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/user.h"

namespace chautari {

enum class MessageType { Text, Image, File, Audio, System };

//! How far a message came, as its sender sees it. Derived from the recipient's marks, never stored (rulings.md 2).
enum class MessageStatus { Sent, Delivered, Read };

//! \brief One message as one viewer sees it: every key of contract.md 5.0 plus the superset of contract.md 12.
struct Message
{
    MessageId id;
    ConversationId conversation;
    UserBasic sender;
    MessageType type = MessageType::Text;
    QString text;
    MessageStatus status = MessageStatus::Sent;
    Timestamp createdAt;
    Timestamp updatedAt;
    qint64 seq = 0; //!< 1, 2, 3... without gaps in its conversation: the only order there is
    qint64 position = 0; //!< of its last change, in the whole database
    QString clientMessageId; //!< empty = null: only the sender is told
    //! When the recipient has read it; fills `read_statuses` and `is_read`.
    Timestamp readAt;
    std::optional<UserBasic> reader;

    friend bool operator==(const Message &, const Message &) = default;
};

//! \brief Body of POST /messaging/messages/, and `data` of the WebSocket command "message": one struct for both doors.
struct SendMessageRequest
{
    ConversationId conversation;
    QString text; //!< as the client sent it; trimmed and checked by the server's domain
    QString clientMessageId; //!< empty = none
};

//! Answer of POST .../messages/ when the same client_message_id came again.
struct SentMessage
{
    Message message;
    bool isDuplicate = false;
};

} // namespace chautari
