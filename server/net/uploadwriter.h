// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/filedescriptor.h"
#include "server/net/multipartform.h"

#include <QtCore/QByteArrayView>

#include <sodium.h>

namespace chautari::server {

//! \brief Writes one uploaded file into the incoming folder and hashes it on the way. Belongs to an I/O thread.
//!
//! The writes block, in the page cache: 5 MiB cost the thread 15 ms of the processor in 80 blocks, the form's parsing
//! and the hash included (bench_upload). fsync would take the disk's time, so it is left to the media store and its own
//! thread.
class UploadWriter
{
public:
    //! \param byteLimit beyond it the file is removed, and its bytes are only counted.
    UploadWriter(const QString &folder, qint64 byteLimit);

    //! False when the disk refused (full, broken, no folder): the file has been removed.
    bool add(QByteArrayView bytes);
    //! Fills size, hash, isOverLimit and content. False as with add().
    bool finish(UploadedFile &file);

private:
    bool write(QByteArrayView bytes);
    bool flush();
    void drop();

    const QString m_folder;
    const qint64 m_byteLimit;
    FileDescriptor m_descriptor;
    std::shared_ptr<TemporaryFile> m_file;
    crypto_generichash_state m_hash;
    QByteArray m_pending; //!< small pieces, so that a body of one-byte pieces does not cost a write(2) each
    qint64 m_size = 0;
    bool m_hasFailed = false;
};

} // namespace chautari::server
