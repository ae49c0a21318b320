// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitechangeindex.h"

#include "server/storage/sqlite/sqliteconversationstore.h"
#include "server/storage/sqlite/sqlstatements.h"

#include <algorithm>

namespace chautari::server {

namespace {

//! Rows come by position: reading ends at the first one that is not wanted any more.
Result<void> take(QList<MissedMessage> &found, SqliteQuery &query, ConversationId conversation,
    MissedMessage::Kind kind, qint64 before, int limit)
{
    for (int taken = 0; taken < limit && query.next(); ++taken) {
        MissedMessage change;
        change.position = query.readInteger();
        if (change.position >= before)
            break;
        change.conversation = conversation;
        change.message = query.readId<MessageId>();
        change.seq = query.readInteger();
        change.kind = kind;
        found.append(change);
    }
    if (query.hasFailed())
        return query.error();
    return {};
}

} // namespace

Result<qint64> SqliteChangeIndex::position()
{
    SqliteQuery query = m_context.read(sql::lastPosition);
    if (query.next())
        return query.readInteger();
    if (query.hasFailed())
        return query.error();
    return 0;
}

Result<QList<MissedConversation>> SqliteChangeIndex::conversations(UserId viewer, qint64 since)
{
    struct Found
    {
        qint64 position = 0;
        ConversationId id;
    };
    QList<Found> found;
    {
        SqliteQuery query = m_context.read(sql::changedConversations);
        const auto rows = allRows(query.bind(viewer).bind(since), [](SqliteQuery &row) {
            const qint64 position = row.readInteger();
            return Found{position, row.readId<ConversationId>()};
        });
        if (!rows)
            return rows.error();
        found = *rows;
    }
    std::sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.position < b.position; });
    SqliteConversationStore store(m_context);
    QList<MissedConversation> changed;
    changed.reserve(found.size());
    for (const Found &one : std::as_const(found)) {
        Result<std::optional<ConversationRecord>> record = store.byId(one.id);
        if (!record)
            return record.error();
        if (record->has_value())
            changed.append({std::move(**record), one.position});
    }
    return changed;
}

Result<QList<MissedMessage>> SqliteChangeIndex::messages(
    const ConversationRecord &conversation, UserId viewer, qint64 since, qint64 before, int limit)
{
    const Result<qint64> from = firstNewerSeq(conversation, since);
    if (!from)
        return from.error();
    QList<MissedMessage> found;
    for (const auto &[sql, bound, kind] : {std::tuple(sql::unchangedMessagesFrom, *from, MissedMessage::Kind::New),
             std::tuple(sql::changedMessages, since, MissedMessage::Kind::Changed),
             std::tuple(sql::hiddenMessages, since, MissedMessage::Kind::Hidden)}) {
        SqliteQuery query = m_context.read(sql);
        query.bind(conversation.id).bind(bound).bind(viewer);
        if (auto taken = take(found, query, conversation.id, kind, before, limit); !taken)
            return taken.error();
    }
    std::sort(found.begin(), found.end(),
        [](const MissedMessage &a, const MissedMessage &b) { return a.position < b.position; });
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

//! Whether all unchanged messages from `seq` on are newer.
Result<bool> SqliteChangeIndex::isNewer(ConversationId conversation, qint64 seq, qint64 since)
{
    SqliteQuery query = m_context.read(sql::unchangedFrom);
    if (query.bind(conversation).bind(seq).next())
        return query.readInteger() > since;
    if (query.hasFailed())
        return query.error();
    return true;
}

//! From the end in growing steps, because few are missed; then by halves.
Result<qint64> SqliteChangeIndex::firstNewerSeq(const ConversationRecord &conversation, qint64 since)
{
    qint64 newer = conversation.lastSeq + 1;
    qint64 older = 0;
    for (qint64 step = 1; newer > 1; step *= 2) {
        const qint64 probe = std::max<qint64>(1, newer - step);
        const Result<bool> isAllNewer = isNewer(conversation.id, probe, since);
        if (!isAllNewer)
            return isAllNewer.error();
        if (!*isAllNewer) {
            older = probe;
            break;
        }
        newer = probe;
    }
    while (newer - older > 1) {
        const qint64 middle = older + (newer - older) / 2;
        const Result<bool> isAllNewer = isNewer(conversation.id, middle, since);
        if (!isAllNewer)
            return isAllNewer.error();
        (*isAllNewer ? newer : older) = middle;
    }
    return newer;
}

} // namespace chautari::server
