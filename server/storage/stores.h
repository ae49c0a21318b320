// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/events.h"
#include "server/storage/records.h"
#include "shared/core/result.h"
#include "shared/protocol/ownerconsole.h"
#include "shared/protocol/page.h"
#include "shared/protocol/place.h"

#include <limits>

class QDeadlineTimer;

// Storage interfaces. A Stores object is one database connection used by one thread; calls are synchronous and return
// Error{Internal | StorageFull} when the database says no. Object checks stand inside the queries that take a user.
namespace chautari::server {

class UserStore
{
public:
    virtual ~UserStore() = default;
    virtual Result<std::optional<UserRecord>> byId(UserId id) = 0;
    virtual Result<std::optional<UserRecord>> byEmail(const QString &email) = 0;
    virtual Result<bool> emailTaken(const QString &email) = 0;
    virtual Result<bool> usernameTaken(const QString &username) = 0;
    virtual Result<UserId> insert(const UserRecord &user) = 0;
    virtual Result<void> setPasswordHash(UserId id, const QByteArray &hash) = 0;
    virtual Result<QList<UserRecord>> all() = 0; //!< without password hashes; for the directory at start
    virtual Result<Page<UserRecord>> page(qint64 offset, int limit) = 0; //!< by id; Page::count is the total
    virtual Result<QList<UserRecord>> waiting() = 0; //!< to be let in, first come first
    virtual Result<qint64> countWaiting() = 0;
    virtual Result<qint64> countOwners() = 0; //!< who are active
    virtual Result<bool> hasOwner() = 0; //!< active or not
    //! Role, active, pending, owner.
    virtual Result<void> setStanding(const UserRecord &user) = 0;
    virtual Result<bool> removeWaiting(UserId id) = 0; //!< false: nobody who waits
    //! Names and phone.
    virtual Result<void> update(const UserRecord &user) = 0;
    //! An empty one takes it away. The file of the former one becomes doomed.
    virtual Result<void> setPicture(UserId id, const PictureRecord &picture) = 0;
    //! For whom a signed link lets in.
    virtual Result<std::optional<PictureRecord>> picture(const QString &storageName) = 0;
    //! nullopt also when `viewer` never sees that person: not himself, no administrator, no conversation.
    virtual Result<std::optional<PictureRecord>> pictureFor(const QString &storageName, UserId viewer) = 0;
    //! Keeps the later one; nothing is written when the stored time is not older than limits::lastSeenSeconds.
    virtual Result<void> setLastSeen(UserId id, Timestamp at) = 0;

