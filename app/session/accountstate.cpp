// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/accountstate.h"

#include "app/store/localdatabase.h"
#include "shared/core/limits.h"
#include "shared/core/logging.h"

#include <QtCore/QFile>

#include <algorithm>
#include <utility>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

const QString beforeSuffix = u".before"_s; // of the cache of another history that has not been compared yet
constexpr int lostPage = 50;
constexpr int lostMax = 1000; // of a conversation

} // namespace

AccountState::AccountState(ChangeCollector &changes, std::function<void(const Error &)> diskFailed)
    : m_changes(changes)
    , m_diskFailed(std::move(diskFailed))
{ }

// ---- the disk
// --------------------------------------------------------------------------------------------------------

Result<void> AccountState::open(const QString &root, const AccountRecord &record)
{
    auto folder = AccountFolder::open(root, record);
    if (!folder)
        return folder.error();
    auto outbox = OutboxFile::open((*folder)->outboxPath(), (*folder)->outgoingPath());
    if (!outbox)
        return outbox.error();
    auto cache = MessageCache::open((*folder)->cachePath(), record.me.id);
    if (!cache)
        return cache.error();
    m_folder = *std::move(folder);
    m_outbox = *std::move(outbox);
    m_cache = *std::move(cache);
    m_hasFailed = false;
    const QString before = m_folder->cachePath() + beforeSuffix;
    m_before = QFile::exists(before) ? before : QString(); // the program ended before it could be compared
    return {};
}

void AccountState::openInMemory(UserId me)
{
    if (auto cache = MessageCache::open(inMemory, me))
        m_cache = *std::move(cache);
    m_hasFailed = false;
}

void AccountState::setMe(UserId me)
{
    m_me = me;
    m_book.setMe(me);
}

void AccountState::close()
{
    commit();
    m_cache.reset();
    m_outbox.reset();
    m_folder.reset();
    m_book.clear();
    m_wishes.clear();
    m_point.reset();
}

void AccountState::wipe()
{
    m_point.reset();
    m_cache.reset();
    if (m_folder) {
        m_folder->removeCaches();
        m_folder->forget();
    }
    close();
}

void AccountState::beginNewHistory()
{
    m_book.clear();
    m_point.reset();
    if (!m_cache)
        return;
    m_cache.reset();
    if (!m_folder)
        return openInMemory(m_me);
    m_before = moveDatabaseAside(m_folder->cachePath(), beforeSuffix);
    auto cache = MessageCache::open(m_folder->cachePath(), m_me);
    if (cache)
        m_cache = *std::move(cache);
    else
        m_diskFailed(cache.error());
}

QList<Message> AccountState::takeLost()
{
    QList<Message> lost;
    const QString path = std::exchange(m_before, {});
    if (path.isEmpty() || !m_cache)
        return lost;
    commit();
    auto before = MessageCache::open(path, m_me);
    const auto conversations = before ? (*before)->conversations(0) : Result<QList<Conversation>>(Error());
    if (!conversations)
        return lost;
    for (const Conversation &conversation : *conversations) {
        if (m_book.contains(conversation.id))
            lost += lostIn(**before, conversation.id);
    }
    before->reset();
    moveDatabaseAside(path, u".kept"_s);
    std::ranges::sort(lost, {}, &Message::createdAt);
    return lost;
}

// From the newest back to what both histories have.
QList<Message> AccountState::lostIn(MessageCache &before, ConversationId conversation)
{
    QList<Message> lost;
    const auto newest = m_cache->messagesBefore(conversation, 0, 1);
    const qint64 last = newest && !newest->isEmpty() ? newest->last().seq : 0;
    for (qint64 seq = 0; lost.size() < lostMax;) {
        const auto page = before.messagesBefore(conversation, seq, lostPage);
        if (!page || page->isEmpty())
            return lost;
        for (auto message = page->crbegin(); message != page->crend(); ++message) {
            const auto there = m_cache->messagesBefore(conversation, message->seq + 1, 1);
            const bool isKnown = there && !there->isEmpty() && there->last().seq == message->seq;
            const bool isSame = isKnown && there->last().createdAt == message->createdAt;
            if (isSame || (!isKnown && message->seq <= last))
                return lost;
            if (message->sender.id == m_me && !message->clientMessageId.isEmpty() && !message->text.isEmpty())
                lost.append(*message);
        }
        seq = page->first().seq;
    }
    return lost;
}

