// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/storage/brokendisk.h"

#include <sqlite3.h>

#include <map>
#include <mutex>

namespace chautari::server {

namespace {

sqlite3_vfs *realVfs = nullptr;
sqlite3_vfs brokenVfs;
// The real VFS has a few tables of methods (one per locking style); each gets a twin with two functions replaced.
std::map<const sqlite3_io_methods *, sqlite3_io_methods> twins;
std::map<const sqlite3_io_methods *, const sqlite3_io_methods *> originals;
std::mutex mutex;

const sqlite3_io_methods *originalOf(sqlite3_file *file)
{
    const std::lock_guard lock(mutex);
    return originals.at(file->pMethods);
}

int writeOrFail(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
    if (BrokenDisk::isFull)
        return SQLITE_FULL;
    if (BrokenDisk::failsWrites)
        return SQLITE_IOERR_WRITE;
    return originalOf(file)->xWrite(file, data, size, offset);
}

int syncOrFail(sqlite3_file *file, int flags)
{
    ++BrokenDisk::syncs;
    if (BrokenDisk::failsSyncs)
        return SQLITE_IOERR_FSYNC;
    return originalOf(file)->xSync(file, flags);
}

int open(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    const int code = realVfs->xOpen(realVfs, name, file, flags, outFlags);
    if (code != SQLITE_OK || !file->pMethods)
        return code;
    const std::lock_guard lock(mutex);
    auto [twin, isNew] = twins.try_emplace(file->pMethods, *file->pMethods);
    if (isNew) {
        twin->second.xWrite = writeOrFail;
        twin->second.xSync = syncOrFail;
        originals.emplace(&twin->second, file->pMethods);
    }
    file->pMethods = &twin->second;
    return code;
}

} // namespace

QByteArray BrokenDisk::name()
{
    static const char vfsName[] = "broken-disk";
    if (!realVfs) {
        realVfs = sqlite3_vfs_find(nullptr);
        brokenVfs = *realVfs;
        brokenVfs.zName = vfsName;
        brokenVfs.xOpen = open;
        sqlite3_vfs_register(&brokenVfs, 0);
    }
    return vfsName;
}

} // namespace chautari::server
