// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/services.h"
#include "server/net/multipartform.h"
#include "shared/protocol/upload.h"

namespace chautari::server {

//! \brief Files that come in parts (rulings.md 21), each its owner's alone. An upload is an attachment's row that is
//! not ready; complete and checked it may be named by a message. Lives in an I/O thread, as long as its context.
class UploadController
{
public:
    UploadController(const Services &services, QObject *context);

    void create(const Identity &who, const CreateUploadRequest &request, const Done<Upload> &done);
    void state(const Identity &who, AttachmentId id, const Done<Upload> &done);

    struct Appended
    {
        Upload upload; //!< as it is now
        bool isMisplaced = false; //!< the part does not begin where the last one ended: nothing was added
    };
    //! Adds a part; the last one makes it complete, or is refused for what the whole file turned out to be, which then
    //! is gone. PayloadTooLarge: more than was announced.
    void append(const Identity &who, AttachmentId id, qint64 offset, const std::shared_ptr<const UploadedFile> &part,
        const Done<Appended> &done);
    void cancel(const Identity &who, AttachmentId id, const Done<void> &done);

private:
    void place(
        const AttachmentRecord &row, const std::shared_ptr<const UploadedFile> &part, const Done<Appended> &done);
    void note(
        const AttachmentRecord &row, qint64 end, const Result<MediaStore::Contents> &whole, const Done<Appended> &done);
    [[nodiscard]] Upload viewOf(const AttachmentRecord &row) const;

    const Services &m_services;
    QObject *m_context;
};

} // namespace chautari::server
