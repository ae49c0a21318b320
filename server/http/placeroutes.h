// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/placecontroller.h"
#include "server/http/router.h"

namespace chautari::server {

//! /api/owner/: for owners only, 403 for everybody else. /api/join/: for whoever wants to come in by a code.
void addPlaceRoutes(Router &router, PlaceController &place);

} // namespace chautari::server
