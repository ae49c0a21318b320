// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/backup.h"

#include "server/media/mediastore.h"
#include "server/storage/datadirectory.h"
#include "server/storage/sqlite/sqlitemigrator.h"
#include "server/storage/sqlite/sqlstatements.h"
#include "server/upkeep/keyenvelope.h"
#include "server/upkeep/systemfiles.h"
#include "server/upkeep/tararchive.h"
#include "shared/core/clock.h"

#include <QtCore/QFile>

#include <cerrno>
#include <fcntl.h>
#include <numeric>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int stepsBetweenQuestions = 20'000; // of SQLite's machine: under a millisecond

// A file and how much of it counts: of an upload in parts what had come by then; -1 = all.
constexpr char mediaFiles[]
    = "SELECT storage_name, CASE is_ready WHEN 1 THEN file_size ELSE received END FROM attachments"
      " UNION ALL SELECT picture, -1 FROM users WHERE picture <> ''";

struct MediaFile
{
    QString name;
    qint64 size = 0;
};

QString snapshotPath(const QString &dataDir)
{
    return dataDir + u"/backup.snapshot"_s;
}

void removeDatabase(const QString &path)
{
    for (const QLatin1StringView suffix : {""_L1, "-journal"_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(path + suffix);
}

//! Removes the snapshot whatever happens.
struct SnapshotGuard
{
    QString path;
    ~SnapshotGuard() { removeDatabase(path); }
};

constexpr quint64 sparedBytes = 64ULL * 1024 * 1024; // for the server, which goes on writing

Error noRoom(const QString &dataDir)
{
    return Error::of(ErrorCode::StorageFull,
        u"There is no room in %1 for a copy of the database, which a backup needs for a while."_s.arg(dataDir));
}

//! Otherwise the copy would take the last room from the server, which would refuse messages until it had failed.
bool hasRoomFor(const QString &database, const QString &dataDir)
{
    struct statvfs disk = {};
    if (::statvfs(QFile::encodeName(dataDir).constData(), &disk) != 0)
        return true;
    return quint64(QFile(database).size()) < quint64(disk.f_bavail) * disk.f_frsize;
}

//! The same for the backup itself, which may lie on that disk, too. What is no file, a pipe for one, needs none.
bool hasRoomFor(qint64 bytes, int descriptor)
{
    struct stat info = {};
    struct statvfs disk = {};
    if (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode) || ::fstatvfs(descriptor, &disk) != 0)
        return true;
    return quint64(bytes) + sparedBytes < quint64(disk.f_bavail) * disk.f_frsize;
}

bool isOfThisVersion(SqliteConnection &connection)
{
    SqliteQuery schema = connection.query(sql::userVersion);
    return schema.next() && schema.readInteger() == SqliteMigrator::bundled().constLast().version;
}

Result<QString> metaValue(SqliteConnection &connection, const QString &key)
{
    SqliteQuery query = connection.query(sql::metaText);
    if (query.bind(key).next())
        return query.readText();
    return problem(u"The database does not say which server's it is."_s);
}

Result<BackupManifest> describe(SqliteConnection &snapshot, const QByteArray &textKey)
{
    BackupManifest manifest;
    for (const auto &[key, member] :
        {std::pair(u"server_id"_s, &BackupManifest::serverId), std::pair(u"epoch"_s, &BackupManifest::epoch)}) {
        auto value = metaValue(snapshot, key);
        if (!value)
            return value.error();
        manifest.*member = *value;
    }
    SqliteQuery schema = snapshot.query(sql::userVersion);
    if (!schema.next())
        return schema.error();
    manifest.schema = int(schema.readInteger());
    manifest.version = QStringLiteral(CHAUTARI_VERSION);
    manifest.madeAt = SystemClock().now();
    manifest.keyFingerprint = keyFingerprint(textKey);
    return manifest;
}

//! \brief The entries of one backup, in their order.
class Packer
{
public:
    Packer(const QString &dataDir, TarWriter &tar, const Cancellation &isCancelled)
        : m_dataDir(dataDir)
        , m_tar(tar)
        , m_isCancelled(isCancelled)
    { }

    Result<void> addDatabase(const QString &path)
    {
        const FileDescriptor file = openPrivate(path, O_RDONLY);
        struct stat info = {};
        if (!file.isValid() || ::fstat(file.value(), &info) != 0)
            return systemError(u"The copy of the database cannot be read"_s);
        return remember(m_tar.addFile(backupnames::database, file.value(), info.st_size, m_isCancelled));
    }

    Result<void> addMedia(const MediaFile &media)
    {
        const QString path = m_dataDir + u"/media/"_s + media.name.left(2) + u'/' + media.name;
        const FileDescriptor file = openPrivate(path, O_RDONLY);
        struct stat info = {};
        if (!file.isValid() || ::fstat(file.value(), &info) != 0 || info.st_size < media.size) {
            m_missing.append(media.name);
            return {};
        }
        const QString entry = backupnames::mediaFolder + media.name;
        const qint64 size = media.size < 0 ? qint64(info.st_size) : media.size;
        if (auto added = remember(m_tar.addFile(entry, file.value(), size, m_isCancelled)); !added)
            return added;
        ++m_mediaCount;
        QFile thumbnail(path + u".thumb"_s);
        return thumbnail.open(QIODevice::ReadOnly) ? add(entry + u".thumb"_s, thumbnail.readAll()) : Result<void>();
    }

    Result<void> add(const QString &name, const QByteArray &bytes) { return remember(m_tar.add(name, bytes)); }

    Result<void> finish(BackupManifest manifest, const QByteArray &textKey)
    {
        manifest.files = m_files;
        const QByteArray json = manifest.toJson();
        if (auto added = m_tar.add(backupnames::manifest, json); !added)
            return added.error();
        if (auto added = m_tar.add(backupnames::seal, manifestSeal(json, textKey)); !added)
            return added.error();
        return m_tar.finish();
    }

    [[nodiscard]] Backup::Summary summary(const BackupManifest &manifest) const
    {
        Backup::Summary summary;
        summary.files = m_mediaCount;
        summary.missing = m_missing;
        summary.madeAt = manifest.madeAt;
        for (const BackupFile &file : m_files)
            summary.bytes += file.size;
        return summary;
    }

private:
    Result<void> remember(Result<BackupFile> file)
    {
        if (!file)
            return file.error();
        m_files.append(std::move(*file));
        return {};
    }

    QString m_dataDir;
    TarWriter &m_tar;
    const Cancellation &m_isCancelled;
    QList<BackupFile> m_files;
    QStringList m_missing;
    int m_mediaCount = 0;
};

Result<QList<MediaFile>> mediaFilesOf(SqliteConnection &snapshot)
{
    SqliteQuery query = snapshot.query(mediaFiles);
    return allRows(query, [](SqliteQuery &row) {
        MediaFile file;
        file.name = row.readText();
        file.size = row.readInteger();
        return file;
    });
}

} // namespace

