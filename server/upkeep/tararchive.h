// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/upkeep/backupmanifest.h"
#include "server/upkeep/cancellation.h"

#include <memory>

struct archive;

namespace chautari::server {

//! \brief Writes a tar file (pax, by libarchive), so that a backup can be looked into with any tar.
class TarWriter
{
public:
    //! `descriptor` stays the caller's.
    static Result<std::unique_ptr<TarWriter>> open(int descriptor);
    ~TarWriter();
    TarWriter(const TarWriter &) = delete;
    TarWriter &operator=(const TarWriter &) = delete;

    Result<BackupFile> add(const QString &name, const QByteArray &bytes);
    //! The first `size` bytes of an open file; fewer are an error.
    Result<BackupFile> addFile(const QString &name, int descriptor, qint64 size, const Cancellation &isCancelled);
    Result<void> finish();

private:
    explicit TarWriter(archive *handle)
        : m_archive(handle)
    { }
    Result<void> begin(const QString &name, qint64 size);
    Result<void> write(const char *bytes, qsizetype size);
    Error failure() const;

    archive *m_archive;
};

//! \brief Reads one, entry by entry. Trusts nothing: only plain files are accepted, and names are the caller's to
//! judge.
class TarReader
{
public:
    static Result<std::unique_ptr<TarReader>> open(const QString &path);
    ~TarReader();
    TarReader(const TarReader &) = delete;
    TarReader &operator=(const TarReader &) = delete;

    //! False: the end.
    Result<bool> next();
    [[nodiscard]] const QString &name() const { return m_name; }
    //! The entry as a whole; over `limit` bytes it is refused.
    Result<QByteArray> bytes(qint64 limit);
    //! Writes the entry into an open file.
    Result<BackupFile> copyTo(int descriptor);

private:
    explicit TarReader(archive *handle)
        : m_archive(handle)
    { }
    Error failure() const;

    archive *m_archive;
    QString m_name;
};

} // namespace chautari::server
