// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqliteconversationstore.h"

#include "server/storage/sqlite/sqlitewritesession.h"
#include "server/storage/sqlite/sqlstatements.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

Mark readMark(SqliteQuery &row)
{
    Mark mark;
    mark.deliveredSeq = row.readInteger();
    mark.readSeq = row.readInteger();
    mark.readAt = row.readTime();
    return mark;
}

void bindMark(SqliteQuery &query, const Mark &mark)
{
    query.bind(mark.deliveredSeq).bind(mark.readSeq).bind(mark.readAt);
}

//! What is read was delivered.
bool raise(Mark &mark, MessageStatus status, qint64 upToSeq, Timestamp at)
{
    bool hasMoved = false;
    if (status == MessageStatus::Read && upToSeq > mark.readSeq) {
        mark.readSeq = upToSeq;
        mark.readAt = at;
        hasMoved = true;
    }
    if (status != MessageStatus::Sent && upToSeq > mark.deliveredSeq) {
        mark.deliveredSeq = upToSeq;
        hasMoved = true;
    }
    return hasMoved;
}

TextCipher::Row noteBinding(const ParticipantRecord &participant)
{
    return {TextCipher::Purpose::Note, participant.conversation.value(), participant.user.value(), 0};
}

//! A JSON list, so that any number of words is one parameter.
QString likePatterns(const QStringList &words)
{
    QJsonArray patterns;
    for (QString word : words) {
        word.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
        patterns.append(QString(u'%' + word + u'%'));
    }
    return QString::fromUtf8(QJsonDocument(patterns).toJson(QJsonDocument::Compact));
}

} // namespace

ConversationRecord readConversationRow(SqliteQuery &row)
{
    ConversationRecord c;
    c.id = row.readId<ConversationId>();
    c.service = row.readId<ServiceId>();
    c.provider = row.readId<UserId>();
    c.customer = row.readId<UserId>();
    c.createdAt = row.readTime();
    c.updatedAt = row.readTime();
    c.lastMessageAt = row.readTime();
    c.isActive = row.readBool();
    c.isProviderArchived = row.readBool();
    c.isCustomerArchived = row.readBool();
    c.unreadProvider = int(row.readInteger());
    c.unreadCustomer = int(row.readInteger());
    c.lastSeq = row.readInteger();
    c.position = row.readInteger();
    c.providerMark = readMark(row);
    c.customerMark = readMark(row);
    c.isProviderHidden = row.readBool();
    c.isCustomerHidden = row.readBool();
    return c;
}

Result<std::optional<ConversationRecord>> SqliteConversationStore::byId(ConversationId id)
{
    if (SqliteWriteSession *session = m_context.session()) {
        const auto known = session->conversation(id);
        if (!known)
            return known.error();
        return *known ? std::optional(**known) : std::nullopt;
    }
    SqliteQuery query = m_context.read(sql::conversationById);
    return firstRow(query.bind(id), readConversationRow);
}

Result<std::optional<ConversationRecord>> SqliteConversationStore::byIdFor(ConversationId id, UserId participant)
{
    if (SqliteWriteSession *session = m_context.session()) {
        const auto known = session->conversation(id);
        if (!known)
            return known.error();
        const bool isTheirs = *known && (*known)->hasParticipant(participant);
        return isTheirs ? std::optional(**known) : std::nullopt;
    }
    SqliteQuery query = m_context.read(sql::conversationByIdFor);
    return firstRow(query.bind(id).bind(participant), readConversationRow);
}

Result<std::optional<ConversationRecord>> SqliteConversationStore::byTriple(
    ServiceId service, UserId provider, UserId customer)
{
    SqliteQuery query = m_context.read(sql::conversationByTriple);
    return firstRow(query.bind(service).bind(provider).bind(customer), readConversationRow);
}

