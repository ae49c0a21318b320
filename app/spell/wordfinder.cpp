// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spell/wordfinder.h"

#include <QtCore/QChar>

#include <algorithm>

namespace chautari {

namespace {

constexpr qsizetype longestWord = 60; // hunspell is slow with longer ones, and nobody writes them

bool isDevanagari(QChar character)
{
    const char16_t unit = character.unicode();
    return unit >= 0x0900 && unit <= 0x097F;
}

// Joiners decide how a Devanagari cluster is drawn; they stand within words.
bool isJoiner(QChar character)
{
    return character == QChar(0x200C) || character == QChar(0x200D);
}

bool isOfWord(QChar character)
{
    if (character.unicode() < 0x80) // most of them, without a table
        return (character >= u'a' && character <= u'z') || (character >= u'A' && character <= u'Z');
    return (character.isLetter() && (character.script() == QChar::Script_Latin || isDevanagari(character)))
        || character.isMark() || isJoiner(character);
}

bool isApostrophe(QChar character)
{
    return character == u'\'' || character == QChar(0x2019);
}

// A link, an address, a file, an amount: something between two spaces that is not only words.
bool isNoText(QStringView token)
{
    for (qsizetype i = 0; i < token.size(); ++i) {
        const QChar character = token[i];
        if (character.isDigit() || character == u'@' || character == u'\\' || character == u'_' || character == u'#')
            return true;
        const bool isInside = i + 1 < token.size();
        const bool joins = character == u'.' || character == u':' || character == u'/';
        if (joins && isInside && isOfWord(token[i + 1]) && (i > 0 && isOfWord(token[i - 1])) && character != u'/')
            return true;
        if (character == u'/' && (i == 0 || (isInside && token[i + 1] == u'/')))
            return true;
    }
    return false;
}

bool isInCapitals(QStringView word)
{
    return std::ranges::none_of(word, [](QChar character) { return character.isLower(); })
        && std::ranges::any_of(word, [](QChar character) { return character.isUpper(); });
}

void addWords(QList<WordPlace> &found, QStringView token, qsizetype at)
{
    for (qsizetype i = 0; i < token.size();) {
        if (!isOfWord(token[i])) {
            ++i;
            continue;
        }
        qsizetype end = i + 1;
        while (end < token.size()
            && (isOfWord(token[end])
                || (isApostrophe(token[end]) && end + 1 < token.size() && isOfWord(token[end + 1]))))
            ++end;
        const QStringView word = token.mid(i, end - i);
        if (word.size() > 1 && word.size() <= longestWord && !isInCapitals(word))
            found.append({at + i, end - i});
        i = end;
    }
}

} // namespace

QList<WordPlace> wordsOf(QStringView text)
{
    QList<WordPlace> found;
    for (qsizetype i = 0; i < text.size();) {
        if (text[i].isSpace()) {
            ++i;
            continue;
        }
        qsizetype end = i + 1;
        while (end < text.size() && !text[end].isSpace())
            ++end;
        const QStringView token = text.mid(i, end - i);
        if (!isNoText(token))
            addWords(found, token, i);
        i = end;
    }
    return found;
}

bool isDevanagariWord(QStringView word)
{
    return std::ranges::any_of(word, isDevanagari);
}

} // namespace chautari
