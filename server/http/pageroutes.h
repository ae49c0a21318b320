// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"

namespace chautari::server {

//! /api/schema/ (the interface as OpenAPI and AsyncAPI) and, with `hasWebPages`, the pages for people who integrate:
//! the readable /api/schema/, /test/websocket, /services and what they load from /web/. All of it comes out of the
//! program itself (resources/web), never out of a folder.
void addPageRoutes(Router &router, bool hasWebPages);

} // namespace chautari::server
