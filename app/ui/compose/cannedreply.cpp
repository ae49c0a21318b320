// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/cannedreply.h"

#include "shared/core/localtext.h"

#include <QtCore/QDate>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace chautari::cannedreplies {

QString filled(const QString &text, const ReplyWords &words)
{
    static const QRegularExpression variable(u"\\{(name|service|me|date)\\}"_s);
    QString result;
    qsizetype done = 0;
    for (auto matches = variable.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QStringView which = match.capturedView(1);
        result += QStringView(text).mid(done, match.capturedStart() - done);
        if (which == u"name")
            result += words.name;
        else if (which == u"service")
            result += words.service;
        else if (which == u"me")
            result += words.me;
        else
            result += localtext::toString(QDate::currentDate(), QLocale::LongFormat);
        done = match.capturedEnd();
    }
    return result + QStringView(text).mid(done);
}

QList<CannedReply> matching(const QList<CannedReply> &replies, const QString &typed)
{
    QList<CannedReply> first;
    QList<CannedReply> then;
    for (const CannedReply &reply : replies) {
        if (reply.name.isEmpty() || (reply.text.isEmpty() && reply.files.isEmpty()))
            continue; // still being written
        if (reply.name.startsWith(typed, Qt::CaseInsensitive))
            first.append(reply);
        else if (reply.name.contains(typed, Qt::CaseInsensitive) || reply.text.contains(typed, Qt::CaseInsensitive))
            then.append(reply);
    }
    return first + then;
}

} // namespace chautari::cannedreplies
