// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

#include <sys/socket.h>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

QString field(const QJsonObject &frame, const QString &key)
{
    return dataOf(frame).value(key).toVariant().toString();
}

//! Waits for a message_status of that status.
bool takeStatus(WsClient &client, const QString &status)
{
    for (QJsonObject frame = client.take(u"message_status"_s); !frame.isEmpty();
         frame = client.take(u"message_status"_s)) {
        if (field(frame, u"status"_s) == status)
            return true;
    }
    return false;
}

//! What Linux has taken from the one port for the other and not got rid of; -1: there is no such connection.
qint64 bytesInKernel(quint16 from, quint16 to)
{
    QFile table(u"/proc/net/tcp"_s);
    const auto isOf
        = [](const QByteArray &end, quint16 port) { return end.split(':').last().toInt(nullptr, 16) == port; };
    if (!table.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> lines = table.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> columns = line.simplified().split(' ');
        if (columns.size() > 4 && isOf(columns.at(1), from) && isOf(columns.at(2), to))
            return columns.at(4).split(':').first().toLongLong(nullptr, 16);
    }
    return -1;
}

} // namespace

//! What becomes of a message: to whom it goes, once, in order, acknowledged.
class TestWebSocketMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reachesBothSides_data();
    void reachesBothSides();
    void reachesEveryDevice();
    void reachesNobodyElse();
    void comesFromRestToo();
    void acknowledgesOnlyCommandsWithAnId();
    void storesADuplicateOnce();
    void refusesAnIdUsedForAnotherText();
    void runsTheCommandsOfASocketInOrder();
    void refusesOverTheRateButKeepsTheSocket();
    void tellsDelivered_data();
    void tellsDelivered();
    void tellsRead();
    void raisesThePosition();
    void dropsAReaderTooSlowAndNobodyElse();
    void tellsAConversationThatWasStarted();
    void keepsMessagesOverARestart();

private:
    TestServer m_server{[](server::ServerConfig &config) { config.hasRateLimits = false; }};
};

void TestWebSocketMessages::reachesBothSides_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("content") << u"content"_s;
    QTest::newRow("text, as the web client sends it") << u"text"_s;
}

void TestWebSocketMessages::reachesBothSides()
{
    QFETCH(QString, key);
    const auto asha = m_server.socket(u"asha"_s);
    const auto bikash = m_server.socket(u"bikash"_s);
    const QString text = u"नमस्ते “%1” 🙂"_s.arg(key);
    asha->send({{u"type"_s, u"message"_s}, {u"data"_s, QJsonObject{{u"conversation_id"_s, 1}, {key, text}}}});
    const QJsonObject echo = asha->take(u"message"_s);
    const QJsonObject delivery = bikash->take(u"message"_s);
    for (const QJsonObject &frame : {echo, delivery}) {
        QCOMPARE(field(frame, u"text"_s), text);
        QCOMPARE(field(frame, u"content"_s), text);
        QCOMPARE(field(frame, u"conversation_id"_s), u"1"_s);
        QCOMPARE(field(frame, u"conversation"_s), u"1"_s);
        QVERIFY(frame.value(u"position"_s).toInteger() > 0);
    }
    QCOMPARE(dataOf(echo).value(u"id"_s), dataOf(delivery).value(u"id"_s));
    const QString seenByAsha = dataOf(echo).value(u"sender"_s).toObject().value(u"email"_s).toString();
    const QString seenByBikash = dataOf(delivery).value(u"sender"_s).toObject().value(u"email"_s).toString();
    QCOMPARE(seenByAsha, u"asha@demo.chautari.app"_s);
    QCOMPARE(seenByBikash, u"a***@demo.chautari.app"_s);
}

void TestWebSocketMessages::reachesEveryDevice()
{
    const auto phone = m_server.socket(u"asha"_s);
    const auto desktop = m_server.socket(u"asha"_s);
    const auto peerPhone = m_server.socket(u"bikash"_s);
    const auto peerDesktop = m_server.socket(u"bikash"_s);
    phone->sendMessage(1, u"to all four"_s);
    for (WsClient *device : {phone.get(), desktop.get(), peerPhone.get(), peerDesktop.get()}) {
        QCOMPARE(field(device->take(u"message"_s), u"text"_s), u"to all four"_s);
        QVERIFY(device->roundTrip());
        QCOMPARE(device->count(u"message"_s), 0);
    }
}

