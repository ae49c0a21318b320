// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/newfile.h"

#include "server/upkeep/systemfiles.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

bool isStillCalled(const QString &path, int descriptor)
{
    struct stat opened = {};
    struct stat there = {};
    return ::fstat(descriptor, &opened) == 0 && ::lstat(QFile::encodeName(path).constData(), &there) == 0
        && opened.st_dev == there.st_dev && opened.st_ino == there.st_ino;
}

} // namespace

NewFile::NewFile(const QString &path)
    : m_path(QFileInfo(path).absoluteFilePath())
    , m_temporary(m_path + u".partial"_s)
{ }

NewFile::~NewFile()
{
    if (m_file.isValid())
        QFile::remove(m_temporary);
}

Result<void> NewFile::open()
{
    if (QFileInfo::exists(m_path))
        return problem(u"There is a file %1 already. Choose another name."_s.arg(m_path));
    FileDescriptor file = openPrivate(m_temporary, O_WRONLY | O_CREAT | O_NOFOLLOW);
    if (!file.isValid())
        return systemError(u"The file %1 cannot be made"_s.arg(m_temporary));
    // Whoever had it may have finished it meanwhile: then it has its name, and is not to be touched.
    if (::flock(file.value(), LOCK_EX | LOCK_NB) != 0 || !isStillCalled(m_temporary, file.value()))
        return problem(u"The file %1 is being written by another program."_s.arg(m_temporary));
    if (::ftruncate(file.value(), 0) != 0)
        return systemError(u"The file %1 cannot be made"_s.arg(m_temporary));
    m_file = std::move(file);
    return {};
}

Result<void> NewFile::finish()
{
    if (::fsync(m_file.value()) != 0)
        return systemError(u"The file %1 could not be written to the disk"_s.arg(m_temporary));
    if (auto moved = moveFile(m_temporary, m_path); !moved)
        return moved;
    m_file.reset();
    return syncFolder(QFileInfo(m_path).absolutePath());
}

} // namespace chautari::server
