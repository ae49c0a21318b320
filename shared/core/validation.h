// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QtCore/QString>

// Checks that client and server make alike, in the contract's words (contract.md 1.1). Pure functions.
namespace chautari::validation {

//! Unicode code points, as Python counts them: what the 5,000 limit means on both sides and in the database.
qsizetype codePointCount(QStringView text);

//! Its beginning; never half a character.
QStringView firstCodePoints(QStringView text, qsizetype count);

//! Trims as Python's str.strip() does, then refuses U+0000, unpaired surrogates and more than messageCodePoints.
//! An empty result is returned as an empty string: whether that is an error is the caller's rule. Errors name "text".
Result<QString> messageText(const QString &raw);

//! "This field may not contain...": U+0000 or an unpaired surrogate anywhere, else an empty string.
QString forbiddenCharacter(QStringView text);

//! One emoji as it is seen, of any number of code points up to limits::reactionCodePoints (UTS #51): no text, no two.
bool isEmoji(QStringView text);

bool isEmailAddress(QStringView text);
bool isUsername(QStringView text);
//! 1..64 of [A-Za-z0-9_-] (rulings.md 8).
bool isClientMessageId(QStringView text);
//! All of Django's sentences that apply, in its order; empty when the password is acceptable.
QStringList passwordProblems(const QString &password);

//! "asha@demo.chautari.app" -> "a***@demo.chautari.app" (contract.md 12, 40).
QString maskedEmail(const QString &email);

} // namespace chautari::validation
