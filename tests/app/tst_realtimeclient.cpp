// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/realtimeclient.h"
#include "app/net/tokensource.h"
#include "tests/support/fakeserver.h"

#include <QtNetwork/QNetworkRequest>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

constexpr UserId asha(1);
const QString greeting = u"{\"type\":\"connection\",\"data\":{\"status\":\"connected\",\"user_id\":1}}"_s;

class ScriptedTokens final : public TokenSource
{
public:
    [[nodiscard]] QByteArray accessToken() const override { return token; }
    void renew(const QByteArray &refused, std::function<void(TokenRenewal)> done) override
    {
        refusedTokens.append(refused);
        if (outcome == TokenRenewal::Renewed)
            token = "fresh";
        done(outcome);
    }
    void endSession() override { ++ended; }

    QByteArray token = "old";
    TokenRenewal outcome = TokenRenewal::Renewed;
    QList<QByteArray> refusedTokens;
    int ended = 0;
};

//! A server that greets whoever has a token it likes, as ours does: accept first, then 4001.
class GreetingServer : public QObject
{
public:
    GreetingServer()
        : m_server(QString(), QWebSocketServer::NonSecureMode)
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
            QWebSocket *socket = m_server.nextPendingConnection();
            socket->setParent(this);
            tokens.append(socket->request().rawHeader("Authorization"));
            sockets.append(socket);
            connect(
                socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { texts.append(text); });
            if (!accepted.isEmpty() && tokens.last() != "Bearer " + accepted)
                socket->close(QWebSocketProtocol::CloseCode(closecode::notAuthenticated));
            else if (isGreeting)
                socket->sendTextMessage(greeting);
        });
    }

    [[nodiscard]] QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/ws/messaging/"_s.arg(m_server.serverPort())); }

    QByteArray accepted; //!< empty: everybody
    bool isGreeting = true;
    QList<QByteArray> tokens;
    QList<QWebSocket *> sockets;
    QStringList texts;

private:
    QWebSocketServer m_server;
};

} // namespace

class RealtimeClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOnlineOnlyAfterTheGreeting();
    void framesArriveInOrder();
    void unreadableFramesAreSkipped();
    void comesBackAfterALostConnection();
    void aRefusedTokenIsRenewedOnce();
    void aFreshTokenRefusedEndsTheSession();
    void anUnreachableRenewalWaits();
    void aRestartingServerIsAskedAgainSoon();
    void aFullServerIsSaidPlainly();
    void stopIsSilent();
    void retryNowDoesNotWait();
};

void RealtimeClientTest::isOnlineOnlyAfterTheGreeting()
{
    GreetingServer server;
    server.isGreeting = false;
    ScriptedTokens tokens;
    RealtimeClient client(server.url(), tokens);
    QSignalSpy online(&client, &RealtimeClient::online);
    client.start(asha);
    QTRY_COMPARE(server.sockets.size(), 1);
    QVERIFY(!client.isOnline());
    QVERIFY(!client.send(HeartbeatCommand()));
    server.sockets.first()->sendTextMessage(greeting);
    QTRY_COMPARE(online.size(), 1);
    QVERIFY(client.send(HeartbeatCommand()));
    QTRY_COMPARE(server.texts.size(), 1);
    QVERIFY(server.texts.first().contains(u"heartbeat"_s));
    QCOMPARE(server.tokens, QList<QByteArray>{"Bearer old"});
}

void RealtimeClientTest::framesArriveInOrder()
{
    GreetingServer server;
    ScriptedTokens tokens;
    RealtimeClient client(server.url(), tokens);
    QList<qint64> seen;
    connect(&client, &RealtimeClient::frameReceived, this, [&](const ServerFrame &frame) {
        if (const auto *presence = std::get_if<PresenceEvent>(&frame))
            seen.append(presence->user.value());
    });
    client.start(asha);
    QTRY_VERIFY(client.isOnline());
    QList<qint64> expected;
    for (int i = 1; i <= 100; ++i) {
        expected.append(i);
        server.sockets.first()->sendTextMessage(
            u"{\"type\":\"status\",\"data\":{\"user_id\":%1,\"user_name\":\"x\",\"is_online\":true}}"_s.arg(i));
    }
    QTRY_COMPARE(seen, expected);
}

void RealtimeClientTest::unreadableFramesAreSkipped()
{
    GreetingServer server;
    ScriptedTokens tokens;
    RealtimeClient client(server.url(), tokens);
    QSignalSpy frames(&client, &RealtimeClient::frameReceived);
    QSignalSpy lost(&client, &RealtimeClient::lost);
    client.start(asha);
    QTRY_VERIFY(client.isOnline());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be read"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be read"_s));
    server.sockets.first()->sendTextMessage(u"not json"_s);
    server.sockets.first()->sendTextMessage(u"{\"type\":\"ack\",\"data\":{\"seq\":\"many\"}}"_s);
    server.sockets.first()->sendTextMessage(u"{\"type\":\"heartbeat\",\"data\":{\"status\":\"pong\"}}"_s);
    QTRY_COMPARE(frames.size(), 1);
    QCOMPARE(lost.size(), 0);
}

