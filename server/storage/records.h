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
    bool isPending = false; //!< waits to be let in, and is not active
    bool isOwner = false; //!< runs the place, whatever the role
    Timestamp dateJoined;
    Timestamp lastSeen; //!< when the last socket went; invalid = never
    QString picture; //!< storage name of the profile picture; empty = none
};

//! A profile picture: a file in the media store.
struct PictureRecord
{
    QString storageName;
    QString contentType;
    QByteArray hash;
};

//! A ticket to come in.
struct InvitationRecord
{
    QByteArray tokenHash;
    UserId createdBy; //!< invalid = the host's dialog or the command line
    bool makesOwner = false;
    Timestamp createdAt;
    Timestamp expiresAt;
    int usesLeft = 1;
};

//! Settings that are read and written whole, as JSON.
enum class DocumentKind { Profile, Preferences, Notifications, Privacy };

struct UserDocument
{
    UserId user;
    QByteArray body;
};

struct BlockRecord
{
    UserId blocker;
    UserId blocked;
    Timestamp createdAt;
};

//! The second factor of an account.
struct TwoFactorRecord
{
    QString secret; //!< base32
    Timestamp enabledAt; //!< invalid: not yet confirmed
    qint64 lastStep = 0; //!< of the last accepted code
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
    QString label; //!< what the client called itself
    Timestamp lastUsedAt; //!< to the minute
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
    bool isProviderHidden = false; //!< deleted "for me", until a new message comes
    bool isCustomerHidden = false;
    int unreadProvider = 0;
    int unreadCustomer = 0;
    qint64 lastSeq = 0;
    qint64 position = 0;
    Mark providerMark;
    Mark customerMark;

    [[nodiscard]] bool hasParticipant(UserId user) const { return user == provider || user == customer; }
    [[nodiscard]] UserId peerOf(UserId user) const { return user == provider ? customer : provider; }
    [[nodiscard]] const Mark &markOf(UserId user) const { return user == provider ? providerMark : customerMark; }
    [[nodiscard]] int unreadOf(UserId user) const { return user == provider ? unreadProvider : unreadCustomer; }
    [[nodiscard]] int &unreadOf(UserId user) { return user == provider ? unreadProvider : unreadCustomer; }
    [[nodiscard]] bool isArchivedFor(UserId user) const
    {
        return user == provider ? isProviderArchived : isCustomerArchived;
    }
    [[nodiscard]] bool isHiddenFrom(UserId user) const
    {
        return user == provider ? isProviderHidden : isCustomerHidden;
    }
};

//! What one participant set for himself in one conversation.
struct ParticipantRecord
{
    ConversationId conversation;
    UserId user;
    qint64 clearedSeq = 0; //!< messages up to here are deleted "for me"
    int hiddenCount = 0; //!< single messages above clearedSeq deleted "for me"
    bool isPinned = false;
    bool isMuted = false;
    bool isMarkedUnread = false;
    QString note;
    qint64 position = 0;

    //! Whether some messages are not to be shown, so that a page cannot be told by seq alone.
    [[nodiscard]] bool hidesMessages() const { return clearedSeq > 0 || hiddenCount > 0; }
};

//! A file on the server's disk. Its row exists before a message names it (an upload), and dies with the message.
struct AttachmentRecord
{
    AttachmentId id;
    UserId owner;
    MessageId message; //!< invalid: nobody's yet
    int ordinal = 0; //!< its place in the message
    MessageType kind = MessageType::File;
    QString storageName; //!< random; the file's name in DATA_DIR/media
    QString fileName; //!< as the sender called it
    QString contentType;
    qint64 fileSize = 0;
    QByteArray hash; //!< BLAKE2b-256 of the bytes
    int width = 0;
    int height = 0;
    int durationMs = 0;
    QByteArray waveform;
    QString preview; //!< BlurHash
    bool hasThumbnail = false;
    Timestamp createdAt;
    qint64 received = 0; //!< bytes that are there
    bool isReady = true; //!< complete and checked; false: parts are missing
};

struct ReactionRecord
{
    UserId user;
    QString emoji;
    Timestamp createdAt;
};

//! Why somebody called a message to the host's attention.
struct FlagRecord
{
    UserId user;
    QString reason;
    Timestamp createdAt;
};

//! A report that no owner has looked at yet.
struct WaitingFlag
{
    MessageId message;
    FlagRecord flag;
};

//! What a message said before an edit.
struct MessageVersionRecord
{
    int version = 0; //!< 1 = the first
    QString text;
    Timestamp writtenAt;
};

//! Which door a message came through; copies of one text through both become one row (rulings.md 8).
//! `Both`: its copy has come, so another one is a new message.
enum class Transport { Rest, WebSocket, Both };

//! What an answer shows of the message it answers.
struct RepliedRecord
{
    MessageId id;
    qint64 seq = 0;
    UserId sender;
    MessageType type = MessageType::Text;
    QString text; //!< whole
    bool isDeleted = false;
};

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
    MessageId replyTo;
    Timestamp editedAt; //!< invalid = never
    Timestamp deletedAt; //!< for everyone: then text, attachments and the rest are gone; invalid = not
    QList<AttachmentRecord> attachments; //!< in order
    QList<ReactionRecord> reactions; //!< by time
    QList<FlagRecord> flags;
    std::optional<RepliedRecord> replied; //!< what `replyTo` names, as it is now

    [[nodiscard]] bool isDeleted() const { return deletedAt.isValid(); }
};

//! "New message", for whom it is for. Nothing of what the message says is kept with it.
struct NotificationRecord
{
    UserId user;
    MessageRecord message; //!< its row; not what stands in other tables
    QString serviceTitle;
    bool isRead = false;
};

//! A message that may become a notification.
struct NewsRecord
{
    NotificationRecord notification;
    bool isMuted = false; //!< the recipient does not want to be disturbed by this conversation
};

} // namespace chautari::server
