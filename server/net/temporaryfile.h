// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QtCore/QString>

#include <memory>
#include <utility>

namespace chautari::server {

class FileDescriptor;

//! \brief Owns one file of the incoming folder: it is removed when its last owner goes, unless somebody took it. Made
//! in an I/O thread; may then be used by any one thread at a time.
class TemporaryFile
{
public:
    //! Makes a new file with a random name, 0600, and opens it for writing into `descriptor`. False with errno set.
    static std::shared_ptr<TemporaryFile> create(const QString &folder, FileDescriptor &descriptor);
    //! Makes the folder (0700) when it is missing, and removes every file that a server left in it.
    static Result<void> prepareFolder(const QString &folder);

    explicit TemporaryFile(QString path)
        : m_path(std::move(path))
    { }
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; } //!< empty after take()
    //! The file is the caller's from now on: to be renamed into a store, or removed.
    [[nodiscard]] QString take() { return std::exchange(m_path, QString()); }

private:
    QString m_path;
};

} // namespace chautari::server
