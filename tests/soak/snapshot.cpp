// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/snapshot.h"

#include "tests/support/httpclient.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>

namespace chautari::soak {

using namespace Qt::StringLiterals;
using chautari::test::HttpAnswer;
using chautari::test::HttpClient;

QList<StoredLetter> readConversation(
    const QUrl &server, const Person &reader, qint64 conversation, const QList<StoredLetter> &known)
{
    HttpClient http(server);
    const QString token = QString::fromLatin1(reader.token);
    QList<StoredLetter> letters = known;
    for (;;) {
        const qint64 last = letters.isEmpty() ? 0 : letters.constLast().seq;
        const HttpAnswer answer = http.get(
            u"/api/messaging/messages/?conversation=%1&after_seq=%2&page_size=100"_s.arg(conversation).arg(last),
            token);
        if (answer.status != 200)
            qFatal("the messages of conversation %lld were answered %d", conversation, answer.status);
        const QJsonArray page = answer.json().value(u"results"_s).toArray();
        for (const QJsonValue &value : page) {
            const QJsonObject message = value.toObject();
            StoredLetter one;
            one.seq = message.value(u"seq"_s).toInteger();
            one.letter.text = message.value(u"text"_s).toString();
            one.letter.word = Letter::wordOf(one.letter.text);
            one.letter.sender = message.value(u"sender"_s).toObject().value(u"id"_s).toInteger();
            one.letter.conversation = message.value(u"conversation"_s).toInteger();
            const QString file = message.value(u"attachment_url"_s).toString();
            if (!file.isEmpty())
                one.letter.file = QCryptographicHash::hash(http.get(file).body, QCryptographicHash::Sha256);
            letters.append(one);
        }
        if (page.isEmpty())
            return letters;
    }
}

} // namespace chautari::soak
