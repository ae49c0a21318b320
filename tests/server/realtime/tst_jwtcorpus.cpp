// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari;
using chautari::test::HttpAnswer;
using chautari::test::TestServer;
using chautari::test::WsClient;

namespace {

//! The key that tests/data/make_jwt_corpus.py signs with.
void putKey(const QString &dataDir)
{
    const QString folder = dataDir + u"/keys"_s;
    if (!QDir().mkpath(folder))
        qFatal("The folder of the keys cannot be made");
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile file(folder + u"/token.key"_s);
    if (file.exists())
        return;
    QByteArray key;
    for (char byte = 1; byte <= 32; ++byte)
        key += byte;
    if (!file.open(QIODevice::WriteOnly) || file.write(key) != key.size())
        qFatal("The key cannot be written");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

//! \xHH and {N*c}, as the generator says.
QByteArray unescaped(const QByteArray &text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype star = text.indexOf('*', i);
        if (text.at(i) == '\\' && text.mid(i + 1, 1) == "x") {
            bytes += QByteArray::fromHex(text.mid(i + 2, 2));
            i += 3;
        } else if (text.at(i) == '{' && star > 0 && text.mid(star + 2, 1) == "}") {
            bytes += QByteArray(text.mid(i + 1, star - i - 1).toInt(), text.at(star + 1));
            i = star + 2;
        } else {
            bytes += text.at(i);
        }
    }
    return bytes;
}

struct Refusal
{
    QByteArray body;
    QString reason;
};

Refusal refusalOf(const QByteArray &expectation)
{
    const QByteArray token
        = R"({"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[{"token_class":"AccessToken","token_type":"access","message":"@"}]})";
    if (expectation == "invalid")
        return {QByteArray(token).replace('@', "Token is invalid or expired"), u"Token is invalid or expired"_s};
    if (expectation == "type")
        return {QByteArray(token).replace('@', "Token has wrong type"), u"Token has wrong type"_s};
    if (expectation == "nobody")
        return {R"({"detail":"Token contained no recognizable user identification","code":"token_not_valid"})",
            u"Token contained no recognizable user identification"_s};
    return {R"({"detail":"User not found","code":"user_not_found"})", u"User not found"_s};
}

} // namespace

//! Every forged, broken or strange token of tests/data/jwt.txt at both doors of a real server.
class JwtCorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restAnswers_data() { addRows(false); }
    void restAnswers();
    void webSocketAnswers_data() { addRows(true); }
    void webSocketAnswers();
    void theCorpusIsWhole();

private:
    static void addRows(bool withSocketOnly);

    TestServer m_server{[](server::ServerConfig &config) {
        putKey(config.dataDir);
        config.hasRateLimits = false;
        config.network.connectionsPerAddress = 1'000;
    }};
};

void JwtCorpusTest::addRows(bool withSocketOnly)
{
    QTest::addColumn<QByteArray>("expectation");
    QTest::addColumn<QByteArray>("token");
    QFile file(QStringLiteral(CHAUTARI_TEST_DATA "/jwt.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("jwt.txt cannot be read");
    int number = 0;
    while (!file.atEnd()) {
        const QList<QByteArray> fields = file.readLine().chopped(1).split('\t');
        if (fields.size() != 4 || (fields.at(1) == "socket" && !withSocketOnly))
            continue;
        QTest::addRow("%d %s", ++number, fields.at(2).constData()) << fields.at(0) << unescaped(fields.at(3));
    }
}

void JwtCorpusTest::restAnswers()
{
    QFETCH(const QByteArray, expectation);
    QFETCH(const QByteArray, token);
    const HttpAnswer answer = m_server.http().get(u"/api/auth/users/me/"_s, QString::fromLatin1(token));
    if (expectation == "accept") {
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value("id"_L1).toInt(), 1);
        return;
    }
    QCOMPARE(answer.body, refusalOf(expectation).body);
    QCOMPARE(answer.status, 401);
}

void JwtCorpusTest::webSocketAnswers()
{
    QFETCH(const QByteArray, expectation);
    QFETCH(const QByteArray, token);
    // The first frame takes what no header and no address can hold.
    WsClient socket(m_server.url(), u"/ws/messaging/"_s);
    socket.send({{u"type"_s, u"auth"_s}, {u"data"_s, QJsonObject{{u"token"_s, QString::fromLatin1(token)}}}});
    if (expectation == "accept") {
        QVERIFY(!socket.take(u"auth_ok"_s).isEmpty());
        QVERIFY(!socket.take(u"connection"_s).isEmpty());
        return;
    }
    QCOMPARE(socket.waitForClose(), 4001);
    // A frame without a token is no auth frame.
    const QString reason = token.isEmpty() ? u"The first frame must be auth"_s : refusalOf(expectation).reason;
    QCOMPARE(socket.socket().closeReason(), reason);
    QCOMPARE(socket.count(u"connection"_s), 0);
}

void JwtCorpusTest::theCorpusIsWhole()
{
    QFile file(QStringLiteral(CHAUTARI_TEST_DATA "/jwt.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().count('\n') > 150);
    // The server still stands, and takes those whom it should.
    QCOMPARE(m_server.http().get(u"/api/auth/users/me/"_s, m_server.token(u"asha"_s)).status, 200);
}

QTEST_GUILESS_MAIN(JwtCorpusTest)
#include "tst_jwtcorpus.moc"
