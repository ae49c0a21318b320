// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/message.h"

namespace chautari {

//! Body of POST /messaging/uploads/: a file that will come in parts (rulings.md 21).
struct CreateUploadRequest
{
    QString fileName;
    qint64 fileSize = 0; //!< bytes
    QString contentType; //!< empty = not said
};

//! \brief How far an upload is. Complete and checked, its id may stand in SendMessageRequest::attachments.
struct Upload
{
    AttachmentId id;
    qint64 offset = 0; //!< bytes that are on the server's disk
    qint64 fileSize = 0;
    qint64 chunkSize = 0; //!< what a part should have at most
    std::optional<Attachment> attachment; //!< when it is complete

    [[nodiscard]] bool isComplete() const { return attachment.has_value(); }
    friend bool operator==(const Upload &, const Upload &) = default;
};

} // namespace chautari
