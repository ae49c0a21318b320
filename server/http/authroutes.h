// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/authcontroller.h"
#include "server/api/passwordcontroller.h"
#include "server/http/router.h"

namespace chautari::server {

//! The ways in and out of /api/auth/ (contract.md 2). The controllers outlive the router.
void addAuthRoutes(Router &router, AuthController &auth, PasswordController &passwords);

//! The key under which an anonymous caller is counted: its address, for IPv6 its /64, which is what one customer has.
QByteArray addressKey(const QHostAddress &address);

} // namespace chautari::server
