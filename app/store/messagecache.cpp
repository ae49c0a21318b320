// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/messagecache.h"

#include "app/store/cachesql.h"
#include "app/store/localdatabase.h"
#include "app/store/searchtext.h"
#include "shared/core/limits.h"
#include "shared/core/logging.h"
#include "shared/json/conversationjson.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QtEndian>

#include <algorithm>
#include <limits>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 beyondAll = std::numeric_limits<qint64>::max();
constexpr int cacheCheckpointPages = 1000;
constexpr int mergePages = 64; // of one slice: about 2 ms
constexpr int candidatesAtOnce = 200; // whose trigrams are there, until they have been looked at
constexpr int candidatesMax = 2000;

constexpr auto factPoint = "sync point"_L1; // "epoch position proof"
constexpr auto factIsOpen = "open"_L1; // while a program has it: still there at the next opening after a crash
constexpr auto factIsUntidy = "untidy"_L1;

// Of the numbers too: a row that was moved is as wrong as one that was changed.
qint64 proofOf(std::initializer_list<qint64> numbers, const QByteArray &json)
{
    QCryptographicHash hash(QCryptographicHash::Blake2s_128);
    for (const qint64 number : numbers)
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&number), sizeof(number)));
    hash.addData(json);
    return qFromLittleEndian<qint64>(hash.result().constData());
}

QString pointText(const SyncPoint &point)
{
    const qint64 proof = proofOf({point.position}, point.epoch.toUtf8());
    return u"%1 %2 %3"_s.arg(point.epoch).arg(point.position).arg(proof);
}

QByteArray jsonOf(const auto &value)
{
    JsonWriter writer;
    write(writer, value);
    return writer.take();
}

} // namespace

Result<std::unique_ptr<MessageCache>> MessageCache::open(const QString &path, UserId viewer)
{
    const LocalSchema schema{u":/chautari/client/sql/cache.sql"_s, 3, "PRAGMA synchronous=NORMAL"};
    auto connection = openLocalDatabase(path, schema);
    if (connection) {
        std::unique_ptr<MessageCache> cache(new MessageCache(*std::move(connection), viewer));
        const bool isUnsure = !cache->fact(factIsOpen).isEmpty();
        if ((!isUnsure || isSound(*cache->m_connection)) && !cache->isDamaged())
            return cache;
    } else if (connection.error().code != ErrorCode::NotFound) {
        return connection.error();
    }
    qCWarning(logStorage) << "the local cache is damaged or of another version: it is made anew";
    removeDatabase(path);
    connection = openLocalDatabase(path, schema);
    if (!connection)
        return connection.error();
    return std::unique_ptr<MessageCache>(new MessageCache(*std::move(connection), viewer));
}

MessageCache::MessageCache(std::unique_ptr<SqliteConnection> connection, UserId viewer)
    : m_connection(std::move(connection))
    , m_viewer(viewer)
{
    m_hasDeletedWords = !fact(factIsUntidy).isEmpty();
}

MessageCache::~MessageCache()
{
    if (setFact(factIsOpen, {}) && commit())
        (void)m_connection->checkpoint(SqliteConnection::Checkpoint::Truncate);
}

// ---- facts and transactions
// ------------------------------------------------------------------------------------------

QString MessageCache::fact(const QString &name)
{
    SqliteQuery query = m_connection->query(cachesql::fact);
    query.bind(name);
    return query.next() ? query.readText() : QString();
}

Result<void> MessageCache::setFact(const QString &name, const QString &value)
{
    if (auto r = begin(); !r)
        return r;
    SqliteQuery query = m_connection->query(cachesql::setFact);
    query.bind(name).bind(value);
    return query.run();
}

