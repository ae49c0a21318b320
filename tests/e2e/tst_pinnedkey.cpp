// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/applink.h"
#include "app/session/filevault.h"
#include "app/session/hostfollower.h"
#include "tests/e2e/clientside.h"
#include "tests/support/impostor.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::test;

namespace {

constexpr int longWaitMs = 20'000;
constexpr ConversationId withBikash(1);

void speakTls(server::ServerConfig &config)
{
    config.tls.mode = server::TlsSettings::Mode::Own;
}

//! As whoever was invited has it.
ServerAddress invitation(const QUrl &url, const QString &fingerprint)
{
    const auto link = AppLink::parse(u"chautari://%1/#%2"_s.arg(url.authority(), fingerprint));
    if (!link)
        qFatal("No link: %s", qUtf8Printable(fingerprint));
    return link->server;
}

ConnectionState stateOf(const ClientSide &side)
{
    return side.session->connectionStatus().state;
}

} // namespace

class PinnedKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void talksToThePinnedServer();
    void refusesAnImpostorAtTheSignIn();
    void refusesAnImpostorAtTheRegistration();
    void refusesAnImpostorOnTheLiveConnection();
    void comesBackToTheRightKey();
    void remembersThePin();
    void aPosersAccountIsAnotherOne();
    void staysWithARenewedCertificate();
    void trustsNoUnknownIssuerWithoutAPin();
    void readsLinks_data();
    void readsLinks();
};

void PinnedKeyTest::talksToThePinnedServer()
{
    TestServer server(speakTls);
    QCOMPARE(server.url().scheme(), u"https"_s);
    const ServerAddress address = invitation(server.url(), server.server().tlsFingerprint());
    ClientCore core;
    ClientSide asha(core, address);
    ClientSide newcomer(core, address);
    asha.signIn(u"asha"_s);
    RegisterRequest request;
    request.firstName = u"Nima"_s;
    request.lastName = u"Sherpa"_s;
    request.email = u"nima@example.np"_s;
    request.username = u"nima"_s;
    request.password = request.password2 = u"a long pass phrase 7"_s;
    newcomer.session->registerAccount(request);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline() && newcomer.isOnline(), longWaitMs);

    ClientSide bikash(core, address);
    bikash.signIn(u"bikash"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bikash.isOnline(), longWaitMs);
    asha.session->sendText(withBikash, u"over TLS"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bikash.count(withBikash, u"over TLS"_s), 1, longWaitMs);
    QCOMPARE(stateOf(asha), ConnectionState::Online);
}

void PinnedKeyTest::refusesAnImpostorAtTheSignIn()
{
    TestServer server(speakTls);
    const QString pinned = server.server().tlsFingerprint();
    Impostor impostor;
    QVERIFY(impostor.listen(QHostAddress::LocalHost));
    ClientCore core;
    ClientSide asha(core, invitation(impostor.url(), pinned));
    asha.signIn(u"asha"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asha.failed.size(), 1, longWaitMs);
    const QString sentence = asha.failed.first().first().value<Error>().firstMessage();
    QVERIFY2(sentence.contains(pinned) && sentence.contains(impostor.fingerprint()), qUtf8Printable(sentence));
    QTRY_COMPARE(stateOf(asha), ConnectionState::KeyChanged);
    // Over for good: another try does not even knock.
    const int connections = impostor.connections;
    asha.signIn(u"asha"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asha.failed.size(), 2, longWaitMs);
    QCOMPARE(impostor.connections, connections);
    QCOMPARE(impostor.heard, QByteArray());
}

void PinnedKeyTest::refusesAnImpostorAtTheRegistration()
{
    TestServer server(speakTls);
    Impostor impostor;
    QVERIFY(impostor.listen(QHostAddress::LocalHost));
    ClientCore core;
    ClientSide nima(core, invitation(impostor.url(), server.server().tlsFingerprint()));
    RegisterRequest request;
    request.email = u"nima@example.np"_s;
    request.username = u"nima"_s;
    request.password = request.password2 = u"a long pass phrase 7"_s;
    nima.session->registerAccount(request);
    QTRY_COMPARE_WITH_TIMEOUT(nima.failed.size(), 1, longWaitMs);
    QCOMPARE(impostor.heard, QByteArray());
}

