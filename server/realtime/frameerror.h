// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/frames.h"

namespace chautari::server {

//! The WebSocket's words for what the domain said in REST's words (contract.md 6.2).
ErrorEvent errorEvent(const Error &error, const QString &clientMessageId);
ErrorEvent noSuchConversation(const QString &clientMessageId);
ErrorEvent missingContent(const QString &clientMessageId);

} // namespace chautari::server
