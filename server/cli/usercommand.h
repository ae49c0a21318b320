// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cli/commandline.h"
#include "server/upkeep/controlprotocol.h"

namespace chautari::server {

//! Through the server that runs there; without one on the data directory itself. Reads the password, if one is needed,
//! from the file or from stdin: what stands on a command line is seen by everybody on the machine. Errors are sentences
//! for the person who typed the command.
Result<ControlAnswer> runUser(const UserCommand &command);

} // namespace chautari::server
