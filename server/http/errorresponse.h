// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/httptypes.h"
#include "shared/core/error.h"

namespace chautari::server {

//! The one place where an error becomes an HTTP status.
int httpStatus(ErrorCode code);
//! Status, body and the headers that belong to them: WWW-Authenticate on 401, Retry-After when the error says when.
HttpResponse errorResponse(const Error &error);

} // namespace chautari::server