// With a proof of its own: a position that grew on the disk would make the server skip what was never told.
SyncPoint MessageCache::syncPoint()
{
    const QString text = fact(factPoint);
    if (text.isEmpty())
        return {};
    const SyncPoint point{text.section(u' ', 0, 0), text.section(u' ', 1, 1).toLongLong()};
    if (text == pointText(point))
        return point;
    m_isDamaged = true;
    return {};
}

Result<void> MessageCache::setSyncPoint(const SyncPoint &point)
{
    return setFact(factPoint, pointText(point));
}

Result<void> MessageCache::begin()
{
    if (m_isWriting)
        return {};
    if (auto r = m_connection->execute(cachesql::begin); !r)
        return r;
    m_isWriting = true;
    if (fact(factIsOpen).isEmpty())
        return setFact(factIsOpen, u"1"_s);
    return {};
}

Result<void> MessageCache::commit()
{
    if (!m_isWriting)
        return {};
    if (auto r = m_connection->execute(cachesql::commit); !r) {
        rollback();
        return r;
    }
    m_isWriting = false;
    if (m_connection->walPages() > cacheCheckpointPages)
        (void)m_connection->checkpoint(SqliteConnection::Checkpoint::Passive);
    return {};
}

void MessageCache::rollback()
{
    m_connection->clearFailures();
    if (m_connection->isInTransaction())
        (void)m_connection->execute(cachesql::rollback);
    m_isWriting = false;
}

// ---- conversations
// ---------------------------------------------------------------------------------------------------

std::optional<Conversation> MessageCache::readConversation(SqliteQuery &row)
{
    const qint64 id = row.readInteger();
    const qint64 proof = row.readInteger();
    const QByteArray json = row.readBlob();
    const auto object = proof == proofOf({id}, json) ? parseJsonObject(json) : Result<QJsonObject>(Error());
    if (!object) {
        m_isDamaged = true;
        return std::nullopt;
    }
    JsonReader reader(*object);
    Conversation conversation = chautari::readConversation(reader, m_viewer);
    return conversation;
}

Result<QList<Conversation>> MessageCache::conversations(int latest)
{
    QList<Conversation> found;
    {
        SqliteQuery query = m_connection->query(cachesql::conversations);
        while (query.next()) {
            if (std::optional<Conversation> conversation = readConversation(query))
                found.append(*std::move(conversation));
        }
        if (query.hasFailed())
            return query.error();
    }
    for (Conversation &conversation : found) {
        auto messages = messagesBefore(conversation.id, 0, latest);
        if (!messages)
            return messages.error();
        std::ranges::reverse(*messages);
        conversation.latestMessages = *std::move(messages);
    }
    return found;
}

Result<void> MessageCache::put(const Conversation &conversation)
{
    if (auto r = update(conversation); !r)
        return r;
    for (const Message &message : conversation.latestMessages) {
        if (auto r = put(message); !r)
            return r;
    }
    return conversation.clearedSeq > 0 ? eraseUpTo(conversation.id, conversation.clearedSeq) : Result<void>();
}

Result<void> MessageCache::update(const Conversation &conversation)
{
    if (auto r = begin(); !r)
        return r;
    const Result<qint64> covered = coveredFrom(conversation.id);
    if (!covered)
        return covered.error();
    const QList<Message> &latest = conversation.latestMessages;
    const qint64 oldest = latest.size() < limits::latestMessages ? 1 : latest.last().seq;
    Conversation bare = conversation;
    bare.latestMessages.clear();
    const QByteArray json = jsonOf(bare);
    SqliteQuery query = m_connection->query(cachesql::putConversation);
    query.bind(conversation.id).bind(*covered > 0 ? *covered : oldest);
    query.bind(proofOf({conversation.id.value()}, json)).bind(json);
    return query.run();
}

Result<void> MessageCache::remove(ConversationId conversation)
{
    if (auto r = begin(); !r)
        return r;
    SqliteQuery query = m_connection->query(cachesql::removeConversation);
    query.bind(conversation);
    return query.run();
}

