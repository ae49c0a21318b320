// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line as a script uses it: exit codes, one JSON object a line, an outbox that survives the program.
#include "tests/e2e/cliside.h"
#include "tests/support/sanitizer.h"
#include "tests/support/testserver.h"

#include <QtCore/QDirIterator>
#include <QtCore/QJsonArray>

#include <QtTest/QtTest>
#include <algorithm>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sendsReadsAndFinds();
    void whatIsWrittenOfflineGoesWithTheNextCommand();
    void aFullDiskIsSaid();
    void aHomeThatCannotBeWrittenIsSaid();
    void aSecondCopyIsTold();
    void exportsAreHarmless();
    void refusalsHaveASentenceAndACode_data();
    void refusalsHaveASentenceAndACode();
    void logoutLeavesNothing();

private:
    CliAnswer run(const QStringList &arguments, const QByteArray &input = {}) { return m_side->run(arguments, input); }
    void login();
    //! How many messages with this text there are in conversation 1.
    int stored(const QString &text);

    std::unique_ptr<CliSide> m_side;
    std::unique_ptr<TestServer> m_server;
    QUrl m_url;
};

void TestCli::init()
{
    m_side = std::make_unique<CliSide>();
    auto port = std::make_shared<quint16>(0);
    m_server = std::make_unique<TestServer>([port](server::ServerConfig &config) { config.port = *port; });
    m_url = m_server->url();
    *port = quint16(m_url.port());
}

void TestCli::login()
{
    const CliAnswer answer = m_side->login(m_url);
    QCOMPARE(answer.err, QByteArray());
    QCOMPARE(answer.code, 0);
}

int TestCli::stored(const QString &text)
{
    const QJsonArray all
        = m_server->http()
              .get(u"/api/messaging/messages/?conversation=1&page_size=100"_s, m_server->token(u"bikash"_s))
              .json()["results"_L1]
              .toArray();
    return int(std::ranges::count_if(all, [&](const QJsonValue &m) { return m["text"_L1].toString() == text; }));
}

void TestCli::sendsReadsAndFinds()
{
    login();
    const QList<QJsonObject> list = run({u"--json"_s, u"conversations"_s}).objects();
    QVERIFY(list.size() > 1);
    QVERIFY(list.first().contains(u"provider"_s));
    const CliAnswer sent = run({u"--json"_s, u"send"_s, u"1"_s, u"-"_s}, "by a script\n");
    QCOMPARE(sent.code, 0);
    QCOMPARE(sent.objects().value(0)[u"text"_s].toString(), u"by a script"_s);
    const QList<QJsonObject> history = run({u"--json"_s, u"history"_s, u"1"_s, u"--limit"_s, u"2"_s}).objects();
    QCOMPARE(history.size(), 2);
    QCOMPARE(history.last()[u"text"_s].toString(), u"by a script"_s);
    QCOMPARE(run({u"--json"_s, u"search"_s, u"script"_s}).objects().size(), 1);
    QVERIFY(run({u"outbox"_s}).out.isEmpty());
}

void TestCli::whatIsWrittenOfflineGoesWithTheNextCommand()
{
    login();
    m_server->stop();
    const CliAnswer waiting = run({u"--wait"_s, u"1"_s, u"send"_s, u"1"_s, u"written offline"_s});
    QCOMPARE(waiting.code, 1);
    QVERIFY(waiting.err.contains("waits in the outbox"));
    const QList<QJsonObject> outbox = run({u"--wait"_s, u"1"_s, u"--json"_s, u"outbox"_s}).objects();
    QCOMPARE(outbox.size(), 1);
    QCOMPARE(outbox.first()[u"state"_s].toString(), u"waiting"_s);
    QCOMPARE(run({u"--wait"_s, u"1"_s, u"conversations"_s}).code, 0); // from this computer

    m_server->start();
    QVERIFY(run({u"outbox"_s}).out.isEmpty());
    QCOMPARE(stored(u"written offline"_s), 1);
}

