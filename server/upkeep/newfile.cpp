// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/newfile.h"

#include "server/upkeep/systemfiles.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

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
    if (::flock(file.value(), LOCK_EX | LOCK_NB) != 0)
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
