// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/newfile.h"

#include "server/upkeep/systemfiles.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <fcntl.h>
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
    m_file = openPrivate(m_temporary, O_WRONLY | O_CREAT | O_EXCL);
    if (!m_file.isValid())
        return systemError(u"The file %1 cannot be made"_s.arg(m_temporary));
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
