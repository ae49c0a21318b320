// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/filesoundness.h"

#include "server/media/mediastore.h"
#include "shared/core/logging.h"

#include <sys/stat.h>

namespace chautari::server {

namespace {

constexpr qsizetype mostEntries = 20'000; // about 4 MiB
constexpr qint64 dayMs = 24LL * 3600 * 1000;

qint64 nanoseconds(const timespec &time)
{
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

std::optional<bool> FileSoundness::known(const QString &name, const FileBody &body) const
{
    const Stamp stamp = stampOf(body);
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.constFind(name);
    if (entry == m_entries.cend() || !(entry->stamp == stamp) || m_clock.monotonicMs() - entry->atMs > dayMs)
        return std::nullopt;
    return entry->isSound;
}

bool FileSoundness::examine(const QString &name, const FileBody &body, const QByteArray &hash)
{
    const Stamp stamp = stampOf(body); // before: who changes it meanwhile makes it unknown again
    const Result<MediaStore::Contents> contents = m_store.read(name, 0);
    if (!contents) {
        qCWarning(logServer, "The file %s cannot be read.", qUtf8Printable(name));
        return false;
    }
    const bool isSound = contents->hash == hash;
    if (!isSound) {
        qCCritical(logServer,
            "The file %s is damaged: its bytes are not those that were stored. It is not sent to anybody; a backup may "
            "have it.",
            qUtf8Printable(name));
    }
    const std::lock_guard lock(m_mutex);
    if (m_entries.size() >= mostEntries)
        m_entries.clear(); // they are read again when somebody asks for them
    m_entries.insert(name, Entry{stamp, m_clock.monotonicMs(), isSound});
    return isSound;
}

FileSoundness::Stamp FileSoundness::stampOf(const FileBody &body)
{
    struct stat info = {};
    if (::fstat(body.descriptor.value(), &info) != 0)
        return {};
    return {info.st_ino, info.st_size, nanoseconds(info.st_mtim), nanoseconds(info.st_ctim)};
}

} // namespace chautari::server
