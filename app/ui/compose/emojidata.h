// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace chautari {

//! One emoji as Unicode lists it.
struct Emoji
{
    QString text;
    QString name; //!< English
    QString nepaliName; //!< empty when CLDR has none
    QString words; //!< of both languages, in lower case, to be found by
    int group = 0; //!< index into emojidata::groups()
    bool hasTones = false;
};

// The emoji that can be chosen: resources/emoji/emoji.tsv, in Unicode's order. Read once, at the first question: a few
// milliseconds. GUI thread.
namespace emojidata {

const QList<Emoji> &all();
//! One emoji for each group, to stand for it.
const QStringList &groups();
//! Those with all the words in their names or keywords, best ones first.
QList<Emoji> search(const QString &query, int limit);
//! \param tone 0 = none, 1 (light) to 5 (dark)
QString withTone(const Emoji &emoji, int tone);

} // namespace emojidata

} // namespace chautari
