// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/upkeep/backupmanifest.h"
#include "server/upkeep/cancellation.h"

namespace chautari::server {

//! \brief Writes one consistent copy of a data directory: the database as it was at one moment (VACUUM INTO), the files
//! that it names, and what is needed to tell that all of it is there. Reads beside a running server; the log grows
//! meanwhile. Blocks for as long as it takes.
class Backup
{
public:
    struct Summary
    {
        qint64 bytes = 0;
        int files = 0; //!< in media
        QStringList missing; //!< what the database names and the disk does not have
        Timestamp madeAt;
    };

    //! \param isCancelled the server wants to stop
    explicit Backup(QString dataDir, Cancellation isCancelled = {})
        : m_dataDir(std::move(dataDir))
        , m_isCancelled(std::move(isCancelled))
    { }

    //! \param descriptor an empty file, which stays the caller's to sync and to name
    //! \param sealedKeys empty: the backup is of use only together with the keys of this data directory
    Result<Summary> writeTo(int descriptor, const QByteArray &sealedKeys) const;

    //! What a backup that was killed left behind.
    static void removeLeftovers(const QString &dataDir);

private:
    Result<void> takeSnapshot(const QString &path) const;

    QString m_dataDir;
    Cancellation m_isCancelled;
};

} // namespace chautari::server