Result<qint64> MessageCache::coveredFrom(ConversationId conversation)
{
    SqliteQuery query = m_connection->query(cachesql::coveredFrom);
    query.bind(conversation);
    if (query.next())
        return query.readInteger();
    if (query.hasFailed())
        return query.error();
    return 0;
}

Result<void> MessageCache::cover(ConversationId conversation, qint64 from)
{
    if (auto r = begin(); !r)
        return r;
    SqliteQuery query = m_connection->query(cachesql::cover);
    query.bind(from).bind(conversation);
    return query.run();
}

// ---- messages
// --------------------------------------------------------------------------------------------------------

std::optional<Message> MessageCache::readMessage(SqliteQuery &row)
{
    const qint64 id = row.readInteger();
    const qint64 conversation = row.readInteger();
    const qint64 seq = row.readInteger();
    const qint64 position = row.readInteger();
    const qint64 proof = row.readInteger();
    const QByteArray json = row.readBlob();
    const bool isProven = proof == proofOf({id, conversation, seq, position}, json);
    const auto object = isProven ? parseJsonObject(json) : Result<QJsonObject>(Error());
    if (!object) {
        m_isDamaged = true;
        return std::nullopt;
    }
    JsonReader reader(*object);
    return chautari::readMessage(reader);
}

Result<QList<Message>> MessageCache::readMessages(SqliteQuery &query)
{
    QList<Message> messages;
    while (query.next()) {
        if (std::optional<Message> message = readMessage(query))
            messages.append(*std::move(message));
    }
    if (query.hasFailed())
        return query.error();
    return messages;
}

// A message of mine is as far as the other one's mark says.
void MessageCache::applyMarks(Message &message)
{
    if (message.sender.id != m_viewer)
        return;
    SqliteQuery query = m_connection->query(cachesql::peersMarks);
    query.bind(message.conversation).bind(m_viewer);
    if (!query.next())
        return;
    const qint64 delivered = query.readInteger();
    const qint64 read = query.readInteger();
    if (message.seq <= read)
        message.status = MessageStatus::Read;
    else if (message.seq <= delivered)
        message.status = std::max(message.status, MessageStatus::Delivered);
}

Result<QList<Message>> MessageCache::messagesBefore(ConversationId conversation, qint64 seq, int limit)
{
    QList<Message> messages;
    {
        SqliteQuery query = m_connection->query(cachesql::before);
        query.bind(conversation).bind(seq > 0 ? seq : beyondAll).bind(limit);
        auto read = readMessages(query);
        if (!read)
            return read;
        messages = *std::move(read);
    }
    for (Message &message : messages)
        applyMarks(message);
    std::ranges::reverse(messages);
    return messages;
}

Result<QList<Message>> MessageCache::withFiles(ConversationId conversation, qint64 seq, int limit)
{
    SqliteQuery query = m_connection->query(cachesql::withFiles);
    query.bind(conversation).bind(seq > 0 ? seq : beyondAll).bind(limit);
    return readMessages(query);
}

Result<std::optional<Message>> MessageCache::message(MessageId id)
{
    std::optional<Message> found;
    {
        SqliteQuery query = m_connection->query(cachesql::message);
        query.bind(id);
        if (query.next())
            found = readMessage(query);
        if (query.hasFailed())
            return query.error();
    }
    if (found)
        applyMarks(*found);
    return found;
}

Result<void> MessageCache::put(const Message &message)
{
    if (!message.id.isValid() || message.seq <= 0)
        return {};
    if (auto r = begin(); !r)
        return r;
    const Result<qint64> position = positionOf(message.id);
    if (!position)
        return position.error();
    if (*position >= std::max<qint64>(message.position, 1))
        return {};
    const auto known = this->message(message.id);
    if (!known)
        return known.error();
    if (*known && (*known)->text != message.text) {
        if (auto r = index(**known, false); !r)
            return r;
    }
    if (!*known || (*known)->text != message.text) {
        if (auto r = index(message, true); !r)
            return r;
    }
    return write(message);
}

