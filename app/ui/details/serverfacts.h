// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace chautari {

class ChatSession;

//! What a person should know about where their words are kept, and what this server takes or lacks: a few plain
//! sentences in the person's language. Says nothing that it does not know.
QStringList serverFacts(const ChatSession &session);

} // namespace chautari
