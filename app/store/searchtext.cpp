// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/searchtext.h"

#include <QtCore/QStringList>

namespace chautari::searchtext {

using namespace Qt::StringLiterals;

namespace {

// As the index splits: letters, digits and the marks that belong to them.
bool isOfWord(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Other_PrivateUse:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
        return true;
    default:
        return false;
    }
}

QList<QList<uint>> words(const QString &normalisedText)
{
    QList<QList<uint>> found;
    bool isInside = false;
    for (const uint c : normalisedText.toUcs4()) {
        if (!isOfWord(c)) {
            isInside = false;
            continue;
        }
        if (!isInside)
            found.append(QList<uint>());
        found.last().append(c);
        isInside = true;
    }
    return found;
}

QString text(const uint *characters, qsizetype count)
{
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters), count);
}

} // namespace

QString normalised(const QString &text)
{
    QString plain = text.normalized(QString::NormalizationForm_C).toCaseFolded();
    // Joiners change how a conjunct looks, not which word it is; the soft hyphen is never seen.
    plain.removeIf([](QChar c) { return c == u'\u200C' || c == u'\u200D' || c == u'\u00AD'; });
    return plain;
}

QString wordsExpression(const QString &query)
{
    QStringList terms;
    for (const QList<uint> &word : words(normalised(query)))
        terms.append(u'"' + text(word.constData(), word.size()) + u"\"*"_s);
    return terms.join(u' ');
}

QString partsExpression(const QString &query)
{
    QStringList terms;
    for (const QList<uint> &word : words(normalised(query))) {
        for (qsizetype i = 0; i + 3 <= word.size(); ++i)
            terms.append(u'"' + text(word.constData() + i, 3) + u'"');
    }
    terms.removeDuplicates();
    return terms.join(u' ');
}

} // namespace chautari::searchtext
