// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitewordindex.h"

#include "server/storage/sqlite/sqlitemessagerow.h"
#include "server/storage/sqlite/sqlstatements.h"
#include "server/storage/wordsplitter.h"
#include "shared/core/limits.h"

#include <QtCore/QDeadlineTimer>

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int window = 64; // messages between two looks at the clock

const QString searchCursor = u"search_cursor"_s;
const QString editionName = u"search_edition"_s;

QByteArray editionOf(const TextCipher &cipher)
{
    return QByteArray::number(wordSplitterVersion) + ':' + cipher.wordKeyFingerprint().toHex();
}

bool hasAll(const QStringList &words, const QStringList &wanted)
{
    return std::all_of(wanted.begin(), wanted.end(), [&](const QString &word) { return words.contains(word); });
}

} // namespace

void bindMessageFilter(SqliteQuery &query, UserId participant, const MessageFilter &filter)
{
    const auto number = [](const auto &value) { return value ? std::optional(int(*value)) : std::nullopt; };
    query.bind(participant).bindOrNull(filter.conversation).bindOrNull(number(filter.type));
    query.bindOrNull(number(filter.status)).bindOrNull(filter.isFlagged).bindOrNull(filter.hasAttachment);
    query.bindOrNull(filter.sender).bindOrNull(number(filter.senderRole));
    query.bindOrNull(filter.createdAfter).bindOrNull(filter.createdBefore);
}

Result<void> SqliteWordIndex::prepare(SqliteConnection &connection, const TextCipher &cipher)
{
    const QByteArray edition = editionOf(cipher);
    {
        SqliteQuery query = connection.query(sql::metaText);
        const bool isThere = query.bind(editionName).next();
        if (query.hasFailed())
            return query.error();
        if (isThere && query.readBlob() == edition)
            return {};
    }
    if (auto begun = connection.execute(sql::beginWrite); !begun)
        return begun;
    if (auto emptied = connection.execute(sql::removeAllWords); !emptied)
        return emptied;
    {
        SqliteQuery query = connection.query(sql::setMeta);
        if (auto reset = query.bind(searchCursor).bind(0).run(); !reset)
            return reset;
    }
    SqliteQuery query = connection.query(sql::setMeta);
    if (auto saved = query.bind(editionName).bind(edition).run(); !saved)
        return saved;
    return connection.execute(sql::commit);
}

// ---- writing
// ---------------------------------------------------------------------------------------------------------

Result<MessageId> SqliteWordIndex::cursor()
{
    SqliteQuery query = m_context.read(sql::metaText);
    if (query.bind(searchCursor).next())
        return query.readId<MessageId>();
    return query.hasFailed() ? query.error() : Error::of(ErrorCode::Internal);
}

Result<void> SqliteWordIndex::moveCursor(MessageId to)
{
    SqliteQuery query = m_context.write(sql::setMeta);
    return query.bind(searchCursor).bind(to).run();
}

Result<bool> SqliteWordIndex::catchUp(const QDeadlineTimer &deadline)
{
    const auto from = cursor();
    if (!from)
        return from.error();
    MessageId last = *from;
    bool hasMore = true;
    while (hasMore && !deadline.hasExpired()) {
        QList<MessageRecord> messages;
        {
            SqliteQuery query = m_context.read(sql::messagesSince);
            auto rows = allRows(query.bind(last).bind(window),
                [this](SqliteQuery &row) { return readMessageRow(row, m_context.cipher()).message; });
            if (!rows)
                return rows.error();
            messages = std::move(*rows);
        }
        hasMore = messages.size() == window;
        for (const MessageRecord &message : std::as_const(messages)) {
            if (auto written = write(sql::insertWord, message); !written)
                return written.error();
            last = message.id;
            if (deadline.hasExpired()) {
                hasMore = true;
                break;
            }
        }
    }
    if (last != *from) {
        if (auto moved = moveCursor(last); !moved)
            return moved.error();
    }
    return hasMore;
}

Result<bool> SqliteWordIndex::isIndexed(const MessageRecord &message)
{
    const auto last = cursor();
    if (!last)
        return last.error();
    return message.id <= *last;
}

Result<void> SqliteWordIndex::write(const char *sql, const MessageRecord &message)
{
    const QStringList words = wordsOf(message.text);
    const qsizetype count = std::min<qsizetype>(words.size(), limits::indexedWords);
    for (qsizetype i = 0; i < count; ++i) {
        SqliteQuery query = m_context.write(sql);
        query.bind(message.conversation).bind(m_context.cipher().wordHash(words.at(i))).bind(message.seq);
        if (auto written = query.run(); !written)
            return written;
    }
    return {};
}

