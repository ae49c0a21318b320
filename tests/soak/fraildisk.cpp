// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/fraildisk.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QList>
#include <QtCore/QRandomGenerator>

#include <map>
#include <mutex>
#include <sqlite3.h>

namespace chautari::soak {

namespace {

constexpr qint64 sectorBytes = 512;

struct Change
{
    qint64 offset = 0;
    QByteArray bytes; //!< empty: the file is cut there
};

struct Platter
{
    QByteArray bytes; //!< synced
    bool isThere = false; //!< its name, too
    QList<Change> pending;
};

//! All state, behind one mutex: the writer and the readers of a storage are threads.
struct Disk
{
    std::mutex mutex;
    FrailDisk::Plan plan;
    bool hasPower = true;
    bool hasFailed = false;
    qint64 writes = 0;
    qint64 syncs = 0;
    std::map<QString, Platter> platters;
    std::map<sqlite3_file *, QString> openFiles;
    sqlite3_vfs *real = nullptr;
    sqlite3_vfs vfs{};
    // The real VFS has a few tables of methods (one per locking style); each gets a twin with some replaced.
    std::map<const sqlite3_io_methods *, sqlite3_io_methods> twins;
    std::map<const sqlite3_io_methods *, const sqlite3_io_methods *> originals;
};

Disk &disk()
{
    static Disk theDisk;
    return theDisk;
}

//! Of the fault planned, when it hits the `number`th of those that it can hit.
bool hits(qint64 number)
{
    const FrailDisk::Plan &plan = disk().plan;
    const bool isHit = number >= plan.at && number < plan.at + plan.lasts;
    disk().hasFailed = disk().hasFailed || isHit;
    return isHit;
}

bool isPowerCutNow()
{
    if (disk().plan.fault == FrailDisk::Fault::PowerCut && hits(disk().writes + disk().syncs))
        disk().hasPower = false;
    return !disk().hasPower;
}

void put(QByteArray &file, const Change &change)
{
    if (change.bytes.isEmpty()) {
        file.resize(change.offset);
        return;
    }
    const qsizetype end = change.offset + change.bytes.size();
    if (file.size() < end)
        file.append(end - file.size(), '\0');
    file.replace(change.offset, change.bytes.size(), change.bytes);
}

const sqlite3_io_methods *original(sqlite3_file *file)
{
    return disk().originals.at(file->pMethods);
}

Platter &platterOf(sqlite3_file *file)
{
    return disk().platters[disk().openFiles.at(file)];
}

int readFile(sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
    const std::lock_guard lock(disk().mutex);
    return disk().hasPower ? original(file)->xRead(file, data, size, offset) : SQLITE_IOERR_READ;
}

int writeFile(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
    const std::lock_guard lock(disk().mutex);
    if (!disk().hasPower)
        return SQLITE_IOERR_WRITE;
    ++disk().writes;
    platterOf(file).pending.append(Change{offset, QByteArray(static_cast<const char *>(data), size)});
    if (isPowerCutNow())
        return SQLITE_IOERR_WRITE;
    switch (disk().plan.fault) {
    case FrailDisk::Fault::None:
    case FrailDisk::Fault::PowerCut:
    case FrailDisk::Fault::SyncError:
        break;
    case FrailDisk::Fault::Full:
        if (hits(disk().writes))
            return SQLITE_FULL;
        break;
    case FrailDisk::Fault::WriteError:
        if (hits(disk().writes))
            return SQLITE_IOERR_WRITE;
        break;
    case FrailDisk::Fault::ShortWrite:
        if (hits(disk().writes)) {
            original(file)->xWrite(file, data, size / 2, offset);
            return SQLITE_FULL; // what the real VFS makes of a write(2) that took less
        }
        break;
    }
    return original(file)->xWrite(file, data, size, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    const std::lock_guard lock(disk().mutex);
    if (!disk().hasPower)
        return SQLITE_IOERR_TRUNCATE;
    ++disk().writes;
    platterOf(file).pending.append(Change{size, {}});
    if (isPowerCutNow())
        return SQLITE_IOERR_TRUNCATE;
    return original(file)->xTruncate(file, size);
}

int syncFile(sqlite3_file *file, int)
{
    const std::lock_guard lock(disk().mutex);
    if (!disk().hasPower)
        return SQLITE_IOERR_FSYNC;
    ++disk().syncs;
    if (isPowerCutNow())
        return SQLITE_IOERR_FSYNC;
    if (disk().plan.fault == FrailDisk::Fault::SyncError && hits(disk().syncs))
        return SQLITE_IOERR_FSYNC;
    if (disk().plan.liesAboutSync)
        return SQLITE_OK;
    Platter &platter = platterOf(file);
    for (const Change &change : std::as_const(platter.pending))
        put(platter.bytes, change);
    platter.pending.clear();
    platter.isThere = true;
    return SQLITE_OK;
}

int closeFile(sqlite3_file *file)
{
    const std::lock_guard lock(disk().mutex);
    const auto *methods = original(file);
    disk().openFiles.erase(file);
    return methods->xClose(file);
}

void adopt(sqlite3_file *file, const QString &path, bool wasThere)
{
    auto [twin, isNew] = disk().twins.try_emplace(file->pMethods, *file->pMethods);
    if (isNew) {
        twin->second.iVersion = 2; // without memory-mapped reads
        twin->second.xRead = readFile;
        twin->second.xWrite = writeFile;
        twin->second.xTruncate = truncateFile;
        twin->second.xSync = syncFile;
        twin->second.xClose = closeFile;
        disk().originals.emplace(&twin->second, file->pMethods);
    }
    file->pMethods = &twin->second;
    disk().openFiles[file] = path;
    auto [platter, isFirst] = disk().platters.try_emplace(path);
    if (isFirst && wasThere) {
        QFile onDisk(path);
        platter->second.isThere = true;
        if (onDisk.open(QIODevice::ReadOnly))
            platter->second.bytes = onDisk.readAll();
    }
}

int openFile(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    const std::lock_guard lock(disk().mutex);
    file->pMethods = nullptr;
    if (!disk().hasPower)
        return SQLITE_CANTOPEN;
    const QString path = name ? QFile::decodeName(name) : QString();
    const bool wasThere = QFile::exists(path);
    const int code = disk().real->xOpen(disk().real, name, file, flags, outFlags);
    if (code == SQLITE_OK && name && file->pMethods)
        adopt(file, path, wasThere);
    return code;
}

int deleteFile(sqlite3_vfs *, const char *name, int syncDirectory)
{
    const std::lock_guard lock(disk().mutex);
    if (!disk().hasPower)
        return SQLITE_IOERR_DELETE;
    // Without a sync of the folder the name may come back, with what was in it.
    if (syncDirectory)
        disk().platters.erase(QFile::decodeName(name));
    else if (auto it = disk().platters.find(QFile::decodeName(name)); it != disk().platters.end())
        it->second.pending.clear();
    return disk().real->xDelete(disk().real, name, 0);
}

} // namespace

QByteArray FrailDisk::name()
{
    static const char vfsName[] = "frail-disk";
    if (!disk().real) {
        disk().real = sqlite3_vfs_find(nullptr);
        disk().vfs = *disk().real;
        disk().vfs.zName = vfsName;
        disk().vfs.xOpen = openFile;
        disk().vfs.xDelete = deleteFile;
        sqlite3_vfs_register(&disk().vfs, 0);
    }
    return vfsName;
}

void FrailDisk::start(const Plan &plan)
{
    const std::lock_guard lock(disk().mutex);
    if (!disk().openFiles.empty())
        qFatal("FrailDisk: a file is still open");
    disk().plan = plan;
    disk().hasPower = true;
    disk().hasFailed = false;
    disk().writes = 0;
    disk().syncs = 0;
    disk().platters.clear();
}

void FrailDisk::cutPower()
{
    const std::lock_guard lock(disk().mutex);
    disk().hasPower = false;
}

void FrailDisk::heal()
{
    const std::lock_guard lock(disk().mutex);
    disk().plan.fault = Fault::None;
}

bool FrailDisk::hasPower()
{
    const std::lock_guard lock(disk().mutex);
    return disk().hasPower;
}

bool FrailDisk::hasFailed()
{
    const std::lock_guard lock(disk().mutex);
    return disk().hasFailed;
}

qint64 FrailDisk::writes()
{
    const std::lock_guard lock(disk().mutex);
    return disk().writes;
}

qint64 FrailDisk::syncs()
{
    const std::lock_guard lock(disk().mutex);
    return disk().syncs;
}

void FrailDisk::savePlatter(const QString &folder, QRandomGenerator &random)
{
    const std::lock_guard lock(disk().mutex);
    constexpr std::array chances{0, 20, 50, 80, 100}; // per cent of the sectors that made it
    const int chance = chances.at(size_t(random.bounded(int(chances.size()))));
    const auto madeIt = [&] { return int(random.bounded(100)) < chance; };
    for (const auto &[path, platter] : disk().platters) {
        QByteArray bytes = platter.bytes;
        for (const Change &change : platter.pending) {
            if (change.bytes.isEmpty() && change.offset < bytes.size() && madeIt())
                put(bytes, change);
            for (qint64 at = 0; at < change.bytes.size();) {
                const qint64 size = sectorBytes - (change.offset + at) % sectorBytes;
                if (madeIt())
                    put(bytes, {change.offset + at, change.bytes.mid(at, size)});
                at += size;
            }
        }
        if (!platter.isThere && !madeIt())
            continue;
        QFile file(folder + u'/' + QFileInfo(path).fileName());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(file.fileName()));
    }
}

} // namespace chautari::soak
