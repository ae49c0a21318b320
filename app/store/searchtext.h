// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace chautari::searchtext {

//! The text as it is indexed and looked for: one spelling for what looks the same (NFC, no invisible joiners, one
//! case).
QString normalised(const QString &text);

//! A match expression for the index of words: every word of `query` as the beginning of one, all of them wanted.
//! Quoted, so that nothing in it is an operator. Empty when there is no word.
QString wordsExpression(const QString &query);

//! A match expression for the index of parts: the trigrams of every run of three or more characters. Empty when there
//! is none. What it finds still has to be looked at: the trigrams may stand apart.
QString partsExpression(const QString &query);

} // namespace chautari::searchtext
