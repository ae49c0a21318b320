// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/emojidata.h"

#include <QtCore/QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari::emojidata {

namespace {

constexpr char32_t firstTone = 0x1F3FB;
constexpr char32_t alone = 0xFE0F; // "as a picture"; a tone says the same

bool isPerson(char32_t code)
{
    return code == 0x1F468 || code == 0x1F469 || code == 0x1F9D1; // man, woman, somebody
}

struct Table
{
    QList<Emoji> all;
    QStringList groups;
};

Table read()
{
    Table table;
    QString group;
    QFile file(u":/chautari/emoji/emoji.tsv"_s);
    if (!file.open(QIODevice::ReadOnly))
        return table;
    const QString text = QString::fromUtf8(file.readAll());
    for (const QStringView line : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        const QList<QStringView> fields = line.split(u'\t');
        if (fields.size() != 7)
            continue; // a comment
        if (fields.at(0) != group) {
            group = fields.at(0).toString();
            table.groups.append(fields.at(1).toString());
        }
        Emoji emoji;
        emoji.text = fields.at(1).toString();
        emoji.hasTones = fields.at(2) == u'1';
        emoji.name = fields.at(3).toString();
        emoji.nepaliName = fields.at(5).toString();
        emoji.words
            = QString(emoji.name + u' ' + fields.at(4) + u' ' + emoji.nepaliName + u' ' + fields.at(6)).toLower();
        emoji.group = int(table.groups.size()) - 1;
        table.all.append(std::move(emoji));
    }
    return table;
}

const Table &table()
{
    static const Table read_ = read();
    return read_;
}

} // namespace

const QList<Emoji> &all()
{
    return table().all;
}

const QStringList &groups()
{
    return table().groups;
}

QList<Emoji> search(const QString &query, int limit)
{
    const QStringList wanted = query.toLower().split(u' ', Qt::SkipEmptyParts);
    QList<Emoji> found;
    for (const Emoji &emoji : all()) {
        const auto isThere = [&emoji](const QString &word) { return emoji.words.contains(word); };
        if (emoji.text == query || std::ranges::all_of(wanted, isThere))
            found.append(emoji);
    }
    // "cat" is a cat, then what begins with one, then a "category".
    const QString lower = query.toLower();
    const auto begins = [&lower](const Emoji &emoji) { return emoji.words.startsWith(QString(lower + u' ')); };
    const auto isNamed = [&lower](const Emoji &emoji) { return emoji.name == lower || emoji.nepaliName == lower; };
    std::stable_partition(found.begin(), found.end(), begins);
    std::stable_partition(found.begin(), found.end(), isNamed);
    return found.mid(0, limit);
}

// A tone follows each person; where nobody is a person by himself (a hand), the first sign.
QString withTone(const Emoji &emoji, int tone)
{
    if (tone <= 0 || tone > 5 || !emoji.hasTones)
        return emoji.text;
    QString result;
    const QList<uint> codes = emoji.text.toUcs4();
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const auto code = char32_t(codes.at(i));
        if (code == alone && i == 1)
            continue;
        result += QString::fromUcs4(&code, 1);
        if (i == 0 || isPerson(code)) {
            const char32_t modifier = firstTone + char32_t(tone) - 1;
            result += QString::fromUcs4(&modifier, 1);
        }
    }
    return result;
}

} // namespace chautari::emojidata
