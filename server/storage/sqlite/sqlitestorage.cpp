// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitestorage.h"

#include "server/storage/datadirectory.h"
#include "server/storage/sqlite/sqlitemigrator.h"
#include "server/storage/sqlite/sqlitereaderpool.h"
#include "server/storage/sqlite/sqlitesealfunctions.h"
#include "server/storage/sqlite/sqlitewordindex.h"
#include "server/storage/sqlite/sqlitewriter.h"
#include "server/storage/sqlite/sqlstatements.h"
#include "server/storage/textcipher.h"
#include "shared/core/logging.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <sodium.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

// Checking reads every page: about a second for so many.
constexpr qint64 quickCheckBytes = 256LL * 1024 * 1024;

QString randomId()
{
    QByteArray bytes(16, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    return QString::fromLatin1(bytes.toHex());
}

//! A damaged database is never served, and stays where it is.
Error damaged(const QString &path)
{
    return Error::of(ErrorCode::Internal,
        u"The database %1 is damaged, so the server does not start with it. It was left as it is. Restore a backup: "
        "chautari-server restore FILE --data-dir %2 --replace"_s.arg(path, QFileInfo(path).absolutePath()));
}

//! Whoever stops properly leaves nothing in the log.
bool wasStoppedProperly(const QString &path)
{
    return QFileInfo(path + u"-wal"_s).size() == 0;
}

//! Always of a small database; of a big one only when the last server was killed, because it takes its time.
bool isQuickCheckDue(const QString &path, bool wasStopped)
{
    return !wasStopped || QFileInfo(path).size() <= quickCheckBytes;
}

Result<void> checkIntegrity(SqliteConnection &connection, const QString &path)
{
    SqliteQuery query = connection.query(sql::quickCheck);
    return query.next() && query.readText() == u"ok"_s ? Result<void>() : damaged(path);
}

//! A random value made at the first start.
Result<QString> fixedValue(SqliteConnection &connection, const QString &name)
{
    {
        SqliteQuery query = connection.query(sql::metaText);
        if (query.bind(name).next())
            return query.readText();
        if (query.hasFailed())
            return query.error();
    }
    const QString value = randomId();
    SqliteQuery insert = connection.query(sql::insertMeta);
    if (auto inserted = insert.bind(name).bind(value).run(); !inserted)
        return inserted.error();
    return value;
}

Result<void> ensurePosition(SqliteConnection &connection)
{
    {
        SqliteQuery query = connection.query(sql::metaText);
        if (query.bind(u"position"_s).next())
            return {};
    }
    SqliteQuery insert = connection.query(sql::insertMeta);
    return insert.bind(u"position"_s).bind(0).run();
}

//! Schema 1 kept texts in clear, and those before 4 the names of files. After the upgrade they are still in the copy
//! that was made before it, and in the log.
Result<void> removeClearTexts(SqliteConnection &connection, const QString &path)
{
    constexpr int firstSealedSchema = 4;
    for (int schema = 1; schema < firstSealedSchema; ++schema) {
        const QString copy = u"%1.schema-%2"_s.arg(path).arg(schema);
        if (!QFile::exists(copy))
            continue;
        if (auto emptied = connection.checkpoint(SqliteConnection::Checkpoint::Truncate); !emptied)
            return emptied.error();
        if (!QFile::remove(copy)) {
            return Error::of(
                ErrorCode::Internal, u"The file %1 holds texts in clear. Remove it and start again."_s.arg(copy));
        }
        qCInfo(logStorage,
            "The texts are sealed now; the copy of the database from before it, which held them in clear, was "
            "removed.");
    }
    return {};
}

Result<std::unique_ptr<SqliteConnection>> openDatabase(
    const QString &path, const QByteArray &vfs, const TextCipher &cipher, const Clock &clock)
{
    if (auto created = DataDirectory::createPrivateFile(path); !created)
        return created.error();
    const bool wasStopped = wasStoppedProperly(path);
    auto connection = SqliteConnection::open(path, SqliteConnection::Access::ReadWrite, vfs);
    if (!connection)
        return connection.error().code == ErrorCode::StorageFull ? connection.error() : damaged(path);
    if (isQuickCheckDue(path, wasStopped)) {
        if (auto intact = checkIntegrity(**connection, path); !intact)
            return intact.error();
    }
    if (auto added = addSealFunctions(**connection, cipher); !added)
        return added.error();
    if (auto migrated = SqliteMigrator(SqliteMigrator::bundled(), clock).migrate(**connection, path); !migrated)
        return migrated.error();
    if (auto removed = removeClearTexts(**connection, path); !removed)
        return removed.error();
    if (auto ready = ensurePosition(**connection); !ready)
        return ready.error();
    if (auto ready = SqliteWordIndex::prepare(**connection, cipher); !ready)
        return ready.error();
    return connection;
}

Result<std::unique_ptr<SqliteReaderPool>> openReaders(
    const QString &path, const TextCipher &cipher, const SqliteStorage::Options &options)
{
    std::vector<std::unique_ptr<SqliteConnection>> connections;
    for (int i = 0; i < options.readers; ++i) {
        auto connection = SqliteConnection::open(path, SqliteConnection::Access::ReadOnly, options.vfs);
        if (!connection)
            return connection.error();
        connections.push_back(std::move(*connection));
    }
    return std::make_unique<SqliteReaderPool>(std::move(connections), cipher, options.maxQueue);
}

} // namespace

