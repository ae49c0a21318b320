// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/mediastore.h"

#include "server/net/temporaryfile.h"

#include <QtCore/QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype nameBytes = 16;
constexpr size_t blockBytes = 64 * 1024;
constexpr auto thumbnailSuffix = ".thumb"_L1;

Error diskError(const char *what)
{
    const int code = errno;
    const bool isFull = code == ENOSPC || code == EDQUOT;
    if (isFull)
        return Error{ErrorCode::StorageFull, {}, {}, 30};
    return Error::of(
        ErrorCode::Internal, QString::fromLatin1(what) + u": "_s + QString::fromLocal8Bit(std::strerror(code)));
}

FileDescriptor openFile(const QString &path, int flags, mode_t mode = 0)
{
    return FileDescriptor(::open(QFile::encodeName(path).constData(), flags | O_NOFOLLOW | O_CLOEXEC, mode));
}

bool writeAll(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t written = ::write(fd, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        size -= size_t(written);
    }
    return true;
}

QString newName()
{
    QByteArray bytes(nameBytes, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(nameBytes));
    return QString::fromLatin1(bytes.toHex());
}

Result<void> syncFolder(const QString &path)
{
    const FileDescriptor folder = openFile(path, O_RDONLY | O_DIRECTORY);
    if (!folder.isValid() || ::fsync(folder.value()) != 0)
        return diskError("A folder of the media store could not be synced");
    return {};
}

} // namespace

bool MediaStore::isName(QStringView name)
{
    return name.size() == nameBytes * 2 && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
}

QString MediaStore::pathOf(const QString &name, Part part) const
{
    QString path = m_folder + u'/' + name.left(2) + u'/' + name;
    return part == Part::Thumbnail ? path + thumbnailSuffix : path;
}

Result<void> MediaStore::prepare() const
{
    if (::mkdir(QFile::encodeName(m_folder).constData(), 0700) != 0 && errno != EEXIST)
        return diskError("The media folder could not be made");
    return {};
}

Result<void> MediaStore::makeFolderOf(const QString &name) const
{
    const QString path = m_folder + u'/' + name.left(2);
    if (::mkdir(QFile::encodeName(path).constData(), 0700) == 0)
        return syncFolder(m_folder);
    return errno == EEXIST ? Result<void>() : diskError("A folder of the media store could not be made");
}

Result<void> MediaStore::syncFolderOf(const QString &name) const
{
    return syncFolder(m_folder + u'/' + name.left(2));
}

Result<QString> MediaStore::keep(TemporaryFile &file) const
{
    const QString name = newName();
    if (auto made = makeFolderOf(name); !made)
        return made.error();
    {
        const FileDescriptor written = openFile(file.path(), O_RDONLY);
        if (!written.isValid() || ::fsync(written.value()) != 0)
            return diskError("An upload could not be synced");
    }
    const QByteArray from = QFile::encodeName(file.path());
    if (::rename(from.constData(), QFile::encodeName(pathOf(name)).constData()) != 0)
        return diskError("An upload could not be kept");
    (void)file.take();
    if (auto synced = syncFolderOf(name); !synced) {
        remove(name);
        return synced.error();
    }
    return name;
}

Result<QString> MediaStore::create() const
{
    const QString name = newName();
    if (auto made = makeFolderOf(name); !made)
        return made.error();
    const FileDescriptor file = openFile(pathOf(name), O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (!file.isValid())
        return diskError("An upload could not be begun");
    if (auto synced = syncFolderOf(name); !synced)
        return synced.error();
    return name;
}

Result<void> MediaStore::append(const QString &name, qint64 offset, const QString &source) const
{
    if (!isName(name))
        return Error::of(ErrorCode::NotFound);
    const FileDescriptor from = openFile(source, O_RDONLY);
    const FileDescriptor to = openFile(pathOf(name), O_WRONLY);
    if (!from.isValid() || !to.isValid())
        return diskError("A part of an upload could not be opened");
    // What a crash left behind the last acknowledged byte goes.
    if (::ftruncate(to.value(), offset) != 0 || ::lseek(to.value(), offset, SEEK_SET) != offset)
        return diskError("A part of an upload could not be placed");
    std::array<char, blockBytes> block;
    for (;;) {
        const ssize_t bytes = ::read(from.value(), block.data(), block.size());
        if (bytes < 0)
            return diskError("A part of an upload could not be read");
        if (bytes == 0)
            break;
        if (!writeAll(to.value(), block.data(), size_t(bytes)))
            return diskError("A part of an upload could not be written");
    }
    if (::fsync(to.value()) != 0)
        return diskError("A part of an upload could not be synced");
    return {};
}

Result<std::shared_ptr<FileBody>> MediaStore::open(const QString &name, Part part) const
{
    if (!isName(name))
        return Error::of(ErrorCode::NotFound, u"Not found."_s);
    auto body = std::make_shared<FileBody>();
    body->descriptor = openFile(pathOf(name, part), O_RDONLY | O_NONBLOCK);
    struct stat info = {};
    const bool isFile
        = body->descriptor.isValid() && ::fstat(body->descriptor.value(), &info) == 0 && S_ISREG(info.st_mode);
    if (!isFile)
        return Error::of(ErrorCode::NotFound, u"Not found."_s);
    body->length = info.st_size;
    return body;
}

Result<void> MediaStore::saveThumbnail(const QString &name, const QByteArray &bytes) const
{
    if (!isName(name))
        return Error::of(ErrorCode::NotFound);
    const FileDescriptor file = openFile(pathOf(name, Part::Thumbnail), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (!file.isValid() || !writeAll(file.value(), bytes.constData(), size_t(bytes.size())))
        return diskError("A thumbnail could not be written");
    return {};
}

bool MediaStore::remove(const QString &name) const
{
    if (!isName(name))
        return false;
    bool isGone = true;
    for (const Part part : {Part::Thumbnail, Part::Whole})
        isGone &= ::unlink(QFile::encodeName(pathOf(name, part)).constData()) == 0 || errno == ENOENT;
    return isGone;
}

Result<MediaStore::Contents> MediaStore::read(const QString &name, qsizetype headBytes) const
{
    const Result<std::shared_ptr<FileBody>> file = open(name);
    if (!file)
        return file.error();
    Contents contents;
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
    std::array<char, blockBytes> block;
    for (;;) {
        const ssize_t bytes = ::read((*file)->descriptor.value(), block.data(), block.size());
        if (bytes < 0)
            return diskError("An upload could not be read");
        if (bytes == 0)
            break;
        crypto_generichash_update(
            &state, reinterpret_cast<const unsigned char *>(block.data()), static_cast<unsigned long long>(bytes));
        if (contents.head.size() < headBytes)
            contents.head.append(block.data(), std::min<qsizetype>(bytes, headBytes - contents.head.size()));
    }
    contents.hash.resize(crypto_generichash_BYTES);
    crypto_generichash_final(&state, reinterpret_cast<unsigned char *>(contents.hash.data()), crypto_generichash_BYTES);
    return contents;
}

} // namespace chautari::server
