// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/tlsidentity.h"

#include "tests/server/net/networkfixture.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QSysInfo>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>

#include <algorithm>
#include <vector>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

const QByteArray get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
const QDateTime today = QDateTime::currentDateTime();

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

TlsIdentity identityIn(const QString &folder, const QDateTime &now = today)
{
    Result<TlsIdentity> identity = TlsIdentity::ofFolder(folder, now);
    if (!identity)
        qFatal("%s", qUtf8Printable(identity.error().firstMessage()));
    return *identity;
}

//! Takes any certificate, and keeps what it hears.
class TlsClient
{
public:
    explicit TlsClient(const NetworkServer &server, const QByteArray &bytes = {})
    {
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        QObject::connect(&m_socket, &QSslSocket::readyRead, [this] { m_heard += m_socket.readAll(); });
        m_socket.connectToHostEncrypted(server.address().toString(), server.port());
        m_socket.write(bytes);
    }

    QSslSocket &socket() { return m_socket; }
    [[nodiscard]] const QByteArray &heard() const { return m_heard; }
    [[nodiscard]] int answers() const { return int(m_heard.count("HTTP/1.1 200")); }

private:
    QSslSocket m_socket;
    QByteArray m_heard;
};

} // namespace

class TestTlsIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysTheSame();
    void namesNobody();
    void refusesWhatIsDamaged_data();
    void refusesWhatIsDamaged();
    void refusesFiles_data();
    void refusesFiles();
    void answersOverTls();
    void answersNothingInPlaintext();
    void plainServerSpeaksNoTls();
    void endsSlowHandshakes();
};

// A restart, a lost certificate and ten years later: whoever has pinned the key still comes in.
void TestTlsIdentity::staysTheSame()
{
    const QTemporaryDir dir;
    const QString keyFile = dir.filePath(u"tls-key.pem"_s);
    const QString certificateFile = dir.filePath(u"tls-certificate.pem"_s);
    const QString first = identityIn(dir.path()).fingerprint();
    QVERIFY2(first.startsWith(u"sha256/"_s) && first.size() == 7 + 43, qUtf8Printable(first));
    QCOMPARE(QFile::permissions(keyFile) & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
    const QByteArray key = bytesOf(keyFile);
    const QByteArray certificate = bytesOf(certificateFile);
    QCOMPARE(identityIn(dir.path()).fingerprint(), first);
    QCOMPARE(bytesOf(certificateFile), certificate);

    QVERIFY(QFile::remove(certificateFile));
    QCOMPARE(identityIn(dir.path()).fingerprint(), first);
    const QByteArray second = bytesOf(certificateFile);
    QVERIFY(second != certificate);
    QCOMPARE(identityIn(dir.path(), today.addYears(11)).fingerprint(), first);
    QVERIFY(bytesOf(certificateFile) != second);
    QCOMPARE(bytesOf(keyFile), key);

    const QTemporaryDir other;
    QVERIFY(identityIn(other.path()).fingerprint() != first);
}

void TestTlsIdentity::namesNobody()
{
    const QTemporaryDir dir;
    const QSslConfiguration configuration = identityIn(dir.path()).configuration();
    const QSslCertificate certificate = configuration.localCertificate();
    QCOMPARE(configuration.privateKey().algorithm(), QSsl::Ec);
    QCOMPARE(configuration.privateKey().length(), 256);
    QVERIFY(certificate.isSelfSigned());
    const QByteArray der = certificate.toDer().toLower();
    for (const QString &name :
        {QSysInfo::machineHostName(), qEnvironmentVariable("USER"), QDir::home().dirName(), dir.path()}) {
        if (name.size() > 2)
            QVERIFY2(!der.contains(name.toLower().toUtf8()), qUtf8Printable(name));
    }
    QCOMPARE(certificate.subjectInfo(QSslCertificate::Organization), QStringList());
}

void TestTlsIdentity::refusesWhatIsDamaged_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes"); // null: removed; "other": another server's; "half": of what is there
    QTest::newRow("key empty") << u"tls-key.pem"_s << QByteArray("");
    QTest::newRow("key garbage") << u"tls-key.pem"_s << QByteArray("garbage");
    QTest::newRow("key cut") << u"tls-key.pem"_s << QByteArray("half");
    QTest::newRow("key of another") << u"tls-key.pem"_s << QByteArray("other");
    QTest::newRow("key gone") << u"tls-key.pem"_s << QByteArray();
    QTest::newRow("certificate cut") << u"tls-certificate.pem"_s << QByteArray("half");
    QTest::newRow("certificate of another") << u"tls-certificate.pem"_s << QByteArray("other");
}

void TestTlsIdentity::refusesWhatIsDamaged()
{
    QFETCH(const QString, file);
    QFETCH(QByteArray, bytes);
    const QTemporaryDir dir;
    const QTemporaryDir other;
    identityIn(dir.path());
    identityIn(other.path());
    const QString path = dir.filePath(file);
    const bool isGone = bytes.isNull();
    if (bytes == "half")
        bytes = bytesOf(path).first(bytesOf(path).size() / 2);
    else if (bytes == "other")
        bytes = bytesOf(other.filePath(file));
    QVERIFY(QFile::remove(path));
    if (!isGone)
        put(path, bytes);
    const QByteArray certificate = bytesOf(dir.filePath(u"tls-certificate.pem"_s));

    const Result<TlsIdentity> identity = TlsIdentity::ofFolder(dir.path(), today);
    QVERIFY(!identity);
    QVERIFY2(identity.error().firstMessage().contains(dir.path()), qUtf8Printable(identity.error().firstMessage()));
    // Looked at, not touched: nothing was made in its place.
    QCOMPARE(QFile::exists(path), !isGone);
    QCOMPARE(bytesOf(path), bytes);
    QCOMPARE(bytesOf(dir.filePath(u"tls-certificate.pem"_s)), certificate);
}

