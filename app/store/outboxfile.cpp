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
    OutgoingFile first;
    first.name = row.readText();
    first.contentType = row.readText();
    first.size = row.readInteger();
    if (!first.name.isEmpty())
        message.files.append(first);
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
    const LocalSchema schema{u":/chautari/client/sql/outbox.sql"_s, 1,
        QByteArray("PRAGMA synchronous=FULL;") + outboxsql::addDrafts + ';' + outboxsql::addFiles};
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
    const auto further = furtherFiles();
    if (!further)
        return further.error();
    for (OutgoingMessage &outgoing : *kept) {
        outgoing.files += further->value(outgoing.clientMessageId);
        for (qsizetype i = 0; i < outgoing.files.size(); ++i)
            outgoing.files[i].path = filePath(outgoing.clientMessageId, i);
    }
    return kept;
}

Result<QHash<QString, QList<OutgoingFile>>> OutboxFile::furtherFiles()
{
    SqliteQuery query = m_connection->query(outboxsql::furtherFiles);
    const auto rows = allRows(query, [](SqliteQuery &row) {
        const QString id = row.readText();
        OutgoingFile file;
        file.name = row.readText();
        file.contentType = row.readText();
        file.size = row.readInteger();
        return std::pair(id, file);
    });
    if (!rows)
        return rows.error();
    QHash<QString, QList<OutgoingFile>> further;
    for (const auto &[id, file] : *rows)
        further[id].append(file);
    return further;
}

Result<void> OutboxFile::add(const OutgoingMessage &outgoing)
{
    m_connection->clearFailures();
    for (qsizetype i = 0; i < outgoing.files.size() && outgoing.problem.isEmpty(); ++i) {
        if (auto copied = copyIn(outgoing.files.at(i).path, filePath(outgoing.clientMessageId, i)); !copied)
            return copied;
    }
    if (auto begun = m_connection->execute(outboxsql::begin); !begun)
        return begun;
    Result<void> written = insert(outgoing);
    if (written)
        written = m_connection->execute(outboxsql::commit);
    if (!written) {
        m_connection->clearFailures();
        if (m_connection->isInTransaction())
            (void)m_connection->execute(outboxsql::rollback);
    }
    return written;
}

Result<void> OutboxFile::insert(const OutgoingMessage &outgoing)
{
    for (qsizetype i = 1; i < outgoing.files.size(); ++i) {
        const OutgoingFile &file = outgoing.files.at(i);
        SqliteQuery query = m_connection->query(outboxsql::addFurtherFile);
        query.bind(outgoing.clientMessageId).bind(i).bind(file.name).bind(file.contentType).bind(file.size);
        if (auto added = query.run(); !added)
            return added;
    }
    const OutgoingFile first = outgoing.files.value(0);
    SqliteQuery query = m_connection->query(outboxsql::add);
    query.bind(outgoing.clientMessageId).bind(outgoing.conversation).bind(int(outgoing.kind)).bind(outgoing.text);
    query.bind(outgoing.replyTo).bind(outgoing.target).bind(outgoing.basePosition).bind(int(outgoing.isSet));
    query.bind(outgoing.triedAfter);
    query.bind(first.name).bind(first.contentType).bind(first.size);
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

// The row goes first: a crash in between leaves files that nobody needs, never a row without its files.
Result<void> OutboxFile::remove(const QString &clientMessageId)
{
    m_connection->clearFailures();
    for (const char *sql : {outboxsql::remove, outboxsql::removeFurtherFiles}) {
        SqliteQuery query = m_connection->query(sql);
        query.bind(clientMessageId);
        if (auto removed = query.run(); !removed)
            return removed;
    }
    for (qsizetype i = 0; QFile::remove(filePath(clientMessageId, i)); ++i) { }
    if (m_connection->walPages() > outboxCheckpointPages)
        (void)m_connection->checkpoint(SqliteConnection::Checkpoint::Truncate);
    return {};
}

// No client_message_id has a dot in it (rulings.md 21).
QString OutboxFile::filePath(const QString &clientMessageId, qsizetype number) const
{
    const QString first = m_folder + u'/' + clientMessageId;
    return number == 0 ? first : first + u'.' + QString::number(number);
}

// QSaveFile syncs before it renames: the row that follows never names a file that is not whole.
Result<void> OutboxFile::copyIn(const QString &source, const QString &target) const
{
    QFile from(source);
    QSaveFile to(target);
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
