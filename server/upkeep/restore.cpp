// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/restore.h"

#include "server/media/mediastore.h"
#include "server/storage/datadirectory.h"
#include "server/storage/sqlite/sqlitemigrator.h"
#include "server/storage/sqlite/sqlitestorage.h"
#include "server/storage/sqlite/sqlstatements.h"
#include "server/upkeep/keyenvelope.h"
#include "server/upkeep/systemfiles.h"
#include "server/upkeep/tararchive.h"
#include "shared/core/clock.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QSaveFile>

#include <cerrno>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 smallEntryBytes = 1024 * 1024;
constexpr qint64 manifestBytes = 1024LL * 1024 * 1024; // some 200 bytes a file
constexpr auto stagingName = "restore.partial"_L1;

constexpr char newEpoch[] = "UPDATE meta SET value = ? WHERE key = 'epoch'";
constexpr char endRefreshTokens[] = "DELETE FROM refresh_tokens";
constexpr char endSessions[] = "DELETE FROM sessions";

//! What came out of the file, none of which is believed yet.
struct Unpacked
{
    QList<BackupFile> files;
    QByteArray manifest;
    QByteArray seal;
    QByteArray keys;
};

//! Whatever came out of a backup that is not used goes again; the lock must be held.
struct StagingGuard
{
    const QString &path;
    ~StagingGuard() { QDir(path).removeRecursively(); }
};

//! \brief One restore, in its order.
class Restoring
{
public:
    explicit Restoring(const Restore::Options &options)
        : m_options(options)
        , m_dataDir(QDir(options.dataDir).absolutePath())
        , m_staging(m_dataDir + u'/' + stagingName)
    { }

    Result<Restore::Summary> run()
    {
        {
            // Held until the new data stands; then the storage takes the lock itself.
            auto lock = DataDirectory::open(m_dataDir);
            if (!lock)
                return lock.error();
            const StagingGuard guard{m_staging};
            for (const auto step : {&Restoring::refuseData, &Restoring::unpack, &Restoring::readManifest,
                     &Restoring::findKeys, &Restoring::compare, &Restoring::beginAnew, &Restoring::changePlaces}) {
                if (auto done = (this->*step)(); !done)
                    return done.error();
            }
        }
        return lookAtIt();
    }

private:
    [[nodiscard]] QString path(QLatin1StringView name) const { return m_dataDir + u'/' + name; }
    [[nodiscard]] QString unfinished() const { return m_dataDir + u'/' + DataDirectory::unfinishedRestore; }

    Result<void> refuseData()
    {
        const bool hasData = QFile::exists(path("chautari.db"_L1)) || QFile::exists(path("media"_L1));
        if (hasData && !m_options.isReplacing && !QFile::exists(unfinished())) {
            return problem(u"There is data in %1. Say --replace to move it into a folder beside the restored one, or "
                           "choose another folder."_s.arg(m_dataDir));
        }
        return {};
    }

    Result<void> unpack()
    {
        auto tar = TarReader::open(m_options.file);
        if (!tar)
            return tar.error();
        if (!QDir(m_staging).removeRecursively())
            return problem(u"The folder %1 of an earlier restore cannot be removed."_s.arg(m_staging));
        for (const QString &folder : {m_staging, QString(m_staging + "/media"_L1), QString(m_staging + "/keys"_L1)}) {
            if (auto made = makeFolder(folder); !made)
                return made;
        }
        for (;;) {
            const auto isMore = (*tar)->next();
            if (!isMore)
                return isMore.error();
            if (!*isMore)
                return {};
            if (auto unpacked = unpackEntry(**tar); !unpacked)
                return unpacked;
        }
    }

    Result<void> unpackEntry(TarReader &tar)
    {
        const auto keep = [&](QByteArray &place, qint64 limit) -> Result<void> {
            auto bytes = tar.bytes(limit);
            if (!bytes)
                return bytes.error();
            place = *bytes;
            return {};
        };
        if (tar.name() == backupnames::manifest)
            return keep(m_unpacked.manifest, manifestBytes);
        if (tar.name() == backupnames::seal)
            return keep(m_unpacked.seal, smallEntryBytes);
        if (tar.name() == backupnames::keys) {
            if (auto kept = keep(m_unpacked.keys, smallEntryBytes); !kept)
                return kept;
            m_unpacked.files.append({tar.name(), m_unpacked.keys.size(),
                QCryptographicHash::hash(m_unpacked.keys, QCryptographicHash::Sha256)});
            return {};
        }
        return unpackFile(tar);
    }

