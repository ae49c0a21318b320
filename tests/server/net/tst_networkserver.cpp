// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/net/networkfixture.h"

#include <QtWebSockets/QWebSocket>

#include <cerrno>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebi = 1024 * 1024;
const QByteArray get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
const QByteArray webSocketRequest = " HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

QUrl webSocketUrl(const NetworkServer &server)
{
    return QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(server.port()));
}

//! A client below Qt, for floods: no buffer of its own, and it reads nothing.
class FloodClient
{
public:
    explicit FloodClient(const NetworkServer &server)
        : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const int small = 4096;
        ::setsockopt(m_fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
        const timeval patience{5, 0};
        ::setsockopt(m_fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        ::setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_port = htons(server.port());
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = ::connect(m_fd, reinterpret_cast<sockaddr *>(&name), sizeof name) == 0;
    }
    ~FloodClient() { ::close(m_fd); }
    Q_DISABLE_COPY_MOVE(FloodClient)

    [[nodiscard]] bool isConnected() const { return m_connected; }
    bool send(const QByteArray &bytes) const
    {
        for (qsizetype sent = 0; sent < bytes.size();) {
            const ssize_t count = ::send(m_fd, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
            if (count < 0)
                return false;
            sent += count;
        }
        return true;
    }
    //! Sends the block until `bytes` have gone or the server has closed; true when it closed.
    bool floodUntilClosed(const QByteArray &block, qint64 bytes) const
    {
        for (qint64 sent = 0; sent < bytes; sent += block.size()) {
            if (!send(block))
                return errno == EPIPE || errno == ECONNRESET;
        }
        return false;
    }
    //! Waits for the server to close without an answer; false when it does not.
    [[nodiscard]] bool isClosedByServer() const
    {
        char byte = 0;
        const ssize_t count = ::recv(m_fd, &byte, 1, 0);
        return count == 0 || (count < 0 && errno == ECONNRESET);
    }
    [[nodiscard]] QByteArray receive() const
    {
        QByteArray bytes(4096, Qt::Uninitialized);
        const ssize_t count = ::recv(m_fd, bytes.data(), size_t(bytes.size()), 0);
        return bytes.left(qMax<ssize_t>(0, count));
    }

private:
    int m_fd;
    bool m_connected = false;
};

} // namespace

class TestNetworkServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersAttacksOnceAndCloses_data();
    void answersAttacksOnceAndCloses();
    void answersRequests_data();
    void answersRequests();
    void keepsAConnectionAlive();
    void closesWhenAsked_data();
    void closesWhenAsked();
    void answersOnlyTheFirstOfTwoPipelined_data();
    void answersOnlyTheFirstOfTwoPipelined();
    void continuesAfterExpect();
    void takesABodyAtTheLimit();
    void takesARequestByteByByte();
    void reusesAConnectionAfterABody();

    void timesOut_data();
    void timesOut();
    void timesOutATrickle();
    void closesSilentConnections_data();
    void closesSilentConnections();
    void buffersNothingOfATooLargeBody();
    void boundsAnswersNobodyReads();
    void survivesClientsThatLeave();

    void echoesOnEveryThread();
    void refusesUpgradeWithTheHandlersAnswer();
    void closesTooLargeFrames_data();
    void closesTooLargeFrames();
    void saysWhyToWhoSendsAllBeforeReading();
    void abortsAPingFlood();
    void refusesBytesBehindAnUpgrade();

    void capsConnections_data();
    void capsConnections();
    void countsExactly();
    void believesAProxyAndNobodyElse_data();
    void believesAProxyAndNobodyElse();
    void capsTheClientsOfAProxy();
    void survivesLackOfDescriptors();
    void refusesAPortInUse();
    void refusesAForeignAddress();
    void drains();
    void stopsWithOpenConnections();
};

