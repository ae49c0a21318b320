// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/httpframing.h"
#include "server/net/httpresponsewriter.h"
#include "server/net/httpsyntax.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QtTest>

using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

constexpr HttpFraming::Limits testLimits{16 * 1024, 100, 256 * 1024};
const QByteArray webSocketHead
    = "GET /ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n";
const QByteArray validKey = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
const QByteArray version13 = "Sec-WebSocket-Version: 13\r\n";

QByteArray get(const QByteArray &fields)
{
    return "GET / HTTP/1.1\r\n" + fields + "\r\n";
}
QByteArray post(const QByteArray &fields)
{
    return "POST / HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
}

} // namespace

class TestHttpFraming : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void findsTheEndInAnyPieces_data();
    void findsTheEndInAnyPieces();
    void refusesTheSameInAnyPieces_data();
    void refusesTheSameInAnyPieces();
    void keepsNoBody();
    void boundsAnEndlessLine();
    void readsTheHead();
    void tellsPersistence_data();
    void tellsPersistence();
    void survivesMutations();
    void decodesPath_data();
    void decodesPath();

    void writesOneBuffer();
    void leavesOutTheBodyOfHead();
    void writesNoBodyWithoutContentType();
    void dropsInjectedHeaders();
    void answersEveryViolation_data();
    void answersEveryViolation();
};

