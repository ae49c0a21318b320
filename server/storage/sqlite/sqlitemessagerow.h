// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/records.h"
#include "server/storage/textcipher.h"
#include "sqlite/sqlitequery.h"

namespace chautari::server {

// Between a message and its row (CHAUTARI_MESSAGE_COLUMNS).

//! Which other tables have something for a message: its column `extras`.
namespace extras {
inline constexpr int attachments = 1;
inline constexpr int reactions = 2;
inline constexpr int flags = 4;
inline constexpr int changed = 8; //!< nothing to read, but its position is not the one it was stored with
} // namespace extras

[[nodiscard]] int extrasOf(const MessageRecord &message);
[[nodiscard]] QByteArray sealedBody(const TextCipher &cipher, const MessageRecord &message);

//! A row as it was read; what `extras` and `replyTo` promise is not in the message yet.
struct MessageRow
{
    MessageRecord message;
    int extras = 0;
};
[[nodiscard]] MessageRow readMessageRow(SqliteQuery &row, const TextCipher &cipher);

} // namespace chautari::server
