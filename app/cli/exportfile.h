// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"
#include "shared/protocol/conversation.h"

namespace chautari::cli {

//! A whole conversation as one document: `format` "json" ({"conversation", "messages"}) or "html" (one page without
//! scripts or foreign resources, readable in any browser).
QByteArray exported(const Conversation &conversation, const QList<Message> &messages, const QString &format);

//! Whole or not at all; standard output for an empty path.
Result<void> writeOut(const QByteArray &document, const QString &path);

} // namespace chautari::cli
