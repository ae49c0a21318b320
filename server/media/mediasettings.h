// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/mediatype.h"
#include "shared/core/limits.h"

namespace chautari::server {

//! What a server may be told about files.
struct MediaSettings
{
    QStringList extensions = MediaType::knownExtensions(); //!< allowed ones; of those that we know
    qint64 fileBytes = limits::fileBytes; //!< of a file in a form
    qint64 uploadBytes = limits::uploadBytes; //!< of one in parts
    QString workerProgram; //!< looks at pictures and recordings; empty: the one that was installed with this program
};

} // namespace chautari::server
