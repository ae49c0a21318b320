// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/systemfiles.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

Error problem(QString sentence)
{
    return Error::of(ErrorCode::Internal, std::move(sentence));
}

Error systemError(const QString &what)
{
    const int code = errno;
    const ErrorCode meaning = code == ENOSPC || code == EDQUOT ? ErrorCode::StorageFull : ErrorCode::Internal;
    return Error::of(meaning, u"%1: %2."_s.arg(what, QString::fromLocal8Bit(std::strerror(code))));
}

FileDescriptor openPrivate(const QString &path, int flags)
{
    return FileDescriptor(::open(QFile::encodeName(path).constData(), flags | O_NOFOLLOW | O_CLOEXEC, 0600));
}

Result<void> makeFolder(const QString &path)
{
    if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST)
        return systemError(u"The folder %1 cannot be made"_s.arg(path));
    return {};
}

Result<void> syncFolder(const QString &path)
{
    const FileDescriptor folder = openPrivate(path, O_RDONLY | O_DIRECTORY);
    if (!folder.isValid() || ::fsync(folder.value()) != 0)
        return systemError(u"The folder %1 could not be written to the disk"_s.arg(path));
    return {};
}

Result<void> giveToOwnerOf(const QString &folder, const QString &path)
{
    struct stat owner
    { };
    if (::geteuid() != 0)
        return {};
    if (::stat(QFile::encodeName(folder).constData(), &owner) != 0)
        return systemError(u"The owner of %1 is not known"_s.arg(folder));
    const auto give = [&owner](const QString &each) {
        return ::lchown(QFile::encodeName(each).constData(), owner.st_uid, owner.st_gid) == 0;
    };
    QDirIterator below(
        path, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    bool isGiven = give(path);
    while (isGiven && below.hasNext())
        isGiven = give(below.next());
    return isGiven ? Result<void>() : systemError(u"%1 could not be given to the owner of %2"_s.arg(path, folder));
}

Result<void> moveFile(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) != 0)
        return systemError(u"%1 could not be moved to %2"_s.arg(from, to));
    return {};
}

} // namespace chautari::server