    virtual Result<std::optional<QByteArray>> document(UserId user, DocumentKind kind) = 0;
    virtual Result<void> saveDocument(UserId user, DocumentKind kind, const QByteArray &body) = 0;
    virtual Result<QList<UserDocument>> documents(DocumentKind kind) = 0; //!< everybody's
};

//! What an owner sets for the place, and the tickets to it.
class PlaceStore
{
public:
    virtual ~PlaceStore() = default;
    virtual Result<PlaceSettingsChange> settings() = 0; //!< what somebody has set
    virtual Result<void> saveSettings(const PlaceSettingsChange &settings) = 0; //!< what is there
    virtual Result<void> addInvitation(const InvitationRecord &invitation) = 0;
    virtual Result<std::optional<InvitationRecord>> invitation(const QByteArray &tokenHash) = 0;
    virtual Result<void> useInvitation(const QByteArray &tokenHash) = 0;
    virtual Result<void> removeInvitations() = 0; //!< all that people made
    virtual Result<void> removeExpiredInvitations(Timestamp before) = 0;
    virtual Result<PlaceRules> rules() = 0; //!< defaults where nobody has set any
    virtual Result<void> saveRules(const PlaceRules &rules) = 0;
    virtual Result<Notice> notice() = 0;
    virtual Result<void> saveNotice(const Notice &notice) = 0;
    virtual Result<QString> auditedEpoch() = 0; //!< at the last start that the log tells of; empty = none
    virtual Result<void> saveAuditedEpoch(const QString &epoch) = 0;
    //! Up to which message those that are too old have gone.
    virtual Result<MessageId> retentionCursor() = 0;
    virtual Result<void> saveRetentionCursor(MessageId upTo) = 0;
};

//! What was done by whom. Only ever added to.
class AuditStore
{
public:
    virtual ~AuditStore() = default;
    virtual Result<void> append(AuditEntry entry) = 0; //!< gives it its number
    //! Newest first, those below `before`; 0 = from the end.
    virtual Result<AuditPage> page(qint64 before, int limit) = 0;
    virtual Result<AuditCheck> check() = 0; //!< takes time with the length of the log
};

//! Who does not want to hear from whom.
class BlockStore
{
public:
    virtual ~BlockStore() = default;
    virtual Result<bool> add(const BlockRecord &block) = 0; //!< false: it was there
    virtual Result<bool> remove(UserId blocker, UserId blocked) = 0; //!< false: there was none
    virtual Result<QList<BlockRecord>> of(UserId blocker) = 0; //!< newest first
    virtual Result<QList<BlockRecord>> all() = 0; //!< for the directory at start
};

class SessionStore
{
public:
    virtual ~SessionStore() = default;
    virtual Result<SessionId> insert(const SessionRecord &session) = 0;
    virtual Result<std::optional<SessionRecord>> byId(SessionId id) = 0;
    virtual Result<QList<SessionRecord>> alive(UserId user, Timestamp now) = 0; //!< last used first
    //! Everybody's, last used first; Page::count is the total.
    virtual Result<Page<SessionRecord>> aliveOfAll(Timestamp now, qint64 offset, int limit) = 0;
    virtual Result<void> touch(SessionId id, Timestamp at) = 0; //!< raises lastUsedAt
    virtual Result<void> extend(SessionId id, Timestamp expiresAt) = 0;
    virtual Result<void> revoke(SessionId id, Timestamp at) = 0;
    virtual Result<QList<SessionRecord>> revokedSince(Timestamp since) = 0;
    virtual Result<void> insertRefresh(const RefreshTokenRecord &token) = 0;
    virtual Result<std::optional<RefreshTokenRecord>> refreshByHash(const QByteArray &idHash) = 0;
    virtual Result<void> updateRefresh(const RefreshTokenRecord &token) = 0;
    //! Sessions and refresh tokens that expired before `before`, at most `limit` of each. How many rows went.
    virtual Result<int> removeExpired(Timestamp before, int limit) = 0;
    virtual Result<std::optional<TwoFactorRecord>> twoFactor(UserId user) = 0;
    virtual Result<void> saveTwoFactor(UserId user, const TwoFactorRecord &record) = 0;
    virtual Result<void> removeTwoFactor(UserId user) = 0;
};

enum class ServiceOrder { Newest, Rating, PriceUp, PriceDown, Reviews };

struct ServiceFilter
{
    QStringList terms; //!< each must stand somewhere in the service
    QString category; //!< a part of its title
    QString city; //!< a part of its name
    qint64 minPaisa = 0;
    qint64 maxPaisa = std::numeric_limits<qint64>::max();
    int minRating = 0; //!< hundredths
    bool isVerifiedOnly = false;
    ServiceOrder order = ServiceOrder::Newest;
};

//! Who is looking: others' services are there for him when they are active, or when he sees all.
struct ServiceViewer
{
    UserId user;
    bool isAdmin = false;
};

class ServiceStore
{
public:
    virtual ~ServiceStore() = default;
    //! `offset` and `limit` in rows; Page::count is the total.
    virtual Result<Page<Service>> list(const ServiceFilter &filter, ServiceViewer viewer, qint64 offset, int limit) = 0;
    virtual Result<qint64> countVisible(ServiceViewer viewer) = 0;
    virtual Result<QList<Service>> byProvider(UserId provider) = 0; //!< newest first, all but archived ones
    virtual Result<qint64> countByProvider(UserId provider) = 0;
    virtual Result<std::optional<Service>> byId(ServiceId id) = 0;
    virtual Result<std::optional<Service>> bySlug(const QString &slug) = 0;
    virtual Result<ServiceId> insert(const Service &service) = 0;
    virtual Result<void> update(const Service &service) = 0; //!< all but slug, provider and ratings
    virtual Result<qint64> nextNumber() = 0; //!< higher than every id so far
    virtual Result<Page<Category>> categories(qint64 offset, int limit) = 0;
    virtual Result<std::optional<Category>> category(CategoryId id) = 0;
    virtual Result<Page<City>> cities(qint64 offset, int limit) = 0;
    virtual Result<std::optional<City>> city(CityId id) = 0;
    virtual Result<CategoryId> ensureCategory(const QString &title) = 0;
    virtual Result<CityId> ensureCity(const City &city) = 0;
};

//! What of somebody's conversations is wanted (contract.md 5.2). Absent = no matter.
struct ConversationFilter
{
    enum class Archived { No, Yes, Either };
    enum class Order { LastMessage, LastMessageAscending, Created, CreatedAscending };