bool AccountState::restartCache()
{
    if (!std::exchange(m_hasFailed, false))
        return false;
    m_point.reset();
    if (m_cache)
        m_cache->rollback();
    return true;
}

Result<void> AccountState::save(const AccountRecord &record)
{
    return m_folder ? m_folder->save(record) : Result<void>();
}

SyncPoint AccountState::syncPoint() const
{
    return m_cache ? m_cache->syncPoint() : SyncPoint();
}

// All or nothing until the next commit: one failure takes back what came before it in the same transaction.
template <typename Write>
void AccountState::write(const Write &write)
{
    if (!m_cache || m_hasFailed)
        return;
    if (const Result<void> written = write(*m_cache); !written)
        fail(written.error());
}

void AccountState::fail(const Error &error)
{
    m_cache->rollback();
    m_point.reset();
    m_hasFailed = true;
    m_diskFailed(error);
}

void AccountState::commit()
{
    if (!m_cache || m_hasFailed)
        return;
    if (const std::optional<SyncPoint> point = std::exchange(m_point, {}))
        write([&](MessageCache &cache) { return cache.setSyncPoint(*point); });
    write([](MessageCache &cache) { return cache.commit(); });
    rebuildIfDamaged();
}

void AccountState::rebuildIfDamaged()
{
    if (!m_cache->isDamaged())
        return;
    qCWarning(logStorage) << "the local cache is damaged: it is made anew";
    m_cache.reset();
    if (!m_folder)
        return openInMemory(m_me);
    removeDatabase(m_folder->cachePath());
    auto cache = MessageCache::open(m_folder->cachePath(), m_me);
    if (cache)
        m_cache = *std::move(cache);
    m_hasFailed = true; // its sync point is that of an empty one: the next connection fills it
    m_diskFailed(Error::of(ErrorCode::NotFound));
}

bool AccountState::tidy()
{
    if (!m_cache || m_hasFailed)
        return false;
    const Result<bool> isMore = m_cache->tidy();
    return isMore && *isMore;
}

// ---- conversations
// ---------------------------------------------------------------------------------------------------

qsizetype AccountState::tellList()
{
    if (!m_cache)
        return 0;
    const Result<QList<Conversation>> conversations = m_cache->conversations(limits::latestMessages);
    if (!conversations)
        return 0;
    for (const Conversation &conversation : *conversations) {
        const Marks mine = m_cache->marks(conversation.id, m_me);
        if (const Conversation *entry = m_book.upsert(conversation))
            tell(*entry);
        m_book.noteRead(conversation.id, mine.readSeq);
    }
    return conversations->size();
}

// Every conversation that is shown goes through here.
void AccountState::tell(const Conversation &told)
{
    if (m_wishes.isDeleted(told.id))
        m_changes.addGone(told.id);
    else
        m_changes.add(m_wishes.applied(told));
}

void AccountState::wish(const OutgoingMessage &change)
{
    m_wishes.add(change);
    if (const Conversation *known = m_book.find(change.conversation))
        tell(*known);
}

void AccountState::endWish(const OutgoingMessage &change)
{
    m_wishes.remove(change.conversation, change.kind);
    if (const Conversation *known = m_book.find(change.conversation))
        tell(*known);
}

const Conversation *AccountState::learn(const Conversation &conversation)
{
    const Conversation *entry = m_book.upsert(conversation);
    if (!entry)
        return nullptr;
    tell(*entry);
    write([&](MessageCache &cache) { return cache.put(*entry); });
    return entry;
}

void AccountState::forget(ConversationId conversation)
{
    m_book.remove(conversation);
    m_changes.addGone(conversation);
    write([&](MessageCache &cache) { return cache.remove(conversation); });
}

void AccountState::noteRead(ConversationId conversation, qint64 seq)
{
    const Conversation *entry = m_book.noteRead(conversation, seq);
    if (!entry)
        return;
    tell(*entry);
    write([&](MessageCache &cache) { return cache.update(*entry); });
}

// ---- messages
// --------------------------------------------------------------------------------------------------------

void AccountState::learn(const Message &message)
{
    m_changes.add(message);
    const bool isTaken = message.deletion == DeletionType::Everyone && mayQuote(message);
    write([&](MessageCache &cache) { return cache.put(message); });
    if (isTaken)
        emptyQuotes(message);
}