void TestWebSocketMessages::reachesNobodyElse()
{
    const auto asha = m_server.socket(u"asha"_s);
    const auto sunita = m_server.socket(u"sunita"_s);
    asha->sendMessage(1, u"between us"_s);
    asha->sendTyping(1, true);
    QVERIFY(!asha->take(u"message"_s).isEmpty());
    QVERIFY(sunita->roundTrip());
    QCOMPARE(sunita->count(u"message"_s), 0);
    QCOMPARE(sunita->count(u"typing"_s), 0);
}

void TestWebSocketMessages::comesFromRestToo()
{
    const auto asha = m_server.socket(u"asha"_s);
    const auto bikash = m_server.socket(u"bikash"_s);
    const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, u"by post"_s}};
    QCOMPARE(m_server.http().post(u"/api/messaging/messages/"_s, body, m_server.token(u"asha"_s)).status, 201);
    QCOMPARE(field(asha->take(u"message"_s), u"text"_s), u"by post"_s);
    QCOMPARE(field(bikash->take(u"message"_s), u"text"_s), u"by post"_s);
}

void TestWebSocketMessages::acknowledgesOnlyCommandsWithAnId()
{
    const auto asha = m_server.socket(u"asha"_s);
    const auto bikash = m_server.socket(u"bikash"_s);
    asha->sendMessage(1, u"without"_s);
    asha->sendMessage(1, u"with"_s, u"ack-1"_s);
    const QJsonObject ack = asha->take(u"ack"_s);
    QCOMPARE(field(ack, u"client_message_id"_s), u"ack-1"_s);
    QCOMPARE(dataOf(ack).value(u"duplicate"_s).toBool(true), false);
    QVERIFY(!asha->take(u"message"_s).isEmpty());
    const QJsonObject echo = asha->take(u"message"_s);
    QCOMPARE(field(echo, u"client_message_id"_s), u"ack-1"_s);
    QCOMPARE(field(echo, u"id"_s), field(ack, u"id"_s));
    QCOMPARE(field(echo, u"seq"_s), field(ack, u"seq"_s));
    QVERIFY(asha->roundTrip());
    QCOMPARE(asha->count(u"ack"_s), 0);
    QVERIFY(!bikash->take(u"message"_s).isEmpty());
    QCOMPARE(field(bikash->take(u"message"_s), u"client_message_id"_s), QString()); // the sender's business
}

void TestWebSocketMessages::storesADuplicateOnce()
{
    const auto asha = m_server.socket(u"asha"_s);
    const auto bikash = m_server.socket(u"bikash"_s);
    asha->sendMessage(1, u"only once"_s, u"twice-1"_s);
    asha->sendMessage(1, u"only once"_s, u"twice-1"_s);
    const QJsonObject first = asha->take(u"ack"_s);
    const QJsonObject second = asha->take(u"ack"_s);
    QCOMPARE(dataOf(first).value(u"duplicate"_s).toBool(), false);
    QCOMPARE(dataOf(second).value(u"duplicate"_s).toBool(), true);
    QCOMPARE(field(first, u"id"_s), field(second, u"id"_s));
    QVERIFY(bikash->roundTrip());
    QVERIFY(!bikash->take(u"message"_s).isEmpty());
    QCOMPARE(bikash->count(u"message"_s), 0);
}

void TestWebSocketMessages::refusesAnIdUsedForAnotherText()
{
    const auto asha = m_server.socket(u"asha"_s);
    asha->sendMessage(1, u"first"_s, u"reused-1"_s);
    asha->sendMessage(1, u"second"_s, u"reused-1"_s);
    const QJsonObject error = asha->take(u"error"_s);
    QCOMPARE(field(error, u"code"_s), u"id_reused"_s);
    QCOMPARE(field(error, u"client_message_id"_s), u"reused-1"_s);
    QCOMPARE(asha->count(u"message"_s), 1);
}

