// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A server is restored from a backup while people use it. What the backup has is there; what it lacks is offered to be
// sent again by who wrote it; nothing comes twice and nothing is mixed up.
#include "app/session/clientcore.h"
#include "app/session/filevault.h"
#include "tests/support/serverprogram.h"
#include "tests/support/testserver.h"

#include <QtCore/QJsonArray>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

constexpr ConversationId room{1};

} // namespace

class TestRestoredServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersWhatTheBackupLacks();

private:
    void say(ChatSession &session, const QString &text);
    QStringList textsOnServer(TestServer &server);

    QStringList m_shown;
    QMap<QString, OutgoingMessage> m_waiting;
};

void TestRestoredServer::say(ChatSession &session, const QString &text)
{
    const QString id = session.sendText(room, text);
    QTRY_VERIFY(m_shown.contains(text));
    QTRY_VERIFY(!m_waiting.contains(id));
}

QStringList TestRestoredServer::textsOnServer(TestServer &server)
{
    const QString token = server.http().signIn(u"asha"_s); // older ones died with the restore
    const QJsonArray messages = server.http()
                                    .get(u"/api/messaging/messages/?conversation=1&page_size=100"_s, token)
                                    .json()["results"_L1]
                                    .toArray();
    QMap<int, QString> bySeq;
    for (const QJsonValue &message : messages)
        bySeq[message["seq"_L1].toInt()] = message["text"_L1].toString();
    return bySeq.values();
}

void TestRestoredServer::offersWhatTheBackupLacks()
{
    QTemporaryDir home;
    quint16 port = 0;
    TestServer server([&port](server::ServerConfig &config) { config.port = port; });
    const QUrl url = server.url();
    port = quint16(url.port());
    ClientCore core({home.filePath(u"accounts"_s), std::make_shared<FileVault>(home.filePath(u"tokens"_s))});
    auto session = core.createSession(ServerAddress::fromHttpUrl(url));
    connect(session.get(), &ChatSession::changed, this, [this](const SessionChanges &changes) {
        for (const Message &message : changes.messages)
            m_shown.append(message.text);
        for (const OutgoingMessage &outgoing : changes.outgoing)
            m_waiting[outgoing.clientMessageId] = outgoing;
        for (const QString &id : changes.outgoingDone)
            m_waiting.remove(id);
    });
    QSignalSpy caughtUp(session.get(), &ChatSession::caughtUp);
    QSignalSpy signedOut(session.get(), &ChatSession::signedOut);
    QSignalSpy replaced(session.get(), &ChatSession::historyReplaced);
    session->signIn(u"asha@demo.chautari.app"_s, u"chautari-demo"_s);
    QVERIFY(caughtUp.wait(20'000));
    say(*session, u"before the backup"_s);

    const QString backup = home.filePath(u"backup.tar"_s);
    CommandOutcome done = runServerCommand({u"backup"_s, backup, u"--data-dir"_s, server.dataDir()});
    QVERIFY2(done.exitCode == 0, qPrintable(done.error));
    say(*session, u"after it, one"_s);
    say(*session, u"after it, two"_s);
    server.stop();
    done = runServerCommand({u"restore"_s, backup, u"--data-dir"_s, server.dataDir(), u"--replace"_s});
    QVERIFY2(done.exitCode == 0, qPrintable(done.error));
    server.start();
    // Somebody else writes first: his message takes the place that mine had.
    const QString bikash = server.http().signIn(u"bikash"_s);
    const QJsonObject other{{u"conversation"_s, 1}, {u"text"_s, u"hello again"_s}};
    QCOMPARE(server.http().post(u"/api/messaging/messages/"_s, other, bikash).status, 201);

    session->retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(signedOut.count(), 1, 20'000);
    caughtUp.clear();
    session->signIn(u"asha@demo.chautari.app"_s, u"chautari-demo"_s);
    QVERIFY(caughtUp.wait(20'000));
    QCOMPARE(replaced.count(), 1);
    QTRY_COMPARE(m_waiting.size(), 2);
    for (const OutgoingMessage &outgoing : std::as_const(m_waiting)) {
        QCOMPARE(outgoing.state, OutgoingState::Failed);
        QVERIFY(outgoing.text.startsWith(u"after it"_s));
        QVERIFY(outgoing.problem.contains(u"backup"_s));
    }
    QCOMPARE(textsOnServer(server).mid(textsOnServer(server).size() - 2),
        (QStringList{u"before the backup"_s, u"hello again"_s}));
    for (const QString &id : m_waiting.keys())
        session->retryOutgoing(id);
    QTRY_VERIFY(m_waiting.isEmpty());
    QStringList now = textsOnServer(server);
    QStringList last = now.mid(now.size() - 2);
    last.sort();
    QCOMPARE(last, (QStringList{u"after it, one"_s, u"after it, two"_s}));
    QCOMPARE(now.count(u"before the backup"_s), 1);
}

QTEST_GUILESS_MAIN(TestRestoredServer)
#include "tst_restoredserver.moc"