Result<std::unique_ptr<SqliteStorage>> SqliteStorage::open(const Options &options, const Clock &clock)
{
    if (sodium_init() < 0)
        return Error::of(ErrorCode::Internal, u"The cryptography library cannot be used."_s);
    auto directory = DataDirectory::open(options.dataDir);
    if (!directory)
        return directory.error();
    if (QFile::exists((*directory)->filePath(DataDirectory::unfinishedRestore)))
        return Error::of(
            ErrorCode::Internal, u"A restore into %1 was not finished. Run it again."_s.arg(options.dataDir));
    const QString path = (*directory)->filePath(u"chautari.db"_s);
    const auto textKey = (*directory)->key(u"text.key"_s);
    if (!textKey)
        return textKey.error();
    const auto wordKey = (*directory)->key(u"search.key"_s);
    if (!wordKey)
        return wordKey.error();
    auto cipher = std::make_unique<const TextCipher>(*textKey, *wordKey);
    auto connection = openDatabase(path, options.vfs, *cipher, clock);
    if (!connection)
        return connection.error();

    Identity identity;
    for (const auto &[name, member] :
        {std::pair(u"epoch"_s, &Identity::epoch), std::pair(u"server_id"_s, &Identity::serverId)}) {
        auto value = fixedValue(**connection, name);
        if (!value)
            return value.error();
        identity.*member = *value;
    }
    for (const auto &[name, member] :
        {std::pair(u"token.key"_s, &Identity::tokenKey), std::pair(u"request-hash.key"_s, &Identity::requestHashKey),
            std::pair(u"media.key"_s, &Identity::mediaKey)}) {
        auto key = (*directory)->key(name);
        if (!key)
            return key.error();
        identity.*member = *key;
    }

    SqliteWriter::Options writerOptions{options.maxBatch, options.maxQueue, options.scrubMs, options.onUntrusted};
    auto writer = std::make_unique<SqliteWriter>(std::move(*connection), *cipher, std::move(writerOptions));
    if (auto loaded = writer->loadCounters(); !loaded)
        return loaded.error();
    auto readers = openReaders(path, *cipher, options);
    if (!readers)
        return readers.error();
    writer->start();
    return std::unique_ptr<SqliteStorage>(new SqliteStorage(
        std::move(*directory), std::move(identity), std::move(cipher), std::move(writer), std::move(*readers)));
}

SqliteStorage::SqliteStorage(std::unique_ptr<DataDirectory> directory, Identity identity,
    std::unique_ptr<const TextCipher> cipher, std::unique_ptr<SqliteWriter> writer,
    std::unique_ptr<SqliteReaderPool> readers)
    : m_directory(std::move(directory))
    , m_identity(std::move(identity))
    , m_cipher(std::move(cipher))
    , m_writer(std::move(writer))
    , m_readers(std::move(readers))
{ }

SqliteStorage::~SqliteStorage()
{
    close();
}

void SqliteStorage::setEventSink(EventSink sink)
{
    m_writer->setEventSink(std::move(sink));
}

void SqliteStorage::setIdleTask(IdleTask task)
{
    m_writer->setIdleTask(std::move(task));
}

qint64 SqliteStorage::position() const
{
    return m_writer->position();
}

void SqliteStorage::close()
{
    // Readers first: one that still reads would keep the log from being emptied.
    m_readers->stop();
    m_writer->stop();
}

void SqliteStorage::enqueueWrite(QObject *context, WriteJob job, Completion done)
{
    m_writer->enqueue(context, std::move(job), std::move(done));
}

void SqliteStorage::enqueueRead(QObject *context, ReadJob job, Completion done)
{
    m_readers->enqueue(context, std::move(job), std::move(done));
}

} // namespace chautari::server
