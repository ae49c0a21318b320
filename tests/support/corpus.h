// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace chautari::test {

// The lists of strings in tests/data. Each has its generator beside it, make_<name>_corpus.py.

//! Lines of "name<TAB>JSON string", or of JSON strings alone, which then have their line number for a name.
inline QList<std::pair<QString, QString>> namedCorpus(const QString &file)
{
    QFile lines(QStringLiteral(CHAUTARI_TEST_DATA) + u'/' + file);
    if (!lines.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(lines.fileName()));
    QList<std::pair<QString, QString>> corpus;
    while (!lines.atEnd()) {
        const QByteArray line = lines.readLine().trimmed();
        const qsizetype tab = line.indexOf('\t');
        const QByteArray text = '[' + line.mid(tab + 1) + ']';
        const QString name = tab < 0 ? QString::number(corpus.size() + 1) : QString::fromUtf8(line.first(tab));
        corpus.append({name, QJsonDocument::fromJson(text).array().first().toString()});
    }
    return corpus;
}

} // namespace chautari::test
