// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"
#include "shared/protocol/health.h"

namespace chautari {

//! Decides from the answer to /health/ whether this program can talk to that server; the error is a sentence
//! (rulings.md 43). An answer that is no health at all, whatever its status, comes from something else.
Result<Health> judgedHealth(const Result<Health> &health);

//! What this server cannot do that people would miss, one sentence each, in the person's language. Empty for ours.
QStringList whatServerLacks(const Health &health);

//! What the server says it takes; an original one says nothing and is known (contract.md 5.7, 5.8).
ServerLimits limitsOf(const Health &health);

//! What a Chautari server takes unless it says otherwise.
ServerLimits defaultServerLimits();

} // namespace chautari
