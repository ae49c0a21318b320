// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/ledger.h"
#include "tests/soak/town.h"

namespace chautari::soak {

//! All of a conversation as `reader` is told it over REST, with the hashes of its files; `known` is what he knew
//! before, which is not asked for again. What is refused ends the program.
QList<StoredLetter> readConversation(
    const QUrl &server, const Person &reader, qint64 conversation, const QList<StoredLetter> &known = {});

} // namespace chautari::soak
