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

//! The commands as a person types them, beside a server that runs as a program of its own.
class TestUpkeepPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_room = std::make_unique<QTemporaryDir>(); }
    void backsUpWhatRunsAndRestoresItElsewhere();
    void backsUpWhatWasKilled();
    void refusesToRestoreUnderARunningServer();
    void neverServesADamagedDatabase_data();
    void neverServesADamagedDatabase();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_room->filePath(name); }
    void writeFile(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    static bool post(HttpClient &http, const QString &text)
    {
        const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, text}, {u"client_message_id"_s, text}};
        return http.post(u"/api/messaging/messages/"_s, body, http.signIn(u"asha"_s)).status == 201;
    }
    static bool isThere(HttpClient &http, const QByteArray &text)
    {
        const QString page = u"/api/messaging/messages/?conversation=1&ordering=-created_at"_s;
        return http.get(page, http.signIn(u"asha"_s)).body.contains(text);
    }

    std::unique_ptr<QTemporaryDir> m_room;
};

void TestUpkeepPrograms::backsUpWhatRunsAndRestoresItElsewhere()
{
    writeFile(u"passphrase"_s, "a good passphrase\nand a second line\n");
    {
        ServerProgram server(path(u"data"_s));
        HttpClient http(server.url());
        QVERIFY(post(http, u"before"_s));
        const CommandOutcome backup = runServerCommand({u"backup"_s, path(u"b"_s), u"--data-dir"_s, path(u"data"_s),
            u"--passphrase-file"_s, path(u"passphrase"_s)});
        QVERIFY2(backup.exitCode == 0, qUtf8Printable(backup.error));
        QVERIFY(!backup.output.contains(u"keys are not in it"_s));
        QVERIFY(post(http, u"behind"_s)); // it goes on
        const CommandOutcome check = runServerCommand({u"check"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY2(check.exitCode == 0, qUtf8Printable(check.error));
        QVERIFY(check.output.contains(u"Everything is in order"_s));
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
    }
    QCOMPARE(QFile::permissions(path(u"b"_s)) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(!QFile::exists(path(u"b.partial"_s)));
    const CommandOutcome restored = runServerCommand(
        {u"restore"_s, path(u"b"_s), u"--data-dir"_s, path(u"new"_s), u"--passphrase-file"_s, path(u"passphrase"_s)});
    QVERIFY2(restored.exitCode == 0, qUtf8Printable(restored.error));
    ServerProgram server(path(u"new"_s));
    HttpClient http(server.url());
    QVERIFY(isThere(http, "before"));
    QVERIFY(!isThere(http, "behind"));
}

// The log of a server that was killed holds messages that are not in the database file yet.
void TestUpkeepPrograms::backsUpWhatWasKilled()
{
    {
        ServerProgram server(path(u"data"_s));
        HttpClient http(server.url());
        QVERIFY(post(http, u"last-words"_s));
        server.signal(SIGKILL);
        QVERIFY(server.process().waitForFinished());
    }
    QVERIFY(QFile(path(u"data/chautari.db-wal"_s)).size() > 0);
    const CommandOutcome backup = runServerCommand({u"backup"_s, path(u"b"_s), u"--data-dir"_s, path(u"data"_s)});
    QVERIFY2(backup.exitCode == 0, qUtf8Printable(backup.error));
    const CommandOutcome restored
        = runServerCommand({u"restore"_s, path(u"b"_s), u"--data-dir"_s, path(u"data"_s), u"--replace"_s});
    QVERIFY2(restored.exitCode == 0, qUtf8Printable(restored.error)); // with the keys that lie there
    ServerProgram server(path(u"data"_s));
    HttpClient http(server.url());
    QVERIFY(isThere(http, "last-words"));
}

void TestUpkeepPrograms::refusesToRestoreUnderARunningServer()
{
    ServerProgram server(path(u"data"_s));
    HttpClient http(server.url());
    QVERIFY(post(http, u"before"_s));
    const QStringList backup{u"backup"_s, path(u"b"_s), u"--data-dir"_s, path(u"data"_s)};
    QCOMPARE(runServerCommand(backup).exitCode, 0);
    const CommandOutcome again = runServerCommand(backup);
    QCOMPARE(again.exitCode, 1);
    QVERIFY(again.error.contains(u"already"_s));
    const CommandOutcome refused
        = runServerCommand({u"restore"_s, path(u"b"_s), u"--data-dir"_s, path(u"data"_s), u"--replace"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.error.contains(u"in use"_s), qUtf8Printable(refused.error));
    QVERIFY(isThere(http, "before"));
}

void TestUpkeepPrograms::neverServesADamagedDatabase_data()
{
    QTest::addColumn<int>("offset");
    QTest::newRow("header") << 0;
    QTest::newRow("pages") << 8'192;
}

void TestUpkeepPrograms::neverServesADamagedDatabase()
{
    QFETCH(int, offset);
    {
        ServerProgram server(path(u"data"_s));
        QVERIFY(server.url().isValid());
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
    }
    QFile file(path(u"data/chautari.db"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(offset);
    file.write(QByteArray(40'000, 'x'));
    file.seek(0);
    const QByteArray damaged = file.readAll();
    file.close();
    const CommandOutcome refused
        = runServerCommand({u"--data-dir"_s, path(u"data"_s), u"--listen"_s, u"127.0.0.1:0"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.error.contains(u"chautari-server restore"_s), qUtf8Printable(refused.error));
    QVERIFY(!refused.output.contains(u"listening"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), damaged);
    const CommandOutcome backup = runServerCommand({u"backup"_s, path(u"b"_s), u"--data-dir"_s, path(u"data"_s)});
    QCOMPARE(backup.exitCode, 1); // a backup of it would push the good ones out
    QVERIFY(!QFile::exists(path(u"b"_s)));
    QVERIFY(!QFile::exists(path(u"b.partial"_s)));
}

void TestUpkeepPrograms::saysWhatIsMissing_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("words");
    QTest::newRow("no file to write") << QStringList{u"backup"_s} << 2 << u"one file"_s;
    QTest::newRow("two files") << QStringList{u"backup"_s, u"a"_s, u"b"_s} << 2 << u"\"b\""_s;
    QTest::newRow("no backup") << QStringList{u"restore"_s} << 2 << u"one backup"_s;
    QTest::newRow("no folder") << QStringList{u"restore"_s, u"a"_s} << 2 << u"--data-dir"_s;
    QTest::newRow("nothing to check") << QStringList{u"check"_s, u"--data-dir"_s, u"/nowhere"_s} << 1 << u"/nowhere"_s;
    QTest::newRow("nothing to back up") << QStringList{u"backup"_s, u"DIR/x"_s, u"--data-dir"_s, u"/nowhere"_s} << 1
                                        << u"/nowhere"_s;
    QTest::newRow("no such backup") << QStringList{u"restore"_s, u"/nowhere"_s, u"--data-dir"_s, u"DIR/d"_s} << 1
                                    << u"/nowhere"_s;
    QTest::newRow("no passphrase file") << QStringList{u"restore"_s, u"/nowhere"_s, u"--data-dir"_s, u"DIR/d"_s,
        u"--passphrase-file"_s, u"/neither"_s}
                                        << 1 << u"/neither"_s;
}

void TestUpkeepPrograms::saysWhatIsMissing()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, words);
    arguments.replaceInStrings(u"DIR"_s, m_room->path());
    const CommandOutcome outcome = runServerCommand(arguments);
    QCOMPARE(outcome.exitCode, exitCode);
    QVERIFY2(outcome.error.contains(words), qUtf8Printable(outcome.error));
}

QTEST_GUILESS_MAIN(TestUpkeepPrograms)
#include "tst_upkeepprograms.moc"
