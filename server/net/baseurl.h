// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/httptypes.h"

namespace chautari::server {

//! "http://host:port", or https, as the client called us. The guard has checked Host as a header, not as a part of a
//! link: one with anything odd in it is replaced by "localhost".
QString baseUrl(const HttpRequest &request);

} // namespace chautari::server