    Archived archived = Archived::No;
    Order order = Order::LastMessage;
    std::optional<bool> isActive;
    std::optional<bool> hasUnread;
    std::optional<ServiceId> service;
    std::optional<UserId> provider;
    std::optional<UserId> customer;
    QString categorySlug;
    Timestamp createdAfter; //!< inclusive, like the next three; invalid = any
    Timestamp createdBefore;
    Timestamp lastMessageAfter;
    Timestamp lastMessageBefore;
    QStringList words; //!< each in the service's title or a participant's name

    //! Only `archived` is set: the page comes out of an index.
    [[nodiscard]] bool isPlain() const
    {
        return order == Order::LastMessage && !isActive && !hasUnread && !service && !provider && !customer
            && categorySlug.isEmpty() && !createdAfter.isValid() && !createdBefore.isValid()
            && !lastMessageAfter.isValid() && !lastMessageBefore.isValid() && words.isEmpty();
    }
};

class ConversationStore
{
public:
    virtual ~ConversationStore() = default;
    virtual Result<std::optional<ConversationRecord>> byId(ConversationId id) = 0;
    virtual Result<std::optional<ConversationRecord>> byIdFor(ConversationId id, UserId participant) = 0;
    virtual Result<std::optional<ConversationRecord>> byTriple(ServiceId service, UserId provider, UserId customer) = 0;
    virtual Result<ConversationRecord> insert(const ConversationRecord &conversation) = 0; //!< assigns id and position
    //! Those that `participant` has not deleted for himself. Page::count is the total.
    virtual Result<Page<ConversationRecord>> listFor(
        UserId participant, const ConversationFilter &filter, qint64 offset, int limit)
        = 0;
    //! Messages in all of them that `participant` has not read.
    virtual Result<qint64> unreadOf(UserId participant) = 0;
    //! Writes what may change by itself: activity, archive and hidden flags. Gives a new position.
    virtual Result<void> update(ConversationRecord &conversation) = 0;
    virtual Result<ParticipantRecord> participant(ConversationId id, UserId user)
        = 0; //!< defaults when there is no row
    //! Gives a new position, which is not the conversation's: the other side learns nothing of it.
    virtual Result<void> saveParticipant(ParticipantRecord &participant) = 0;
    //! Moves a mark forward (never back) and recomputes the owner's unread counter; false when nothing moved.
    virtual Result<bool> moveMark(
        ConversationRecord &conversation, UserId user, MessageStatus status, qint64 upToSeq, Timestamp at)
        = 0;
    virtual Result<QList<ConversationRecord>> all() = 0; //!< ids and participants only; for the directory at start
};

//! What of somebody's messages is wanted (contract.md 5.6). Absent = no matter.
struct MessageFilter
{
    std::optional<ConversationId> conversation;
    bool isNewestFirst = false;
    std::optional<MessageType> type;
    std::optional<MessageStatus> status;
    std::optional<bool> isFlagged;
    std::optional<bool> hasAttachment;
    std::optional<UserId> sender;
    std::optional<Role> senderRole;
    Timestamp createdAfter; //!< inclusive; invalid = any
    Timestamp createdBefore;
    QStringList words; //!< whole words that must all be in the text (rulings.md 25)