//! 0: it is not here, or was only built from an ack.
Result<qint64> MessageCache::positionOf(MessageId id)
{
    SqliteQuery query = m_connection->query(cachesql::position);
    query.bind(id);
    if (query.next())
        return query.readInteger();
    if (query.hasFailed())
        return query.error();
    return 0;
}

Result<void> MessageCache::write(const Message &message)
{
    const QByteArray json = jsonOf(message);
    SqliteQuery query = m_connection->query(cachesql::putMessage);
    query.bind(message.id).bind(message.conversation).bind(message.seq).bind(message.position);
    query.bind(proofOf({message.id.value(), message.conversation.value(), message.seq, message.position}, json));
    query.bind(json);
    return query.run();
}

Result<void> MessageCache::index(const Message &message, bool isAdded)
{
    if (message.text.isEmpty())
        return {};
    const QString text = searchtext::normalised(message.text);
    for (const char *sql :
        {isAdded ? cachesql::addWords : cachesql::deleteWords, isAdded ? cachesql::addParts : cachesql::deleteParts}) {
        SqliteQuery query = m_connection->query(sql);
        query.bind(message.id).bind(text);
        if (auto r = query.run(); !r)
            return r;
    }
    if (isAdded || m_hasDeletedWords)
        return {};
    m_hasDeletedWords = true;
    return setFact(factIsUntidy, u"1"_s);
}

Result<void> MessageCache::erase(const Message &message)
{
    if (auto r = index(message, false); !r)
        return r;
    SqliteQuery query = m_connection->query(cachesql::removeMessage);
    query.bind(message.id);
    return query.run();
}

Result<void> MessageCache::eraseUpTo(ConversationId conversation, qint64 seq)
{
    QList<Message> doomed;
    {
        SqliteQuery query = m_connection->query(cachesql::upTo);
        query.bind(conversation).bind(seq);
        auto read = readMessages(query);
        if (!read)
            return read.error();
        doomed = *std::move(read);
    }
    for (const Message &message : doomed) {
        if (auto r = erase(message); !r)
            return r;
    }
    return {};
}

Result<void> MessageCache::apply(const MessageDeletedEvent &deletion)
{
    if (auto r = begin(); !r)
        return r;
    const auto known = message(deletion.message);
    if (!known)
        return known.error();
    if (!*known)
        return {};
    if (deletion.deletion == DeletionType::Self)
        return erase(**known);
    Message tombstone = **known;
    tombstone.deletion = deletion.deletion;
    tombstone.position = std::max(tombstone.position, deletion.position);
    tombstone.text.clear();
    tombstone.attachments.clear();
    tombstone.reactions.clear();
    return put(tombstone);
}

// A tombstone that is known already is no news. One that was never here may be quoted by what is, where that begins
// after it.
Result<bool> MessageCache::mayQuote(ConversationId conversation, MessageId deleted, qint64 seq)
{
    const auto known = message(deleted);
    if (!known)
        return known.error();
    if (*known)
        return (*known)->deletion == DeletionType::None;
    const Result<qint64> covered = coveredFrom(conversation);
    if (!covered)
        return covered.error();
    return seq < *covered;
}

Result<QList<Message>> MessageCache::emptyQuotes(ConversationId conversation, MessageId deleted, qint64 seq)
{
    if (auto r = begin(); !r)
        return r.error();
    QList<Message> quoting;
    {
        SqliteQuery query = m_connection->query(cachesql::quoting);
        query.bind(conversation).bind(seq);
        query.bind(QByteArray("\"reply_to\":{\"id\":" + QByteArray::number(deleted.value()) + ','));
        auto read = readMessages(query);
        if (!read)
            return read;
        quoting = *std::move(read);
    }
    quoting.removeIf([deleted](const Message &message) { return !message.replyTo || message.replyTo->id != deleted; });
    for (Message &message : quoting) {
        message.replyTo->text.clear();
        message.replyTo->isDeleted = true;
        applyMarks(message);
        if (auto r = write(message); !r)
            return r.error();
    }
    return quoting;
}

