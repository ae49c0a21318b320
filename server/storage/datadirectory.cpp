// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/datadirectory.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keyBytes = 32;

Error systemError(const QString &sentence)
{
    const int code = errno;
    const ErrorCode meaning = code == ENOSPC || code == EDQUOT ? ErrorCode::StorageFull : ErrorCode::Internal;
    return Error::of(meaning, sentence + u": "_s + QString::fromLocal8Bit(std::strerror(code)) + u'.');
}

//! A file descriptor that closes itself.
class Descriptor
{
public:
    Descriptor(const QString &path, int flags, mode_t mode = 0)
        : m_fd(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, mode))
    { }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    [[nodiscard]] int fd() const { return m_fd; }
    int release() { return std::exchange(m_fd, -1); }

private:
    int m_fd;
};

Result<void> makePrivateDirectory(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        if (!QDir().mkpath(info.absolutePath()))
            return Error::of(ErrorCode::Internal, u"Cannot create the folder %1."_s.arg(info.absolutePath()));
        if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST)
            return systemError(u"Cannot create the folder %1"_s.arg(path));
    }
    if (!QFileInfo(path).isDir())
        return Error::of(ErrorCode::Internal, u"%1 is not a folder."_s.arg(path));
    return {};
}

// Locks and shared memory of SQLite's log do not work over the network, and fail silently.
Result<void> refuseNetworkFileSystem(const QString &path)
{
    constexpr quint32 nfs = 0x6969;
    constexpr quint32 smb = 0x517b;
    constexpr quint32 cifs = 0xff534d42;
    constexpr quint32 smb2 = 0xfe534d42;
    struct statfs info = {};
    if (::statfs(QFile::encodeName(path).constData(), &info) != 0)
        return systemError(u"Cannot look at the folder %1"_s.arg(path));
    const auto type = quint32(info.f_type);
    if (type == nfs || type == smb || type == cifs || type == smb2)
        return Error::of(ErrorCode::Internal,
            u"The data folder %1 is on a network file system. Choose one on a local disk."_s.arg(path));
    return {};
}

Result<void> syncDirectory(const QString &path)
{
    const Descriptor directory(path, O_RDONLY | O_DIRECTORY);
    if (!directory.isOpen() || ::fsync(directory.fd()) != 0)
        return systemError(u"Cannot write the folder %1 to disk"_s.arg(path));
    return {};
}

Result<void> writeNewKey(const QString &path, const QByteArray &key)
{
    const QString temporary = path + u".new"_s;
    QFile::remove(temporary);
    const Descriptor file(temporary, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (!file.isOpen() || ::fchmod(file.fd(), 0600) != 0
        || ::write(file.fd(), key.constData(), size_t(key.size())) != key.size() || ::fsync(file.fd()) != 0)
        return systemError(u"Cannot write the key file %1"_s.arg(path));
    if (::rename(QFile::encodeName(temporary).constData(), QFile::encodeName(path).constData()) != 0)
        return systemError(u"Cannot write the key file %1"_s.arg(path));
    return syncDirectory(QFileInfo(path).absolutePath());
}

} // namespace

Result<std::unique_ptr<DataDirectory>> DataDirectory::open(const QString &path)
{
    const QString absolute = QDir(path).absolutePath();
    if (auto made = makePrivateDirectory(absolute); !made)
        return made.error();
    if (auto local = refuseNetworkFileSystem(absolute); !local)
        return local.error();
    Descriptor lock(absolute + u"/lock"_s, O_RDWR | O_CREAT, 0600);
    if (!lock.isOpen())
        return systemError(u"Cannot write to the data folder %1"_s.arg(absolute));
    if (::flock(lock.fd(), LOCK_EX | LOCK_NB) != 0)
        return Error::of(ErrorCode::Internal,
            u"The data folder %1 is in use by another Chautari server. Stop it first, or choose another folder."_s.arg(
                absolute));
    return std::unique_ptr<DataDirectory>(new DataDirectory(absolute, lock.release()));
}

DataDirectory::DataDirectory(QString path, int lock)
    : m_path(std::move(path))
    , m_lock(lock)
{ }

DataDirectory::~DataDirectory()
{
    ::close(m_lock);
}

Result<QByteArray> DataDirectory::key(const QString &name) const
{
    const QString folder = filePath(u"keys"_s);
    if (auto made = makePrivateDirectory(folder); !made)
        return made.error();
    const QString path = folder + u'/' + name;
    if (!QFileInfo::exists(path)) {
        QByteArray fresh(keyBytes, Qt::Uninitialized);
        randombytes_buf(fresh.data(), size_t(keyBytes));
        if (auto written = writeNewKey(path, fresh); !written)
            return written.error();
        if (auto synced = syncDirectory(m_path); !synced)
            return synced.error();
        return fresh;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::of(ErrorCode::Internal, u"Cannot read the key file %1: %2."_s.arg(path, file.errorString()));
    QByteArray key = file.readAll();
    if (key.size() != keyBytes)
        return Error::of(ErrorCode::Internal, u"The key file %1 is damaged. Restore it from a backup."_s.arg(path));
    return key;
}

Result<void> DataDirectory::createPrivateFile(const QString &path)
{
    const Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (!file.isOpen() && errno != EEXIST)
        return systemError(u"Cannot create the file %1"_s.arg(path));
    if (file.isOpen() && ::fchmod(file.fd(), 0600) != 0)
        return systemError(u"Cannot protect the file %1"_s.arg(path));
    return {};
}

} // namespace chautari::server
