// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backup/accountbackup.h"

#include "app/store/localdatabase.h"
#include "sealing/sealedfile.h"

#include <QtCore/QDir>
#include <QtCore/QLockFile>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTemporaryFile>

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <sqlite3.h>
#include <unistd.h>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

using Problem = AccountBackupProblem;
using Done = Result<void, Problem>;

constexpr auto edition = "chautari account 1\n";
constexpr auto copyInto = "VACUUM INTO ?";
constexpr auto recordName = "account.json"_L1;
constexpr auto outboxName = "outbox.sqlite"_L1;
constexpr auto cacheName = "cache.sqlite"_L1;
constexpr std::array folderNames{"outgoing"_L1, "media"_L1};
constexpr int stepsBetweenQuestions = 20'000; // of SQLite's machine: under a millisecond
constexpr qint64 atOnce = 256 * 1024; // bytes

Problem problemOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::BadCredentials:
        return Problem::WrongPassphrase;
    case ErrorCode::MalformedRequest:
        return Problem::Damaged;
    case ErrorCode::ServerBusy:
        return Problem::NoMemory;
    case ErrorCode::StorageFull:
        return Problem::NoRoom;
    default: // the rest says nothing about the file
        return Problem::NotReadable;
    }
}

Done done(const Result<void> &result)
{
    return result ? Done() : problemOf(result.error());
}

//! A name in a backup is a place in the account's folder: nothing else is believed.
bool isPlace(const QString &name)
{
    if (name == recordName || name == outboxName || name == cacheName)
        return true;
    const qsizetype slash = name.indexOf(u'/');
    const QString file = name.mid(slash + 1);
    const bool isPlain = !file.isEmpty() && !file.startsWith(u'.') && !file.contains(u'/') && !file.contains(QChar(0));
    return slash > 0 && isPlain
        && std::ranges::any_of(folderNames, [&](QLatin1StringView folder) { return name.left(slash) == folder; });
}

//! \brief Packs one account, in its order: the outbox before the cache, so that a message which goes meanwhile is in
//! both and is told from another one by its number.
class Packer
{
public:
    Packer(QString folder, SealedWriter &writer, const std::atomic<bool> &isCancelled)
        : m_folder(std::move(folder))
        , m_writer(writer)
        , m_isCancelled(isCancelled)
    { }

    [[nodiscard]] const AccountBackupSummary &summary() const { return m_summary; }

    Done addAll(const QString &copies)
    {
        if (auto added = addFile(recordName, m_folder + u'/' + recordName); !added)
            return added;
        for (const QLatin1StringView name : {outboxName, cacheName}) {
            if (!QFile::exists(m_folder + u'/' + name))
                continue;
            if (auto copied = copyDatabase(name, copies + u'/' + name); !copied)
                return copied;
            if (auto added = addFile(name, copies + u'/' + name); !added)
                return added;
        }
        for (const QLatin1StringView name : folderNames) {
            const QDir folder(m_folder + u'/' + name);
            for (const QString &file : folder.entryList(QDir::Files)) {
                const QString place = name + u'/' + file;
                if (!isPlace(place) || file.endsWith(".part"_L1)) // it is coming
                    continue;
                if (auto added = addFile(place, folder.filePath(file)); !added)
                    return added;
                ++m_summary.files;
            }
        }
        return done(m_writer.finish());
    }

private:
    //! As it is at one moment, beside whoever writes it.
    Done copyDatabase(QLatin1StringView name, const QString &target) const
    {
        auto connection = SqliteConnection::open(m_folder + u'/' + name, SqliteConnection::Access::ReadOnly);
        if (!connection)
            return Problem::NotReadable;
        // The copy is a database, too, which a connection for reading would not write.
        if (auto allowed = (*connection)->executeScript("PRAGMA query_only=OFF"); !allowed)
            return problemOf(allowed.error());
        sqlite3_progress_handler((*connection)->handle(), stepsBetweenQuestions,
            [](void *isCancelled) { return static_cast<const std::atomic<bool> *>(isCancelled)->load() ? 1 : 0; },
            const_cast<std::atomic<bool> *>(&m_isCancelled));
        SqliteQuery copy = (*connection)->query(copyInto);
        const Result<void> copied = copy.bind(target).run();
        return m_isCancelled ? Done(Problem::Cancelled) : done(copied);
    }

    Done addFile(const QString &place, const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return QFile::exists(path) ? Done(Problem::NotReadable) : Done(); // it has gone meanwhile
        const qint64 size = file.size();
        if (auto begun = m_writer.begin(place, size); !begun)
            return problemOf(begun.error());
        for (qint64 left = size; left > 0;) {
            if (m_isCancelled)
                return Problem::Cancelled;
            const QByteArray bytes = file.read(std::min(left, atOnce));
            if (bytes.isEmpty())
                return Problem::NotReadable;
            if (auto written = m_writer.write(bytes); !written)
                return problemOf(written.error());
            left -= bytes.size();
        }
        m_summary.bytes += size;
        return {};
    }

    QString m_folder;
    SealedWriter &m_writer;
    const std::atomic<bool> &m_isCancelled;
    AccountBackupSummary m_summary;
};

