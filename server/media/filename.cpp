// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/filename.h"

#include <QtCore/QUrl>

#include <algorithm>

namespace chautari::server::filename {

using namespace Qt::StringLiterals;

namespace {

bool isHarmless(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Other_Format:
        return c == 0x200c || c == 0x200d; // the joiners: Devanagari and emoji need them
    default:
        return c != QChar::ReplacementCharacter;
    }
}

} // namespace

QString cleaned(const QString &sent)
{
    const qsizetype slash = std::max(sent.lastIndexOf(u'/'), sent.lastIndexOf(u'\\'));
    QString name;
    for (const char32_t c : sent.mid(slash + 1).toUcs4()) {
        if (isHarmless(c))
            name += QChar::fromUcs4(c);
    }
    while (!name.isEmpty() && (name.back() == u'.' || name.back().isSpace()))
        name.chop(1);
    name = name.trimmed();
    return name.isEmpty() ? u"file"_s : name;
}

QString asciiSafe(const QString &name)
{
    QString safe;
    for (const QChar c : name) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || c == u'.' || c == u'-' || c == u'_';
        if (isPlain)
            safe += c;
        else if (!safe.endsWith(u'_'))
            safe += u'_';
    }
    // Neither hidden, nor "..", which a client would resolve away.
    return safe.startsWith(u'.') ? u"file"_s + safe : safe;
}

QByteArray attachmentDisposition(const QString &name)
{
    return "attachment; filename=\"" + asciiSafe(name).toLatin1() + "\"; filename*=UTF-8''"
        + QUrl::toPercentEncoding(name);
}

} // namespace chautari::server::filename
