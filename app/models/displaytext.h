// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/message.h"

// How texts of other people become safe to show. Pure functions; every result is plain text, never markup.
namespace chautari::displaytext {

//! A person's or a service's name on one line, without control characters and without bidi controls, which would let a
//! name turn the words around it (guarantees.md 4.4-I).
QString name(const QString &raw);

//! What a bubble shows of a message: its text, a line for each attachment, or that it was deleted. Several lines.
QString message(const Message &message);

//! A message as one line for a preview: white space and line breaks become single spaces; cut after `maxLength`.
QString oneLine(const QString &text, qsizetype maxLength = 200);

//! `text` between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, for use inside a sentence.
QString isolated(const QString &text);

} // namespace chautari::displaytext
