// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/conversation.h"
#include "shared/protocol/frames.h"
#include "sqlite/sqliteconnection.h"

namespace chautari {

//! Up to where of which history of the server this computer knows everything.
struct SyncPoint
{
    QString epoch;
    qint64 position = 0;

    friend bool operator==(const SyncPoint &, const SyncPoint &) = default;
};

//! How far somebody received and read a conversation.
struct Marks
{
    qint64 deliveredSeq = 0;
    qint64 readSeq = 0;
};

//! \brief Everything this account has seen, on this computer: conversations, messages, marks, and an index of their
//! words.
//!
//! Writing gathers in one transaction until commit(), so that a burst costs one; the sync point is written with what it
//! stands for. Rows are put over what is there by position, so the same news may come twice and late. Every row carries
//! a proof of its bytes: what was changed on the disk is not shown, and isDamaged() says that the cache should be made
//! anew. synchronous=NORMAL: after a power cut it may be a little older, and so is its sync point. Client-core thread.
class MessageCache
{
public:
    //! A damaged one, or of another version, is removed and begun anew: all of it can come again.
    static Result<std::unique_ptr<MessageCache>> open(const QString &path, UserId viewer);
    //! Commits.
    ~MessageCache();
    MessageCache(const MessageCache &) = delete;
    MessageCache &operator=(const MessageCache &) = delete;

    [[nodiscard]] SyncPoint syncPoint();
    [[nodiscard]] bool isDamaged() const { return m_isDamaged || m_connection->isUntrusted(); }

    //! Each with its newest messages, newest first, at most `latest`.
    Result<QList<Conversation>> conversations(int latest);
    //! The newest `limit` before `seq` (0: of all), ascending.
    Result<QList<Message>> messagesBefore(ConversationId conversation, qint64 seq, int limit);
    //! The newest `limit` with files before `seq` (0: of all), newest first.
    Result<QList<Message>> withFiles(ConversationId conversation, qint64 seq, int limit);
    Result<std::optional<Message>> message(MessageId id);
    //! Everything from this seq on is here; 0 = nothing is.
    Result<qint64> coveredFrom(ConversationId conversation);
    [[nodiscard]] Marks marks(ConversationId conversation, UserId user);
    //! Newest first; `before` = the last hit of the page before, or none. Words and their beginnings first; when there
    //! are none, any part of a word of three characters or more.
    //! \param in one conversation; invalid = all of them
    Result<QList<Message>> search(const QString &query, int limit, MessageId before = {}, ConversationId in = {});

    // Everything below becomes true with commit().
    Result<void> setSyncPoint(const SyncPoint &point);
    //! Its latest messages as well. A conversation that is new here is covered from the oldest of them on.
    Result<void> put(const Conversation &conversation);
    //! The conversation alone.
    Result<void> update(const Conversation &conversation);
    Result<void> put(const Message &message);
    //! A page of history: `from` is where it begins, 1 when nothing is before it.
    Result<void> cover(ConversationId conversation, qint64 from);
    Result<void> apply(const MessageDeletedEvent &deletion);
    Result<void> apply(const MessageStatusEvent &mark);
    //! Whether something here may still have words of a message that was just taken away for everyone; to be asked
    //! before it is put or applied.
    Result<bool> mayQuote(ConversationId conversation, MessageId deleted, qint64 seq);
    //! Takes them away. Returns those that quoted it, as they are now.
    Result<QList<Message>> emptyQuotes(ConversationId conversation, MessageId deleted, qint64 seq);
    //! Gone from this person's list. Its messages stay: a new one brings it back with all of them.
    Result<void> remove(ConversationId conversation);
    Result<void> commit();
    void rollback();

    //! Deleted words stay in the index until it is merged: a slice of that work, false when there is none left.
    Result<bool> tidy();

private:
    explicit MessageCache(std::unique_ptr<SqliteConnection> connection, UserId viewer);
    Result<void> begin();
    Result<qint64> positionOf(MessageId id);
    Result<void> write(const Message &message);
    Result<void> erase(const Message &message);
    Result<void> eraseUpTo(ConversationId conversation, qint64 seq);
    Result<void> index(const Message &message, bool isAdded);
    [[nodiscard]] std::optional<Message> readMessage(SqliteQuery &row);
    [[nodiscard]] std::optional<Conversation> readConversation(SqliteQuery &row);
    Result<QList<Message>> readMessages(SqliteQuery &query);
    struct Hunt
    {
        const char *everywhere;
        const char *inOne;
        QString expression;
        ConversationId in;
    };
    Result<QList<Message>> hits(const Hunt &hunt, int limit, MessageId before);
    void applyMarks(Message &message);
    Result<void> setFact(const QString &name, const QString &value);
    [[nodiscard]] QString fact(const QString &name);

    std::unique_ptr<SqliteConnection> m_connection;
    UserId m_viewer;
    bool m_isWriting = false;
    bool m_isDamaged = false;
    bool m_hasDeletedWords = false;
    bool m_isMerging = false;
};

} // namespace chautari
