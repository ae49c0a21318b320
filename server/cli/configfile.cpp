// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/configfile.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStringDecoder>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fileBytes = 256LL * 1024; // a hundred times what all settings need

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control && c != u'\t';
}

} // namespace

QString placeInFile(const QString &path, int line)
{
    return u"%1, line %2: "_s.arg(path).arg(line);
}

Result<QList<ConfigLine>, QStringList> readConfigFile(const QString &path)
{
    if (QFileInfo(path).exists() && !QFileInfo(path).isFile())
        return QStringList(u"The configuration %1 is not a file."_s.arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return QStringList(u"The configuration %1 cannot be read: %2. Give another one with --config."_s.arg(
            path, file.errorString()));
    }
    const QByteArray text = file.read(fileBytes + 1);
    if (text.size() > fileBytes)
        return QStringList(u"The configuration %1 is too large to be one."_s.arg(path));
    return parseConfig(text, path);
}

Result<QList<ConfigLine>, QStringList> parseConfig(const QByteArray &text, const QString &path)
{
    QList<ConfigLine> lines;
    QStringList problems;
    int number = 0;
    for (const QByteArray &raw : text.split('\n')) {
        ++number;
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString line = QString(decoder(raw)).trimmed();
        if (decoder.hasError() || std::any_of(line.begin(), line.end(), isControl)) {
            problems.append(placeInFile(path, number) + u"this is not text in UTF-8."_s);
            continue;
        }
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const qsizetype sign = line.indexOf(u'=');
        const QString name = line.left(std::max<qsizetype>(sign, 0)).trimmed();
        const QString value = sign < 0 ? QString() : line.mid(sign + 1).trimmed();
        if (name.isEmpty())
            problems.append(placeInFile(path, number) + u"this is no setting. Write NAME = VALUE."_s);
        else if (value.isEmpty())
            problems.append(
                placeInFile(path, number) + u"%1 has no value. Leave the line out, or put # before it."_s.arg(name));
        else
            lines.append({number, name, value});
    }
    if (!problems.isEmpty())
        return problems;
    return lines;
}

} // namespace chautari::server
