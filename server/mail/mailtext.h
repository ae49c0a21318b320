// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/mail/mailer.h"
#include "shared/core/timestamp.h"

namespace chautari::server {

//! A mail as it travels (RFC 5322): CRLF, text in base64, subject in encoded words (RFC 2047). ValidationFailed when
//! one of the addresses is none: no value of ours can begin a header line of its own.
Result<QByteArray> mailText(const Mail &mail, const QString &from, Timestamp now);

} // namespace chautari::server