void TestNetworkServer::answersAttacksOnceAndCloses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray smuggled = "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n";
    const auto post
        = [](const QByteArray &fields) -> QByteArray { return "POST / HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n"; };
    QTest::newRow("20 KiB header") << "GET / HTTP/1.1\r\nHost: h\r\nX: " + QByteArray(20 * 1024, 'x') + "\r\n\r\n"
                                   << 431;
    QTest::newRow("line without end") << QByteArray(20 * 1024, 'A') << 431;
    QTest::newRow("1 GB") << post("Content-Length: 1000000000\r\n") + QByteArray(100000, 'x') << 413;
    QTest::newRow("chunked") << post("Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n0\r\n\r\n" << 411;
    QTest::newRow("length and chunked") << post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n"
            + smuggled << 411;
    QTest::newRow("two lengths") << post("Content-Length: 5\r\nContent-Length: 0\r\n") + "hello" + smuggled << 400;
    QTest::newRow("overflowing length") << post("Content-Length: 18446744073709551615\r\n") + smuggled << 400;
    QTest::newRow("negative length") << post("Content-Length: -5\r\n") + smuggled << 400;
    QTest::newRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost: h\n\n") + smuggled << 400;
    QTest::newRow("no Host") << QByteArray("GET / HTTP/1.1\r\n\r\n") + smuggled << 400;
    QTest::newRow("TRACE") << QByteArray("TRACE / HTTP/1.1\r\nHost: h\r\n\r\n") << 405;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01", 6) << 400;
    QTest::newRow("WebSocket without key")
        << QByteArray("GET /ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n") << 400;
}

void TestNetworkServer::answersAttacksOnceAndCloses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    RawClient client(*fixture.server, bytes);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers(), 1);
    QCOMPARE(client.lastStatus(), status);
    QVERIFY(client.heard().contains("\r\nConnection: close\r\n"));
    QVERIFY(client.lastBody().startsWith("{\"detail\":"));
    QCOMPARE(fixture.counters.requests, 0);
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
}

void TestNetworkServer::answersRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray rest = " HTTP/1.1\r\nHost: h\r\n\r\n";
    QTest::newRow("GET") << "GET /a" + rest << 200 << QByteArray("GET /a");
    QTest::newRow("HEAD") << "HEAD /a" + rest << 200 << QByteArray();
    QTest::newRow("OPTIONS") << "OPTIONS /a" + rest << 200 << QByteArray("OPTIONS /a");
    QTest::newRow("encoded slash") << "GET /a%2Fb%20c" + rest << 200 << QByteArray("GET /a%2Fb c");
    QTest::newRow("absolute form") << "GET http://h/a" + rest << 200 << QByteArray("GET /a");
    QTest::newRow("h2c stays HTTP/1.1") << QByteArray(
        "GET /a HTTP/1.1\r\nHost: h\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n")
                                        << 200 << QByteArray("GET /a");
    QTest::newRow("nobody answers")
        << "GET /dropped" + rest << 500
        << QByteArray(R"({"detail":"Internal server error.","error":"Internal server error.","code":"internal"})");
    QTest::newRow("only the first answer counts") << "GET /twice" + rest << 200 << QByteArray("first");
}

void TestNetworkServer::answersRequests()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    RawClient client(*fixture.server, bytes);
    QTRY_VERIFY(client.heard().contains("\r\n\r\n"));
    QTRY_COMPARE(client.lastBody(), body);
    QCOMPARE(client.answers(), 1);
    QCOMPARE(client.lastStatus(), status);
    QVERIFY(client.isConnected());
}

void TestNetworkServer::keepsAConnectionAlive()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    RawClient client(*fixture.server);
    for (int i = 1; i <= 100; ++i) {
        client.send("GET /" + QByteArray::number(i) + " HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(client.answers(), i);
        QTRY_COMPARE(client.lastBody(), "GET /" + QByteArray::number(i));
    }
    QVERIFY(client.isConnected());
    QCOMPARE(fixture.server->connectionCount(), 1);
}

