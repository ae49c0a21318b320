// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorecontext.h"
#include "server/storage/stores.h"

namespace chautari::server {

struct MessageRow;

class SqliteMessageStore final : public MessageStore
{
public:
    explicit SqliteMessageStore(SqliteStoreContext &context)
        : m_context(context)
    { }

    Result<std::optional<MessageRecord>> byIdFor(MessageId id, UserId participant) override;
    Result<std::optional<MessageRecord>> byClientId(UserId sender, const QString &clientMessageId) override;
    Result<std::optional<MessageRecord>> takeTwin(const MessageRecord &candidate, Timestamp since) override;
    //! Counts on from the conversation as it is now, whatever the caller's copy says. The row is written when the
    //! command ends or asks for anything else, so what the database has against it (a used client id) fails the command
    //! then.
    Result<MessageRecord> append(ConversationRecord &conversation, MessageRecord message, bool keepsArchived) override;
    Result<QList<MessageRecord>> before(
        ConversationId conversation, qint64 beforeSeq, int limit, UserId viewer) override;
    Result<QList<MessageRecord>> after(ConversationId conversation, qint64 afterSeq, int limit, UserId viewer) override;
    Result<void> edit(
        ConversationRecord &conversation, MessageRecord &message, const QString &text, Timestamp at) override;
    Result<void> touch(ConversationRecord &conversation, MessageRecord &message) override;
    Result<void> erase(ConversationRecord &conversation, MessageRecord &message, Timestamp at) override;
    Result<bool> hide(
        ConversationRecord &conversation, const MessageRecord &message, UserId user, qint64 &position) override;
    Result<bool> setReaction(ConversationRecord &conversation, MessageRecord &message, const ReactionRecord &reaction,
        bool isRemoved) override;
    Result<void> flag(MessageRecord &message, const FlagRecord &flag) override;
    Result<QList<WaitingFlag>> flagsWaiting(int limit) override;
    Result<bool> settleFlags(MessageId message) override;
    Result<std::optional<MessageRecord>> reported(MessageId id) override;
    Result<QList<MessageRecord>> oldest(MessageId after, int limit) override;
    Result<QList<MessageVersionRecord>> versions(MessageId message) override;
    Result<Page<MessageRecord>> listFor(
        UserId participant, const MessageFilter &filter, qint64 offset, int limit) override;

private:
    Result<std::optional<MessageRecord>> first(SqliteQuery &query);
    Result<QList<MessageRecord>> all(SqliteQuery &query);
    //! What the row says there is besides it.
    Result<MessageRecord> complete(MessageRow row);
    Result<void> addReplied(MessageRecord &message);
    Result<void> save(ConversationRecord &conversation, MessageRecord &message);
    //! `message` is going out of what `user` sees.
    Result<void> lowerUnread(ConversationRecord &conversation, const MessageRecord &message, UserId user);
    Result<QList<qint64>> hiddenSeqs(ConversationId conversation, UserId user);
    Result<void> attach(const MessageRecord &message);
    Result<bool> hidesAnything(UserId user);

    Result<Page<MessageRecord>> listOne(
        UserId participant, ConversationId conversation, bool isNewestFirst, qint64 offset, int limit);
    Result<Page<MessageRecord>> listAll(UserId participant, bool isNewestFirst, qint64 offset, int limit);
    Result<Page<MessageRecord>> listMatching(UserId participant, const MessageFilter &filter, qint64 offset, int limit);
    Result<Page<MessageRecord>> listFound(UserId participant, const MessageFilter &filter, qint64 offset, int limit);

    SqliteStoreContext &m_context;
};

} // namespace chautari::server
