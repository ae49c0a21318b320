// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/serverconfig.h"

#include <optional>

// How the values of options are written. nullopt: not understood.
namespace chautari::server {

//! "127.0.0.1:8000", "localhost:0", "[::]:8000".
std::optional<ListenAddress> readListenAddress(const QString &text);
//! "auto", "off" or "CERT:KEY".
std::optional<TlsSettings> readTls(const QString &text);
std::optional<int> readCount(const QString &text, int least);

} // namespace chautari::server