void Backup::removeLeftovers(const QString &dataDir)
{
    removeDatabase(snapshotPath(dataDir));
}

//! A connection of its own; VACUUM INTO reads in one transaction, so the copy is of one moment however busy the writer
//! is, and leaves the log alone.
Result<void> Backup::takeSnapshot(const QString &path) const
{
    const QString database = m_dataDir + u"/chautari.db"_s;
    if (!QFile::exists(database))
        return problem(u"There is no Chautari database in %1."_s.arg(m_dataDir));
    auto connection = SqliteConnection::open(database, SqliteConnection::Access::ReadOnly);
    if (!connection)
        return problem(u"The database %1 cannot be opened."_s.arg(database));
    if (!isOfThisVersion(**connection)) {
        return problem(u"The database %1 was made by another version. Start this version's server once, so that it "
                       "is brought up to date, then back it up."_s.arg(database));
    }
    if (!hasRoomFor(database, m_dataDir))
        return noRoom(m_dataDir);
    if (auto created = DataDirectory::createPrivateFile(path); !created)
        return created;
    // The copy is a database, too, which a connection for reading would not write.
    if (auto allowed = (*connection)->executeScript("PRAGMA query_only=OFF"); !allowed)
        return allowed;
    sqlite3_progress_handler((*connection)->handle(), stepsBetweenQuestions,
        [](void *self) {
            const auto &isCancelled = static_cast<const Backup *>(self)->m_isCancelled;
            return isCancelled && isCancelled() ? 1 : 0;
        },
        const_cast<Backup *>(this));
    SqliteQuery copy = (*connection)->query(sql::copyInto);
    if (const auto copied = copy.bind(path).run(); !copied) {
        if (m_isCancelled && m_isCancelled())
            return problem(u"The backup was stopped, because the server stops."_s);
        if (copied.error().code == ErrorCode::StorageFull)
            return noRoom(m_dataDir);
        return problem(u"The database could not be copied; it may be damaged. Ask `chautari-server check`."_s);
    }
    return {};
}

Result<Backup::Summary> Backup::writeTo(int descriptor, const QByteArray &sealedKeys) const
{
    const auto keys = readBackupKeys(m_dataDir + u"/keys"_s);
    if (!keys)
        return keys.error();
    const QByteArray textKey = keys->value(u"text.key"_s);
    removeLeftovers(m_dataDir);
    const SnapshotGuard guard{snapshotPath(m_dataDir)};
    if (auto taken = takeSnapshot(guard.path); !taken)
        return taken.error();
    auto snapshot = SqliteConnection::open(guard.path, SqliteConnection::Access::ReadOnly);
    if (!snapshot)
        return snapshot.error();
    const auto manifest = describe(**snapshot, textKey);
    if (!manifest)
        return manifest.error();
    const auto media = mediaFilesOf(**snapshot);
    if (!media)
        return media.error();

    const qint64 bytes = std::accumulate(media->cbegin(), media->cend(), QFile(guard.path).size(),
        [](qint64 sum, const MediaFile &file) { return sum + std::max<qint64>(file.size, 0); });
    if (!hasRoomFor(bytes, descriptor))
        return Error::of(
            ErrorCode::StorageFull, u"There is no room for the backup, which takes %1 MB."_s.arg(bytes / 1'000'000));
    auto tar = TarWriter::open(descriptor);
    if (!tar)
        return tar.error();
    Packer packer(m_dataDir, **tar, m_isCancelled);
    if (auto added = packer.addDatabase(guard.path); !added)
        return added.error();
    if (auto added = sealedKeys.isEmpty() ? Result<void>() : packer.add(backupnames::keys, sealedKeys); !added)
        return added.error();
    for (const MediaFile &file : *media) {
        if (auto added = packer.addMedia(file); !added)
            return added.error();
    }
    if (auto finished = packer.finish(*manifest, textKey); !finished)
        return finished.error();
    return packer.summary(*manifest);
}

} // namespace chautari::server