    Result<void> unpackFile(TarReader &tar)
    {
        const auto target = placeOf(tar.name());
        if (!target)
            return target.error();
        const FileDescriptor file = openPrivate(*target, O_WRONLY | O_CREAT | O_EXCL);
        if (!file.isValid())
            return systemError(u"%1 cannot be written"_s.arg(*target));
        const auto unpacked = tar.copyTo(file.value());
        if (!unpacked)
            return unpacked.error();
        m_unpacked.files.append(*unpacked);
        return {};
    }

    //! Names come from the file, so only those that a backup has are taken.
    Result<QString> placeOf(const QString &name) const
    {
        if (name == backupnames::database)
            return QString(m_staging + "/chautari.db"_L1);
        const QString media
            = name.startsWith(backupnames::mediaFolder) ? name.sliced(backupnames::mediaFolder.size()) : QString();
        const QString whole = media.endsWith(".thumb"_L1) ? media.chopped(6) : media;
        if (!MediaStore::isName(whole))
            return problem(u"The backup has something in it that no backup has, so it is not used."_s);
        const QString folder = m_staging + "/media/"_L1 + whole.left(2);
        if (auto made = makeFolder(folder); !made)
            return made.error();
        return QString(folder + u'/' + media);
    }

    Result<void> readManifest()
    {
        if (m_unpacked.manifest.isEmpty() || m_unpacked.seal.isEmpty())
            return problem(u"The backup is cut short, or the file is no backup."_s);
        auto manifest = BackupManifest::fromJson(m_unpacked.manifest);
        if (!manifest)
            return manifest.error();
        m_manifest = std::move(*manifest);
        if (m_manifest.schema > SqliteMigrator::bundled().constLast().version)
            return problem(u"The backup was made by a newer version (%1). Install that one."_s.arg(m_manifest.version));
        return {};
    }

    Result<void> findKeys()
    {
        if (m_options.passphrase.isEmpty()) {
            auto keys = readBackupKeys(path("keys"_L1));
            if (keys && isRight(*keys)) {
                m_keys = std::move(*keys);
                return {};
            }
            return problem(m_unpacked.keys.isEmpty()
                    ? u"The backup was made without a passphrase, so its keys are not in it. Copy the folder keys of "
                      "the server's data directory to %1 first."_s.arg(path("keys"_L1))
                    : u"The backup's keys are under a passphrase. Give it with --passphrase-file FILE."_s);
        }
        if (m_unpacked.keys.isEmpty())
            return problem(
                u"The backup was made without a passphrase. Leave --passphrase-file out, and copy the folder "
                "keys of the server's data directory to %1 first."_s.arg(path("keys"_L1)));
        auto opened = openKeys(m_unpacked.keys, m_options.passphrase.trimmed());
        if (!opened)
            return opened.error();
        m_keys = std::move(opened->keys);
        m_seal = std::move(opened->seal);
        return isRight(m_keys) ? Result<void>() : problem(u"The backup was changed after it was made."_s);
    }

    [[nodiscard]] bool isRight(const KeySet &keys) const
    {
        return keyFingerprint(keys[u"text.key"_s]) == m_manifest.keyFingerprint;
    }

    Result<void> compare()
    {
        const QByteArray seal = manifestSeal(m_unpacked.manifest, m_keys[u"text.key"_s]);
        if (seal != m_unpacked.seal)
            return problem(u"The backup was changed after it was made, or is damaged. Nothing was restored."_s);
        if (m_unpacked.files != m_manifest.files) {
            return problem(u"The backup is damaged or was changed: what is in it is not what it says. Nothing was "
                           "restored."_s);
        }
        return {};
    }

    //! Another history begins, in which nobody is signed in.
    Result<void> beginAnew()
    {
        auto connection = SqliteConnection::open(m_staging + "/chautari.db"_L1, SqliteConnection::Access::ReadWrite);
        if (!connection)
            return problem(u"The database in the backup cannot be opened."_s);
        QByteArray epoch(16, Qt::Uninitialized);
        randombytes_buf(epoch.data(), size_t(epoch.size()));
        {
            SqliteQuery query = (*connection)->query(newEpoch);
            if (auto changed = query.bind(QString::fromLatin1(epoch.toHex())).run(); !changed)
                return changed;
        }
        for (const char *statement : {endRefreshTokens, endSessions}) {
            if (auto ended = (*connection)->execute(statement); !ended)
                return ended;
        }
        const auto emptied = (*connection)->checkpoint(SqliteConnection::Checkpoint::Truncate);
        return emptied ? Result<void>() : emptied.error();
    }

