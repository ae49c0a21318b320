// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace chautari::server {

//! What concerns the whole process and therefore is the program's business, not the library's (rulings.md 18): umask
//! 077, as many descriptors as allowed, no SIGPIPE, log lines without tokens.
void setUpProcess();

//! What is said to the person who started the program, or to the journal.
void complainOnStderr(const QString &sentence);

//! Tokens in URLs, replaced by "***".
QString withoutTokens(QString line);

} // namespace chautari::server
