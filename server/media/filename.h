// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

// A file's name as its sender wrote it: a text for people. On our disk it names nothing.
namespace chautari::server::filename {

//! Only what stands behind the last slash or backslash, without control characters and those that turn the direction of
//! writing ("gpj.exe"), without blanks and dots at its end. "file" when nothing is left.
[[nodiscard]] QString cleaned(const QString &sent);
//! For the last part of a URL: letters, digits, '.', '-' and '_', everything else an underscore; keeps the extension.
[[nodiscard]] QString asciiSafe(const QString &name);
//! The value of Content-Disposition for a download (RFC 6266, RFC 8187).
[[nodiscard]] QByteArray attachmentDisposition(const QString &name);

} // namespace chautari::server::filename
