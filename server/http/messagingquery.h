// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/messageservice.h"

#include <QtCore/QUrlQuery>

namespace chautari::server {

// Filters of the two lists (contract.md 5.2, 5.6). Keys and orders that nobody knows are ignored; all bad values are
// told at once, in the original's words (contract.md 1.3).

Result<ConversationFilter> conversationFilter(const QUrlQuery &query);
Result<MessageFilter> messageFilter(const QUrlQuery &query);

//! before_seq and after_seq (rulings.md 26); nullopt when neither was asked for.
Result<std::optional<HistoryRequest>> historyRequest(const QUrlQuery &query, int limit);

} // namespace chautari::server
