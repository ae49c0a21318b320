// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spell/dictionaries.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari::dictionaries {

namespace {

constexpr qint64 longestHeader = 64 * 1024; // the encoding stands near the top

bool isEncodingKnown(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    qint64 read = 0;
    while (!file.atEnd() && read < longestHeader) {
        const QByteArray line = file.readLine(4096);
        read += line.size();
        if (line.startsWith("SET ")) {
            const QByteArray name = line.mid(4).trimmed();
            return name == "UTF-8" || name == "ISO8859-1" || name == "ISO-8859-1";
        }
    }
    return true; // without a word about it, it is ISO 8859-1
}

} // namespace

QList<Dictionary> installed(const QString &folder)
{
    QList<Dictionary> found;
    QStringList seen;
    for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.aff"_s}, QDir::Files, QDir::Name)) {
        const QString path = file.path() + u'/' + file.completeBaseName();
        const QString real = file.canonicalFilePath();
        if (file.completeBaseName().startsWith(u"hyph"_s) || !QFile::exists(path + u".dic"_s) || seen.contains(real)
            || !isEncodingKnown(file.filePath()))
            continue;
        seen.append(real);
        found.append({file.completeBaseName(), path});
    }
    return found;
}

bool isForDevanagari(const QString &code)
{
    const QString language = code.section(u'_', 0, 0);
    return QStringList{u"ne"_s, u"hi"_s, u"mr"_s, u"sa"_s, u"kok"_s, u"mai"_s, u"bho"_s, u"new"_s}.contains(language);
}

QStringList usual(const QList<Dictionary> &installed)
{
    QStringList chosen;
    QString english;
    const QString mine = QLocale::system().name();
    for (const Dictionary &dictionary : installed) {
        const QString &code = dictionary.code;
        if (code.startsWith(u"ne"_s))
            chosen.append(code);
        else if (code.startsWith(u"en"_s) && (english.isEmpty() || code == mine))
            english = code;
    }
    if (!english.isEmpty())
        chosen.prepend(english);
    return chosen;
}

} // namespace chautari::dictionaries
