// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqliteattachmentstore.h"

namespace chautari::server {

AttachmentRecord readAttachmentRow(SqliteQuery &row)
{
    AttachmentRecord attachment;
    attachment.id = row.readId<AttachmentId>();
    attachment.owner = row.readId<UserId>();
    attachment.message = row.readId<MessageId>();
    attachment.ordinal = int(row.readInteger());
    attachment.kind = MessageType(row.readInteger());
    attachment.storageName = row.readText();
    attachment.fileName = row.readText();
    attachment.contentType = row.readText();
    attachment.fileSize = row.readInteger();
    attachment.hash = row.readBlob();
    attachment.width = int(row.readInteger());
    attachment.height = int(row.readInteger());
    attachment.durationMs = int(row.readInteger());
    attachment.waveform = row.readBlob();
    attachment.preview = row.readText();
    attachment.hasThumbnail = row.readBool();
    attachment.createdAt = row.readTime();
    return attachment;
}

} // namespace chautari::server