void TestHttpFraming::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<HttpViolation>("violation");
    using V = HttpViolation;
    const auto row
        = [](const char *name, const QByteArray &bytes, V violation) { QTest::newRow(name) << bytes << violation; };
    row("20 KiB header", get("Host: h\r\nX: " + QByteArray(20 * 1024, 'a') + "\r\n"), V::HeaderTooLarge);
    row("20 KiB target", "GET /" + QByteArray(20 * 1024, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n", V::HeaderTooLarge);
    row("101 header lines", get("Host: h\r\n" + QByteArray("X: y\r\n").repeated(100)), V::HeaderTooLarge);

    row("empty line first", "\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n", V::BadRequest);
    row("TLS handshake", QByteArray("\x16\x03\x01\x02", 4), V::BadRequest);
    row("no method", " / HTTP/1.1\r\n", V::BadRequest);
    row("method with a slash", "G/T / HTTP/1.1\r\n", V::BadRequest);
    row("two blanks", "GET  / HTTP/1.1\r\n", V::BadRequest);
    row("blank in target", "GET /a b HTTP/1.1\r\n", V::BadRequest);
    row("no target", "GET HTTP/1.1\r\n", V::BadRequest);
    row("no version", "GET /\r\n", V::BadRequest);
    row("tab between", "GET\t/\tHTTP/1.1\r\n", V::BadRequest);
    row("target without slash", "GET index HTTP/1.1\r\n", V::BadRequest);
    row("asterisk", "OPTIONS * HTTP/1.1\r\n", V::BadRequest);
    row("fragment", "GET /#x HTTP/1.1\r\n", V::BadRequest);
    row("backslash", "GET /\\x HTTP/1.1\r\n", V::BadRequest);
    row("half an escape", "GET /%2 HTTP/1.1\r\n", V::BadRequest);
    row("bad escape", "GET /%zz HTTP/1.1\r\n", V::BadRequest);
    row("encoded NUL", "GET /%00 HTTP/1.1\r\n", V::BadRequest);
    row("8-bit target", "GET /\xc3\xa4 HTTP/1.1\r\n", V::BadRequest);
    row("absolute, other host", "GET http://evil/ HTTP/1.1\r\nHost: h\r\n\r\n", V::BadRequest);
    row("absolute, with a user", "GET http://a@h/ HTTP/1.1\r\nHost: h\r\n\r\n", V::BadRequest);
    row("absolute, https", "GET https://h/ HTTP/1.1\r\nHost: h\r\n\r\n", V::BadRequest);

    row("HTTP/9.9", "GET / HTTP/9.9\r\n", V::VersionNotSupported);
    row("HTTP/2 preface", "PRI * HTTP/2.0\r\n", V::VersionNotSupported);
    row("HTTP/0.9", "GET / HTTP/0.9\r\n", V::VersionNotSupported);
    row("HTTP/1.10", "GET / HTTP/1.10\r\n", V::BadRequest);
    row("lower case version", "GET / http/1.1\r\n", V::BadRequest);
    row("TRACE", "TRACE / HTTP/1.1\r\n", V::MethodNotAllowed);
    row("CONNECT", "CONNECT h:443 HTTP/1.1\r\n", V::MethodNotAllowed);
    row("lower case method", "get / HTTP/1.1\r\n", V::MethodNotAllowed);

    row("bare LF after request line", "GET / HTTP/1.1\nHost: h\n\n", V::BadRequest);
    row("bare LF in fields", get("Host: h\nX: y\r\n"), V::BadRequest);
    row("bare CR", get("Host: h\r\nX: a\rb\r\n"), V::BadRequest);
    row("CR CR LF", get("Host: h\r\r\n"), V::BadRequest);
    row("NUL in a value", get(QByteArray("Host: h\r\nX: a\0b\r\n", 16)), V::BadRequest);
    row("DEL in a value", get("Host: h\r\nX: a\x7f\r\n"), V::BadRequest);
    row("folded line", get("Host: h\r\nX: a\r\n b\r\n"), V::BadRequest);
    row("folded first line", get(" Host: h\r\n"), V::BadRequest);
    row("blank before colon", get("Host : h\r\n"), V::BadRequest);
    row("no colon", get("Host: h\r\nX\r\n"), V::BadRequest);
    row("no name", get("Host: h\r\n: x\r\n"), V::BadRequest);

    row("no Host", get("X: y\r\n"), V::BadRequest);
    row("two Hosts", get("Host: h\r\nHost: h\r\n"), V::BadRequest);
    row("empty Host", get("Host:\r\n"), V::BadRequest);
    row("Host with a path", get("Host: h/x\r\n"), V::BadRequest);
    row("Host with a percent sign", get("Host: h%25\r\n"), V::BadRequest);
    row("Host with an interface outside of brackets", get("Host: fe80::1%eth0:8000\r\n"), V::BadRequest);
    row("Host with two interfaces", get("Host: [fe80::1%a%b]\r\n"), V::BadRequest);
    row("Host with a comma", get("Host: a,b\r\n"), V::BadRequest);

    row("chunked", post("Transfer-Encoding: chunked\r\n"), V::LengthRequired);
    row("xchunked", post("Transfer-Encoding: xchunked\r\n"), V::LengthRequired);
    row("identity", post("transfer-encoding: identity\r\n"), V::LengthRequired);
    row("chunked and length", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), V::LengthRequired);
    row("length twice", post("Content-Length: 5\r\nContent-Length: 6\r\n"), V::BadRequest);
    row("length twice, equal", post("Content-Length: 5\r\nContent-Length: 5\r\n"), V::BadRequest);
    row("list of lengths", post("Content-Length: 5, 5\r\n"), V::BadRequest);
    row("negative length", post("Content-Length: -5\r\n"), V::BadRequest);
    row("length with plus", post("Content-Length: +5\r\n"), V::BadRequest);
    row("hexadecimal length", post("Content-Length: 0x5\r\n"), V::BadRequest);
    row("word as length", post("Content-Length: abc\r\n"), V::BadRequest);
    row("empty length", post("Content-Length:\r\n"), V::BadRequest);
    row("64-bit overflow", post("Content-Length: 18446744073709551615\r\n"), V::BadRequest);
    row("more digits than 64 bits", post("Content-Length: " + QByteArray(40, '1') + "\r\n"), V::BadRequest);
    row("one GB", post("Content-Length: 1000000000\r\n"), V::BodyTooLarge);
    row("one byte over the limit", post("Content-Length: 262145\r\n"), V::BodyTooLarge);
    row("unknown expectation", post("Content-Length: 5\r\nExpect: 200-ok\r\n"), V::ExpectationFailed);

    row("WebSocket without key", webSocketHead + version13 + "\r\n", V::BadRequest);
    row("WebSocket with a short key", webSocketHead + version13 + "Sec-WebSocket-Key: abc\r\n\r\n", V::BadRequest);
    row("WebSocket with 15 bytes", webSocketHead + version13 + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAA\r\n\r\n",
        V::BadRequest);
    row("WebSocket with two keys", webSocketHead + version13 + validKey + validKey + "\r\n", V::BadRequest);
    row("WebSocket without version", webSocketHead + validKey + "\r\n", V::BadRequest);
    row("WebSocket version 8", webSocketHead + validKey + "Sec-WebSocket-Version: 8\r\n\r\n", V::UpgradeRequired);
    row("WebSocket by POST", post("Upgrade: websocket\r\nConnection: Upgrade\r\n" + validKey + version13),
        V::BadRequest);
    row("WebSocket with a body", webSocketHead + validKey + version13 + "Content-Length: 1\r\n\r\n", V::BadRequest);
    row("two Upgrades", webSocketHead + validKey + version13 + "Upgrade: h2c\r\n\r\n", V::BadRequest);
    row("only the letters of upgrade",
        get("Host: h\r\nUpgrade: websocket\r\nConnection: noupgrade\r\n" + validKey + version13), V::BadRequest);
}