void TestWebSocketMessages::runsTheCommandsOfASocketInOrder()
{
    const auto asha = m_server.socket(u"asha"_s);
    const int rounds = 20;
    for (int i = 0; i < rounds; ++i) {
        asha->sendMessage(1, u"number %1"_s.arg(i), u"order-%1"_s.arg(i));
        asha->sendMessage(1, u" "_s, u"blank-%1"_s.arg(i)); // an error that no database is needed for
    }
    QTRY_COMPARE(asha->count(u"ack"_s) + asha->count(u"error"_s), 2 * rounds);
    QStringList answers = asha->types();
    answers.removeIf([](const QString &type) { return type != "ack"_L1 && type != "error"_L1; });
    for (int i = 0; i < rounds; ++i) {
        QCOMPARE(answers.at(2 * i), u"ack"_s);
        QCOMPARE(answers.at(2 * i + 1), u"error"_s);
        QCOMPARE(field(asha->take(u"ack"_s), u"client_message_id"_s), u"order-%1"_s.arg(i));
    }
}

void TestWebSocketMessages::refusesOverTheRateButKeepsTheSocket()
{
    TestServer server;
    const auto asha = server.socket(u"asha"_s);
    const int sent = int(limits::messageBurst) + 30;
    for (int i = 0; i < sent; ++i)
        asha->sendMessage(1, u"fast %1"_s.arg(i), u"fast-%1"_s.arg(i));
    QVERIFY(asha->roundTrip());
    QVERIFY(asha->count(u"ack"_s) >= int(limits::messageBurst));
    const QJsonObject error = asha->take(u"error"_s);
    QCOMPARE(field(error, u"code"_s), u"throttled"_s);
    QVERIFY(dataOf(error).value(u"retry_after"_s).toInt() >= 1);
    asha->sendMessage(1, u"fast 0"_s, u"fast-0"_s); // a duplicate costs nothing
    QVERIFY(asha->roundTrip());
    QCOMPARE(field(asha->take(u"ack"_s), u"client_message_id"_s), u"fast-0"_s);
    QVERIFY(!asha->isClosed());
}

void TestWebSocketMessages::tellsDelivered_data()
{
    QTest::addColumn<bool>("isNative");
    QTest::newRow("stock client: when written") << false;
    QTest::newRow("native client: when it says so") << true;
}

void TestWebSocketMessages::tellsDelivered()
{
    QFETCH(bool, isNative);
    const auto asha = m_server.socket(u"asha"_s);
    WsClient::Headers headers;
    if (isNative)
        headers.emplaceBack("X-Client", "chautari/0.1");
    const auto bikash = m_server.socket(u"bikash"_s, headers);
    asha->sendMessage(1, u"did it come?"_s, u"delivered-%1"_s.arg(isNative));
    const QJsonObject delivery = bikash->take(u"message"_s);
    if (isNative) {
        QVERIFY(asha->take(u"message_status"_s, 600).isEmpty());
        bikash->send({{u"type"_s, u"message_status"_s},
            {u"data"_s,
                QJsonObject{{u"conversation_id"_s, 1}, {u"message_id"_s, dataOf(delivery).value(u"id"_s)},
                    {u"status"_s, u"delivered"_s}}}});
    }
    const QJsonObject status = asha->take(u"message_status"_s);
    QCOMPARE(field(status, u"status"_s), u"delivered"_s);
    QCOMPARE(field(status, u"message_id"_s), field(delivery, u"id"_s));
    QCOMPARE(field(status, u"updated_by"_s), u"4"_s);
}

void TestWebSocketMessages::tellsRead()
{
    const auto asha = m_server.socket(u"asha"_s);
    const auto bikash = m_server.socket(u"bikash"_s);
    const auto otherDevice = m_server.socket(u"bikash"_s);
    asha->sendMessage(1, u"read me"_s);
    const QJsonObject delivery = bikash->take(u"message"_s);
    bikash->send({{u"type"_s, u"message_status"_s},
        {u"data"_s,
            QJsonObject{{u"conversation_id"_s, 1}, {u"message_id"_s, dataOf(delivery).value(u"id"_s)},
                {u"status"_s, u"read"_s}}}});
    QVERIFY(takeStatus(*asha, u"read"_s));
    QVERIFY(takeStatus(*otherDevice, u"read"_s));
}

