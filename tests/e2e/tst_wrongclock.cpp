// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// guarantees.md G12: the programs themselves, with a clock that is a year wrong on one side (libfaketime).
#include "tests/e2e/cliside.h"
#include "tests/support/httpclient.h"
#include "tests/support/sanitizer.h"
#include "tests/support/serverprogram.h"

#include <QtCore/QDate>
#include <QtCore/QFile>

using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

//! What tells a program another time; none: the right one.
QStringList clockOf(const QString &shift)
{
    if (shift.isEmpty())
        return {};
    return {QStringLiteral("LD_PRELOAD=" CHAUTARI_FAKETIME), u"FAKETIME="_s + shift,
        u"FAKETIME_DONT_FAKE_MONOTONIC=1"_s, u"NO_FAKE_STAT=1"_s};
}

} // namespace

class TestWrongClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_room = std::make_unique<QTemporaryDir>(); }
    void aClientWithAWrongClockIsAtHome_data();
    void aClientWithAWrongClockIsAtHome();
    void aServerWhoseClockJumpsLosesNothing();

private:
    //! On the same data and, from the second on, the same port.
    std::unique_ptr<ServerProgram> serve(const QString &shift);
    static QStringList texts(const CliAnswer &history, const QString &prefix);

    std::unique_ptr<QTemporaryDir> m_room;
    QString m_address = u"127.0.0.1:0"_s;
};

void TestWrongClock::initTestCase()
{
    if (hasAddressSanitizer)
        QSKIP("the library that fakes the clock cannot stand before the sanitizer's");
    if (!QFile::exists(QStringLiteral(CHAUTARI_FAKETIME)))
        QSKIP("libfaketime was not there when this was configured");
    QProcess date;
    date.setEnvironment(QProcess::systemEnvironment() + clockOf(u"+365d"_s));
    date.start(u"date"_s, {u"+%Y"_s});
    QVERIFY(date.waitForFinished());
    QVERIFY2(date.readAll().toInt() > QDate::currentDate().year(), "nothing fakes the clock");
}

std::unique_ptr<ServerProgram> TestWrongClock::serve(const QString &shift)
{
    auto server = std::make_unique<ServerProgram>(
        m_room->filePath(u"data"_s), QStringList{u"--listen"_s, m_address}, clockOf(shift));
    m_address = server->url().authority();
    return server;
}

QStringList TestWrongClock::texts(const CliAnswer &history, const QString &prefix)
{
    QStringList texts;
    for (const QJsonObject &message : history.objects()) {
        if (const QString text = message[u"text"_s].toString(); text.startsWith(prefix))
            texts.append(text);
    }
    return texts;
}

void TestWrongClock::aClientWithAWrongClockIsAtHome_data()
{
    QTest::addColumn<QString>("shift");
    QTest::newRow("a year ahead") << u"+365d"_s;
    QTest::newRow("a year behind") << u"-365d"_s;
}

void TestWrongClock::aClientWithAWrongClockIsAtHome()
{
    QFETCH(QString, shift);
    m_address = u"127.0.0.1:0"_s;
    const auto server = serve({});
    CliSide right;
    CliSide wrong;
    wrong.setEnvironment(clockOf(shift));
    QCOMPARE(right.login(server->url()).code, 0);
    const CliAnswer login = wrong.login(server->url());
    QCOMPARE(login.err, QByteArray());
    QCOMPARE(login.code, 0);
    QCOMPARE(right.run({u"send"_s, u"1"_s, u"clock one"_s}).code, 0);
    QCOMPARE(wrong.run({u"send"_s, u"1"_s, u"clock two"_s}).code, 0);
    QCOMPARE(right.run({u"send"_s, u"1"_s, u"clock three"_s}).code, 0);
    const QStringList all{u"clock one"_s, u"clock two"_s, u"clock three"_s};
    for (const CliSide *side : {&right, &wrong})
        QCOMPARE(texts(side->run({u"--json"_s, u"history"_s, u"1"_s}), u"clock"_s), all);

    QProcess tail;
    wrong.start(tail, {u"--json"_s, u"tail"_s});
    HttpClient http(server->url());
    const QString token = http.signIn(u"bikash"_s);
    int said = 0;
    QByteArray heard;
    const auto hears = [&] {
        (void)http.post(u"/api/messaging/messages/"_s,
            {{u"conversation"_s, 1}, {u"text"_s, u"heard"_s}, {u"client_message_id"_s, u"heard-%1"_s.arg(++said)}},
            token);
        heard += tail.readAllStandardOutput();
        return heard.contains("heard");
    };
    QTRY_VERIFY_WITH_TIMEOUT(hears(), 20'000);
    tail.terminate();
    QVERIFY(tail.waitForFinished());
}

void TestWrongClock::aServerWhoseClockJumpsLosesNothing()
{
    m_address = u"127.0.0.1:0"_s;
    auto server = serve({});
    CliSide asha;
    CliSide elsewhere; // signed in, and not there while the clock is wrong
    QCOMPARE(asha.login(server->url()).code, 0);
    QCOMPARE(elsewhere.login(server->url()).code, 0);
    QCOMPARE(asha.run({u"send"_s, u"1"_s, u"jump one"_s}).code, 0);
    const HttpAnswer upload
        = HttpClient(server->url())
              .post(u"/api/messaging/uploads/"_s, {{u"file_name"_s, u"a.pdf"_s}, {u"file_size"_s, 9}},
                  HttpClient(server->url()).signIn(u"asha"_s));
    QCOMPARE(upload.status, 201);

    server.reset(); // its like must find the port free
    server = serve(u"-365d"_s);
    QCOMPARE(asha.run({u"send"_s, u"1"_s, u"jump two"_s}).code, 0);
    QCOMPARE(asha.run({u"send"_s, u"1"_s, u"jump three"_s}).code, 0);

    server.reset();
    QCOMPARE(asha.run({u"--wait"_s, u"1"_s, u"send"_s, u"1"_s, u"jump four"_s}).code, 1); // waits in the outbox
    server = serve(u"+365d"_s);
    // The sign-in has expired: so much is true for who believes that clock. It is said once, and nothing goes round.
    const CliAnswer expired = asha.run({u"conversations"_s});
    QCOMPARE(expired.code, 1);
    QCOMPARE(expired.err, QByteArray("chautari-cli: Your session has ended. Please sign in again.\n"));
    QCOMPARE(asha.login(server->url()).code, 0);
    QVERIFY(asha.run({u"outbox"_s}).out.isEmpty());
    QCOMPARE(asha.run({u"send"_s, u"1"_s, u"jump five"_s}).code, 0);

    server.reset();
    server = serve({});
    QCOMPARE(asha.run({u"send"_s, u"1"_s, u"jump six"_s}).code, 0);
    const QStringList all{u"jump one"_s, u"jump two"_s, u"jump three"_s, u"jump four"_s, u"jump five"_s, u"jump six"_s};
    for (const CliSide *side : {&asha, &elsewhere}) {
        const CliAnswer history = side->run({u"--json"_s, u"history"_s, u"1"_s});
        QCOMPARE(history.err, QByteArray());
        QCOMPARE(texts(history, u"jump"_s), all);
    }
    // Neither was deleted by the server that took them for a year old: the other sign-in above, and this.
    HttpClient http(server->url());
    const QString path = u"/api/messaging/uploads/%1/"_s.arg(upload.json()[u"id"_s].toInteger());
    QCOMPARE(http.get(path, http.signIn(u"asha"_s)).status, 200);
}

QTEST_GUILESS_MAIN(TestWrongClock)
#include "tst_wrongclock.moc"