Result<void> SqliteWordIndex::add(const MessageRecord &message)
{
    const auto indexed = isIndexed(message);
    if (!indexed)
        return indexed.error();
    return *indexed ? write(sql::insertWord, message) : Result<void>();
}

Result<void> SqliteWordIndex::remove(const MessageRecord &message)
{
    const auto indexed = isIndexed(message);
    if (!indexed)
        return indexed.error();
    return *indexed ? write(sql::removeWord, message) : Result<void>();
}

// ---- searching
// -------------------------------------------------------------------------------------------------------

SqliteWordIndex::Question SqliteWordIndex::questionOf(const QStringList &words) const
{
    Question question;
    question.words = wordsOf(words.join(u' ')).mid(0, limits::searchWords);
    if (question.words.isEmpty())
        return question;
    std::stable_sort(question.words.begin(), question.words.end(),
        [](const QString &a, const QString &b) { return a.size() > b.size(); });
    question.first = m_context.cipher().wordHash(question.words.first());
    QStringList others;
    for (qsizetype i = 1; i < question.words.size(); ++i)
        others.append(QString::number(m_context.cipher().wordHash(question.words.at(i))));
    question.others = u'[' + others.join(u',') + u']';
    return question;
}

// Ids grow with time, so what is not indexed yet is newer than all that is.
Result<Page<MessageId>> SqliteWordIndex::search(
    UserId participant, const MessageFilter &filter, qint64 offset, int limit)
{
    Page<MessageId> page;
    const Question question = questionOf(filter.words);
    if (question.words.isEmpty())
        return page;
    auto fresh = searchOneByOne(participant, filter, question.words);
    if (!fresh)
        return fresh.error();
    const auto indexed = countFound(participant, filter, question);
    if (!indexed)
        return indexed.error();
    page.count = fresh->size() + *indexed;
    if (!filter.isNewestFirst)
        std::reverse(fresh->begin(), fresh->end());

    const qint64 before = filter.isNewestFirst ? fresh->size() : 0; // fresh ones before the indexed ones
    const qint64 from = std::max<qint64>(0, offset - before);
    const qint64 room = std::max<qint64>(0, offset + limit - before) - from;
    const auto rows = found(participant, filter, question, from, room);
    if (!rows)
        return rows.error();
    const qint64 freshOffset = filter.isNewestFirst ? offset : std::max<qint64>(0, offset - *indexed);
    const QList<MessageId> freshPart = fresh->mid(freshOffset, limit - (filter.isNewestFirst ? 0 : rows->size()));
    page.results = filter.isNewestFirst ? freshPart + *rows : *rows + freshPart;
    return page;
}

Result<QList<MessageId>> SqliteWordIndex::searchOneByOne(
    UserId participant, const MessageFilter &filter, const QStringList &words)
{
    const auto last = cursor();
    if (!last)
        return last.error();
    SqliteQuery query = m_context.read(sql::messagesNotIndexed);
    bindMessageFilter(query, participant, filter);
    query.bind(*last).bind(limits::searchedOneByOne);
    QList<MessageId> ids;
    while (query.next()) {
        const MessageRecord message = readMessageRow(query, m_context.cipher()).message;
        if (hasAll(wordsOf(message.text).mid(0, limits::indexedWords), words))
            ids.append(message.id);
    }
    if (query.hasFailed())
        return query.error();
    return ids;
}

Result<qint64> SqliteWordIndex::countFound(UserId participant, const MessageFilter &filter, const Question &question)
{
    SqliteQuery query = m_context.read(sql::countFoundMessages);
    bindMessageFilter(query, participant, filter);
    if (query.bind(question.first).bind(question.others).next())
        return query.readInteger();
    return query.error();
}

Result<QList<MessageId>> SqliteWordIndex::found(
    UserId participant, const MessageFilter &filter, const Question &question, qint64 offset, qint64 limit)
{
    if (limit <= 0)
        return QList<MessageId>();
    SqliteQuery query
        = m_context.read(filter.isNewestFirst ? sql::foundMessagesNewestFirst : sql::foundMessagesOldestFirst);
    bindMessageFilter(query, participant, filter);
    query.bind(question.first).bind(question.others).bind(limit).bind(offset);
    return allRows(query, [](SqliteQuery &row) { return row.readId<MessageId>(); });
}

} // namespace chautari::server