// ---- marks
// -----------------------------------------------------------------------------------------------------------

Marks MessageCache::marks(ConversationId conversation, UserId user)
{
    SqliteQuery query = m_connection->query(cachesql::marks);
    query.bind(conversation).bind(user);
    if (!query.next())
        return {};
    const qint64 delivered = query.readInteger();
    return {delivered, query.readInteger()};
}

Result<void> MessageCache::apply(const MessageStatusEvent &mark)
{
    if (auto r = begin(); !r)
        return r;
    const qint64 read = mark.status == MessageStatus::Read ? mark.upToSeq : 0;
    SqliteQuery query = m_connection->query(cachesql::putMarks);
    query.bind(mark.conversation).bind(mark.updatedBy).bind(mark.upToSeq).bind(read);
    return query.run();
}

// ---- search
// ----------------------------------------------------------------------------------------------------------

Result<QList<Message>> MessageCache::hits(const Hunt &hunt, int limit, MessageId before)
{
    SqliteQuery query = m_connection->query(hunt.in.isValid() ? hunt.inOne : hunt.everywhere);
    query.bind(hunt.expression).bind(before.isValid() ? before.value() : beyondAll);
    if (hunt.in.isValid())
        query.bind(hunt.in);
    query.bind(limit);
    return readMessages(query);
}

Result<QList<Message>> MessageCache::search(const QString &query, int limit, MessageId before, ConversationId in)
{
    const QString words = searchtext::wordsExpression(query);
    if (words.isEmpty())
        return QList<Message>();
    auto found = hits({cachesql::findWords, cachesql::findWordsIn, words, in}, limit, before);
    const QString parts = searchtext::partsExpression(query);
    if (!found || !found->isEmpty() || parts.isEmpty())
        return found;
    const QStringList wanted = searchtext::normalised(query).split(u' ', Qt::SkipEmptyParts);
    const auto hasAll = [&wanted](const Message &message) {
        const QString text = searchtext::normalised(message.text);
        return std::ranges::all_of(wanted, [&text](const QString &part) { return text.contains(part); });
    };
    QList<Message> right;
    for (int looked = 0; looked < candidatesMax && right.size() < limit; looked += candidatesAtOnce) {
        const auto candidates = hits({cachesql::findParts, cachesql::findPartsIn, parts, in}, candidatesAtOnce, before);
        if (!candidates)
            return candidates;
        std::ranges::copy_if(*candidates, std::back_inserter(right), hasAll);
        if (candidates->size() < candidatesAtOnce)
            break;
        before = candidates->last().id;
    }
    return right.mid(0, limit);
}

Result<bool> MessageCache::tidy()
{
    if (!m_hasDeletedWords)
        return false;
    const auto changes = [this] {
        SqliteQuery query = m_connection->query(cachesql::totalChanges);
        return query.next() ? query.readInteger() : 0;
    };
    if (auto r = begin(); !r)
        return r.error();
    const qint64 first = changes();
    for (const char *sql : {cachesql::mergeWords, cachesql::mergeParts}) {
        SqliteQuery query = m_connection->query(sql);
        query.bind(m_isMerging ? mergePages : -mergePages);
        if (auto r = query.run(); !r)
            return r.error();
    }
    m_isMerging = true;
    // Each statement counts as one change of its own; a merge that found nothing to do makes no other.
    m_isMerging = changes() - first > 2;
    if (!m_isMerging) {
        m_hasDeletedWords = false;
        if (auto r = setFact(factIsUntidy, {}); !r)
            return r.error();
    }
    if (auto r = commit(); !r)
        return r.error();
    return m_isMerging;
}

} // namespace chautari