void TestNetworkServer::closesWhenAsked_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("Connection: close") << QByteArray("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n");
    QTest::newRow("late answer") << QByteArray("GET /late HTTP/1.0\r\n\r\n");
    QTest::newRow("8 MiB answer") << QByteArray("GET /big HTTP/1.0\r\n\r\n");
}

void TestNetworkServer::closesWhenAsked()
{
    QFETCH(const QByteArray, bytes);
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    RawClient client(*fixture.server, bytes);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers(), 1);
    QCOMPARE(client.lastStatus(), 200);
    QVERIFY(client.heard().contains("\r\nConnection: close\r\n"));
    const int at = int(client.heard().indexOf("Content-Length: ")) + 16;
    QCOMPARE(client.lastBody().size(), client.heard().mid(at, client.heard().indexOf('\r', at) - at).toLongLong());
}

void TestNetworkServer::answersOnlyTheFirstOfTwoPipelined_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<bool>("inOneWrite");
    QTest::newRow("in one segment") << get << true;
    QTest::newRow("in one segment, late answer") << QByteArray("GET /late HTTP/1.1\r\nHost: h\r\n\r\n") << true;
    QTest::newRow("behind a body") << QByteArray("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab")
                                   << true;
    QTest::newRow("while waiting") << QByteArray("GET /late HTTP/1.1\r\nHost: h\r\n\r\n") << false;
}

void TestNetworkServer::answersOnlyTheFirstOfTwoPipelined()
{
    QFETCH(const QByteArray, first);
    QFETCH(const bool, inOneWrite);
    const QByteArray second = "GET /second HTTP/1.1\r\nHost: h\r\n\r\n";
    NetworkFixture fixture;
    fixture.counters.isReleased = inOneWrite;
    QVERIFY(fixture.start());
    RawClient client(*fixture.server, inOneWrite ? first + second : first);
    if (!inOneWrite) {
        QTRY_COMPARE(fixture.counters.requests, 1);
        // A third client of the same thread is answered after it, so the second request has been seen by then.
        client.send(second);
        for (int i = 0; i < 2; ++i) {
            RawClient other(*fixture.server, get);
            QTRY_COMPARE(other.answers(), 1);
        }
        fixture.counters.isReleased = true;
    }
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers(), 1);
    QCOMPARE(client.lastStatus(), 200);
    QVERIFY(!client.heard().contains("/second"));
}

void TestNetworkServer::continuesAfterExpect()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    RawClient client(
        *fixture.server, "POST /echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    QTRY_COMPARE(client.heard(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    client.send("hello");
    QTRY_COMPARE(client.lastBody(), QByteArray("hello"));
    QCOMPARE(client.answers(), 2);
}

void TestNetworkServer::takesABodyAtTheLimit()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    QByteArray body(limits::httpBodyBytes, Qt::Uninitialized);
    for (qsizetype i = 0; i < body.size(); ++i)
        body[i] = char('a' + i % 23);
    RawClient client(*fixture.server,
        "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTRY_COMPARE(client.lastBody().size(), body.size());
    QVERIFY(client.lastBody() == body);
}

void TestNetworkServer::takesARequestByteByByte()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    FloodClient client(*fixture.server);
    QVERIFY(client.isConnected());
    const QByteArray request = "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";
    for (const char c : request)
        QVERIFY(client.send(QByteArray(1, c)));
    QByteArray heard;
    for (QByteArray part = client.receive(); !part.isEmpty(); part = client.receive())
        heard += part;
    QVERIFY(heard.startsWith("HTTP/1.1 200"));
    QVERIFY(heard.endsWith("\r\n\r\nhello"));
}

void TestNetworkServer::reusesAConnectionAfterABody()
{
    // The read buffer grows for a body and must shrink again; QtHttpServer's transaction must be over.
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    RawClient client(*fixture.server);
    for (int i = 1; i <= 20; ++i) {
        const QByteArray body(i * 5000, char('a' + i));
        client.send(
            "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n");
        client.send(body);
        QTRY_COMPARE(client.lastBody(), body);
        QCOMPARE(client.answers(), i);
    }
}

