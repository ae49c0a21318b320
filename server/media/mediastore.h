// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/filebody.h"
#include "shared/core/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>

namespace chautari::server {

class TemporaryFile;

//! \brief The files on the disk: DATA_DIR/media/ab/ab12..., 0600, named by 128 random bits and nothing else. Knows no
//! rows. Thread-safe; every call may wait for the disk, so none belongs into an I/O thread.
class MediaStore
{
public:
    //! A file, or what the worker program made of it.
    enum class Part { Whole, Thumbnail };

    explicit MediaStore(QString folder)
        : m_folder(std::move(folder))
    { }

    //! Makes the folder (0700).
    [[nodiscard]] Result<void> prepare() const;
    [[nodiscard]] const QString &folder() const { return m_folder; }

    //! Takes the file over under a new name. When this returns, it survives a power cut: a row may name it.
    [[nodiscard]] Result<QString> keep(TemporaryFile &file) const;
    //! An empty file that bytes will be added to.
    [[nodiscard]] Result<QString> create() const;
    //! Cuts the file to `offset` bytes, adds `source`, and syncs. Not for two callers and one file at once.
    [[nodiscard]] Result<void> append(const QString &name, qint64 offset, const QString &source) const;
    //! All of it, for reading. NotFound also for names that we never gave.
    [[nodiscard]] Result<std::shared_ptr<FileBody>> open(const QString &name, Part part = Part::Whole) const;
    //! The thumbnail, which need not survive a power cut.
    [[nodiscard]] Result<void> saveThumbnail(const QString &name, const QByteArray &bytes) const;
    //! With its thumbnail. True also when there was none.
    bool remove(const QString &name) const;

    struct Contents
    {
        QByteArray head; //!< the first bytes, as many as were asked for
        QByteArray hash; //!< BLAKE2b-256 of all of it
    };
    [[nodiscard]] Result<Contents> read(const QString &name, qsizetype headBytes) const;

    static bool isName(QStringView name);

private:
    [[nodiscard]] QString pathOf(const QString &name, Part part = Part::Whole) const;
    [[nodiscard]] Result<void> makeFolderOf(const QString &name) const;
    [[nodiscard]] Result<void> syncFolderOf(const QString &name) const;

    const QString m_folder;
};

} // namespace chautari::server