//! Everything in a backup, to `entry` which reads it or not. The end is believed only when the file says so.
Done readBackup(QIODevice &device, const QByteArray &passphrase, const std::atomic<bool> &isCancelled,
    const std::function<Done(SealedReader &)> &entry)
{
    auto reader = SealedReader::open(device, edition, passphrase);
    if (!reader)
        return problemOf(reader.error());
    for (;;) {
        if (isCancelled)
            return Problem::Cancelled;
        const Result<bool> isMore = (*reader)->next();
        if (!isMore)
            return problemOf(isMore.error());
        if (!*isMore)
            return {};
        if (auto taken = entry(**reader); !taken)
            return taken;
    }
}

Done verify(QIODevice &device, const QByteArray &passphrase, const std::atomic<bool> &isCancelled,
    const AccountBackupSummary &written)
{
    AccountBackupSummary found;
    if (!device.seek(0))
        return Problem::NotReadable;
    auto read = readBackup(device, passphrase, isCancelled, [&found](SealedReader &reader) {
        found.bytes += reader.size();
        return Done();
    });
    if (!read)
        return read;
    return found.bytes == written.bytes ? Done() : Problem::Damaged;
}

Done unpackEntry(SealedReader &reader, const QString &folder, const std::atomic<bool> &isCancelled)
{
    const QString path = folder + u'/' + reader.name();
    if (!isPlace(reader.name()) || QFile::exists(path))
        return Problem::Damaged;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return Problem::NotReadable;
    for (;;) {
        if (isCancelled)
            return Problem::Cancelled;
        const Result<QByteArray> bytes = reader.read();
        if (!bytes)
            return problemOf(bytes.error());
        if (bytes->isEmpty())
            break;
        if (file.write(*bytes) != bytes->size())
            return Problem::NoRoom;
    }
    return file.flush() && ::fsync(file.handle()) == 0 ? Done() : Problem::NoRoom;
}

//! Free for the account that comes. An open or a signed-in one is not touched.
Done makePlace(const QString &target)
{
    if (!QFile::exists(target))
        return {};
    QLockFile lock(target + u"/lock"_s);
    lock.setStaleLockTime(0);
    if (!lock.tryLock())
        return Problem::InUse;
    if (QFile::exists(target + u'/' + recordName))
        return Problem::Exists;
    QString aside = target + u".before"_s;
    for (int i = 2; QFile::exists(aside); ++i)
        aside = target + u".before"_s + QString::number(i);
    lock.unlock(); // before the folder has another name
    return QDir().rename(target, aside) ? Done() : Problem::NotReadable;
}

} // namespace

Result<AccountBackupSummary, AccountBackupProblem> backUpAccount(const QString &root, const AccountRecord &account,
    const QString &file, const QByteArray &passphrase, const std::atomic<bool> &isCancelled)
{
    const QString folder = root + u'/' + account.key();
    if (!QFile::exists(folder + u'/' + recordName))
        return Problem::NotFound;
    const QTemporaryDir copies(folder + u"/backup-XXXXXX"_s);
    QTemporaryFile sealed(file + u".XXXXXX"_s);
    if (!copies.isValid() || !sealed.open())
        return Problem::NotReadable;
    auto writer = SealedWriter::open(sealed, edition, passphrase);
    if (!writer)
        return problemOf(writer.error());
    Packer packer(folder, **writer, isCancelled);
    if (auto packed = packer.addAll(copies.path()); !packed)
        return packed.error();
    if (!sealed.flush() || ::fsync(sealed.handle()) != 0)
        return Problem::NoRoom;
    if (auto verified = verify(sealed, passphrase, isCancelled, packer.summary()); !verified)
        return verified.error();
    if (std::rename(QFile::encodeName(sealed.fileName()).constData(), QFile::encodeName(file).constData()) != 0)
        return Problem::NotReadable;
    sealed.setAutoRemove(false);
    return packer.summary();
}

Result<AccountRecord, AccountBackupProblem> restoreAccount(
    const QString &root, const QString &file, const QByteArray &passphrase, const std::atomic<bool> &isCancelled)
{
    QFile sealed(file);
    if (!sealed.open(QIODevice::ReadOnly) || !QDir().mkpath(root))
        return Problem::NotReadable;
    const std::unique_ptr<QLockFile> lock = AccountFolder::lockRestores(root);
    if (!lock)
        return Problem::InUse;
    const QTemporaryDir staging(root + u"/restore-XXXXXX"_s); // readable for this person alone
    const QString folder = staging.filePath(u"account"_s);
    for (const QLatin1StringView name : folderNames) {
        if (!QDir().mkpath(folder + u'/' + name))
            return Problem::NotReadable;
    }
    auto read = readBackup(sealed, passphrase, isCancelled,
        [&](SealedReader &reader) { return unpackEntry(reader, folder, isCancelled); });
    if (!read)
        return read.error();
    QList<AccountRecord> records = AccountFolder::all(staging.path());
    if (records.size() != 1)
        return Problem::Damaged;
    records.first().folder = AccountFolder::nameOf(root, records.first());
    const QString target = root + u'/' + records.first().key();
    if (auto made = makePlace(target); !made)
        return made.error();
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!QDir().rename(folder, target))
        return Problem::NotReadable;
    return records.first();
}

} // namespace chautari