void TestNetworkServer::timesOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("half a header") << QByteArray("GET / HTTP/1.1\r\nHost:");
    QTest::newRow("half a body") << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhello");
    QTest::newRow("no body") << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n");
}

void TestNetworkServer::timesOut()
{
    QFETCH(const QByteArray, bytes);
    NetworkFixture fixture;
    fixture.networkLimits.headerTimeoutMs = 100;
    fixture.networkLimits.bodyTimeoutMs = 100;
    QVERIFY(fixture.start());
    RawClient client(*fixture.server, bytes);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers(), 1);
    QCOMPARE(client.lastStatus(), 408);
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
}

void TestNetworkServer::timesOutATrickle()
{
    NetworkFixture fixture;
    fixture.networkLimits.headerTimeoutMs = 200;
    QVERIFY(fixture.start());
    RawClient client(*fixture.server, "GET / HTTP/1.1\r\nHost: h\r\nX: ");
    QTimer trickle;
    connect(&trickle, &QTimer::timeout, this, [&client] { client.send("x"); });
    trickle.start(10);
    QTRY_COMPARE(client.answers(), 1);
    QCOMPARE(client.lastStatus(), 408);
    QTRY_VERIFY(client.isClosed()); // although it goes on sending
}

void TestNetworkServer::closesSilentConnections_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("answers");
    QTest::newRow("never a byte") << QByteArray() << 0;
    QTest::newRow("after an answer") << get << 1;
}

void TestNetworkServer::closesSilentConnections()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, answers);
    NetworkFixture fixture;
    fixture.networkLimits.headerTimeoutMs = 100;
    fixture.networkLimits.idleTimeoutMs = 100;
    QVERIFY(fixture.start());
    RawClient client(*fixture.server, bytes);
    QTRY_VERIFY(client.isConnected() || client.isClosed());
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers(), answers);
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
}

void TestNetworkServer::buffersNothingOfATooLargeBody()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    FloodClient client(*fixture.server);
    QVERIFY(client.isConnected());
    const qint64 before = residentBytes();
    QVERIFY(client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000000\r\n\r\n"));
    const QByteArray block(64 * 1024, 'x');
    QVERIFY2(client.floodUntilClosed(block, 300 * mebi), "the server has read 300 MiB");
    QVERIFY2(residentBytes() - before < 8 * mebi, qPrintable(QString::number(residentBytes() - before)));
}

void TestNetworkServer::boundsAnswersNobodyReads()
{
    // 100 answers of 8 MiB each are asked for; the second request already shows that nobody reads the first.
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    FloodClient client(*fixture.server);
    QVERIFY(client.isConnected());
    const qint64 before = residentBytes();
    for (int i = 0; i < 100 && client.send("GET /big HTTP/1.1\r\nHost: h\r\n\r\n"); ++i)
        QTest::qWait(1); // only spreads the requests over several turns of the server
    QVERIFY2(residentBytes() - before < 24 * mebi, qPrintable(QString::number(residentBytes() - before)));
    QCOMPARE(fixture.counters.requests, 1);
}

void TestNetworkServer::survivesClientsThatLeave()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    for (const char *path : {"/late", "/held", "/big"}) {
        for (int i = 0; i < 20; ++i) {
            RawClient client(*fixture.server, "GET " + QByteArray(path) + " HTTP/1.1\r\nHost: h\r\n\r\n");
            const int before = fixture.counters.requests;
            QTRY_VERIFY(fixture.counters.requests > before || client.answers() > 0);
            client.abort();
        }
    }
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
    RawClient client(*fixture.server, "GET /late HTTP/1.1\r\nHost: h\r\n\r\n");
    QTRY_COMPARE(client.lastBody(), QByteArray("late"));
}

