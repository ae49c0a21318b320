// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/media.h"
#include "server/net/multipartform.h"
#include "server/storage/records.h"

namespace chautari::server {

//! Checks a picture that somebody sends of himself, and keeps it. In a thread of the disk; errors are the field's
//! ("profile_picture"), and leave no file.
Result<PictureRecord> keepProfilePicture(const Media &media, const UploadedFile &file);

//! How large one may be: never larger than other files.
qint64 profilePictureBytes(const MediaRules &rules);

} // namespace chautari::server
