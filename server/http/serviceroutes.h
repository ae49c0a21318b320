// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/servicecontroller.h"
#include "server/http/router.h"

namespace chautari::server {

//! /api/services/ (contract.md 3). The controller outlives the router.
void addServiceRoutes(Router &router, ServiceController &services);

} // namespace chautari::server