// The server goes, and at the same address somebody else comes up: the token must not go to him.
void PinnedKeyTest::refusesAnImpostorOnTheLiveConnection()
{
    TestServer server(speakTls);
    const QString pinned = server.server().tlsFingerprint();
    ClientCore core;
    ClientSide asha(core, invitation(server.url(), pinned));
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
    const quint16 port = quint16(server.url().port());
    server.stop();
    Impostor impostor;
    QTRY_VERIFY(impostor.isListening() || impostor.listen(QHostAddress::LocalHost, port));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(asha), ConnectionState::KeyChanged, longWaitMs);
    const QString sentence = asha.session->connectionStatus().reason;
    QVERIFY2(sentence.contains(pinned) && sentence.contains(impostor.fingerprint()), qUtf8Printable(sentence));
    const int connections = impostor.connections;
    asha.session->retryNow();
    const QString id = asha.session->sendText(withBikash, u"not for you"_s);
    QTRY_VERIFY(asha.outgoing.contains(id)); // it waits
    asha.session->probe();
    QSignalSpy probed(asha.session.get(), &ChatSession::serverProbeFailed);
    QTRY_COMPARE(probed.size(), 1); // and what was asked before has been dealt with
    QCOMPARE(impostor.connections, connections);
    QCOMPARE(impostor.heard, QByteArray());
    QCOMPARE(stateOf(asha), ConnectionState::KeyChanged);
    QVERIFY(asha.outgoing.contains(id));
}

// The other one goes, and the right one is at its old address again.
void PinnedKeyTest::comesBackToTheRightKey()
{
    quint16 port = 0;
    TestServer server([&port](server::ServerConfig &config) {
        speakTls(config);
        config.port = port;
    });
    port = quint16(server.url().port());
    ClientCore core;
    HostFollower follower(core);
    ClientSide asha(core, invitation(server.url(), server.server().tlsFingerprint()));
    follower.add(*asha.session);
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
    server.stop();
    {
        Impostor impostor;
        QTRY_VERIFY(impostor.isListening() || impostor.listen(QHostAddress::LocalHost, port));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(asha), ConnectionState::KeyChanged, longWaitMs);
        QCOMPARE(impostor.heard, QByteArray());
    }
    server.start();
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
}

// After a restart of the program the address alone is known to whoever opens the account, and still the key counts.
void PinnedKeyTest::remembersThePin()
{
    TestServer server(speakTls);
    const QString pinned = server.server().tlsFingerprint();
    const QUrl url = server.url();
    const QTemporaryDir home;
    ClientCore core({home.filePath(u"accounts"_s), std::make_shared<FileVault>(home.filePath(u"tokens"_s))});
    {
        ClientSide asha(core, invitation(url, pinned));
        asha.signIn(u"asha"_s);
        QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
    }
    QTRY_COMPARE(core.accounts().size(), 1);
    QCOMPARE(core.accounts().constFirst().keyPin, pinned);
    {
        ClientSide asha(core, url);
        asha.session->restore();
        QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
    }
    QCOMPARE(core.accounts().constFirst().keyPin, pinned);
    {
        ClientSide again(core, url); // who signs in anew, with the address alone
        again.signIn(u"asha"_s);
        QTRY_VERIFY_WITH_TIMEOUT(again.isOnline(), longWaitMs);
    }
    QUrl typed = url; // without a scheme it would be without TLS
    typed.setScheme(u"http"_s);
    QCOMPARE(ClientSide(core, typed).session->server().pin.toString(), pinned);
    QCOMPARE(ClientSide(core, typed).session->server().http, url);
    server.stop();
    Impostor impostor;
    QTRY_VERIFY(impostor.isListening() || impostor.listen(QHostAddress::LocalHost, quint16(url.port())));
    ClientSide asha(core, url);
    asha.session->restore();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(asha), ConnectionState::KeyChanged, longWaitMs);
    QCOMPARE(impostor.heard, QByteArray());
}

// A server says of itself what its id is. Who says the same, at the same address even, has another account: he gets
// neither what waits for the first one nor its sign-in.
void PinnedKeyTest::aPosersAccountIsAnotherOne()
{
    const QTemporaryDir home;
    ClientCore core({home.filePath(u"accounts"_s), std::make_shared<FileVault>(home.filePath(u"tokens"_s))});
    TestServer server(speakTls);
    const QUrl url = server.url();
    QString waiting;
    {
        ClientSide asha(core, invitation(url, server.server().tlsFingerprint()));
        asha.signIn(u"asha"_s);
        QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
        server.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!asha.isOnline(), longWaitMs);
        waiting = asha.session->sendText(withBikash, u"not for you"_s);
        QTRY_VERIFY(asha.outgoing.contains(waiting));
    }
    QTRY_COMPARE(core.accounts().size(), 1);
    const AccountRecord first = core.accounts().constFirst();

    const QTemporaryDir copy;
    QCOMPARE(QProcess::execute(u"cp"_s, {u"-r"_s, server.dataDir() + u"/."_s, copy.path()}), 0);
    for (const QString &file : QDir(copy.filePath(u"keys"_s)).entryList({u"tls-*"_s}))
        QVERIFY(QFile::remove(copy.filePath(u"keys/"_s + file)));
    TestServer poser([&](server::ServerConfig &config) {
        speakTls(config);
        config.dataDir = copy.path();
        config.port = quint16(url.port());
    });
    QCOMPARE(poser.url(), url);
    {
        ClientSide asha(core, invitation(url, poser.server().tlsFingerprint()));
        asha.signIn(u"asha"_s);
        QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
        QTRY_COMPARE(asha.loaded.size(), 1);
        QVERIFY(asha.outgoing.isEmpty());
        QVERIFY(asha.count(withBikash, u"not for you"_s) == 0);
    }
    QTRY_COMPARE(core.accounts().size(), 2);
    QVERIFY(std::ranges::any_of(core.accounts(),
        [&first](const AccountRecord &each) { return each.isSameAs(first) && each.key() == first.key(); }));
    QCOMPARE(QDir(home.filePath(u"tokens"_s)).entryList(QDir::Files).size(), 2);

    // And the next start brings the first one back to its own server only.
    ClientSide asha(core, ClientCore::addressOf(first));
    asha.session->restore(first.me.id);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(asha), ConnectionState::KeyChanged, longWaitMs);
    QCOMPARE(asha.session->server().pin.toString(), first.keyPin);
    QVERIFY(asha.outgoing.contains(waiting));
}

