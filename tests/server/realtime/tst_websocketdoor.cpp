// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

//! Who may open a socket, and what a socket that misbehaves is told.
class TestWebSocketDoor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsAToken_data();
    void acceptsAToken();
    void closesWithACode_data();
    void closesWithACode();
    void signsInWithTheFirstFrame();
    void closesAFirstFrameThatIsNotAuth();
    void closesASocketThatSaysNothing();
    void believesUserIdOnlyWhenTold_data();
    void believesUserIdOnlyWhenTold();
    void refusesAnotherPath();
    void closesOnABinaryFrame();
    void closesOnAFrameTooBig();
    void answersBadInput_data();
    void answersBadInput();
    void capsTheSocketsOfAUser();
    void closesTheSocketsOfASignedOutSession();
    void closesAFlood();

private:
    // %1 is asha's access token, %2 bikash's.
    QString filled(const QString &text) { return text.arg(m_server.token(u"asha"_s), m_server.token(u"bikash"_s)); }

    TestServer m_server;
};

void TestWebSocketDoor::acceptsAToken_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("authorization");
    QTest::addColumn<QString>("origin");
    QTest::newRow("query") << u"/ws/messaging/?token=%1&x=%2"_s << QString() << QString();
    QTest::newRow("query, as the web client") << u"/ws/messaging/?user_id=1&token=%1&x=%2"_s << QString() << QString();
    QTest::newRow("without slash") << u"/ws/messaging?token=%1&x=%2"_s << QString() << QString();
    QTest::newRow("header") << u"/ws/messaging/"_s << u"Bearer %1"_s << QString();
    QTest::newRow("local page") << u"/ws/messaging/?token=%1&x=%2"_s << QString() << u"http://localhost:5173"_s;
}

void TestWebSocketDoor::acceptsAToken()
{
    QFETCH(QString, path);
    QFETCH(QString, authorization);
    QFETCH(QString, origin);
    WsClient::Headers headers;
    if (!authorization.isEmpty())
        headers.append({"Authorization", authorization.arg(m_server.token(u"asha"_s)).toLatin1()});
    if (!origin.isEmpty())
        headers.append({"Origin", origin.toLatin1()});
    WsClient client(m_server.url(), path.contains(u'%') ? filled(path) : path, headers);
    const QJsonObject data = client.take(u"connection"_s).value(u"data"_s).toObject();
    QCOMPARE(data.value(u"status"_s).toString(), u"connected"_s);
    QCOMPARE(data.value(u"user_id"_s).toInt(), 1);
    QVERIFY(!data.value(u"epoch"_s).toString().isEmpty());
    QVERIFY(data.value(u"position"_s).toInteger() > 0);
}

void TestWebSocketDoor::closesWithACode_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("code");
    const QByteArray none;
    QTest::newRow("bare user_id") << u"?user_id=1"_s << none << 4001;
    QTest::newRow("user_id and an empty token") << u"?user_id=1&token="_s << none << 4001;
    QTest::newRow("nonsense for a token") << u"?token=abc"_s << none << 4001;
    QTest::newRow("another user's id") << u"?user_id=4&token=%1&x=%2"_s << none << 4001;
    QTest::newRow("user_id is no number") << u"?user_id=asha&token=%1&x=%2"_s << none << 4001;
    QTest::newRow("foreign page") << u"?token=%1&x=%2"_s << QByteArray("https://evil.example") << 4003;
    QTest::newRow("page without an origin") << u"?token=%1&x=%2"_s << QByteArray("null") << 4003;
}

void TestWebSocketDoor::closesWithACode()
{
    QFETCH(QString, query);
    QFETCH(QByteArray, origin);
    QFETCH(int, code);
    WsClient::Headers headers;
    if (!origin.isEmpty())
        headers.append({"Origin", origin});
    const QString path = u"/ws/messaging/"_s + (query.contains(u'%') ? filled(query) : query);
    WsClient client(m_server.url(), path, headers);
    QCOMPARE(client.waitForClose(), code);
    QCOMPARE(client.types(), QStringList());
}

