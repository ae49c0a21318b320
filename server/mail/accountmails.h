// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/mail/mailer.h"

// What the accounts write to people.
namespace chautari::server {

Mail welcomeMail(const QString &to, const QString &name);
Mail oneTimeCodeMail(const QString &to, const QString &code);
Mail resetMail(const QString &to, const QString &token);

} // namespace chautari::server
