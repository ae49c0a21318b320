// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/notificationcontroller.h"
#include "server/http/router.h"

namespace chautari::server {

//! /api/notifications/... (contract.md 7). Nobody can post one.
void addNotificationRoutes(Router &router, NotificationController &notifications);

} // namespace chautari::server