void RealtimeClientTest::comesBackAfterALostConnection()
{
    GreetingServer server;
    ScriptedTokens tokens;
    RealtimeClient client(server.url(), tokens);
    QSignalSpy online(&client, &RealtimeClient::online);
    QSignalSpy lost(&client, &RealtimeClient::lost);
    client.start(asha);
    for (int round = 1; round <= 3; ++round) {
        QTRY_COMPARE(online.size(), round);
        server.sockets.last()->abort();
        QTRY_COMPARE(lost.size(), round);
        QVERIFY(lost.last().at(1).toInt() <= Backoff::firstCeilingMs); // every greeting resets the back-off
        QVERIFY(!client.isOnline());
    }
}

void RealtimeClientTest::aRefusedTokenIsRenewedOnce()
{
    GreetingServer server;
    server.accepted = "fresh";
    ScriptedTokens tokens;
    RealtimeClient client(server.url(), tokens);
    QSignalSpy lost(&client, &RealtimeClient::lost);
    client.start(asha);
    QTRY_VERIFY(client.isOnline());
    QCOMPARE(tokens.refusedTokens, QList<QByteArray>{"old"});
    QCOMPARE(server.tokens, (QList<QByteArray>{"Bearer old", "Bearer fresh"}));
    QCOMPARE(lost.size(), 0); // the person sees nothing of it
    QCOMPARE(tokens.ended, 0);
}

void RealtimeClientTest::aFreshTokenRefusedEndsTheSession()
{
    GreetingServer server;
    server.accepted = "another";
    ScriptedTokens tokens;
    RealtimeClient client(server.url(), tokens);
    client.start(asha);
    QTRY_COMPARE(tokens.ended, 1);
    QCOMPARE(server.sockets.size(), 2);
}

void RealtimeClientTest::anUnreachableRenewalWaits()
{
    GreetingServer server;
    server.accepted = "fresh";
    ScriptedTokens tokens;
    tokens.outcome = TokenRenewal::Unreachable;
    RealtimeClient client(server.url(), tokens);
    QSignalSpy lost(&client, &RealtimeClient::lost);
    client.start(asha);
    QTRY_COMPARE(lost.size(), 1);
    QCOMPARE(tokens.ended, 0);
    tokens.outcome = TokenRenewal::Renewed;
    client.retryNow();
    QTRY_VERIFY(client.isOnline());
}

void RealtimeClientTest::aRestartingServerIsAskedAgainSoon()
{
    GreetingServer server;
    ScriptedTokens tokens;
    RealtimeClient client(server.url(), tokens);
    QSignalSpy lost(&client, &RealtimeClient::lost);
    client.start(asha);
    QTRY_VERIFY(client.isOnline());
    server.sockets.last()->close(QWebSocketProtocol::CloseCode(closecode::restart));
    QTRY_COMPARE(lost.size(), 1);
    QVERIFY2(lost.first().at(0).toString().contains(u"restarting"_s), qPrintable(lost.first().at(0).toString()));
    QVERIFY(lost.first().at(1).toInt() <= 2'000);
    QTRY_VERIFY(client.isOnline());
}

void RealtimeClientTest::aFullServerIsSaidPlainly()
{
    test::FakeServer server([](const test::FakeRequest &) { return test::FakeAnswer{503, "{}"}; });
    QUrl url = server.url();
    url.setScheme(u"ws"_s);
    ScriptedTokens tokens;
    RealtimeClient client(url, tokens);
    QSignalSpy lost(&client, &RealtimeClient::lost);
    client.start(asha);
    QTRY_COMPARE(lost.size(), 1);
    QVERIFY2(
        lost.first().at(0).toString().contains(u"no more connections"_s), qPrintable(lost.first().at(0).toString()));
}

void RealtimeClientTest::stopIsSilent()
{
    GreetingServer server;
    ScriptedTokens tokens;
    RealtimeClient client(server.url(), tokens);
    QSignalSpy lost(&client, &RealtimeClient::lost);
    client.start(asha);
    QTRY_VERIFY(client.isOnline());
    QSignalSpy closed(server.sockets.last(), &QWebSocket::disconnected);
    client.stop();
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(server.sockets.last()->closeCode(), QWebSocketProtocol::CloseCodeNormal);
    QCOMPARE(lost.size(), 0);
    QCOMPARE(server.sockets.size(), 1);
}

void RealtimeClientTest::retryNowDoesNotWait()
{
    ScriptedTokens tokens;
    QUrl dead;
    {
        GreetingServer server;
        dead = server.url();
    }
    RealtimeClient client(dead, tokens);
    QSignalSpy lost(&client, &RealtimeClient::lost);
    client.start(asha);
    for (int tries = 1; tries <= 8; ++tries) {
        QTRY_COMPARE(lost.size(), tries);
        QVERIFY2(lost.last().at(0).toString().contains(u"Nothing answers"_s), qPrintable(lost.last().at(0).toString()));
        client.retryNow();
    }
}

QTEST_GUILESS_MAIN(RealtimeClientTest)
#include "tst_realtimeclient.moc"
