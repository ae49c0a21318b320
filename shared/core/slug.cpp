// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/slug.h"

#include "shared/core/limits.h"

#include <QtCore/QList>

namespace chautari {

namespace {

// A Devanagari vowel sign is a mark, not a letter: without marks "सफाई" would fall into pieces.
bool belongs(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

} // namespace

QString slugOf(const QString &title)
{
    QString slug;
    bool isGap = false;
    const QList<uint> codePoints = title.normalized(QString::NormalizationForm_C).toLower().toUcs4();
    for (const char32_t c : codePoints) {
        if (!belongs(c)) {
            isGap = !slug.isEmpty();
            continue;
        }
        if (slug.size() + (isGap ? 1 : 0) + (QChar::requiresSurrogates(c) ? 2 : 1) > limits::slugLength)
            break;
        if (isGap)
            slug += u'-';
        isGap = false;
        slug += QChar::fromUcs4(c);
    }
    return slug;
}

} // namespace chautari