void TestTlsIdentity::refusesFiles_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("words");
    QTest::newRow("fine") << u"a/tls-certificate.pem"_s << u"a/tls-key.pem"_s << QString();
    QTest::newRow("certificate missing") << u"a/none.pem"_s << u"a/tls-key.pem"_s << u"no certificate file"_s;
    QTest::newRow("key missing") << u"a/tls-certificate.pem"_s << u"a/none.pem"_s << u"no key file"_s;
    QTest::newRow("a folder") << u"a"_s << u"a/tls-key.pem"_s << u"no certificate file"_s;
    QTest::newRow("the two exchanged") << u"a/tls-key.pem"_s << u"a/tls-certificate.pem"_s
                                       << u"no certificate in PEM"_s;
    QTest::newRow("of two servers") << u"a/tls-certificate.pem"_s << u"b/tls-key.pem"_s << u"do not belong"_s;
    QTest::newRow("expired") << u"old/tls-certificate.pem"_s << u"old/tls-key.pem"_s << u"expired"_s;
    QTest::newRow("encrypted key") << u"a/tls-certificate.pem"_s << u"a/locked.pem"_s << u"passphrase"_s;
}

void TestTlsIdentity::refusesFiles()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    QFETCH(const QString, words);
    const QTemporaryDir dir;
    identityIn(dir.filePath(u"a"_s));
    identityIn(dir.filePath(u"b"_s));
    identityIn(dir.filePath(u"old"_s), today.addYears(-20));
    const QSslKey plain(bytesOf(dir.filePath(u"a/tls-key.pem"_s)), QSsl::Ec);
    put(dir.filePath(u"a/locked.pem"_s), plain.toPem("secret"));

    const Result<TlsIdentity> identity = TlsIdentity::fromFiles(dir.filePath(certificate), dir.filePath(key), today);
    QCOMPARE(bool(identity), words.isEmpty());
    if (!identity)
        QVERIFY2(identity.error().firstMessage().contains(words), qUtf8Printable(identity.error().firstMessage()));
}

void TestTlsIdentity::answersOverTls()
{
    const QTemporaryDir dir;
    NetworkFixture fixture;
    fixture.tls = identityIn(dir.path());
    QVERIFY(fixture.start());
    TlsClient client(*fixture.server, get);
    QTRY_COMPARE(client.answers(), 1);
    QVERIFY(client.socket().sessionProtocol() >= QSsl::TlsV1_2);
    client.socket().write(get);
    QTRY_COMPARE(client.answers(), 2);

    TlsClient big(*fixture.server, "GET /big HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(big.heard().count('b') >= 8 * 1024 * 1024, true, 30'000);
    QTRY_COMPARE(big.socket().state(), QAbstractSocket::UnconnectedState);

    TlsClient endless(*fixture.server, "GET /" + QByteArray(64 * 1024, 'x'));
    QTRY_VERIFY(endless.heard().startsWith("HTTP/1.1 4"));
}

void TestTlsIdentity::answersNothingInPlaintext()
{
    const QTemporaryDir dir;
    NetworkFixture fixture;
    fixture.tls = identityIn(dir.path());
    QVERIFY(fixture.start());
    RawClient client(*fixture.server, get);
    QTRY_VERIFY(client.isClosed());
    QVERIFY2(!client.heard().contains("HTTP"), client.heard().constData());
    QCOMPARE(fixture.counters.requests.load(), 0);
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
}

void TestTlsIdentity::plainServerSpeaksNoTls()
{
    NetworkFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(*fixture.server, get);
    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QVERIFY(!client.socket().isEncrypted());
    QCOMPARE(fixture.counters.requests.load(), 0);
}

// Without the guard's deadline, which runs from the first moment, each of them would hold its place for ever.
void TestTlsIdentity::endsSlowHandshakes()
{
    const QTemporaryDir dir;
    NetworkFixture fixture;
    fixture.tls = identityIn(dir.path());
    fixture.networkLimits.headerTimeoutMs = 500;
    fixture.networkLimits.connectionsPerAddress = 40;
    QVERIFY(fixture.start());
    std::vector<std::unique_ptr<RawClient>> slow;
    const QByteArray beginning("\x16\x03\x01\x02\x00\x01\x00", 7); // of a ClientHello that does not go on
    for (int i = 0; i < 30; ++i)
        slow.push_back(std::make_unique<RawClient>(*fixture.server, i % 2 == 0 ? beginning : QByteArray()));
    TlsClient honest(*fixture.server, get);
    QTRY_COMPARE(honest.answers(), 1);
    for (int i = 0; i < 30; ++i)
        slow.push_back(std::make_unique<RawClient>(*fixture.server, beginning));
    QTRY_VERIFY(std::ranges::all_of(slow, [](const auto &client) { return client->isClosed(); }));
    QVERIFY(fixture.server->connectionCount() <= 1);
    QCOMPARE(fixture.counters.requests.load(), 1);
    TlsClient later(*fixture.server, get);
    QTRY_COMPARE(later.answers(), 1);
}

QTEST_GUILESS_MAIN(TestTlsIdentity)
#include "tst_tlsidentity.moc"
