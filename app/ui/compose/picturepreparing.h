// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace chautari {

//! What a server takes in one message; 0 and empty = no limit is known.
struct FileLimits
{
    qint64 bytes = 0; //!< of one file
    int files = 0;
    QStringList extensions; //!< in lower case
};

//! The longest side of a picture that had to be made smaller, in pixels.
inline constexpr int preparedSide = 2560;

//! \brief Makes a picture fit to be sent: without what the camera wrote about place and time (its pixels stay as they
//! are), and where this server would not take its kind or size, as a JPEG of at most preparedSide pixels. Knows what Qt
//! reads, and HEIC. For worker threads: a photo takes up to half a second. \param folder where the new file goes, under
//! the old one's name \return its path, or nothing when the file is to be sent as it is: no picture, an animation, or
//! one that cannot be read
QString preparePicture(const QString &path, const QString &folder, const FileLimits &limits);

} // namespace chautari
