// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace chautari::server {

//! Asked between the steps of something long, and every few thousand steps of SQLite: true ends it. Thread-safe.
using Cancellation = std::function<bool()>;

} // namespace chautari::server
