// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/directory.h"
#include "server/storage/stores.h"

namespace chautari::server {

//! Whether `owner` may have `bytes` more of files on the server (PlaceRules::megabytesPerPerson), else the sentence.
//! Asked in the transaction that adds them, so that two uploads at once do not both fit.
Result<void> checkFileQuota(Stores &stores, const Directory &directory, UserId owner, qint64 bytes);

} // namespace chautari::server