void TestWebSocketDoor::signsInWithTheFirstFrame()
{
    WsClient client(m_server.url(), u"/ws/messaging/"_s);
    client.send({{u"type"_s, u"auth"_s}, {u"data"_s, QJsonObject{{u"token"_s, m_server.token(u"asha"_s)}}}});
    QCOMPARE(client.take(u"auth_ok"_s).value(u"data"_s).toObject().value(u"user_id"_s).toInt(), 1);
    QVERIFY(!client.take(u"connection"_s).isEmpty());
    QVERIFY(client.roundTrip());
}

void TestWebSocketDoor::closesAFirstFrameThatIsNotAuth()
{
    WsClient client(m_server.url(), u"/ws/messaging/"_s);
    client.sendMessage(1, u"I am nobody"_s);
    QCOMPARE(client.waitForClose(), 4001);
}

void TestWebSocketDoor::closesASocketThatSaysNothing()
{
    TestServer server([](server::ServerConfig &config) { config.realtime.authTimeoutMs = 100; });
    WsClient client(server.url(), u"/ws/messaging/"_s);
    QCOMPARE(client.waitForClose(), 4001);
}

void TestWebSocketDoor::believesUserIdOnlyWhenTold_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("code"); // 0: connected
    QTest::newRow("script") << QByteArray() << u"?user_id=1"_s << 0;
    QTest::newRow("local page") << QByteArray("http://127.0.0.1:3000") << u"?user_id=1"_s << 0;
    QTest::newRow("foreign page") << QByteArray("https://evil.example") << u"?user_id=1"_s << 4003;
    QTest::newRow("no such user") << QByteArray() << u"?user_id=4711"_s << 4001;
    QTest::newRow("no number") << QByteArray() << u"?user_id=x"_s << 4001;
}

void TestWebSocketDoor::believesUserIdOnlyWhenTold()
{
    QFETCH(QByteArray, origin);
    QFETCH(QString, query);
    QFETCH(int, code);
    TestServer server([](server::ServerConfig &config) { config.allowUserIdAuth = true; });
    WsClient::Headers headers;
    if (!origin.isEmpty())
        headers.append({"Origin", origin});
    WsClient client(server.url(), u"/ws/messaging/"_s + query, headers);
    if (code == 0)
        QVERIFY(!client.take(u"connection"_s).isEmpty());
    else
        QCOMPARE(client.waitForClose(), code);
}

void TestWebSocketDoor::refusesAnotherPath()
{
    QTcpSocket socket;
    socket.connectToHost(m_server.url().host(), quint16(m_server.url().port()));
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    socket.write("GET /ws/other/ HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 404"));
}

void TestWebSocketDoor::closesOnABinaryFrame()
{
    const auto client = m_server.socket(u"asha"_s);
    client->socket().sendBinaryMessage("x");
    QCOMPARE(client->waitForClose(), 1003);
}

void TestWebSocketDoor::closesOnAFrameTooBig()
{
    const auto witness = m_server.socket(u"bikash"_s);
    const auto client = m_server.socket(u"asha"_s);
    client->socket().sendTextMessage(QString(limits::webSocketFrameBytes + 1, u'x'));
    QCOMPARE(client->waitForClose(), 1009);
    QVERIFY(witness->roundTrip());
}

