// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <functional>

namespace chautari::server {

//! How a controller answers: once, in the thread of its context.
template <typename T>
using Done = std::function<void(Result<T>)>;

} // namespace chautari::server
