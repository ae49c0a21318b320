// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorecontext.h"
#include "server/storage/stores.h"

namespace chautari::server {

//! \brief Which words stand in which message, as keyed hashes: who has the database but not the key cannot read them
//! out of it (rulings.md 25). Messages get in behind the senders' backs, because ten words cost as much of the writer
//! as the message itself; those not in it yet are read one by one by a search. What leaves a message leaves the index
//! in the same transaction.
class SqliteWordIndex final : public WordIndex
{
public:
    explicit SqliteWordIndex(SqliteStoreContext &context)
        : m_context(context)
    { }

    //! At the start: empties an index of other words or another key.
    static Result<void> prepare(SqliteConnection &connection, const TextCipher &cipher);

    Result<bool> catchUp(const QDeadlineTimer &deadline) override;

    // For the message store, before and after a text changes. Nothing to do for what is not in the index yet.
    Result<void> add(const MessageRecord &message);
    Result<void> remove(const MessageRecord &message);

    //! Messages with all of `words` (they are split once more) that `participant` may see and the filter leaves.
    //! Page::count counts, of those not indexed yet, the newest limits::searchedOneByOne.
    Result<Page<MessageId>> search(UserId participant, const MessageFilter &filter, qint64 offset, int limit);

private:
    struct Question
    {
        QStringList words;
        qint64 first = 0; //!< hash of the longest word: the rarest, most likely
        QString others; //!< hashes of the others, a JSON list
    };
    Result<MessageId> cursor();
    Result<void> moveCursor(MessageId to);
    Result<bool> isIndexed(const MessageRecord &message);
    Result<void> write(const char *sql, const MessageRecord &message);
    [[nodiscard]] Question questionOf(const QStringList &words) const;
    //! Newest first.
    Result<QList<MessageId>> searchOneByOne(UserId participant, const MessageFilter &filter, const QStringList &words);
    Result<qint64> countFound(UserId participant, const MessageFilter &filter, const Question &question);
    Result<QList<MessageId>> found(
        UserId participant, const MessageFilter &filter, const Question &question, qint64 offset, qint64 limit);

    SqliteStoreContext &m_context;
};

//! The parameters ?1 to ?10 of CHAUTARI_MESSAGE_FILTERS.
void bindMessageFilter(SqliteQuery &query, UserId participant, const MessageFilter &filter);

} // namespace chautari::server