void TestHttpFraming::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const HttpViolation, violation);
    HttpFraming framing(testLimits);
    framing.feed(bytes);
    QCOMPARE(framing.state(), HttpFraming::State::Refused);
    QCOMPARE(framing.violation(), violation);
    QCOMPARE(framing.feed("GET / HTTP/1.1\r\n"), 0); // nothing revives it
}

void TestHttpFraming::accepts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("isUpgrade");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &target, bool isUpgrade = false) {
        QTest::newRow(name) << bytes << target << isUpgrade;
    };
    row("smallest", get("Host: h\r\n"), "/");
    row("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", "/");
    row("query", "GET /a/b?c=d%20e&f HTTP/1.1\r\nHost: h\r\n\r\n", "/a/b?c=d%20e&f");
    row("absolute form", "GET http://h:80/a HTTP/1.1\r\nHost: h:80\r\n\r\n", "/a");
    row("absolute form without path", "GET http://h HTTP/1.1\r\nHost: h\r\n\r\n", "/");
    row("absolute form with query only", "GET http://h?a HTTP/1.1\r\nHost: h\r\n\r\n", "/?a");
    row("IPv6 host", get("Host: [::1]:8000\r\n"), "/");
    row("link-local host, as Qt has it", get("Host: [fe80::1%eth0]:8000\r\n"), "/");
    row("link-local host, as QWebSocket has it", get("Host: [fe80::1%25eth0]:8000\r\n"), "/");
    row("100 header lines", get("Host: h\r\n" + QByteArray("X: y\r\n").repeated(99)), "/");
    row("empty and 8-bit values", get("Host: h\r\nX:\r\nY: \xc3\xa4\t\r\n"), "/");
    row("length zero", post("Content-Length: 0\r\n"), "/");
    row("body", post("Content-Length: 5\r\n") + "hello", "/");
    row("body at the limit", post("Content-Length: 262144\r\n") + QByteArray(262144, 'x'), "/");
    row("leading zeros", post("Content-Length: 005\r\n") + "hello", "/");
    row("WebSocket", webSocketHead + validKey + version13 + "\r\n", "/ws", true);
    row("h2c is no upgrade", get("Host: h\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n"), "/");
    row("Upgrade without Connection is none", get("Host: h\r\nUpgrade: websocket\r\n"), "/");
}

void TestHttpFraming::accepts()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, target);
    QFETCH(const bool, isUpgrade);
    HttpFraming framing(testLimits);
    QCOMPARE(framing.feed(bytes), bytes.size());
    QCOMPARE(framing.violation(), HttpViolation::None);
    QCOMPARE(framing.state(), HttpFraming::State::Complete);
    QCOMPARE(framing.head().target, target);
    QCOMPARE(framing.head().isWebSocketUpgrade, isUpgrade);
    QCOMPARE(framing.requestBytes(), bytes.size());
}

void TestHttpFraming::findsTheEndInAnyPieces_data()
{
    accepts_data();
}

void TestHttpFraming::findsTheEndInAnyPieces()
{
    QFETCH(const QByteArray, bytes);
    const QByteArray stream = bytes + "GET /smuggled HTTP/1.1\r\n";
    for (const qsizetype piece : {qsizetype(1), qsizetype(2), qsizetype(7), qsizetype(1000), stream.size()}) {
        HttpFraming framing(testLimits);
        qsizetype end = 0;
        for (qsizetype i = 0; i < stream.size() && framing.state() != HttpFraming::State::Complete; i += piece)
            end += framing.feed(QByteArrayView(stream).sliced(i, qMin(piece, stream.size() - i)));
        QCOMPARE(end, bytes.size());
        QCOMPARE(framing.feed("more"), 0);
    }
}

void TestHttpFraming::refusesTheSameInAnyPieces_data()
{
    refuses_data();
}

