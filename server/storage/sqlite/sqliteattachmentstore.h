// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/records.h"
#include "server/storage/sqlite/sqlitequery.h"

namespace chautari::server {

//! A row of CHAUTARI_ATTACHMENT_COLUMNS.
[[nodiscard]] AttachmentRecord readAttachmentRow(SqliteQuery &row);

} // namespace chautari::server