void TestNetworkServer::echoesOnEveryThread()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    QSet<QString> threads;
    std::vector<std::unique_ptr<QWebSocket>> clients;
    int echoes = 0;
    constexpr int count = 6;
    for (int i = 0; i < count; ++i) {
        auto client = std::make_unique<QWebSocket>();
        connect(client.get(), &QWebSocket::connected, this, [socket = client.get()] {
            for (int n = 0; n < 50; ++n)
                socket->sendTextMessage(u"hello \u0928\u092e\u0938\u094d\u0924\u0947 %1"_s.arg(n));
        });
        connect(client.get(), &QWebSocket::textMessageReceived, this, [&, next = 0](const QString &text) mutable {
            threads.insert(text.section(u':', 0, 0));
            QCOMPARE(text.section(u':', 1), u"hello \u0928\u092e\u0938\u094d\u0924\u0947 %1"_s.arg(next++));
            ++echoes;
        });
        client->open(webSocketUrl(*fixture.server));
        clients.push_back(std::move(client));
    }
    QTRY_COMPARE(echoes, count * 50);
    QCOMPARE(threads, (QSet<QString>{u"0"_s, u"1"_s}));
    QCOMPARE(fixture.server->connectionCount(), count);
    clients.clear();
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
}

void TestNetworkServer::refusesUpgradeWithTheHandlersAnswer()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    RawClient client(*fixture.server, "GET /nowhere" + webSocketRequest);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers(), 1);
    QCOMPARE(client.lastStatus(), 404);
    QCOMPARE(client.lastBody(), QByteArray(R"({"detail":"Not found."})"));
    QCOMPARE(fixture.counters.webSockets, 0);

    RawClient accepted(*fixture.server, "GET /ws" + webSocketRequest);
    QTRY_VERIFY(accepted.heard().contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    QCOMPARE(accepted.lastStatus(), 101);
    QTRY_COMPARE(fixture.counters.webSockets, 1);
}

void TestNetworkServer::closesTooLargeFrames_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("closeCode");
    QTest::newRow("64 KiB") << 64 * 1024 << 0;
    QTest::newRow("64 KiB + 1") << 64 * 1024 + 1 << 1009;
    QTest::newRow("500 KiB") << 500 * 1024 << 1009;
}

void TestNetworkServer::closesTooLargeFrames()
{
    QFETCH(const int, size);
    QFETCH(const int, closeCode);
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    QWebSocket client;
    QString heard;
    connect(&client, &QWebSocket::textMessageReceived, this, [&heard](const QString &text) { heard = text; });
    QSignalSpy disconnected(&client, &QWebSocket::disconnected);
    client.open(webSocketUrl(*fixture.server));
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    client.sendTextMessage(QString(size, u'a'));
    if (closeCode == 0) {
        QTRY_COMPARE(heard.size(), size + 2);
        return;
    }
    QTRY_COMPARE(disconnected.count(), 1);
    QCOMPARE(int(client.closeCode()), closeCode);
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
}

void TestNetworkServer::saysWhyToWhoSendsAllBeforeReading()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    FloodClient client(*fixture.server);
    QVERIFY(client.send("GET /ws" + webSocketRequest));
    QVERIFY(client.receive().startsWith("HTTP/1.1 101"));
    // Behind a message that is heard, a frame of 4 MiB, masked with zeros: more than the kernel's buffers hold.
    QVERIFY(client.send(QByteArray::fromHex("81810000000078") + QByteArray::fromHex("81ff000000000040000000000000")));
    for (int i = 0; i < 4; ++i)
        QVERIFY2(client.send(QByteArray(mebi, 'a')), "cut off while sending");
    QByteArray heard;
    while (heard.size() < 9) {
        const QByteArray more = client.receive();
        QVERIFY2(!more.isEmpty(), heard.toHex().constData());
        heard += more;
    }
    QVERIFY2(heard.startsWith(QByteArray::fromHex("8103")) && heard.sliced(3, 2) == ":x", heard.toHex().constData());
    QCOMPARE(heard.sliced(5).toHex(), "880203f1");
    QVERIFY(client.isClosedByServer());
    // Somebody who never stops is cut off after all.
    QVERIFY(client.floodUntilClosed(QByteArray(mebi, 'a'), 50 * mebi));
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
}