bool AccountState::mayQuote(const Message &deleted) const
{
    const Result<bool> may = m_cache ? m_cache->mayQuote(deleted.conversation, deleted.id, deleted.seq) : Result(false);
    return may && *may;
}

// Whoever took a message away for everyone does not want to read it in the answers to it.
void AccountState::emptyQuotes(const Message &deleted)
{
    QList<Message> quoting;
    write([&](MessageCache &cache) -> Result<void> {
        auto emptied = cache.emptyQuotes(deleted.conversation, deleted.id, deleted.seq);
        if (!emptied)
            return emptied.error();
        quoting = *std::move(emptied);
        return {};
    });
    for (const Message &message : quoting) {
        m_changes.add(message);
        if (const Conversation *entry = m_book.noteMessage(message))
            tell(*entry);
    }
}

void AccountState::learnIntoList(const Message &message)
{
    const Conversation *entry = m_book.noteMessage(message);
    if (!entry)
        return;
    tell(*entry);
    write([&](MessageCache &cache) { return cache.update(*entry); });
}

void AccountState::apply(const MessageDeletedEvent &deletion)
{
    m_changes.add(deletion);
    Message deleted;
    deleted.id = deletion.message;
    deleted.conversation = deletion.conversation;
    deleted.seq = deletion.seq;
    const bool isTaken = deletion.deletion == DeletionType::Everyone && mayQuote(deleted);
    write([&](MessageCache &cache) { return cache.apply(deletion); });
    if (const Conversation *entry = m_book.noteDeletion(deletion)) {
        tell(*entry);
        write([&](MessageCache &cache) { return cache.update(*entry); });
    }
    if (isTaken)
        emptyQuotes(deleted);
}

void AccountState::apply(const MessageStatusEvent &mark)
{
    m_changes.add(mark);
    write([&](MessageCache &cache) { return cache.apply(mark); });
}

// Only a message that is here can be told anew: the others come with theirs when they are loaded.
void AccountState::apply(const ReactionEvent &reaction)
{
    if (!m_cache)
        return;
    Result<std::optional<Message>> known = m_cache->message(reaction.message);
    if (!known || !*known || (*known)->position > reaction.position)
        return;
    (*known)->reactions = reaction.reactions;
    (*known)->position = reaction.position;
    learn(**known);
}

void AccountState::learnPage(ConversationId conversation, const QList<Message> &messages, qint64 from)
{
    for (const Message &message : messages)
        learn(message);
    write([&](MessageCache &cache) -> Result<void> {
        const Result<qint64> covered = cache.coveredFrom(conversation);
        if (!covered)
            return covered.error();
        return *covered == 0 || from < *covered ? cache.cover(conversation, from) : Result<void>();
    });
}

AccountState::LocalPage AccountState::localPage(ConversationId conversation, qint64 seq, int limit) const
{
    LocalPage page;
    if (!m_cache)
        return page;
    const Result<QList<Message>> messages = m_cache->messagesBefore(conversation, seq, limit);
    const Result<qint64> covered = m_cache->coveredFrom(conversation);
    if (!messages || !covered || *covered == 0 || m_cache->isDamaged())
        return page;
    // What lies below the covered part may have holes.
    std::ranges::copy_if(
        *messages, std::back_inserter(page.messages), [&](const Message &m) { return m.seq >= *covered; });
    page.hasReachedStart = *covered <= 1 && page.messages.size() < limit;
    page.isWhole = page.hasReachedStart || page.messages.size() == limit;
    return page;
}

QList<Message> AccountState::search(const QString &query, int limit, MessageId before, ConversationId in) const
{
    if (!m_cache)
        return {};
    const Result<QList<Message>> found = m_cache->search(query, limit, before, in);
    return found ? *found : QList<Message>();
}

AccountState::LocalPage AccountState::filesPage(ConversationId conversation, qint64 seq, int limit) const
{
    LocalPage page;
    if (!m_cache)
        return page;
    const Result<QList<Message>> messages = m_cache->withFiles(conversation, seq, limit);
    const Result<qint64> covered = m_cache->coveredFrom(conversation);
    if (!messages || !covered)
        return page;
    page.messages = *messages;
    page.isWhole = *covered == 1;
    page.hasReachedStart = messages->size() < limit;
    return page;
}

} // namespace chautari
