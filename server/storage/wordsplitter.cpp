// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/wordsplitter.h"

#include <QtCore/QSet>
#include <QtCore/QTextBoundaryFinder>

namespace chautari::server {

namespace {

//! Enclosing marks and variation selectors make an emoji of a digit.
bool belongsToLetter(char32_t character)
{
    const bool isSelector = character >= 0xFE00 && character <= 0xFE0F;
    return QChar::isMark(character) && QChar::category(character) != QChar::Mark_Enclosing && !isSelector;
}

//! Collects the letters of one word, and the words.
class WordCollector
{
public:
    void take(char32_t character)
    {
        if (QChar::isLetterOrNumber(character) || (belongsToLetter(character) && !m_word.isEmpty()))
            m_word += QChar::fromUcs4(character);
        else if (QChar::category(character) != QChar::Other_Format && !QChar::isMark(character))
            endWord(); // joiners, soft hyphens and directions end no word
    }
    void endWord()
    {
        if (!m_word.isEmpty() && !m_known.contains(m_word)) {
            m_known.insert(m_word);
            m_words.append(m_word);
        }
        m_word.clear();
    }
    QStringList takeWords() { return std::exchange(m_words, {}); }

private:
    QString m_word;
    QSet<QString> m_known;
    QStringList m_words;
};

} // namespace

QStringList wordsOf(const QString &text)
{
    // Folding may take a composed character apart, so it comes first.
    const QString folded = text.toCaseFolded().normalized(QString::NormalizationForm_C);
    // The finder parts what is written without spaces; what it keeps together ("don't", "3.5", "name@example.com") is
    // parted at everything that is no letter, in the message and in the question alike.
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, folded);
    WordCollector collector;
    for (qsizetype start = 0, end = finder.toNextBoundary(); end > start; start = end, end = finder.toNextBoundary()) {
        const QList<uint> characters = QStringView(folded).sliced(start, end - start).toUcs4();
        for (const uint character : characters)
            collector.take(character);
        collector.endWord();
    }
    return collector.takeWords();
}

} // namespace chautari::server
