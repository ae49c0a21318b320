// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace chautari::server {

//! Whether what is written to this descriptor goes to the journal of systemd: $JOURNAL_STREAM names it, and a shell in
//! between may have sent it elsewhere.
bool isJournal(int descriptor);

//! A line as the journal takes it from stderr, with its line break: <PRIORITY> and key=value, always one line, whatever
//! the message holds. The journal knows the time.
QByteArray journalLine(QtMsgType type, const QByteArray &category, const QString &message);

} // namespace chautari::server
