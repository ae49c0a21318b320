// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/services.h"

namespace chautari::server {

//! A request came, or a socket came or went: writes when the session was last used, once in a while.
//! \param context as Storage::write() wants it.
void noteSessionUse(const Services &services, QObject *context, SessionId session);

} // namespace chautari::server
