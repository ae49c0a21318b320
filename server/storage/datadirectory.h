// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>

namespace chautari::server {

//! \brief The server's folder: held by one process at a time, closed to other people, with the keys beside the
//! database. The lock ends with the object, or with the process however it dies.
class DataDirectory
{
public:
    //! Here while a restore changes the data's place: with it nothing is complete, so no server starts.
    static constexpr QLatin1StringView unfinishedRestore{"restore.moving"};

    //! Creates it with 0700. Errors are sentences for the person who started the server.
    static Result<std::unique_ptr<DataDirectory>> open(const QString &path);
    ~DataDirectory();
    DataDirectory(const DataDirectory &) = delete;
    DataDirectory &operator=(const DataDirectory &) = delete;

    [[nodiscard]] QString filePath(const QString &name) const { return m_path + u'/' + name; }
    //! 32 secret bytes in keys/`name`, made at the first call for it and on disk before this returns.
    Result<QByteArray> key(const QString &name) const;
    //! Makes an empty file with 0600 whatever the umask; an existing one is left alone.
    static Result<void> createPrivateFile(const QString &path);

private:
    DataDirectory(QString path, int lock);

    QString m_path;
    int m_lock;
};

} // namespace chautari::server