// Said when the message is written, not when it is missed; and what waited before goes, once, whatever the disk does.
void TestCli::aFullDiskIsSaid()
{
    if (hasAddressSanitizer)
        QSKIP("the library that breaks the disk cannot stand before the sanitizer's");
    const auto switchDisk = [this](const QByteArray &how) {
        QFile file(m_side->path(u"switch"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(how);
    };
    m_side->setEnvironment({u"LD_PRELOAD="_s + QStringLiteral(CHAUTARI_DISK_SWITCH_LIBRARY),
        u"CHAUTARI_DISK_SWITCH="_s + m_side->path(u"switch"_s)});
    login();
    m_server->stop();
    const auto sendOffline = [this](const QString &text) {
        return run({u"--wait"_s, u"1"_s, u"send"_s, u"1"_s, text});
    };
    const auto waiting = [this] {
        QStringList texts;
        for (const QJsonObject &one : run({u"--wait"_s, u"1"_s, u"--json"_s, u"outbox"_s}).objects())
            texts.append(one[u"text"_s].toString());
        return texts;
    };
    QVERIFY(sendOffline(u"there was room"_s).err.contains("waits in the outbox"));
    switchDisk("full");
    const CliAnswer full = sendOffline(u"there was none"_s);
    QCOMPARE(full.code, 1);
    QVERIFY(full.err.contains("The disk of this computer is full."));
    QVERIFY(!full.err.contains("it waits in the outbox"));
    QCOMPARE(waiting(), QStringList(u"there was room"_s));
    m_server->start();
    QCOMPARE(run({u"send"_s, u"1"_s, u"the server has room"_s}).code, 0);
    switchDisk("");
    QVERIFY(run({u"outbox"_s}).out.isEmpty());
    QCOMPARE(stored(u"there was room"_s), 1);
    QCOMPARE(stored(u"there was none"_s), 0);
    QCOMPARE(stored(u"the server has room"_s), 1);
}

void TestCli::aHomeThatCannotBeWrittenIsSaid()
{
    m_side->setEnvironment({u"XDG_DATA_HOME=/proc/none"_s}); // there not even root can make a folder
    const CliAnswer answer = m_side->login(m_url);
    QCOMPARE(answer.code, 0);
    QVERIFY(answer.err.contains("cannot write to this computer's disk"));
    const CliAnswer next = run({u"send"_s, u"1"_s, u"from nowhere"_s});
    QCOMPARE(next.code, 1);
    QVERIFY(next.err.contains("nobody is signed in here"));
}

void TestCli::aSecondCopyIsTold()
{
    login();
    QProcess first;
    m_side->start(first, {u"tail"_s});
    QTRY_VERIFY_WITH_TIMEOUT(
        QDirIterator(m_side->data(), {u"lock"_s}, QDir::Files, QDirIterator::Subdirectories).hasNext(), 20'000);
    const CliAnswer second = run({u"send"_s, u"1"_s, u"from the second"_s});
    QVERIFY(second.err.contains("This account is open in another window of Chautari."));
    QCOMPARE(second.code, 0);
    QCOMPARE(stored(u"from the second"_s), 1);
    first.terminate();
    QVERIFY(first.waitForFinished());
    QCOMPARE(run({u"send"_s, u"1"_s, u"alone again"_s}).err, QByteArray()); // what the first left lying is nobody's
}

// What a peer writes is text in every format, never markup and never a terminal's command.
void TestCli::exportsAreHarmless()
{
    login();
    const QJsonObject evil{{u"conversation"_s, 1}, {u"text"_s, u"<script>alert(1)</script>\u001b[2J"_s}};
    QCOMPARE(m_server->http().post(u"/api/messaging/messages/"_s, evil, m_server->token(u"bikash"_s)).status, 201);
    const QString file = m_side->path(u"chat.html"_s);
    QCOMPARE(run({u"export"_s, u"1"_s, u"--format"_s, u"html"_s, u"--out"_s, file}).code, 0);
    QFile page(file);
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QByteArray html = page.readAll();
    QVERIFY(html.contains("&lt;script&gt;"));
    QVERIFY(!html.contains("<script"));
    QVERIFY(run({u"export"_s, u"1"_s, u"--format"_s, u"csv"_s}).out.contains("\"<script>alert(1)</script>"));
    QVERIFY(!run({u"history"_s, u"1"_s}).out.contains('\u001b'));
    const CliAnswer json = run({u"export"_s, u"1"_s});
    QVERIFY(QJsonDocument::fromJson(json.out).object()[u"messages"_s].toArray().size() > 20);
}

void TestCli::refusalsHaveASentenceAndACode_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing asked") << QStringList() << 2;
    QTest::newRow("unknown word") << QStringList(u"dance"_s) << 2;
    QTest::newRow("no number") << QStringList{u"history"_s, u"one"_s} << 2;
    QTest::newRow("no text") << QStringList{u"send"_s, u"1"_s} << 2;
    QTest::newRow("nobody signed in") << QStringList(u"conversations"_s) << 1;
    QTest::newRow("nothing listens") << QStringList{u"login"_s, u"--server"_s, u"http://127.0.0.1:1"_s, u"--email"_s,
        u"a@b.np"_s} << 1;
}

void TestCli::refusalsHaveASentenceAndACode()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const CliAnswer answer = run(arguments, "wrong\n");
    QCOMPARE(answer.code, code);
    QVERIFY(answer.err.startsWith("chautari-cli: "));
    QVERIFY(answer.out.isEmpty());
}

void TestCli::logoutLeavesNothing()
{
    login();
    QCOMPARE(run({u"logout"_s}).code, 0);
    QCOMPARE(run({u"conversations"_s}).code, 1);
    QVERIFY(QDir(m_side->path(u"tokens"_s)).isEmpty());
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