void PinnedKeyTest::staysWithARenewedCertificate()
{
    TestServer server(speakTls);
    const QString pinned = server.server().tlsFingerprint();
    server.stop();
    QVERIFY(QFile::remove(server.dataDir() + u"/keys/tls-certificate.pem"_s));
    server.start();
    ClientCore core;
    ClientSide asha(core, invitation(server.url(), pinned));
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
}

void PinnedKeyTest::trustsNoUnknownIssuerWithoutAPin()
{
    Impostor impostor;
    QVERIFY(impostor.listen(QHostAddress::LocalHost));
    ClientCore core;
    ClientSide asha(core, impostor.url());
    asha.signIn(u"asha"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asha.failed.size(), 1, longWaitMs);
    QVERIFY(asha.failed.first().first().value<Error>().firstMessage().contains(u"certificate cannot be trusted"_s));
    QCOMPARE(impostor.heard, QByteArray());
}

void PinnedKeyTest::readsLinks_data()
{
    const QString pin = u"sha256/"_s + QString(42, u'A') + u'I';
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("http"); // empty: no link
    QTest::addColumn<QString>("pin");
    QTest::newRow("without") << u"chautari://10.0.0.5:8000/"_s << u"http://10.0.0.5:8000"_s << QString();
    QTest::newRow("pinned") << u"chautari://10.0.0.5:8000/#"_s + pin << u"https://10.0.0.5:8000"_s << pin;
    QTest::newRow("no slash, no port") << u"chautari://office-pc#"_s + pin << u"https://office-pc:8000"_s << pin;
    QTest::newRow("a conversation") << u"chautari://h:1/conversations/7#"_s + pin << u"https://h:1"_s << pin;
    QTest::newRow("cut") << u"chautari://h:1/#"_s + pin.chopped(1) << QString() << QString();
    QTest::newRow("longer") << u"chautari://h:1/#"_s + pin + u"AA"_s << QString() << QString();
    QTest::newRow("empty") << u"chautari://h:1/#"_s << QString() << QString();
    QTest::newRow("another hash") << u"chautari://h:1/#sha1/"_s + QString(43, u'A') << QString() << QString();
    QTest::newRow("a ticket, and a certificate")
        << u"chautari://chat.example.org:443/?ticket=abc"_s << u"https://chat.example.org:443"_s << QString();
    QTest::newRow("a ticket, here") << u"chautari://127.0.0.1:8000/?ticket=abc"_s << u"http://127.0.0.1:8000"_s
                                    << QString();
    QTest::newRow("a ticket, and a key that is none")
        << u"chautari://chat.example.org:443/?ticket=abc#sha256/short"_s << QString() << QString();
    QTest::newRow("addresses without a key") << u"chautari://h:1/?also=10.0.0.2&ticket=abc"_s << QString() << QString();
    QTest::newRow("no base64") << u"chautari://h:1/#sha256/"_s + QString(43, u'*') << QString() << QString();
}

// A pin that is not understood must not become a link without one.
void PinnedKeyTest::readsLinks()
{
    QFETCH(const QString, link);
    QFETCH(const QString, http);
    const std::optional<AppLink> parsed = AppLink::parse(link);
    QCOMPARE(parsed.has_value(), !http.isEmpty());
    if (!parsed)
        return;
    QCOMPARE(parsed->server.http.toString(), http);
    QCOMPARE(parsed->server.webSocket.scheme(), http.startsWith(u"https"_s) ? u"wss"_s : u"ws"_s);
    QTEST(parsed->server.pin.toString(), "pin");
}

QTEST_GUILESS_MAIN(PinnedKeyTest)
#include "tst_pinnedkey.moc"
