// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

class QRandomGenerator;

namespace chautari::soak {

//! \brief A SQLite VFS over the real one that fails when it is told to, and that knows what would be on the platter if
//! the power went: what was synced, and of what was written since any part. One disk for the whole process;
//! thread-safe. Nothing is really synced, which makes it quick.
class FrailDisk
{
public:
    enum class Fault {
        None,
        PowerCut, //!< at a write or sync; nothing works any more afterwards, so nothing can be acknowledged
        Full, //!< ENOSPC
        WriteError, //!< EIO
        ShortWrite, //!< half of it is written
        SyncError //!< of fsync
    };
    struct Plan
    {
        Fault fault = Fault::None;
        qint64 at = 0; //!< the number of the write or sync, from 1; faults count only what they can hit
        qint64 lasts = 1; //!< so many of them in a row
        bool liesAboutSync = false; //!< as a cheap disk does, or PRAGMA synchronous=OFF
    };

    static QByteArray name(); //!< registers it
    //! Forgets what was before. No file may be open.
    static void start(const Plan &plan);
    static void cutPower();
    static void heal(); //!< no fault comes any more
    [[nodiscard]] static bool hasPower();
    [[nodiscard]] static bool hasFailed(); //!< the fault has hit
    [[nodiscard]] static qint64 writes(); //!< since the start, and those that failed
    [[nodiscard]] static qint64 syncs();
    //! What a machine finds that is switched on again: each sector (512 bytes) of what was not synced is there or not.
    static void savePlatter(const QString &folder, QRandomGenerator &random);
};

} // namespace chautari::soak
