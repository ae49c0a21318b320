// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/uploadcontroller.h"
#include "server/http/router.h"

namespace chautari::server {

//! Files in parts (rulings.md 21): POST announces one, PATCH adds to it, GET and HEAD tell how far it is.
void addUploadRoutes(Router &router, UploadController &uploads);

} // namespace chautari::server
