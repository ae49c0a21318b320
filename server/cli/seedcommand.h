// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cli/commandline.h"

namespace chautari::server {

//! Fills a data directory that no server is using. Errors are sentences for the person who typed the command.
Result<void> runSeed(const SeedCommand &command);

} // namespace chautari::server