void TestNetworkServer::abortsAPingFlood()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    FloodClient client(*fixture.server);
    QVERIFY(client.isConnected());
    QVERIFY(client.send("GET /ws" + webSocketRequest));
    QVERIFY(client.receive().startsWith("HTTP/1.1 101"));
    QTRY_COMPARE(fixture.counters.webSockets, 1);

    const QByteArray ping = QByteArray("\x89\xfd\0\0\0\0", 6) + QByteArray(125, 'p'); // masked with zeros
    const qint64 before = residentBytes();
    QVERIFY2(client.floodUntilClosed(ping.repeated(500), 300 * mebi), "the server has answered 300 MiB of pings");
    QVERIFY2(residentBytes() - before < 16 * mebi, qPrintable(QString::number(residentBytes() - before)));
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
}

void TestNetworkServer::refusesBytesBehindAnUpgrade()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    RawClient client(*fixture.server, "GET /ws" + webSocketRequest + get);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers(), 1);
    QCOMPARE(client.lastStatus(), 400);
    QCOMPARE(fixture.counters.webSockets, 0);
}

void TestNetworkServer::capsConnections_data()
{
    QTest::addColumn<int>("inAll");
    QTest::addColumn<int>("perAddress");
    QTest::newRow("in all") << 5 << 1000;
    QTest::newRow("per address") << 1000 << 5;
}

void TestNetworkServer::capsConnections()
{
    QFETCH(const int, inAll);
    QFETCH(const int, perAddress);
    NetworkFixture fixture;
    fixture.networkLimits.connections = inAll;
    fixture.networkLimits.connectionsPerAddress = perAddress;
    QVERIFY(fixture.start());
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 5; ++i)
        clients.push_back(std::make_unique<RawClient>(*fixture.server, get));
    for (const auto &client : clients)
        QTRY_COMPARE(client->answers(), 1);

    RawClient sixth(*fixture.server, get);
    QTRY_VERIFY(sixth.isClosed());
    QCOMPARE(sixth.answers(), 0);
    QCOMPARE(fixture.server->connectionCount(), 5);

    clients.pop_back();
    QTRY_COMPARE(fixture.server->connectionCount(), 4);
    RawClient seventh(*fixture.server, get);
    QTRY_COMPARE(seventh.answers(), 1);
}

void TestNetworkServer::countsExactly()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    for (int round = 0; round < 3; ++round) {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 100; ++i)
            clients.push_back(std::make_unique<RawClient>(*fixture.server, i % 2 ? get : "GET /ws" + webSocketRequest));
        QTRY_COMPARE(fixture.server->connectionCount(), 100);
        for (const auto &client : clients)
            QTRY_COMPARE(client->answers(), 1);
        clients.clear();
        QTRY_COMPARE(fixture.server->connectionCount(), 0);
    }
}

void TestNetworkServer::believesAProxyAndNobodyElse_data()
{
    QTest::addColumn<QStringList>("proxies");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("peer");
    const QStringList here{QStringLiteral("127.0.0.1"), QStringLiteral("10.0.0.0/8")};
    const auto row = [&](const char *name, const QStringList &proxies, const QByteArray &headers,
                         const QByteArray &peer) { QTest::newRow(name) << proxies << headers << peer; };
    row("no proxy is known", {}, "X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-Proto: https\r\n", "127.0.0.1");
    row("another one is", {QStringLiteral("127.0.0.2")}, "X-Forwarded-For: 198.51.100.7\r\n", "127.0.0.1");
    row("it says who", here, "X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-Proto: https\r\n", "198.51.100.7 tls");
    row("the client made up the first", here, "x-forwarded-for: 192.0.2.1, 198.51.100.7\r\n", "198.51.100.7");
    row("in a header of its own", here, "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-For: 198.51.100.7\r\n",
        "198.51.100.7");
    row("two of ours", here, "X-Forwarded-For: 192.0.2.1, 198.51.100.7, 10.1.2.3\r\n", "198.51.100.7");
    row("the client sits with the proxies", here, "X-Forwarded-For: 10.1.2.3\r\n", "10.1.2.3");
    row("with a port", here, "X-Forwarded-For: 198.51.100.7:4711\r\n", "198.51.100.7");
    row("IPv6", here, "X-Forwarded-For: [2001:db8::7]:4711\r\n", "2001:db8::7");
    row("IPv4 in IPv6", here, "X-Forwarded-For: ::ffff:198.51.100.7\r\n", "198.51.100.7");
    row("no address", here, "X-Forwarded-For: 192.0.2.1, unknown\r\n", "127.0.0.1");
    row("nothing", here, "", "127.0.0.1");
}

