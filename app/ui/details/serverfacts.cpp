// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/details/serverfacts.h"

#include "app/net/thiscomputer.h"
#include "app/session/chatsession.h"
#include "shared/core/localtext.h"

#include <QtCore/QCoreApplication>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

QString fact(const char *text)
{
    return QCoreApplication::translate("ServerFacts", text);
}

QString whereWordsAre(const ServerAddress &server, const ServerProfile &profile)
{
    const QString host = server.http.host();
    if (!profile.hasOrder)
        return fact(QT_TRANSLATE_NOOP("ServerFacts",
                        "Messages and files are stored on the server %1. Whoever runs it can read them."))
            .arg(host);
    if (isThisComputer(server.http))
        return fact(QT_TRANSLATE_NOOP("ServerFacts",
            "What you write is stored encrypted by the server on this computer. Whoever runs it has the key and can "
            "read it."));
    return fact(
        QT_TRANSLATE_NOOP("ServerFacts",
            "What you write is stored encrypted on the server %1. Whoever runs it has the key and can read it."))
        .arg(host);
}

QString lacks(const ServerProfile &profile)
{
    QStringList missing;
    if (!profile.storesMarks)
        missing << fact(QT_TRANSLATE_NOOP("ServerFacts", "marks that a message was delivered or read"));
    if (!profile.hasSettings)
        missing << fact(QT_TRANSLATE_NOOP("ServerFacts", "notes, pins and mute"));
    if (!profile.hasEdits)
        missing << fact(QT_TRANSLATE_NOOP("ServerFacts", "changing a message that was sent"));
    if (!profile.hasDeletion)
        missing << fact(QT_TRANSLATE_NOOP("ServerFacts", "deleting a message"));
    if (!profile.hasReplies)
        missing << fact(QT_TRANSLATE_NOOP("ServerFacts", "answers to a single message"));
    if (!profile.hasReactions)
        missing << fact(QT_TRANSLATE_NOOP("ServerFacts", "reactions"));
    if (!profile.hasFlags)
        missing << fact(QT_TRANSLATE_NOOP("ServerFacts", "reports to the host"));
    if (!profile.hasBlocks)
        missing << fact(QT_TRANSLATE_NOOP("ServerFacts", "blocking"));
    if (!profile.hasPrivacy)
        missing << fact(QT_TRANSLATE_NOOP("ServerFacts", "hiding when you read, type or were here"));
    if (missing.isEmpty())
        return {};
    return fact(QT_TRANSLATE_NOOP("ServerFacts", "This server does not have: %1.")).arg(missing.join(u", "_s));
}

QString takes(const ServerLimits &limits, const ServerProfile &profile)
{
    if (limits.text <= 0)
        return {};
    if (limits.file <= 0 || !profile.hasFiles)
        return fact(QT_TRANSLATE_NOOP("ServerFacts", "A message may have %1 characters. Files are not taken."))
            .arg(localtext::toString(limits.text));
    return fact(QT_TRANSLATE_NOOP("ServerFacts", "A message may have %1 characters, a file %2."))
        .arg(localtext::toString(limits.text), localtext::dataSize(limits.file, 0));
}

} // namespace

QStringList serverFacts(const ChatSession &session)
{
    const ServerAddress &server = session.server();
    QStringList facts{whereWordsAre(server, session.profile())};
    if (server.http.scheme() == u"https"_s)
        facts << fact(QT_TRANSLATE_NOOP("ServerFacts", "The way to the server is encrypted."));
    else if (!isThisComputer(server.http))
        facts << fact(QT_TRANSLATE_NOOP(
            "ServerFacts", "The way to the server is not encrypted: others on the same network could read along."));
    facts << (session.profile().hasOrder
            ? fact(QT_TRANSLATE_NOOP("ServerFacts", "Only the two of you get the files, by links that end soon."))
            : fact(QT_TRANSLATE_NOOP("ServerFacts", "Files can be opened by anyone who has their link.")));
    facts << takes(session.limits(), session.profile()) << lacks(session.profile());
    facts.removeAll(QString());
    return facts;
}

} // namespace chautari
