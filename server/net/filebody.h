// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/filedescriptor.h"

#include <QtCore/qglobal.h>

namespace chautari::server {

//! \brief A part of an open file, as the body of an answer. Whoever fills it has checked that the file has these bytes:
//! a shorter one breaks the connection off in the middle.
struct FileBody
{
    FileDescriptor descriptor; //!< a regular file, open for reading
    qint64 offset = 0;
    qint64 length = 0;
};

} // namespace chautari::server
