// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/httpclient.h"
#include "tests/support/serverprogram.h"
#include "tests/support/wsclient.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

//! The program around the server: what scripts rely on, and what survives its death.
class TestServerProcess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatItConfirmedThroughKill();
    void drainsOnASignal_data();
    void drainsOnASignal();
    void drainsUnderLoad();
    void refusesWrongArguments_data();
    void refusesWrongArguments();
    void seeds();
};

void TestServerProcess::keepsWhatItConfirmedThroughKill()
{
    const QTemporaryDir dir;
    {
        ServerProgram program(dir.path());
        const QUrl url = program.url();
        QVERIFY(url.isValid());
        HttpClient http(url);
        const QString token = http.signIn(u"asha"_s);
        WsClient socket(url, u"/ws/messaging/?token="_s + token);
        socket.sendMessage(1, u"by socket"_s, u"kill-2"_s);
        QVERIFY(!socket.take(u"ack"_s).isEmpty());
        const QJsonObject body{
            {u"conversation"_s, 1}, {u"text"_s, u"by post"_s}, {u"client_message_id"_s, u"kill-1"_s}};
        QCOMPARE(http.post(u"/api/messaging/messages/"_s, body, token).status, 201);
        program.signal(SIGKILL);
        QVERIFY(program.process().waitForFinished());
    }
    ServerProgram program(dir.path());
    HttpClient http(program.url());
    const QString token = http.signIn(u"asha"_s);
    const QByteArray page = http.get(u"/api/messaging/messages/?conversation=1&page=last"_s, token).body;
    QVERIFY2(page.contains("by post"), page.constData());
    QVERIFY2(page.contains("by socket"), page.constData());
}

void TestServerProcess::drainsOnASignal_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestServerProcess::drainsOnASignal()
{
    QFETCH(int, number);
    const QTemporaryDir dir;
    ServerProgram program(dir.path());
    const QUrl url = program.url();
    HttpClient http(url);
    WsClient socket(url, u"/ws/messaging/?token="_s + http.signIn(u"asha"_s));
    QVERIFY(!socket.take(u"connection"_s).isEmpty());
    program.signal(number);
    QCOMPARE(socket.waitForClose(), 1002); // it is 1012, a code that Qt's client does not know yet
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(!QFile::exists(dir.filePath(u"chautari.db-wal"_s)));
}

// What was accepted is finished and said: a message that is stored without an answer would be sent again, one that is
// answered without being stored would be lost.
void TestServerProcess::drainsUnderLoad()
{
    constexpr int messages = 250; // more than 256 that wait are a flood
    const QTemporaryDir dir;
    QStringList confirmed;
    {
        ServerProgram program(dir.path(), {u"--rate-limits"_s, u"off"_s});
        HttpClient http(program.url());
        WsClient socket(program.url(), u"/ws/messaging/?token="_s + http.signIn(u"asha"_s));
        QVERIFY(!socket.take(u"connection"_s).isEmpty());
        for (int i = 0; i < messages; ++i)
            socket.sendMessage(1, u"load"_s, u"load-%1"_s.arg(i));
        QVERIFY(!socket.take(u"ack"_s).isEmpty()); // it is in the middle of it
        program.signal(SIGTERM);
        QCOMPARE(socket.waitForClose(), 1002); // 1012, see above
        QCOMPARE(program.exitCode(), 0);
        confirmed.append(u"load-0"_s);
        while (socket.count(u"ack"_s) > 0) {
            const QJsonObject data = socket.take(u"ack"_s).value(u"data"_s).toObject();
            confirmed.append(data.value(u"client_message_id"_s).toString());
        }
    }
    QVERIFY(!QFile::exists(dir.filePath(u"chautari.db-wal"_s)));
    ServerProgram program(dir.path(), {u"--rate-limits"_s, u"off"_s});
    HttpClient http(program.url());
    WsClient socket(program.url(), u"/ws/messaging/?token="_s + http.signIn(u"asha"_s));
    int duplicates = 0;
    for (int i = 0; i < messages; ++i) {
        const QString id = u"load-%1"_s.arg(i);
        socket.sendMessage(1, u"load"_s, id);
        const QJsonObject data = socket.take(u"ack"_s).value(u"data"_s).toObject();
        const bool isDuplicate = data.value(u"duplicate"_s).toBool();
        duplicates += isDuplicate ? 1 : 0;
        QVERIFY2(isDuplicate == confirmed.contains(id), qUtf8Printable(id));
    }
    QCOMPARE(duplicates, confirmed.size());
}

