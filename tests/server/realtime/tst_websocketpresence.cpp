// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

void shortGraces(server::ServerConfig &config)
{
    config.realtime.offlineAfterCleanCloseMs = 300;
    config.realtime.offlineAfterLossMs = 300;
    config.realtime.typingExpiryMs = 400;
}

} // namespace

//! Who is told who is there, and who is typing.
class TestWebSocketPresence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsPeersOnceAndOnlyAfterTheGrace();
    void tellsANewcomerWhoIsThere();
    void givesALongGraceToALostConnection();
    void relaysTypingToThePeerOnly();
    void endsTypingThatJustStops();
    void endsTypingWithTheMessage();
    void endsTypingWithTheConnection();
    void answersAHeartbeat();
    void dropsAPeerThatNeverPongs();
};

void TestWebSocketPresence::tellsPeersOnceAndOnlyAfterTheGrace()
{
    TestServer server(shortGraces);
    const auto bikash = server.socket(u"bikash"_s);
    auto phone = server.socket(u"asha"_s);
    const QJsonObject online = dataOf(bikash->take(u"status"_s));
    QCOMPARE(online.value(u"user_id"_s).toInt(), 1);
    QVERIFY(online.value(u"is_online"_s).toBool());
    QVERIFY(!online.value(u"user_name"_s).toString().isEmpty());

    auto desktop = server.socket(u"asha"_s);
    phone->close(); // one of two: nothing happened
    QVERIFY(bikash->take(u"status"_s, 700).isEmpty());
    desktop->close();
    desktop = server.socket(u"asha"_s); // a reload
    QVERIFY(bikash->take(u"status"_s, 700).isEmpty());
    desktop->close();
    const QJsonObject offline = dataOf(bikash->take(u"status"_s));
    QCOMPARE(offline.value(u"user_id"_s).toInt(), 1);
    QVERIFY(!offline.value(u"is_online"_s).toBool(true));
    QVERIFY(offline.value(u"last_seen"_s).isString());
    QVERIFY(bikash->roundTrip());
    QCOMPARE(bikash->count(u"status"_s), 0);
}

void TestWebSocketPresence::tellsANewcomerWhoIsThere()
{
    TestServer server(shortGraces);
    const auto bikash = server.socket(u"bikash"_s);
    const auto sunita = server.socket(u"sunita"_s);
    const auto asha = server.socket(u"asha"_s);
    QVERIFY(asha->roundTrip());
    QCOMPARE(asha->count(u"status"_s), 1); // sunita is nobody to asha
    const QJsonObject status = dataOf(asha->take(u"status"_s));
    QCOMPARE(status.value(u"user_id"_s).toInt(), 4);
    QVERIFY(status.value(u"is_online"_s).toBool());
}

void TestWebSocketPresence::givesALongGraceToALostConnection()
{
    TestServer server([](server::ServerConfig &config) {
        config.realtime.offlineAfterCleanCloseMs = 0;
        config.realtime.offlineAfterLossMs = 3'600'000;
    });
    const auto bikash = server.socket(u"bikash"_s);
    {
        const auto clean = server.socket(u"asha"_s);
        QVERIFY(dataOf(bikash->take(u"status"_s)).value(u"is_online"_s).toBool());
        clean->close();
        QVERIFY(!dataOf(bikash->take(u"status"_s)).value(u"is_online"_s).toBool(true));
    }
    const auto lost = server.socket(u"asha"_s);
    QVERIFY(dataOf(bikash->take(u"status"_s)).value(u"is_online"_s).toBool());
    lost->socket().abort();
    QVERIFY(bikash->take(u"status"_s, 700).isEmpty());
}

void TestWebSocketPresence::relaysTypingToThePeerOnly()
{
    TestServer server;
    const auto asha = server.socket(u"asha"_s);
    const auto bikash = server.socket(u"bikash"_s);
    asha->sendTyping(1, true);
    asha->sendTyping(1, true);
    asha->sendTyping(1, false);
    const QJsonObject started = dataOf(bikash->take(u"typing"_s));
    QCOMPARE(started.value(u"user_id"_s).toInt(), 1);
    QCOMPARE(started.value(u"conversation_id"_s).toInt(), 1);
    QVERIFY(started.value(u"is_typing"_s).toBool());
    QVERIFY(!dataOf(bikash->take(u"typing"_s)).value(u"is_typing"_s).toBool(true));
    QVERIFY(asha->roundTrip());
    QCOMPARE(asha->count(u"typing"_s), 0);
}

void TestWebSocketPresence::endsTypingThatJustStops()
{
    TestServer server(shortGraces);
    const auto asha = server.socket(u"asha"_s);
    const auto bikash = server.socket(u"bikash"_s);
    asha->sendTyping(1, true);
    QVERIFY(dataOf(bikash->take(u"typing"_s)).value(u"is_typing"_s).toBool());
    QVERIFY(!dataOf(bikash->take(u"typing"_s)).value(u"is_typing"_s).toBool(true));
}

void TestWebSocketPresence::endsTypingWithTheMessage()
{
    TestServer server([](server::ServerConfig &config) { config.realtime.typingExpiryMs = 3'600'000; });
    const auto asha = server.socket(u"asha"_s);
    const auto bikash = server.socket(u"bikash"_s);
    asha->sendTyping(1, true);
    QVERIFY(dataOf(bikash->take(u"typing"_s)).value(u"is_typing"_s).toBool());
    asha->sendMessage(1, u"done"_s);
    QVERIFY(!dataOf(bikash->take(u"typing"_s)).value(u"is_typing"_s).toBool(true));
}

void TestWebSocketPresence::endsTypingWithTheConnection()
{
    TestServer server([](server::ServerConfig &config) { config.realtime.typingExpiryMs = 3'600'000; });
    const auto asha = server.socket(u"asha"_s);
    const auto bikash = server.socket(u"bikash"_s);
    asha->sendTyping(1, true);
    QVERIFY(dataOf(bikash->take(u"typing"_s)).value(u"is_typing"_s).toBool());
    asha->socket().abort();
    QVERIFY(!dataOf(bikash->take(u"typing"_s)).value(u"is_typing"_s).toBool(true));
}

void TestWebSocketPresence::answersAHeartbeat()
{
    TestServer server;
    const auto asha = server.socket(u"asha"_s);
    asha->send({{u"type"_s, u"heartbeat"_s}});
    QCOMPARE(dataOf(asha->take(u"heartbeat"_s)), (QJsonObject{{u"status"_s, u"pong"_s}}));
}

void TestWebSocketPresence::dropsAPeerThatNeverPongs()
{
    TestServer server([](server::ServerConfig &config) {
        config.realtime.pingMs = 200;
        config.realtime.deadMs = 1'500;
    });
    const auto living = server.socket(u"asha"_s); // answers pings by itself
    QTcpSocket dead;
    dead.connectToHost(server.url().host(), quint16(server.url().port()));
    dead.write("GET /ws/messaging/?token=" + server.token(u"bikash"_s).toLatin1()
        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    QTRY_VERIFY(dead.peek(4'096).contains("connected"));
    QTRY_COMPARE(dead.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(!living->isClosed());
    QVERIFY(living->roundTrip());
}

QTEST_GUILESS_MAIN(TestWebSocketPresence)
#include "tst_websocketpresence.moc"
