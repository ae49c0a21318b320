// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <optional>

class QIODevice;

namespace chautari::mediaworker {

struct PictureFacts
{
    int width = 0; //!< upright, as its EXIF orientation says
    int height = 0;
    QByteArray blurHash;
    QByteArray thumbnail; //!< a JPEG without any of the original's metadata
};

//! Loads the library for that format ("png", "jpeg", ...): no file can be opened later.
void preparePictures(const QByteArray &format);
//! nullopt: broken, or over limits::picturePixels. Of an animation only the first frame is decoded.
std::optional<PictureFacts> probePicture(QIODevice &file, const QByteArray &format);

} // namespace chautari::mediaworker
