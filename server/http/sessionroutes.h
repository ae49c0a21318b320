// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/sessioncontroller.h"
#include "server/http/router.h"

namespace chautari::server {

//! /api/auth/sessions/, /2fa/ and /ws-ticket/ (contract.md 2.6). The controller outlives the router.
void addSessionRoutes(Router &router, SessionController &sessions);

} // namespace chautari::server