void TestHttpFraming::refusesTheSameInAnyPieces()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const HttpViolation, violation);
    for (const qsizetype piece : {1, 3, 64}) {
        HttpFraming framing(testLimits);
        for (qsizetype i = 0; i < bytes.size(); i += piece)
            framing.feed(QByteArrayView(bytes).sliced(i, qMin(piece, bytes.size() - i)));
        QCOMPARE(framing.violation(), violation);
    }
}

void TestHttpFraming::keepsNoBody()
{
    HttpFraming framing(testLimits);
    framing.feed(post("Content-Length: 200000\r\n"));
    QCOMPARE(framing.state(), HttpFraming::State::Body);
    QCOMPARE(framing.feed(QByteArray(150000, 'x')), 150000);
    QCOMPARE(framing.state(), HttpFraming::State::Body);
    QCOMPARE(framing.feed(QByteArray(60000, 'x')), 50000);
    QCOMPARE(framing.state(), HttpFraming::State::Complete);
    framing.reset();
    QCOMPARE(framing.state(), HttpFraming::State::Idle);
    QCOMPARE(framing.head().contentLength, 0);
}

void TestHttpFraming::boundsAnEndlessLine()
{
    HttpFraming framing(testLimits);
    qint64 taken = 0;
    const QByteArray block(1000, 'A');
    for (int i = 0; i < 1000; ++i)
        taken += framing.feed(block);
    QCOMPARE(framing.violation(), HttpViolation::HeaderTooLarge);
    QCOMPARE(taken, testLimits.headerBytes);
}

void TestHttpFraming::readsTheHead()
{
    HttpFraming framing(testLimits);
    framing.feed(
        "PATCH /a HTTP/1.1\r\nHost: h\r\nX-Two:  a  b \t\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\n");
    const HttpFraming::Head &head = framing.head();
    QCOMPARE(head.method, QByteArray("PATCH"));
    QCOMPARE(head.contentLength, 3);
    QVERIFY(head.expectsContinue);
    QCOMPARE(head.headers.size(), 4);
    QCOMPARE(head.headers[1].first, QByteArray("X-Two"));
    QCOMPARE(head.headers[1].second, QByteArray("a  b"));
}

void TestHttpFraming::tellsPersistence_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isPersistent");
    QTest::newRow("1.1") << get("Host: h\r\n") << true;
    QTest::newRow("1.1 close") << get("Host: h\r\nConnection: close\r\n") << false;
    QTest::newRow("1.1 close in a list") << get("Host: h\r\nConnection: x, CLOSE\r\n") << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << false;
}

void TestHttpFraming::tellsPersistence()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isPersistent);
    HttpFraming framing(testLimits);
    framing.feed(bytes);
    QCOMPARE(framing.head().isPersistent, isPersistent);
}

void TestHttpFraming::survivesMutations()
{
    // A cheap stand-in for the fuzzer: no crash, no more bytes taken than given, and one verdict whatever the pieces.
    const QByteArray seed = "POST /a?b=%20 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";
    QRandomGenerator random(20261124);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes = seed;
        for (int i = random.bounded(1, 4); i > 0; --i)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        HttpFraming whole(testLimits);
        QVERIFY(whole.feed(bytes) <= bytes.size());
        HttpFraming pieces(testLimits);
        for (const char c : bytes)
            pieces.feed(QByteArrayView(&c, 1));
        QCOMPARE(pieces.state(), whole.state());
        QCOMPARE(pieces.violation(), whole.violation());
    }
}

void TestHttpFraming::decodesPath_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("path");
    QTest::newRow("plain") << QByteArray("/a/b?c") << u"/a/b"_s;
    QTest::newRow("UTF-8") << QByteArray("/%E0%A4%A8") << u"/\u0928"_s;
    QTest::newRow("a blank") << QByteArray("/a%20b") << u"/a b"_s;
    QTest::newRow("an encoded slash is no separator") << QByteArray("/a%2Fb/..%2fc") << u"/a%2Fb/..%2fc"_s;
    QTest::newRow("decoded once") << QByteArray("/%252e%252e") << u"/%2e%2e"_s;
    QTest::newRow("encoded question mark") << QByteArray("/a%3Fb?c") << u"/a?b"_s;
    QTest::newRow("escape at the end") << QByteArray("/a%41") << u"/aA"_s;
}

