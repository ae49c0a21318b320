// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/events.h"
#include "server/storage/records.h"
#include "shared/core/result.h"
#include "shared/protocol/page.h"

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
};

class SessionStore
{
public:
    virtual ~SessionStore() = default;
    virtual Result<SessionId> insert(const SessionRecord &session) = 0;
    virtual Result<std::optional<SessionRecord>> byId(SessionId id) = 0;
    virtual Result<void> extend(SessionId id, Timestamp expiresAt) = 0;
    virtual Result<void> revoke(SessionId id, Timestamp at) = 0;
    virtual Result<QList<SessionRecord>> revokedSince(Timestamp since) = 0;
    virtual Result<void> insertRefresh(const RefreshTokenRecord &token) = 0;
    virtual Result<std::optional<RefreshTokenRecord>> refreshByHash(const QByteArray &idHash) = 0;
    virtual Result<void> updateRefresh(const RefreshTokenRecord &token) = 0;
};

class ServiceStore
{
public:
    virtual ~ServiceStore() = default;
    //! Active ones, newest first. `offset` and `limit` in rows; Page::count is the total.
    virtual Result<Page<Service>> active(const QString &search, qint64 offset, int limit) = 0;
    virtual Result<std::optional<Service>> byId(ServiceId id) = 0;
    virtual Result<std::optional<Service>> bySlug(const QString &slug) = 0;
    virtual Result<ServiceId> insert(const Service &service) = 0;
    virtual Result<CategoryId> ensureCategory(const QString &title) = 0;
    virtual Result<CityId> ensureCity(const City &city) = 0;
};

class ConversationStore
{
public:
    virtual ~ConversationStore() = default;
    virtual Result<std::optional<ConversationRecord>> byId(ConversationId id) = 0;
    virtual Result<std::optional<ConversationRecord>> byIdFor(ConversationId id, UserId participant) = 0;
    virtual Result<std::optional<ConversationRecord>> byTriple(ServiceId service, UserId provider, UserId customer) = 0;
    virtual Result<ConversationRecord> insert(const ConversationRecord &conversation) = 0; //!< assigns id and position
    //! Not archived by `participant`, by last message descending. Page::count is the total.
    virtual Result<Page<ConversationRecord>> listFor(UserId participant, qint64 offset, int limit) = 0;
    //! Moves a mark forward (never back) and recomputes the owner's unread counter; false when nothing moved.
    virtual Result<bool> moveMark(
        ConversationRecord &conversation, UserId user, MessageStatus status, qint64 upToSeq, Timestamp at)
        = 0;
    virtual Result<QList<ConversationRecord>> all() = 0; //!< ids and participants only; for the directory at start
};

struct MessageFilter
{
    std::optional<ConversationId> conversation;
    bool isNewestFirst = false;
};

class MessageStore
{
public:
    virtual ~MessageStore() = default;
    virtual Result<std::optional<MessageRecord>> byIdFor(MessageId id, UserId participant) = 0;
    virtual Result<std::optional<MessageRecord>> byClientId(UserId sender, const QString &clientMessageId) = 0;
    //! The stored copy of `candidate` that came through the other door: same sender, conversation and hash, no client
    //! id, not older than `since` (rulings.md 8). It answers for one copy only: taken, it is Transport::Both.
    virtual Result<std::optional<MessageRecord>> takeTwin(const MessageRecord &candidate, Timestamp since) = 0;
    //! Gives id, seq and position, raises the conversation's counters. `conversation` is updated in place.
    virtual Result<MessageRecord> append(ConversationRecord &conversation, MessageRecord message) = 0;
    //! Ascending by seq: the last `limit` messages with seq < beforeSeq (0 = from the end).
    virtual Result<QList<MessageRecord>> before(ConversationId conversation, qint64 beforeSeq, int limit) = 0;
    virtual Result<QList<MessageRecord>> after(ConversationId conversation, qint64 afterSeq, int limit) = 0;
    virtual Result<Page<MessageRecord>> listFor(
        UserId participant, const MessageFilter &filter, qint64 offset, int limit)
        = 0;
};

//! \brief One connection's stores.
class Stores
{
public:
    virtual ~Stores() = default;
    virtual UserStore &users() = 0;
    virtual SessionStore &sessions() = 0;
    virtual ServiceStore &services() = 0;
    virtual ConversationStore &conversations() = 0;
    virtual MessageStore &messages() = 0;
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