Result<ConversationRecord> SqliteConversationStore::insert(const ConversationRecord &conversation)
{
    SqliteWriteSession *session = m_context.session();
    if (!session)
        return SqliteStoreContext::readOnly();
    ConversationRecord c = conversation;
    c.id = session->nextConversationId();
    c.position = session->nextPosition();
    SqliteQuery query = m_context.write(sql::insertConversation);
    query.bind(c.id).bind(c.service).bind(c.provider).bind(c.customer).bind(c.createdAt).bind(c.updatedAt);
    query.bind(c.lastMessageAt).bind(c.isActive).bind(c.isProviderArchived).bind(c.isCustomerArchived);
    query.bind(c.unreadProvider).bind(c.unreadCustomer).bind(c.lastSeq).bind(c.position);
    bindMark(query, c.providerMark);
    bindMark(query, c.customerMark);
    query.bind(c.isProviderHidden).bind(c.isCustomerHidden);
    if (auto inserted = query.run(); !inserted)
        return inserted.error();
    session->rememberChanged(c);
    return c;
}

Result<Page<ConversationRecord>> SqliteConversationStore::listFor(
    UserId participant, const ConversationFilter &filter, qint64 offset, int limit)
{
    if (filter.isPlain() && filter.archived != ConversationFilter::Archived::Either)
        return listPlain(participant, filter.archived == ConversationFilter::Archived::Yes, offset, limit);
    return listMatching(participant, filter, offset, limit);
}

Result<Page<ConversationRecord>> SqliteConversationStore::listPlain(
    UserId participant, bool isArchived, qint64 offset, int limit)
{
    Page<ConversationRecord> page;
    {
        SqliteQuery count = m_context.read(sql::countConversationsOf);
        if (count.bind(participant).bind(isArchived).next())
            page.count = count.readInteger();
        if (count.hasFailed())
            return count.error();
    }
    SqliteQuery query = m_context.read(sql::conversationsOf);
    auto rows = allRows(query.bind(participant).bind(limit).bind(offset).bind(isArchived), readConversationRow);
    if (!rows)
        return rows.error();
    page.results = std::move(*rows);
    return page;
}

Result<Page<ConversationRecord>> SqliteConversationStore::listMatching(
    UserId participant, const ConversationFilter &filter, qint64 offset, int limit)
{
    const QString patterns = likePatterns(filter.words);
    const auto bindFilter = [&](SqliteQuery &query) {
        query.bind(participant);
        if (filter.archived == ConversationFilter::Archived::Either)
            query.bindNull();
        else
            query.bind(filter.archived == ConversationFilter::Archived::Yes);
        query.bindOrNull(filter.isActive).bindOrNull(filter.hasUnread).bindOrNull(filter.service);
        query.bindOrNull(filter.provider).bindOrNull(filter.customer);
        filter.categorySlug.isEmpty() ? query.bindNull() : query.bind(filter.categorySlug);
        query.bindOrNull(filter.createdAfter).bindOrNull(filter.createdBefore);
        query.bindOrNull(filter.lastMessageAfter).bindOrNull(filter.lastMessageBefore).bind(patterns);
    };
    Page<ConversationRecord> page;
    {
        SqliteQuery count = m_context.read(sql::countMatchingConversations);
        bindFilter(count);
        if (count.next())
            page.count = count.readInteger();
        if (count.hasFailed())
            return count.error();
    }
    QList<ConversationId> ids;
    {
        SqliteQuery query = m_context.read(sql::matchingConversations);
        bindFilter(query);
        query.bind(int(filter.order)).bind(limit).bind(offset);
        const auto found = allRows(query, [](SqliteQuery &row) { return row.readId<ConversationId>(); });
        if (!found)
            return found.error();
        ids = *found;
    }
    for (const ConversationId id : std::as_const(ids)) {
        const auto record = byId(id);
        if (!record)
            return record.error();
        if (record->has_value())
            page.results.append(**record);
    }
    return page;
}

Result<qint64> SqliteConversationStore::unreadOf(UserId participant)
{
    SqliteQuery query = m_context.read(sql::unreadOf);
    if (query.bind(participant).next())
        return query.readInteger();
    return query.error();
}

Result<void> SqliteConversationStore::update(ConversationRecord &conversation)
{
    SqliteWriteSession *session = m_context.session();
    if (!session)
        return SqliteStoreContext::readOnly();
    ConversationRecord &c = conversation;
    c.position = session->nextPosition();
    SqliteQuery query = m_context.write(sql::updateConversation);
    query.bind(c.updatedAt).bind(c.isActive).bind(c.isProviderArchived).bind(c.isCustomerArchived);
    query.bind(c.isProviderHidden).bind(c.isCustomerHidden).bind(c.unreadProvider).bind(c.unreadCustomer);
    if (auto updated = query.bind(c.position).bind(c.id).run(); !updated)
        return updated;
    session->rememberChanged(c);
    return {};
}

