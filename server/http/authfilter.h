// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/authenticator.h"
#include "server/http/router.h"

namespace chautari::server {

//! Who is asking, by the Authorization header, for a path of that access (contract.md 2.5). nullopt: nobody, and the
//! path takes it. A bad token is refused on public paths too.
Result<std::optional<Identity>> authenticate(
    const HttpRequest &request, Access access, const Authenticator &authenticator);

} // namespace chautari::server
