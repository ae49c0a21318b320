// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/filedescriptor.h"
#include "shared/core/result.h"

#include <QtCore/QString>

namespace chautari::server {

//! A sentence for the person who typed a command.
Error problem(QString sentence);
//! "What: why.", with the system's words for errno; no room on the disk is StorageFull.
Error systemError(const QString &what);
//! Never through a symbolic link. An invalid one with errno set when it could not be opened.
FileDescriptor openPrivate(const QString &path, int flags);
//! 0700; one that is there is left as it is.
Result<void> makeFolder(const QString &path);
Result<void> syncFolder(const QString &path);
//! `path` and all below, to whom `folder` belongs, when this is root: a service's data stay its own.
Result<void> giveToOwnerOf(const QString &folder, const QString &path);
//! Replaces nothing: an existing target is an error.
Result<void> moveFile(const QString &from, const QString &to);

} // namespace chautari::server
