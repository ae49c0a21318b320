// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cli/commandline.h"
#include "server/upkeep/controlprotocol.h"

namespace chautari::server {

//! The commands that keep the data safe. A running server does the work of backup and check; without one they take the
//! data directory themselves. Errors are sentences for the person who typed the command.
Result<ControlAnswer> runBackup(const BackupCommand &command);
Result<ControlAnswer> runRestore(const RestoreCommand &command);
Result<ControlAnswer> runCheck(const CheckCommand &command);

} // namespace chautari::server
