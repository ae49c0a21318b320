// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/filedescriptor.h"
#include "shared/core/result.h"

#include <QtCore/QString>

namespace chautari::server {

//! \brief A file that has its name only once it is whole and on the disk. Without finish() nothing is left of it.
class NewFile
{
public:
    explicit NewFile(const QString &path);
    ~NewFile();
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    //! 0600; refuses when there is one of that name. Takes over what a killed program left of one.
    Result<void> open();
    Result<void> finish();
    [[nodiscard]] int descriptor() const { return m_file.value(); }

private:
    QString m_path;
    QString m_temporary;
    FileDescriptor m_file;
};

} // namespace chautari::server
