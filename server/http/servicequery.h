// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/stores.h"
#include "shared/core/result.h"

#include <QtCore/QUrlQuery>

namespace chautari::server {

//! The filters of GET /api/services/ (contract.md 3). Unknown keys and orders are ignored, bad values are not.
Result<ServiceFilter> serviceFilter(const QUrlQuery &query);

} // namespace chautari::server