void TestServerProcess::refusesWrongArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("words");
    QTest::newRow("unknown option") << QStringList{u"--nonsense"_s} << 2 << u"nonsense"_s;
    QTest::newRow("stray word") << QStringList{u"run"_s} << 2 << u"run"_s;
    QTest::newRow("no address") << QStringList{u"--listen"_s, u"here"_s} << 2 << u"127.0.0.1:8000"_s;
    QTest::newRow("rate") << QStringList{u"--rate-limits"_s, u"some"_s} << 2 << u"on or off"_s;
    QTest::newRow("cap") << QStringList{u"--max-sockets-per-user"_s, u"0"_s} << 2 << u"from 1"_s;
    QTest::newRow("seed without pairs") << QStringList{u"seed"_s, u"--data-dir"_s, u"nowhere"_s, u"--out"_s,
        u"nowhere"_s} << 2 << u"--pairs"_s;
    QTest::newRow("plaintext beyond loopback")
        << QStringList{u"--demo"_s, u"--listen"_s, u"0.0.0.0:0"_s, u"--tls"_s, u"off"_s} << 1 << u"needs TLS"_s;
    QTest::newRow("believing beyond loopback")
        << QStringList{u"--demo"_s, u"--listen"_s, u"0.0.0.0:0"_s, u"--insecure-user-id-auth"_s} << 1 << u"user_id"_s;
    QTest::newRow("announcing what nobody reaches")
        << QStringList{u"--demo"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--announce"_s} << 2 << u"[::]:8000"_s;
    QTest::newRow("TLS in words") << QStringList{u"--tls"_s, u"yes"_s} << 2 << u"CERT:KEY"_s;
    QTest::newRow("no certificate") << QStringList{u"--demo"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--tls"_s,
        u"/nowhere/c.pem:/nowhere/k.pem"_s}
                                    << 1 << u"/nowhere/c.pem"_s;
    QTest::newRow("folder that cannot be")
        << QStringList{u"--data-dir"_s, u"/proc/nothing/here"_s} << 1 << u"/proc/nothing"_s;
}

void TestServerProcess::refusesWrongArguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, words);
    const CommandOutcome outcome = runServerCommand(arguments);
    QCOMPARE(outcome.exitCode, exitCode);
    QVERIFY2(outcome.error.contains(words), qUtf8Printable(outcome.error));
    QCOMPARE(outcome.output, QString());
}

void TestServerProcess::seeds()
{
    const QTemporaryDir dir;
    const QString out = dir.filePath(u"out"_s);
    const QString data = dir.filePath(u"data"_s);
    const QStringList arguments{
        u"seed"_s, u"--data-dir"_s, data, u"--pairs"_s, u"3"_s, u"--messages"_s, u"2"_s, u"--out"_s, out};
    const CommandOutcome outcome = runServerCommand(arguments);
    QVERIFY2(outcome.exitCode == 0, qUtf8Printable(outcome.error));
    QFile tokens(out + u"/tokens.tsv"_s);
    QVERIFY(tokens.open(QIODevice::ReadOnly));
    const QList<QByteArray> first = tokens.readLine().trimmed().split('\t');
    QCOMPARE(first.size(), 2);
    QFile conversations(out + u"/conversations.tsv"_s);
    QVERIFY(conversations.open(QIODevice::ReadOnly));
    QCOMPARE(conversations.readAll().count('\n'), 3);

    ServerProgram program(data);
    WsClient socket(program.url(), u"/ws/messaging/?token="_s + QString::fromLatin1(first.at(1)));
    const QJsonObject connection = socket.take(u"connection"_s);
    QCOMPARE(connection.value(u"data"_s).toObject().value(u"user_id"_s).toInteger(), first.at(0).toLongLong());
}

QTEST_GUILESS_MAIN(TestServerProcess)
#include "tst_serverprocess.moc"
