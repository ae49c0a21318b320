// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/outboxfile.h"

#include "app/store/localdatabase.h"
#include "app/store/outboxsql.h"
#include "shared/core/logging.h"

#include <QtCore/QDir>
#include <QtCore/QSaveFile>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int outboxCheckpointPages = 200;

OutgoingMessage readOutgoing(SqliteQuery &row)
{
    OutgoingMessage message;
    message.clientMessageId = row.readText();
    message.conversation = row.readId<ConversationId>();
    message.kind = OutgoingKind(row.readInteger());
    message.text = row.readText();
    message.replyTo = row.readId<MessageId>();
    message.target = row.readId<MessageId>();
    message.basePosition = row.readInteger();
    message.isSet = row.readBool();
    message.triedAfter = row.readInteger();
    message.file.name = row.readText();
    message.file.contentType = row.readText();
    message.file.size = row.readInteger();
    message.createdAt = row.readTime();
    message.problem = row.readText();
    message.state = message.problem.isEmpty() ? OutgoingState::Queued : OutgoingState::Failed;
    return message;
}

StoredMark readMark(SqliteQuery &row)
{
    StoredMark mark;
    mark.command.conversation = row.readId<ConversationId>();
    mark.command.status = MessageStatus(row.readInteger());
    mark.command.message = row.readId<MessageId>();
    mark.seq = row.readInteger();
    return mark;
}

} // namespace

Result<std::unique_ptr<OutboxFile>> OutboxFile::open(const QString &path, const QString &folder)
{
    const LocalSchema schema{u":/chautari/client/sql/outbox.sql"_s, 1, QByteArray("PRAGMA synchronous=FULL;") + outboxsql::addDrafts};
    auto connection = openLocalDatabase(path, schema);
    const bool isDamaged = connection ? !isSound(**connection) : connection.error().code == ErrorCode::NotFound;
    if (isDamaged) {
        if (connection)
            connection->reset();
        if (moveDatabaseAside(path, u".damaged"_s).isEmpty())
            return Error::of(ErrorCode::PermissionDenied);
        connection = openLocalDatabase(path, schema);
    }
    if (!connection)
        return connection.error();
    QDir().mkpath(folder);
    return std::unique_ptr<OutboxFile>(new OutboxFile(*std::move(connection), folder));
}

OutboxFile::OutboxFile(std::unique_ptr<SqliteConnection> connection, QString folder)
    : m_connection(std::move(connection))
    , m_folder(std::move(folder))
{ }

Result<QList<OutgoingMessage>> OutboxFile::outgoing()
{
    SqliteQuery query = m_connection->query(outboxsql::outgoing);
    Result<QList<OutgoingMessage>> kept = allRows(query, readOutgoing);
    if (!kept)
        return kept;
    for (OutgoingMessage &outgoing : *kept) {
        if (!outgoing.file.name.isEmpty())
            outgoing.file.path = filePath(outgoing.clientMessageId);
    }
    return kept;
}

Result<void> OutboxFile::add(const OutgoingMessage &outgoing)
{
    m_connection->clearFailures();
    if (!outgoing.file.name.isEmpty() && outgoing.problem.isEmpty()) {
        if (auto copied = copyIn(outgoing.clientMessageId, outgoing.file.path); !copied)
            return copied;
    }
    SqliteQuery query = m_connection->query(outboxsql::add);
    query.bind(outgoing.clientMessageId).bind(outgoing.conversation).bind(int(outgoing.kind)).bind(outgoing.text);
    query.bind(outgoing.replyTo).bind(outgoing.target).bind(outgoing.basePosition).bind(int(outgoing.isSet));
    query.bind(outgoing.triedAfter);
    query.bind(outgoing.file.name).bind(outgoing.file.contentType).bind(outgoing.file.size);
    query.bind(outgoing.createdAt).bind(outgoing.problem);
    return query.run();
}

Result<void> OutboxFile::update(const OutgoingMessage &outgoing)
{
    m_connection->clearFailures();
    SqliteQuery query = m_connection->query(outboxsql::update);
    query.bind(outgoing.text).bind(outgoing.problem).bind(outgoing.triedAfter).bind(outgoing.clientMessageId);
    return query.run();
}

// The row goes first: a crash between the two leaves a file that nobody needs, never a row without its file.
Result<void> OutboxFile::remove(const QString &clientMessageId)
{
    m_connection->clearFailures();
    {
        SqliteQuery query = m_connection->query(outboxsql::remove);
        query.bind(clientMessageId);
        if (auto removed = query.run(); !removed)
            return removed;
    }
    QFile::remove(filePath(clientMessageId));
    if (m_connection->walPages() > outboxCheckpointPages)
        (void)m_connection->checkpoint(SqliteConnection::Checkpoint::Truncate);
    return {};
}

QString OutboxFile::filePath(const QString &clientMessageId) const
{
    return m_folder + u'/' + clientMessageId;
}

// QSaveFile syncs before it renames: the row that follows never names a file that is not whole.
Result<void> OutboxFile::copyIn(const QString &clientMessageId, const QString &source) const
{
    QFile from(source);
    QSaveFile to(filePath(clientMessageId));
    const auto failure = [](const QFileDevice &file) {
        const bool isFull = file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError;
        return Error::of(isFull ? ErrorCode::StorageFull : ErrorCode::PermissionDenied, file.errorString());
    };
    if (!from.open(QIODevice::ReadOnly))
        return Error::of(ErrorCode::NotFound, from.errorString());
    if (!to.open(QIODevice::WriteOnly))
        return failure(to);
    to.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    constexpr qint64 pieceBytes = 256 * 1024;
    while (!from.atEnd()) {
        const QByteArray piece = from.read(pieceBytes);
        if (piece.isEmpty())
            return Error::of(ErrorCode::NotFound, from.errorString());
        if (to.write(piece) != piece.size())
            return failure(to);
    }
    if (!to.commit())
        return failure(to);
    return {};
}

Result<Drafts> OutboxFile::drafts()
{
    Drafts drafts;
    SqliteQuery query = m_connection->query(outboxsql::drafts);
    const auto rows = allRows(query, [](SqliteQuery &row) {
        const ConversationId conversation = row.readId<ConversationId>();
        return std::pair(conversation, row.readText());
    });
    if (!rows)
        return rows.error();
    for (const auto &[conversation, text] : *rows)
        drafts.insert(conversation, text);
    return drafts;
}

Result<void> OutboxFile::putDraft(ConversationId conversation, const QString &text)
{
    m_connection->clearFailures();
    SqliteQuery query = m_connection->query(text.isEmpty() ? outboxsql::removeDraft : outboxsql::putDraft);
    query.bind(conversation);
    if (!text.isEmpty())
        query.bind(text);
    return query.run();
}

Result<QList<StoredMark>> OutboxFile::marks()
{
    SqliteQuery query = m_connection->query(outboxsql::marks);
    return allRows(query, readMark);
}

Result<void> OutboxFile::put(const StoredMark &mark)
{
    m_connection->clearFailures();
    SqliteQuery query = m_connection->query(outboxsql::putMark);
    query.bind(mark.command.conversation).bind(int(mark.command.status)).bind(mark.command.message).bind(mark.seq);
    return query.run();
}

Result<void> OutboxFile::removeMark(ConversationId conversation, MessageStatus kind, qint64 seq)
{
    m_connection->clearFailures();
    SqliteQuery query = m_connection->query(outboxsql::removeMark);
    query.bind(conversation).bind(int(kind)).bind(seq);
    return query.run();
}

} // namespace chautari