void TestWebSocketDoor::answersBadInput_data()
{
    QTest::addColumn<QString>("frame");
    QTest::addColumn<QString>("message");
    QTest::newRow("no JSON") << u"{"_s << u"Invalid JSON format"_s;
    QTest::newRow("nothing") << QString() << u"Invalid JSON format"_s;
    QTest::newRow("a list") << u"[]"_s << u"Error processing message: not a JSON object"_s;
    QTest::newRow("mark without a message") << uR"({"type":"message_status","data":{"conversation_id":1}})"_s
                                            << u"Missing required fields for status update"_s;
    QTest::newRow("null data") << uR"({"type":"message","data":null})"_s << u"Missing conversation_id or content"_s;
    QTest::newRow("voice without a file")
        << uR"({"type":"voice_message","data":{"conversation_id":1,"sender_id":4,"duration":9}})"_s
        << u"Missing conversation_id or content"_s;
    QTest::newRow("voice to nobody") << uR"({"type":"voice_message","data":{}})"_s << u"Missing conversation_id"_s;
    QTest::newRow("voice to strangers") << uR"({"type":"voice_message","data":{"conversation_id":2}})"_s
                                        << u"Conversation not found or access denied"_s;
    QTest::newRow("unknown type") << uR"({"type":"dance"})"_s << u"Unknown message type: dance"_s;
    QTest::newRow("no content") << uR"({"type":"message","data":{"conversation_id":1}})"_s
                                << u"Missing conversation_id or content"_s;
    QTest::newRow("blank content") << uR"({"type":"message","data":{"conversation_id":1,"content":" \n "}})"_s
                                   << u"Missing conversation_id or content"_s;
    QTest::newRow("stranger's conversation") << uR"({"type":"message","data":{"conversation_id":2,"content":"hi"}})"_s
                                             << u"Conversation not found or access denied"_s;
    QTest::newRow("no such conversation") << uR"({"type":"message","data":{"conversation_id":99999,"content":"x"}})"_s
                                          << u"Conversation not found or access denied"_s;
    QTest::newRow("stranger's typing") << uR"({"type":"typing","data":{"conversation_id":2,"is_typing":true}})"_s
                                       << u"Conversation not found or access denied"_s;
    QTest::newRow("too long") << uR"({"type":"message","data":{"conversation_id":1,"content":"%1"}})"_s.arg(
        QString(limits::messageCodePoints + 1, u'x'))
                              << u"Message text cannot exceed 5000 characters."_s;
}

void TestWebSocketDoor::answersBadInput()
{
    QFETCH(QString, frame);
    QFETCH(QString, message);
    const auto client = m_server.socket(u"asha"_s);
    client->socket().sendTextMessage(frame);
    const QJsonObject data = client->take(u"error"_s).value(u"data"_s).toObject();
    QCOMPARE(data.value(u"message"_s).toString(), message);
    QVERIFY(client->roundTrip());
    QCOMPARE(client->count(u"message"_s), 0);
    client->close();
}

void TestWebSocketDoor::capsTheSocketsOfAUser()
{
    TestServer server([](server::ServerConfig &config) { config.realtime.socketsPerUser = 2; });
    const auto first = server.socket(u"asha"_s);
    const auto second = server.socket(u"asha"_s);
    WsClient third(server.url(), u"/ws/messaging/?token="_s + server.token(u"asha"_s));
    QCOMPARE(third.waitForClose(), 4029);
    QVERIFY(first->roundTrip());
    second->close();
    WsClient fourth(server.url(), u"/ws/messaging/?token="_s + server.token(u"asha"_s));
    QVERIFY(!fourth.take(u"connection"_s).isEmpty());
}

void TestWebSocketDoor::closesTheSocketsOfASignedOutSession()
{
    const QString token = m_server.http().signIn(u"sunita"_s);
    const QString otherDevice = m_server.http().signIn(u"sunita"_s);
    WsClient client(m_server.url(), u"/ws/messaging/?token="_s + token);
    WsClient other(m_server.url(), u"/ws/messaging/?token="_s + otherDevice);
    QVERIFY(!client.take(u"connection"_s).isEmpty());
    QVERIFY(!other.take(u"connection"_s).isEmpty());
    QCOMPARE(m_server.http().post(u"/api/auth/logout/"_s, {}, token).status, 200);
    QCOMPARE(client.waitForClose(5'000), 4001);
    QVERIFY(other.roundTrip());
    WsClient again(m_server.url(), u"/ws/messaging/?token="_s + token);
    QCOMPARE(again.waitForClose(), 4001);
}

void TestWebSocketDoor::closesAFlood()
{
    const auto client = m_server.socket(u"asha"_s);
    for (int i = 0; i < int(limits::messageBurst * limits::floodFactor) + 50; ++i)
        client->socket().sendTextMessage(uR"({"type":"heartbeat"})"_s);
    QCOMPARE(client->waitForClose(), 4029);
}

QTEST_GUILESS_MAIN(TestWebSocketDoor)
#include "tst_websocketdoor.moc"
