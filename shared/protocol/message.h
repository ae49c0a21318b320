// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/boxed.h"
#include "shared/protocol/user.h"

namespace chautari {

enum class MessageType { Text, Image, File, Audio, System };

//! How far a message came, as its sender sees it. Derived from the recipient's marks, never stored (rulings.md 2).
enum class MessageStatus { Sent, Delivered, Read };

//! "self": only the asker does not see it any more.
enum class DeletionType { None, Self, Everyone };

//! \brief A file of a message. URLs are absolute, or paths of the server that said so; empty = null. They expire
//! (contract.md 12, 31).
struct Attachment
{
    AttachmentId id;
    MessageType kind = MessageType::File; //!< Image, Audio or File
    QString fileName; //!< as the sender called it; a text, never a path
    QString fileUrl;
    QString contentType;
    qint64 fileSize = 0; //!< bytes
    int width = 0; //!< pixels of a picture, 0 = not known
    int height = 0;
    QString thumbnailUrl;
    QString preview; //!< a blurred picture of a few bytes as BlurHash, empty = none
    int durationMs = 0; //!< of a recording, 0 = not known
    QByteArray waveform; //!< its peaks, 0..255 each

    friend bool operator==(const Attachment &, const Attachment &) = default;
};

//! \brief One emoji below a message and who put it there.
struct Reaction
{
    QString emoji;
    QList<UserId> users;

    friend bool operator==(const Reaction &, const Reaction &) = default;
};

//! \brief What an answer shows of the message it answers.
struct ReplyPreview
{
    MessageId id;
    qint64 seq = 0;
    UserId sender;
    QString senderName;
    MessageType type = MessageType::Text;
    QString text; //!< its beginning; empty when it was deleted
    bool isDeleted = false;

    friend bool operator==(const ReplyPreview &, const ReplyPreview &) = default;
};

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
    Timestamp editedAt; //!< invalid = never
    DeletionType deletion = DeletionType::None; //!< Everyone: a tombstone, without text and attachments
    bool isFlagged = false; //!< by the viewer
    QString moderationReason; //!< what the viewer gave as the reason
    Boxed<ReplyPreview> replyTo;
    QList<Reaction> reactions; //!< in the order of their first one
    QList<Attachment> attachments;
    //! When the recipient has read it; fills `read_statuses` and `is_read`.
    Timestamp readAt;
    Boxed<UserBasic> reader;

    friend bool operator==(const Message &, const Message &) = default;
};

//! \brief Body of POST /messaging/messages/, and `data` of the WebSocket command "message": one struct for both doors.
struct SendMessageRequest
{
    ConversationId conversation;
    QString text; //!< as the client sent it; trimmed and checked by the server's domain
    QString clientMessageId; //!< empty = none
    MessageId replyTo{}; //!< of the same conversation; invalid = none
    QList<AttachmentId> attachments{}; //!< finished uploads of the sender's, in order (rulings.md 21)
};

//! Body of PATCH /messaging/messages/{id}/. Everything else a client may write there is ignored (contract.md 12, 20).
struct EditMessageRequest
{
    std::optional<QString> text{}; //!< absent: nothing is changed
    qint64 basePosition = 0; //!< of the message as the client knew it; 0 = whatever it is now (rulings.md 24)
};

//! Answer of POST .../messages/ when the same client_message_id came again.
struct SentMessage
{
    Message message;
    bool isDuplicate = false;
};

} // namespace chautari
