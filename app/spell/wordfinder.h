// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QStringView>

namespace chautari {

//! Of a text, in UTF-16 units.
struct WordPlace
{
    qsizetype at;
    qsizetype length;

    friend bool operator==(const WordPlace &, const WordPlace &) = default;
};

//! The words whose spelling can be looked at: of Latin or Devanagari letters with their marks, an apostrophe within.
//! Not what stands in links, addresses, numbers and names of files, what is written in capitals, and single letters.
QList<WordPlace> wordsOf(QStringView text);
bool isDevanagariWord(QStringView word);

} // namespace chautari