void TestNetworkServer::believesAProxyAndNobodyElse()
{
    QFETCH(QStringList, proxies);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, peer);
    NetworkFixture fixture;
    for (const QString &proxy : proxies)
        QVERIFY(fixture.networkLimits.trustedProxies.add(proxy));
    QVERIFY(fixture.start());
    RawClient client(*fixture.server, "GET /who HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
    QTRY_COMPARE(client.answers(), 1);
    QCOMPARE(client.lastBody(), peer);
    // The same connection, another client: nothing of the former one is left.
    client.clear();
    client.send("GET /who HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(client.answers(), 1);
    QCOMPARE(client.lastBody(), QByteArray("127.0.0.1"));
}

// A proxy's own address is no client, so its connections have no cap; each client's requests and WebSockets do.
void TestNetworkServer::capsTheClientsOfAProxy()
{
    NetworkFixture fixture;
    fixture.networkLimits.connectionsPerAddress = 2;
    QVERIFY(fixture.networkLimits.trustedProxies.add(QStringLiteral("127.0.0.1")));
    QVERIFY(fixture.start());
    const auto request = [](const char *client) -> QByteArray {
        return QByteArray("GET /who HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ") + client + "\r\n\r\n";
    };
    const auto upgrade = [](const QByteArray &client) -> QByteArray {
        QByteArray head = "GET /ws" + webSocketRequest;
        return head.insert(head.indexOf("\r\n") + 2, "X-Forwarded-For: " + client + "\r\n");
    };
    // Kept open after the answer, they are nobody's.
    std::vector<std::unique_ptr<RawClient>> kept;
    for (int i = 0; i < 5; ++i) {
        kept.push_back(std::make_unique<RawClient>(*fixture.server, request("198.51.100.7")));
        QTRY_COMPARE(kept.back()->answers(), 1);
        QCOMPARE(kept.back()->lastStatus(), 200);
    }
    std::vector<std::unique_ptr<RawClient>> sockets;
    for (int i = 0; i < 2; ++i) {
        sockets.push_back(std::make_unique<RawClient>(*fixture.server, upgrade("198.51.100.7")));
        QTRY_COMPARE(sockets.back()->answers(), 1);
        QCOMPARE(sockets.back()->lastStatus(), 101);
    }
    kept.front()->clear();
    kept.front()->send(request("198.51.100.7"));
    QTRY_COMPARE(kept.front()->answers(), 1);
    QCOMPARE(kept.front()->lastStatus(), 429);
    QVERIFY(kept.front()->heard().contains("Retry-After: "));
    kept.back()->clear();
    kept.back()->send(request("198.51.100.8")); // somebody else through the same proxy
    QTRY_COMPARE(kept.back()->answers(), 1);
    QCOMPARE(kept.back()->lastStatus(), 200);
    sockets.clear();
    QTRY_COMPARE(fixture.server->connectionCount(), 4);
    kept.back()->clear();
    kept.back()->send(request("198.51.100.7"));
    QTRY_COMPARE(kept.back()->answers(), 1);
    QCOMPARE(kept.back()->lastStatus(), 200);
}

void TestNetworkServer::survivesLackOfDescriptors()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    FloodClient refused(*fixture.server); // warms up; stays connected
    QVERIFY(refused.isConnected());
    QTRY_COMPARE(fixture.server->connectionCount(), 1);

    rlimit usual{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &usual), 0);
    // Every number below the next free one is taken, so the client's own socket is the last that can be opened.
    const int next = ::dup(0);
    ::close(next);
    rlimit tight = usual;
    tight.rlim_cur = rlim_t(next) + 1;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &tight), 0);
    bool isRefused = false;
    {
        const FloodClient unlucky(*fixture.server);
        isRefused = unlucky.isClosedByServer();
    }
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &usual), 0);
    QVERIFY(isRefused);

    RawClient client(*fixture.server, get);
    QTRY_COMPARE(client.answers(), 1);
}