void TestHttpFraming::decodesPath()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QString, path);
    QCOMPARE(httpsyntax::decodedPath(target), path);
}

void TestHttpFraming::writesOneBuffer()
{
    HttpResponseWriter writer;
    const QByteArray bytes = writer.serialize({201, "application/json", "{}", {{"Retry-After", "3"}}},
        HttpResponseWriter::Body::Send, HttpResponseWriter::Connection::Keep);
    QVERIFY(bytes.startsWith("HTTP/1.1 201 Created\r\n"));
    QVERIFY(bytes.contains("\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"));
    QVERIFY(bytes.contains("\r\nX-Content-Type-Options: nosniff\r\n"));
    QVERIFY(bytes.contains("\r\nRetry-After: 3\r\n"));
    QVERIFY(bytes.contains("\r\nDate: "));
    QVERIFY(bytes.contains(" GMT\r\n"));
    QVERIFY(!bytes.contains("Connection:"));
    QVERIFY(bytes.endsWith("\r\n\r\n{}"));
}

void TestHttpFraming::leavesOutTheBodyOfHead()
{
    HttpResponseWriter writer;
    const QByteArray bytes = writer.serialize(
        {200, "text/plain", "hello", {}}, HttpResponseWriter::Body::LeaveOut, HttpResponseWriter::Connection::Close);
    QVERIFY(bytes.contains("\r\nContent-Length: 5\r\n"));
    QVERIFY(bytes.contains("\r\nConnection: close\r\n"));
    QVERIFY(bytes.endsWith("\r\n\r\n"));
}

void TestHttpFraming::writesNoBodyWithoutContentType()
{
    HttpResponseWriter writer;
    const auto write = [&](int status) {
        return writer.serialize(
            {status, "", "ignored", {}}, HttpResponseWriter::Body::Send, HttpResponseWriter::Connection::Keep);
    };
    QVERIFY(!write(204).contains("Content-Length"));
    QVERIFY(write(205).contains("\r\nContent-Length: 0\r\n"));
    QVERIFY(!write(204).contains("ignored"));
    QVERIFY(!write(205).contains("Content-Type:"));
}

void TestHttpFraming::dropsInjectedHeaders()
{
    HttpResponseWriter writer;
    QTest::ignoreMessage(QtWarningMsg, "Dropped a response header that is not one");
    QTest::ignoreMessage(QtWarningMsg, "Dropped a response header that is not one");
    const QByteArray bytes = writer.serialize(
        {200, "text/plain", "", {{"Location", "/a\r\nSet-Cookie: x=y"}, {"Bad name", "x"}, {"X-Good", "yes"}}},
        HttpResponseWriter::Body::Send, HttpResponseWriter::Connection::Keep);
    QVERIFY(!bytes.contains("Set-Cookie"));
    QVERIFY(!bytes.contains("Bad name"));
    QVERIFY(bytes.contains("\r\nX-Good: yes\r\n"));
}

void TestHttpFraming::answersEveryViolation_data()
{
    QTest::addColumn<HttpViolation>("violation");
    QTest::addColumn<int>("status");
    QTest::newRow("400") << HttpViolation::BadRequest << 400;
    QTest::newRow("405") << HttpViolation::MethodNotAllowed << 405;
    QTest::newRow("408") << HttpViolation::Timeout << 408;
    QTest::newRow("411") << HttpViolation::LengthRequired << 411;
    QTest::newRow("413") << HttpViolation::BodyTooLarge << 413;
    QTest::newRow("417") << HttpViolation::ExpectationFailed << 417;
    QTest::newRow("426") << HttpViolation::UpgradeRequired << 426;
    QTest::newRow("431") << HttpViolation::HeaderTooLarge << 431;
    QTest::newRow("505") << HttpViolation::VersionNotSupported << 505;
}

void TestHttpFraming::answersEveryViolation()
{
    QFETCH(const HttpViolation, violation);
    QFETCH(const int, status);
    const HttpResponse response = violationResponse(violation);
    QCOMPARE(response.status, status);
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    QCOMPARE(body.keys(), (QStringList{u"code"_s, u"detail"_s, u"error"_s}));
    QVERIFY(body[u"detail"_s].toString().endsWith(u'.'));
    QCOMPARE(body[u"error"_s], body[u"detail"_s]);
}

QTEST_GUILESS_MAIN(TestHttpFraming)
#include "tst_httpframing.moc"
