// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/ledger.h"
#include "tests/soak/town.h"

namespace chautari::soak {

//! All of a conversation as `reader` is told it over REST by somebody who knows nothing yet, with the hashes of its
//! files. What is refused ends the program.
QList<StoredLetter> readConversation(const QUrl &server, const Person &reader, qint64 conversation);

} // namespace chautari::soak
