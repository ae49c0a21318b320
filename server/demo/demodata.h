// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/stores.h"
#include "shared/core/clock.h"

namespace chautari::server {

//! Fills an empty database with what `--demo` promises (architecture.md, rulings.md 35): users 1..3 customers (asha,
//! sunita, ramesh), 4..6 providers (bikash, maya, gopal), services 1..6, conversation i (1..3) = customer i, provider
//! 3+i, service i, and a few more. Times count back from now. False, and nothing done, when somebody lives there
//! already. \param passwordHash of "chautari-demo", the same for all: hashing is not the writer's work.
Result<bool> fillWithDemoData(WriteTransaction &tx, const Clock &clock, const QByteArray &passwordHash);

} // namespace chautari::server