    //! A page of it is a range of seq, whatever its number (rulings.md 26).
    [[nodiscard]] bool isPlain() const
    {
        return !type && !status && !isFlagged && !hasAttachment && !sender && !senderRole && !createdAfter.isValid()
            && !createdBefore.isValid() && words.isEmpty();
    }
};

class MessageStore
{
public:
    virtual ~MessageStore() = default;
    //! nullopt also when `participant` deleted it for himself.
    virtual Result<std::optional<MessageRecord>> byIdFor(MessageId id, UserId participant) = 0;
    virtual Result<std::optional<MessageRecord>> byClientId(UserId sender, const QString &clientMessageId) = 0;
    //! The stored copy of `candidate` that came through the other door: same sender, conversation and hash, no client
    //! id, not older than `since` (rulings.md 8). It answers for one copy only: taken, it is Transport::Both.
    virtual Result<std::optional<MessageRecord>> takeTwin(const MessageRecord &candidate, Timestamp since) = 0;
    //! Gives id, seq and position, raises the conversation's counters. `conversation` is updated in place.
    //! \param keepsArchived the recipient finds it in the archive, when it is there; else it comes out.
    virtual Result<MessageRecord> append(
        ConversationRecord &conversation, MessageRecord message, bool keepsArchived = false)
        = 0;
    //! Ascending by seq: the last `limit` messages with seq < beforeSeq (0 = from the end), of those `viewer` has not
    //! deleted for himself. An invalid viewer sees all.
    virtual Result<QList<MessageRecord>> before(
        ConversationId conversation, qint64 beforeSeq, int limit, UserId viewer = {})
        = 0;
    virtual Result<QList<MessageRecord>> after(
        ConversationId conversation, qint64 afterSeq, int limit, UserId viewer = {})
        = 0;
    // The changes below raise the message's position, and the conversation's with it; both are updated in place.
    //! Keeps the old text as a version.
    virtual Result<void> edit(
        ConversationRecord &conversation, MessageRecord &message, const QString &text, Timestamp at)
        = 0;
    //! What its attachments look like has changed.
    virtual Result<void> touch(ConversationRecord &conversation, MessageRecord &message) = 0;
    //! For everyone: what it said, its versions, reactions, flags, words and attachment rows go; the row stays. The
    //! recipient who had not read it has one unread message less.
    virtual Result<void> erase(ConversationRecord &conversation, MessageRecord &message, Timestamp at) = 0;
    //! For `user` alone; false when it was already. Lowers their unread counter. `position` of the change is neither
    //! the message's nor the conversation's: the other side learns nothing of it.
    virtual Result<bool> hide(
        ConversationRecord &conversation, const MessageRecord &message, UserId user, qint64 &position)
        = 0;
    //! False when nothing changed.
    virtual Result<bool> setReaction(
        ConversationRecord &conversation, MessageRecord &message, const ReactionRecord &reaction, bool isRemoved)
        = 0;
    virtual Result<void> flag(MessageRecord &message, const FlagRecord &flag) = 0;
    //! What an owner has not looked at yet, oldest first.
    virtual Result<QList<WaitingFlag>> flagsWaiting(int limit) = 0;
    virtual Result<bool> settleFlags(MessageId message) = 0; //!< false: none waited
    //! nullopt unless somebody has reported it and no owner has settled it: nobody but the two in it sees any other.
    virtual Result<std::optional<MessageRecord>> reported(MessageId id) = 0;
    //! Not deleted ones above `after`, in the order they came.
    virtual Result<QList<MessageRecord>> oldest(MessageId after, int limit) = 0;
    virtual Result<QList<MessageVersionRecord>> versions(MessageId message) = 0; //!< oldest first
    virtual Result<Page<MessageRecord>> listFor(
        UserId participant, const MessageFilter &filter, qint64 offset, int limit)
        = 0;
};

//! \brief Files on the disk, by their rows. A row that goes, however, leaves its file in the list of the doomed ones
//! until somebody has removed it.
class AttachmentStore
{
public:
    virtual ~AttachmentStore() = default;
    virtual Result<AttachmentId> insert(const AttachmentRecord &attachment) = 0; //!< nobody's yet
    virtual Result<std::optional<AttachmentRecord>> byIdFor(AttachmentId id, UserId owner) = 0;
    //! The next two give only what is ready. For whom a signed link lets in:
    virtual Result<std::optional<AttachmentRecord>> byStorageName(const QString &name) = 0;
    //! nullopt also when `viewer` may not see it: not its owner, or not (any more) a reader of its message.
    virtual Result<std::optional<AttachmentRecord>> byStorageNameFor(const QString &name, UserId viewer) = 0;
    //! False when other bytes have come since `from`.
    virtual Result<bool> addReceived(AttachmentId id, UserId owner, qint64 from, qint64 to) = 0;
    //! Makes it ready, with the kind, type and hash of the record; false when it was already, or has gone.
    virtual Result<bool> finish(const AttachmentRecord &attachment) = 0;
    virtual Result<void> setProbed(const AttachmentRecord &attachment) = 0; //!< what the worker program found
    //! Of those that no message names. False: no such.
    virtual Result<bool> removeUnused(AttachmentId id, UserId owner) = 0;
    virtual Result<int> removeUnusedBefore(Timestamp created, int limit) = 0; //!< how many
    virtual Result<qint64> bytesOf(UserId owner) = 0; //!< of all files, announced ones too
    virtual Result<StorageReport> usage(int shares) = 0; //!< messages, files and who has them; the rest is the disk's
    virtual Result<bool> hasStorageName(const QString &name) = 0; //!< also of a profile picture
    virtual Result<QStringList> doomed(int limit) = 0; //!< storage names of files without a row
    virtual Result<void> forgetDoomed(const QStringList &names) = 0;
};

class NotificationStore
{
public:
    virtual ~NotificationStore() = default;
    //! The next messages after those that noticed() was told of, oldest first.
    virtual Result<QList<NewsRecord>> unnoticed(int limit) = 0;
    virtual Result<void> noticed(MessageId upTo) = 0;
    virtual Result<void> insert(UserId user, MessageId message) = 0;
    // Of those below, none of a message that `user` deleted for himself.
    virtual Result<QList<NotificationRecord>> listFor(UserId user, std::optional<bool> isRead, int limit)
        = 0; //!< newest first
    virtual Result<std::optional<NotificationRecord>> byIdFor(MessageId id, UserId user) = 0;
    virtual Result<qint64> unreadOf(UserId user) = 0;
    virtual Result<void> setRead(UserId user, MessageId id, bool isRead) = 0;
    virtual Result<int> markRead(UserId user, int limit) = 0; //!< how many, at most `limit`
    virtual Result<void> remove(UserId user, MessageId id) = 0;
    virtual Result<int> removeRead(UserId user, int limit) = 0; //!< likewise
};

//! A conversation of which something has changed for the one who asks.
struct MissedConversation
{
    ConversationRecord conversation;
    qint64 position = 0; //!< of its last change, or of the asker's own settings
};

//! A message that has changed for the one who asks.
struct MissedMessage
{
    enum class Kind { New, Changed, Hidden }; //!< Hidden: the asker deleted it for himself

