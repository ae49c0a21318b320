// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/message.h"

// How texts of other people become safe to show. Pure functions; every result is plain text, never markup.
namespace chautari::displaytext {

//! A person's or a service's name on one line, without control characters and without bidi controls, which would let a
//! name turn the words around it (guarantees.md 4.4-I).
QString name(const QString &raw);

//! A message in words: its text, a line for each attachment, or that it was deleted. Several lines.
QString message(const Message &message);
//! The text of a bubble that shows its files beside it.
QString bubble(const Message &message);
//! What stands in the place of a deleted message.
QString deleted();
//! "👍 2, 🙏"
QString reactions(const QList<Reaction> &reactions);
//! "PDF · 2.1 MB"
QString fileFacts(const Attachment &attachment);
//! "1:05"
QString duration(int ms);
//! "Rs 1,500" of the wire's "1500.00"; what is no number comes through as it is.
QString price(const QString &decimal);
//! One line of what an answer answers.
QString quoted(const ReplyPreview &reply);

//! A message as one line for a preview: white space and line breaks become single spaces; cut after `maxLength`.
QString oneLine(const QString &text, qsizetype maxLength = 200);

//! How much of a text is shown before the person asks for all of it: what can be laid out in one frame, at a boundary
//! of characters. A picture of an emoji costs as much as a line of letters.
qsizetype foldedSize(const QString &text);

//! `text` between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, for use inside a sentence.
QString isolated(const QString &text);

} // namespace chautari::displaytext
