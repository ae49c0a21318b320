// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlite/sqliteconnection.h"

namespace chautari::server {

class TextCipher;

//! Makes `seal_text(conversation, seq, sender, text)` and `seal_file_name(storage_name, owner, name)` known to SQL, for
//! the migrations that seal what is old. `cipher` must outlive the connection.
Result<void> addSealFunctions(SqliteConnection &connection, const TextCipher &cipher);

} // namespace chautari::server