    qint64 position = 0;
    ConversationId conversation;
    MessageId message;
    qint64 seq = 0;
    Kind kind = Kind::New;
};

//! \brief What somebody has missed since a position: no log, but the rows themselves, each with the position of its
//! last change (rulings.md 1 to 3). Costs what has changed, not what is there.
class ChangeIndex
{
public:
    virtual ~ChangeIndex() = default;
    virtual Result<qint64> position() = 0; //!< of the last commit that this connection sees
    virtual Result<QList<MissedConversation>> conversations(UserId viewer, qint64 since) = 0;
    //! Of one of the viewer's conversations: since < position < before, by position, the first `limit`.
    virtual Result<QList<MissedMessage>> messages(
        const ConversationRecord &conversation, UserId viewer, qint64 since, qint64 before, int limit)
        = 0;
};

//! What MessageFilter::words are looked up in.
class WordIndex
{
public:
    virtual ~WordIndex() = default;
    //! Takes messages in that are not in it yet, until there are none or time is up. True: there are more.
    virtual Result<bool> catchUp(const QDeadlineTimer &deadline) = 0;
};

//! \brief One connection's stores.
class Stores
{
public:
    virtual ~Stores() = default;
    virtual UserStore &users() = 0;
    virtual PlaceStore &place() = 0;
    virtual AuditStore &audit() = 0;
    virtual BlockStore &blocks() = 0;
    virtual SessionStore &sessions() = 0;
    virtual ServiceStore &services() = 0;
    virtual ConversationStore &conversations() = 0;
    virtual MessageStore &messages() = 0;
    virtual NotificationStore &notifications() = 0;
    virtual ChangeIndex &changes() = 0;
    virtual WordIndex &words() = 0;
    virtual AttachmentStore &attachments() = 0;
};

//! \brief What a command of the writer sees: the stores inside its savepoint, and where it says what happened. Events
//! of a command that fails are dropped with it.
class WriteTransaction
{
public:
    virtual ~WriteTransaction() = default;
    virtual Stores &stores() = 0;
    virtual void publish(DomainEvent event) = 0;
};

} // namespace chautari::server