void TestWebSocketMessages::raisesThePosition()
{
    const auto asha = m_server.socket(u"asha"_s);
    asha->sendMessage(1, u"one"_s);
    const qint64 position = asha->take(u"message"_s).value(u"position"_s).toInteger();
    WsClient later(m_server.url(), u"/ws/messaging/?token="_s + m_server.token(u"bikash"_s));
    const QJsonObject connection = dataOf(later.take(u"connection"_s));
    QVERIFY(connection.value(u"position"_s).toInteger() >= position);
    asha->sendMessage(1, u"two"_s);
    QVERIFY(later.take(u"message"_s).value(u"position"_s).toInteger() > connection.value(u"position"_s).toInteger());
}

void TestWebSocketMessages::dropsAReaderTooSlowAndNobodyElse()
{
    const auto asha = m_server.socket(u"asha"_s);
    // A reader with a small window that never reads.
    QTcpSocket lazy;
    lazy.setReadBufferSize(1);
    lazy.connectToHost(m_server.url().host(), quint16(m_server.url().port()));
    QTRY_COMPARE(lazy.state(), QAbstractSocket::ConnectedState);
    lazy.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4096);
    lazy.write("GET /ws/messaging/?token=" + m_server.token(u"bikash"_s).toLatin1()
        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    QTRY_VERIFY(lazy.bytesAvailable() > 0);
    const int before = m_server.server().connectionCount();
    const QString text = u"🙂"_s.repeated(limits::messageCodePoints);
    int sent = 0;
    for (; sent < 10; ++sent) { // 200 kB, which our queue holds
        asha->sendMessage(1, text);
        QVERIFY(!asha->take(u"message"_s).isEmpty());
    }
    const qint64 kept = bytesInKernel(quint16(m_server.url().port()), lazy.localPort());
    QVERIFY2(kept >= 0 && kept < 64 * 1024, QByteArray::number(kept).constData());
    while (m_server.server().connectionCount() >= before && sent < 2'000) {
        asha->sendMessage(1, text);
        QVERIFY(!asha->take(u"message"_s).isEmpty());
        ++sent;
    }
    QVERIFY2(m_server.server().connectionCount() < before, "the slow reader was never dropped");
    const auto bikash = m_server.socket(u"bikash"_s);
    asha->sendMessage(1, u"still here"_s);
    QCOMPARE(field(bikash->take(u"message"_s), u"text"_s), u"still here"_s);
}

void TestWebSocketMessages::tellsAConversationThatWasStarted()
{
    const auto ramesh = m_server.socket(u"ramesh"_s);
    const auto bikash = m_server.socket(u"bikash"_s);
    const QJsonObject body{
        {u"service_id"_s, 4}, {u"provider_id"_s, 4}, {u"initial_message"_s, u"Are you free on Monday?"_s}};
    const HttpAnswer answer
        = m_server.http().post(u"/api/messaging/conversations/"_s, body, m_server.token(u"ramesh"_s));
    QVERIFY2(answer.status == 201, answer.body.constData());
    for (WsClient *side : {ramesh.get(), bikash.get()}) {
        QCOMPARE(field(side->take(u"message"_s), u"text"_s), u"Are you free on Monday?"_s);
        QVERIFY(!side->take(u"conversation_created"_s).isEmpty());
    }
    // From now on they are peers: typing goes through.
    ramesh->sendTyping(answer.json().value(u"conversation_id"_s).toInteger(), true);
    QVERIFY(!bikash->take(u"typing"_s).isEmpty());
}

void TestWebSocketMessages::keepsMessagesOverARestart()
{
    TestServer server;
    QString id;
    {
        const auto asha = server.socket(u"asha"_s);
        asha->sendMessage(1, u"before the restart"_s, u"restart-1"_s);
        id = field(asha->take(u"ack"_s), u"id"_s);
        QVERIFY(!id.isEmpty());
        server.server().stop();
        QCOMPARE(asha->waitForClose(), 1002); // it is 1012, a code that Qt's client does not know yet
    }
    server.restart();
    const auto asha = server.socket(u"asha"_s);
    asha->sendMessage(1, u"before the restart"_s, u"restart-1"_s);
    const QJsonObject ack = asha->take(u"ack"_s);
    QCOMPARE(field(ack, u"id"_s), id);
    QCOMPARE(dataOf(ack).value(u"duplicate"_s).toBool(), true);
}

QTEST_GUILESS_MAIN(TestWebSocketMessages)
#include "tst_websocketmessages.moc"