void TestNetworkServer::refusesAPortInUse()
{
    NetworkFixture first;
    QVERIFY(first.start());
    const NetworkServer::HandlerFactory none = [](int) { return nullptr; };
    NetworkServer second(1, {}, none);
    const Result<void> result = second.listen(QHostAddress::LocalHost, first.server->port());
    QVERIFY(!result);
    QCOMPARE(result.error().detail,
        u"Port %1 on 127.0.0.1 is already in use by another program. Choose another port, or stop that program."_s.arg(
            first.server->port()));
}

void TestNetworkServer::refusesAForeignAddress()
{
    NetworkServer server(1, {}, [](int) { return nullptr; });
    const Result<void> result = server.listen(QHostAddress(u"192.0.2.1"_s), 0);
    QVERIFY(!result);
    QVERIFY(result.error().detail.startsWith(u"This computer has no network address 192.0.2.1."));
}

void TestNetworkServer::drains()
{
    NetworkFixture fixture;
    fixture.counters.isReleased = false;
    QVERIFY(fixture.start());
    RawClient idle(*fixture.server, get);
    RawClient waiting(*fixture.server, "GET /late HTTP/1.1\r\nHost: h\r\n\r\n");
    QTRY_COMPARE(idle.answers(), 1);
    QTRY_COMPARE(fixture.counters.requests, 2);
    fixture.server->drain();
    QTRY_COMPARE(fixture.counters.drained, 2);
    QTRY_VERIFY(idle.isClosed());
    QVERIFY(waiting.isConnected());
    fixture.counters.isReleased = true;
    QTRY_VERIFY(waiting.isClosed());
    QCOMPARE(waiting.lastBody(), QByteArray("late"));
    QVERIFY(waiting.heard().contains("\r\nConnection: close\r\n"));

    RawClient late(*fixture.server, get);
    QTRY_VERIFY(late.isClosed());
    QCOMPARE(late.answers(), 0);
}

void TestNetworkServer::stopsWithOpenConnections()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    RawClient idle(*fixture.server, get);
    RawClient held(*fixture.server, "GET /held HTTP/1.1\r\nHost: h\r\n\r\n");
    RawClient half(*fixture.server, "GET / HTTP/1.1\r\nHo");
    RawClient silent(*fixture.server);
    FloodClient unread(*fixture.server);
    QVERIFY(unread.send("GET /big HTTP/1.1\r\nHost: h\r\n\r\n"));
    QWebSocket webSocket;
    webSocket.open(webSocketUrl(*fixture.server));
    QTRY_COMPARE(webSocket.state(), QAbstractSocket::ConnectedState);
    QTRY_COMPARE(fixture.server->connectionCount(), 6);
    QTRY_COMPARE(fixture.counters.requests, 3);

    fixture.server->stop();
    QCOMPARE(fixture.server->connectionCount(), 0);
    QCOMPARE(fixture.counters.destroyed, 2);
    for (const RawClient *client : {&idle, &held, &half, &silent})
        QTRY_VERIFY(client->isClosed());
    QTRY_COMPARE(webSocket.state(), QAbstractSocket::UnconnectedState);
}

QTEST_GUILESS_MAIN(TestNetworkServer)
#include "tst_networkserver.moc"
