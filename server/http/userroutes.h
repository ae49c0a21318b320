// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/passwordcontroller.h"
#include "server/api/usercontroller.h"
#include "server/http/router.h"

namespace chautari::server {

//! /api/auth/users/ (contract.md 2.6, rulings.md 27). The controllers outlive the router.
void addUserRoutes(Router &router, UserController &users, PasswordController &passwords);

} // namespace chautari::server
