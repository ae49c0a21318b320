// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/experiments.h"

namespace chautari::soak {

//! The part of runBitFlips() that may crash, in a process of its own: opens the storage in each folder and prints
//! "refused", or "folder", what it shows of each message as "text CONVERSATION SEQ WORDS", and "end".
int readFoldersAloud(const QStringList &folders);

} // namespace chautari::soak
