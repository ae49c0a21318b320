// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/apiclient.h"
#include "app/session/clientcore.h"
#include "app/session/tokenkeeper.h"
#include "tests/support/fakeserver.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray otherHealth = R"({"status":"healthy","service":"weather","version":"1.0.0"})";
const QByteArray chautariHealth
    = R"({"status":"healthy","service":"messaging","version":"1.0.0","server":{"product":"Chautari","version":"0.1.0",)"
      R"("api":1,"capabilities":[],"limits":{"text":5000,"page_size":100},"epoch":"e","server_id":"s","spki":null}})";
const QByteArray tokenRefused
    = R"({"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[]})";
const QByteArray emptyPage = R"({"count":0,"total_pages":1,"current_page":1,"next":null,"previous":null,"results":[]})";

//! A port that nothing listens on: it was free a moment ago.
QUrl deadUrl()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
}

QString probeProblem(const QUrl &url)
{
    ClientCore core;
    const auto session = core.createSession(ServerAddress::fromHttpUrl(url));
    QSignalSpy failed(session.get(), &ChatSession::serverProbeFailed);
    session->probe();
    if (!failed.wait(10'000))
        return {};
    return failed.first().first().value<Error>().firstMessage();
}

} // namespace

//! \brief Servers that are not what they should be, and tokens that are not valid any more, against a scripted server.
class ClientSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhatIsNotAChautariServer_data();
    void namesWhatIsNotAChautariServer();
    void saysWhenNothingListens();
    void aPasswordNeverGoesToAnotherProduct();
    void doesNotFollowToAnotherHost();
    void manyRefusedCallsRenewOnce();
    void aRefusedRenewalEndsTheSession();
    void anUnreachableRenewalDoesNotEndTheSession();
    void renewsWithWhatAnotherCopyKept();
};

void ClientSignInTest::namesWhatIsNotAChautariServer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const QString other = u"not a Chautari server"_s;
    QTest::newRow("a web page") << 200 << QByteArray("text/html") << QByteArray("<html>It works!</html>") << other;
    QTest::newRow("its 404 page") << 404 << QByteArray("text/html") << QByteArray("<html>No</html>") << other;
    QTest::newRow("its login") << 401 << QByteArray("text/html") << QByteArray() << other;
    QTest::newRow("other JSON") << 200 << QByteArray("application/json") << QByteArray(R"({"ok":true})") << other;
    QTest::newRow("a JSON list") << 200 << QByteArray("application/json") << QByteArray("[1]") << other;
    QByteArray newer = chautariHealth;
    newer.replace("\"api\":1", "\"api\":2");
    QTest::newRow("newer") << 200 << QByteArray("application/json") << newer << u"update"_s;
}

void ClientSignInTest::namesWhatIsNotAChautariServer()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, words);
    FakeServer server([&](const FakeRequest &) { return FakeAnswer{status, body, type}; });
    const QString problem = probeProblem(server.url());
    QVERIFY2(problem.contains(words), qPrintable(problem));
}

void ClientSignInTest::saysWhenNothingListens()
{
    const QUrl url = deadUrl();
    const QString problem = probeProblem(url);
    QVERIFY2(problem.contains(u"127.0.0.1:%1"_s.arg(url.port())), qPrintable(problem));
    QVERIFY2(problem.contains(u"Nothing answers"_s), qPrintable(problem));
}

