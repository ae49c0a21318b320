// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded into a program before its libraries (LD_PRELOAD): a disk that can be made to fail from outside. The file that
// $CHAUTARI_DISK_SWITCH names says how; only files whose name holds ".db" or "/media/" or "/incoming/" are meant, or,
// of a client, ".sqlite-wal": it opens what it has, and there is no room for more.
//   full  writes fail with ENOSPC        sync  fsync and fdatasync fail with EIO
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string_view>
#include <sys/types.h>
#include <unistd.h>

namespace {

template <typename Function>
Function realOne(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

bool isSwitchedTo(std::string_view wanted)
{
    const char *path = std::getenv("CHAUTARI_DISK_SWITCH");
    const int file = path ? ::open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0)
        return false;
    char word[8] = {};
    const ssize_t size = ::read(file, word, sizeof word);
    ::close(file);
    return size == ssize_t(wanted.size()) && std::string_view(word, wanted.size()) == wanted;
}

bool isMeant(int descriptor)
{
    constexpr std::string_view prefix{"/proc/self/fd/"};
    char link[32] = {};
    std::memcpy(link, prefix.data(), prefix.size());
    char *digit = link + sizeof link - 1;
    do {
        *--digit = char('0' + descriptor % 10);
        descriptor /= 10;
    } while (descriptor > 0);
    std::memmove(link + prefix.size(), digit, std::strlen(digit) + 1);
    char name[4096];
    const ssize_t size = ::readlink(link, name, sizeof name);
    const std::string_view path(name, size > 0 ? size_t(size) : 0);
    return path.find(".db") != path.npos || path.find("/media/") != path.npos || path.find("/incoming/") != path.npos
        || path.find(".sqlite-wal") != path.npos;
}

bool isFull(int descriptor)
{
    if (!isMeant(descriptor) || !isSwitchedTo("full"))
        return false;
    errno = ENOSPC;
    return true;
}

bool failsSync(int descriptor)
{
    if (!isMeant(descriptor) || !isSwitchedTo("sync"))
        return false;
    errno = EIO;
    return true;
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static const auto real = realOne<ssize_t (*)(int, const void *, size_t)>("write");
    return isFull(descriptor) ? -1 : real(descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    static const auto real = realOne<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    return isFull(descriptor) ? -1 : real(descriptor, bytes, size, offset);
}

int fsync(int descriptor)
{
    static const auto real = realOne<int (*)(int)>("fsync");
    return failsSync(descriptor) ? -1 : real(descriptor);
}

int fdatasync(int descriptor)
{
    static const auto real = realOne<int (*)(int)>("fdatasync");
    return failsSync(descriptor) ? -1 : real(descriptor);
}

} // extern "C"
