// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/ownercontroller.h"
#include "server/http/router.h"

namespace chautari::server {

//! The console below /api/owner/: for owners only, 403 for everybody else. And /api/notice/, for who is signed in.
void addOwnerRoutes(Router &router, OwnerController &owner);

} // namespace chautari::server
