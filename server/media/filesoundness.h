// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/filebody.h"
#include "shared/core/clock.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QString>

#include <mutex>
#include <optional>

namespace chautari::server {

class MediaStore;

//! \brief Whether files still have the bytes whose hash their rows keep. Reading all of a file for each piece of it
//! that a player asks for would be too dear, so it is read once a day, and again when its size, time or inode changed;
//! what a disk forgets silently is found then. Bounded. Thread-safe.
class FileSoundness
{
public:
    FileSoundness(const MediaStore &store, const Clock &clock)
        : m_store(store)
        , m_clock(clock)
    { }

    //! What is known of the open file without reading it.
    [[nodiscard]] std::optional<bool> known(const QString &name, const FileBody &body) const;
    //! Reads it, and says in the log what is wrong with it. Not in an I/O thread. A file that cannot be read is not
    //! sound, and not remembered.
    [[nodiscard]] bool examine(const QString &name, const FileBody &body, const QByteArray &hash);

private:
    struct Stamp
    {
        quint64 inode = 0;
        qint64 size = -1;
        qint64 modifiedNs = 0;
        qint64 changedNs = 0;
        bool operator==(const Stamp &) const = default;
    };
    struct Entry
    {
        Stamp stamp;
        qint64 atMs = 0;
        bool isSound = false;
    };
    static Stamp stampOf(const FileBody &body);

    const MediaStore &m_store;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    QHash<QString, Entry> m_entries;
};

} // namespace chautari::server
