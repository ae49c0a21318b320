// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QImage>

namespace chautari {

//! \brief A picture from the disk, the right way up, small enough to cover `cover` pixels and not larger than needed.
//! Null when it is none of the few formats people send, has too many pixels, or is damaged. For worker threads: a
//! photo takes a tenth of a second. Pure but for the file.
QImage readPicture(const QString &path, QSize cover);

} // namespace chautari