Result<ParticipantRecord> SqliteConversationStore::participant(ConversationId id, UserId user)
{
    ParticipantRecord record;
    record.conversation = id;
    record.user = user;
    SqliteQuery query = m_context.read(sql::participantOf);
    if (query.bind(id).bind(user).next()) {
        record.clearedSeq = query.readInteger();
        record.hiddenCount = int(query.readInteger());
        record.isPinned = query.readBool();
        record.isMuted = query.readBool();
        record.isMarkedUnread = query.readBool();
        record.note = m_context.cipher().openOrSaySo(noteBinding(record), query.readBlob());
        record.position = query.readInteger();
    }
    if (query.hasFailed())
        return query.error();
    return record;
}

Result<void> SqliteConversationStore::saveParticipant(ParticipantRecord &participant)
{
    SqliteWriteSession *session = m_context.session();
    if (!session)
        return SqliteStoreContext::readOnly();
    ParticipantRecord &p = participant;
    p.position = session->nextPosition();
    if (p.clearedSeq > 0) {
        SqliteQuery forget = m_context.write(sql::forgetHidden);
        if (auto forgotten = forget.bind(p.conversation).bind(p.user).bind(p.clearedSeq).run(); !forgotten)
            return forgotten;
    }
    SqliteQuery query = m_context.write(sql::saveParticipant);
    query.bind(p.conversation).bind(p.user).bind(p.clearedSeq).bind(p.hiddenCount).bind(p.isPinned).bind(p.isMuted);
    query.bind(p.isMarkedUnread).bind(m_context.cipher().seal(noteBinding(p), p.note));
    return query.bind(p.position).run();
}

Result<bool> SqliteConversationStore::moveMark(
    ConversationRecord &conversation, UserId user, MessageStatus status, qint64 upToSeq, Timestamp at)
{
    SqliteWriteSession *session = m_context.session();
    if (!session)
        return SqliteStoreContext::readOnly();
    const auto current = byIdFor(conversation.id, user);
    if (!current)
        return current.error();
    if (!current->has_value())
        return Error::of(ErrorCode::NotFound);

    ConversationRecord next = **current;
    Mark &mark = user == next.provider ? next.providerMark : next.customerMark;
    const qint64 wasRead = mark.readSeq;
    if (!raise(mark, status, qMin(upToSeq, next.lastSeq), at)) {
        conversation = next;
        return false;
    }
    if (mark.readSeq != wasRead) {
        const auto unread = countUnread(next, user);
        if (!unread)
            return unread.error();
        (user == next.provider ? next.unreadProvider : next.unreadCustomer) = *unread;
    }
    next.position = session->nextPosition();
    if (auto written = writeMarks(next); !written)
        return written.error();
    session->rememberChanged(next);
    conversation = next;
    return true;
}

Result<int> SqliteConversationStore::countUnread(const ConversationRecord &conversation, UserId user)
{
    const qint64 readSeq = conversation.markOf(user).readSeq;
    if (readSeq == conversation.lastSeq)
        return 0;
    SqliteQuery query = m_context.read(sql::countOthersAfter);
    query.bind(conversation.id).bind(readSeq).bind(user);
    if (query.next())
        return int(query.readInteger());
    return query.error();
}

Result<void> SqliteConversationStore::writeMarks(const ConversationRecord &conversation)
{
    SqliteQuery query = m_context.write(sql::conversationAfterMark);
    query.bind(conversation.unreadProvider).bind(conversation.unreadCustomer).bind(conversation.position);
    bindMark(query, conversation.providerMark);
    bindMark(query, conversation.customerMark);
    return query.bind(conversation.id).run();
}

Result<QList<ConversationRecord>> SqliteConversationStore::all()
{
    SqliteQuery query = m_context.read(sql::allConversations);
    return allRows(query, readConversationRow);
}

} // namespace chautari::server
