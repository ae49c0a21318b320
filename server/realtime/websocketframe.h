// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

// Frames as a server writes them: unmasked and whole (RFC 6455 5.2), so one encoded frame serves every receiver.
namespace chautari::server::websocketframe {

QByteArray text(const QByteArray &utf8);
QByteArray ping();
//! `reason` is cut to what fits a control frame (123 bytes).
QByteArray close(int code, QByteArray reason);

} // namespace chautari::server::websocketframe