    //! From here to the end a crash leaves the marker, with which no server starts.
    Result<void> changePlaces()
    {
        if (auto written = writeBackupKeys(m_staging + "/keys"_L1, m_keys); !written)
            return written;
        if (auto kept = keepSeal(); !kept)
            return kept;
        if (auto given = giveToOwnerOf(m_dataDir, m_staging); !given)
            return given;
        const FileDescriptor folder = openPrivate(m_staging, O_RDONLY | O_DIRECTORY);
        if (!folder.isValid() || ::syncfs(folder.value()) != 0)
            return systemError(u"The restored data could not be written to the disk"_s);
        if (!QDir(unfinished()).removeRecursively())
            return problem(u"The folder %1 of an earlier restore cannot be removed."_s.arg(unfinished()));
        if (auto moved = moveFile(m_staging, unfinished()); !moved)
            return moved;
        if (auto synced = syncFolder(m_dataDir); !synced)
            return synced;
        if (auto moved = moveOldDataAside(); !moved)
            return moved;
        for (const QLatin1StringView name : {"media"_L1, "keys"_L1, "chautari.db"_L1}) {
            if (auto moved = moveFile(unfinished() + u'/' + name, path(name)); !moved)
                return moved;
        }
        if (auto synced = syncFolder(m_dataDir); !synced)
            return synced;
        if (!QDir(unfinished()).removeRecursively())
            return problem(
                u"The empty folder %1 cannot be removed. Remove it, then start the server."_s.arg(unfinished()));
        return syncFolder(m_dataDir);
    }

    //! So that the next backups bring the keys as those before did, under the same passphrase.
    Result<void> keepSeal()
    {
        const QString name = "/keys/"_L1 + backupSealFile;
        QByteArray seal = m_seal;
        if (QFile here(m_dataDir + name); seal.isEmpty() && here.open(QIODevice::ReadOnly))
            seal = here.readAll();
        if (seal.isEmpty())
            return {};
        QSaveFile file(m_staging + name);
        const bool isWritten = file.open(QIODevice::WriteOnly)
            && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(seal) == seal.size()
            && file.commit();
        return isWritten ? Result<void>() : problem(u"The file %1 could not be written."_s.arg(file.fileName()));
    }

    Result<void> moveOldDataAside()
    {
        QStringList names;
        const QStringList entries
            = QDir(m_dataDir).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        for (const QString &name : entries) {
            const bool stays = name == "lock"_L1 || name == "backups"_L1 || name == DataDirectory::unfinishedRestore
                || name == stagingName || name.startsWith("replaced-"_L1);
            if (!stays)
                names.append(name);
        }
        if (names.isEmpty())
            return {};
        m_oldData = m_dataDir + u"/replaced-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz"_s);
        if (auto made = makeFolder(m_oldData); !made)
            return made;
        if (auto given = giveToOwnerOf(m_dataDir, m_oldData); !given)
            return given;
        for (const QString &name : std::as_const(names)) {
            if (auto moved = moveFile(m_dataDir + u'/' + name, m_oldData + u'/' + name); !moved)
                return moved;
        }
        return syncFolder(m_oldData);
    }

    //! Opening it upgrades an older schema and makes the keys that were not in the backup.
    Result<Restore::Summary> lookAtIt() const
    {
        const SystemClock clock;
        SqliteStorage::Options options;
        options.dataDir = m_dataDir;
        auto storage = SqliteStorage::open(options, clock);
        if (!storage)
            return storage.error();
        (*storage)->close();
        if (auto given = giveToOwnerOf(m_dataDir, path("keys"_L1)); !given)
            return given.error();
        const auto report = DataCheck(m_dataDir).run();
        if (!report)
            return report.error();
        return Restore::Summary{m_manifest.madeAt, m_oldData, *report};
    }

    const Restore::Options &m_options;
    const QString m_dataDir;
    const QString m_staging;
    QString m_oldData;
    Unpacked m_unpacked;
    BackupManifest m_manifest;
    KeySet m_keys;
    QByteArray m_seal; //!< that the keys were under
};

} // namespace

Result<Restore::Summary> Restore::run(const Options &options)
{
    if (sodium_init() < 0)
        return problem(u"The cryptography library cannot be used."_s);
    if (!QFile::exists(options.file))
        return problem(u"There is no file %1."_s.arg(options.file));
    return Restoring(options).run();
}

} // namespace chautari::server