void ClientSignInTest::aPasswordNeverGoesToAnotherProduct()
{
    FakeServer server([&](const FakeRequest &) { return FakeAnswer{200, otherHealth}; });
    ClientCore core;
    const auto session = core.createSession(ServerAddress::fromHttpUrl(server.url()));
    QSignalSpy failed(session.get(), &ChatSession::signInFailed);
    session->signIn(u"asha@demo.chautari.app"_s, u"secret-word"_s);
    QVERIFY(failed.wait(10'000));
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(!server.requests().first().body.contains("secret-word"));
}

void ClientSignInTest::doesNotFollowToAnotherHost()
{
    FakeServer trap([&](const FakeRequest &) { return FakeAnswer{200, chautariHealth}; });
    FakeServer server([&](const FakeRequest &) {
        return FakeAnswer{302, {}, "text/html", "Location: " + trap.url().toEncoded() + "/x\r\n"};
    });
    const QString problem = probeProblem(server.url());
    QVERIFY2(problem.contains(u"not a Chautari server"_s), qPrintable(problem));
    QVERIFY(trap.requests().isEmpty());
}

void ClientSignInTest::manyRefusedCallsRenewOnce()
{
    FakeServer server([&](const FakeRequest &request) {
        if (request.path == "/api/auth/refresh/")
            return FakeAnswer{200, R"({"access":"new","refresh":"newer"})"};
        return request.head.contains("Bearer new") ? FakeAnswer{200, emptyPage} : FakeAnswer{401, tokenRefused};
    });
    ApiClient api(QUrl(server.url().toString() + u"/api"_s));
    int ended = 0;
    TokenKeeper tokens(api, [&] { ++ended; });
    api.setTokenSource(&tokens);
    tokens.store({u"old"_s, u"refresh"_s});
    int good = 0;
    for (int page = 1; page <= 5; ++page)
        api.conversations(page, UserId(1), [&](const Result<Page<Conversation>> &answer) { good += answer ? 1 : 0; });
    QTRY_COMPARE(good, 5);
    QCOMPARE(server.count("/api/auth/refresh/"), 1);
    QCOMPARE(tokens.tokens().refresh, u"newer"_s);
    QCOMPARE(ended, 0);
}

void ClientSignInTest::aRefusedRenewalEndsTheSession()
{
    FakeServer server([&](const FakeRequest &) { return FakeAnswer{401, tokenRefused}; });
    ApiClient api(QUrl(server.url().toString() + u"/api"_s));
    int ended = 0;
    TokenKeeper tokens(api, [&] {
        ++ended;
        tokens.clear();
    });
    api.setTokenSource(&tokens);
    tokens.store({u"old"_s, u"refresh"_s});
    int bad = 0;
    for (int i = 0; i < 3; ++i)
        api.me([&](const Result<UserAccount> &me) { bad += me ? 0 : 1; });
    QTRY_COMPARE(bad, 3);
    QTRY_COMPARE(ended, 1);
    QCOMPARE(server.count("/api/auth/refresh/"), 1);
}

// Asking somebody to sign in again because the server restarts would be wrong (guarantees.md G12, "0 mass logout").
void ClientSignInTest::anUnreachableRenewalDoesNotEndTheSession()
{
    FakeServer server([&](const FakeRequest &request) {
        return request.path == "/api/auth/refresh/" ? FakeAnswer{503, {}, "text/html", "Retry-After: 1\r\n"}
                                                    : FakeAnswer{401, tokenRefused};
    });
    ApiClient api(QUrl(server.url().toString() + u"/api"_s));
    int ended = 0;
    TokenKeeper tokens(api, [&] { ++ended; });
    api.setTokenSource(&tokens);
    tokens.store({u"old"_s, u"refresh"_s});
    bool isAnswered = false;
    api.me([&](const Result<UserAccount> &me) { isAnswered = !me; });
    QTRY_VERIFY(isAnswered);
    QCOMPARE(ended, 0);
    QCOMPARE(tokens.tokens().refresh, u"refresh"_s);
}

// The server ends the sign-in of who comes with a token that somebody else has replaced.
void ClientSignInTest::renewsWithWhatAnotherCopyKept()
{
    QByteArrayList used;
    FakeServer server([&](const FakeRequest &request) {
        if (request.path != "/api/auth/refresh/")
            return FakeAnswer{401, tokenRefused};
        used.append(QJsonDocument::fromJson(request.body)[u"refresh"_s].toString().toLatin1());
        return FakeAnswer{200,
            R"({"access":"a)" + QByteArray::number(used.size()) + R"(","refresh":"r)" + QByteArray::number(used.size())
                + R"("})"};
    });
    ApiClient api(QUrl(server.url().toString() + u"/api"_s));
    QString kept;
    bool isKeeping = true;
    TokenKeeper tokens(api, [] {});
    tokens.store({u"a0"_s, u"r0"_s});
    tokens.keepBy([&](const QString &refresh) { kept = isKeeping ? refresh : kept; },
        [&](const TokenKeeper::Told &told) { told(kept); });
    const auto renew = [&] {
        bool isDone = false;
        tokens.renew(tokens.accessToken(), [&](TokenRenewal) { isDone = true; });
        return QTest::qWaitFor([&] { return isDone; });
    };
    QVERIFY(renew());
    kept = u"of the other copy"_s;
    QVERIFY(renew());
    isKeeping = false; // the disk is full: what is kept gets old
    QVERIFY(renew());
    QVERIFY(renew());
    QCOMPARE(used, (QByteArrayList{"r0", "of the other copy", "r2", "r3"}));
}

QTEST_GUILESS_MAIN(ClientSignInTest)
#include "tst_clientsignin.moc"
