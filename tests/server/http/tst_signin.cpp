// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/httpfixture.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::DomainFixture;
using chautari::test::HttpFixture;

class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<HttpFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void registersReadsMeRefreshesAndLeaves();
    void registersFromAForm();
    void refreshesWithAStaleAccessTokenInTheHeader();
    void onlyFailedLoginsAreCounted();
    void failuresOfOneAddressAreCountedOverAccounts();
    void manyGuessesAtOnceAreCountedToo();
    void aFullQueueAnswersBusy();
    void anotherCostIsStoredAtTheNextLogin();

private:
    HttpResponse login(const QString &name, const QString &password = DomainFixture::password);
    QByteArray storedHash(UserId user);

    std::unique_ptr<HttpFixture> m_fixture;
};

HttpResponse SignInTest::login(const QString &name, const QString &password)
{
    return m_fixture->post(u"/api/auth/login/"_s, {},
        "{\"email\":\"" + name.toUtf8() + "@example.com\",\"password\":\"" + password.toUtf8() + "\"}");
}

QByteArray SignInTest::storedHash(UserId user)
{
    return m_fixture->domain
        .read<QByteArray>(
            [user](Stores &stores) -> Result<QByteArray> { return (*stores.users().byId(user))->passwordHash; })
        .value();
}

void SignInTest::registersReadsMeRefreshesAndLeaves()
{
    const HttpResponse registered = m_fixture->post(u"/api/auth/register/"_s, {},
        R"({"email":"ramesh@example.com","username":"ramesh","password":"Str0ng-pass-42","password2":"Str0ng-pass-42","first_name":"रमेश","role":"provider","phone":"9811111111"})");
    QCOMPARE(registered.status, 201);
    const QJsonObject user = HttpFixture::json(registered).value("user"_L1).toObject();
    QCOMPARE(user.value("role"_L1).toString(), u"provider"_s);
    QCOMPARE(user.value("phone"_L1).toString(), u"9811111111"_s);

    const QJsonObject tokens = HttpFixture::json(login(u"ramesh"_s));
    QCOMPARE(tokens.keys(), (QStringList{u"access"_s, u"refresh"_s}));
    const QString access = tokens.value("access"_L1).toString();
    const QString refresh = tokens.value("refresh"_L1).toString();
    QCOMPARE(HttpFixture::json(m_fixture->get(u"/api/auth/users/me/"_s, access)), user);

    const QByteArray refreshBody = "{\"refresh\":\"" + refresh.toLatin1() + "\"}";
    const HttpResponse refreshed = m_fixture->post(u"/api/auth/refresh/"_s, {}, refreshBody);
    QCOMPARE(refreshed.status, 200);
    QVERIFY(refreshed.body.startsWith("{\"access\""));
    QCOMPARE(m_fixture->post(u"/api/auth/refresh/"_s, {}, refreshBody).status, 200); // the stock client keeps the first

    const HttpResponse left = m_fixture->post(u"/api/auth/logout/"_s, access, refreshBody);
    QCOMPARE(left.status, 200);
    QCOMPARE(left.body, QByteArray(R"({"detail":"Successfully logged out."})"));
    QCOMPARE(m_fixture->get(u"/api/auth/users/me/"_s, access).status, 401);
    QCOMPARE(m_fixture->post(u"/api/auth/refresh/"_s, {}, refreshBody).status, 401);
}

void SignInTest::registersFromAForm()
{
    const HttpResponse registered = m_fixture->send({"POST", u"/api/auth/register/"_s, {},
        "email=form%40example.com&username=form&password=a+b%2Bc+d+e+f&password2=a+b%2Bc+d+e+f&first_name=%E0%A4%B0",
        "application/x-www-form-urlencoded; charset=utf-8", {}});
    QCOMPARE(registered.status, 201);
    QCOMPARE(HttpFixture::json(registered).value("user"_L1).toObject().value("first_name"_L1).toString(), u"र"_s);
    QCOMPARE(login(u"form"_s, u"a b+c d e f"_s).status, 200);
}

void SignInTest::refreshesWithAStaleAccessTokenInTheHeader()
{
    const QJsonObject tokens = HttpFixture::json(login(u"asha"_s));
    m_fixture->domain.clock.advanceSeconds(2 * limits::accessTokenSeconds);
    const QString stale = tokens.value("access"_L1).toString();
    QCOMPARE(m_fixture->get(u"/api/auth/users/me/"_s, stale).status, 401);
    QCOMPARE(m_fixture->get(u"/api/messaging/health/"_s, stale).status, 401); // a bad token is bad on public paths too
    const QByteArray body = "{\"refresh\":\"" + tokens.value("refresh"_L1).toString().toLatin1() + "\"}";
    QCOMPARE(m_fixture->post(u"/api/auth/refresh/"_s, stale, body).status, 200);
}

void SignInTest::onlyFailedLoginsAreCounted()
{
    for (int i = 0; i < 2 * limits::failedLoginsPerAccount; ++i)
        QCOMPARE(login(u"asha"_s).status, 200);
    for (int i = 0; i < limits::failedLoginsPerAccount; ++i)
        QCOMPARE(login(u"asha"_s, u"wrong"_s).status, 401);
    const HttpResponse refused = login(u"asha"_s);
    QCOMPARE(refused.status, 429);
    const int seconds = HttpFixture::header(refused, "Retry-After").toInt();
    QCOMPARE(seconds, limits::loginWindowSeconds / limits::failedLoginsPerAccount);
    QCOMPARE(HttpFixture::json(refused).value("detail"_L1).toString(),
        u"Request was throttled. Expected available in %1 seconds."_s.arg(seconds));
    QCOMPARE(login(u"sunita"_s).status, 200); // another account
    m_fixture->domain.clock.advanceSeconds(seconds);
    QCOMPARE(login(u"asha"_s).status, 200);
}

void SignInTest::failuresOfOneAddressAreCountedOverAccounts()
{
    for (int i = 0; i < limits::failedLoginsPerAddress; ++i)
        QCOMPARE(login(u"nobody%1"_s.arg(i), u"wrong"_s).status, 401);
    QCOMPARE(login(u"asha"_s).status, 429);
    m_fixture->peer = QHostAddress(u"192.0.2.7"_s);
    QCOMPARE(login(u"asha"_s).status, 200);
}

void SignInTest::manyGuessesAtOnceAreCountedToo()
{
    // All of them pass the first look, because none has failed yet; the pool has one thread.
    m_fixture->domain.services->passwordPool.setMaxThreadCount(1);
    QObject context;
    AuthController controller(*m_fixture->domain.services, &context);
    QHash<ErrorCode, int> errors;
    int answers = 0;
    for (int i = 0; i < 20; ++i)
        controller.login(
            {u"asha@example.com"_s, u"guess%1"_s.arg(i), {}}, {}, "address", [&](const Result<TokenPair> &pair) {
                ++answers;
                ++errors[pair ? ErrorCode::Internal : pair.error().code];
            });
    QTRY_COMPARE(answers, 20);
    QCOMPARE(errors.value(ErrorCode::BadCredentials), limits::failedLoginsPerAccount);
    QCOMPARE(errors.value(ErrorCode::RateLimited), 20 - limits::failedLoginsPerAccount);
}

void SignInTest::aFullQueueAnswersBusy()
{
    *m_fixture->domain.services->passwordJobs = limits::passwordQueue;
    const HttpResponse busy = login(u"asha"_s);
    QCOMPARE(busy.status, 503);
    QVERIFY(HttpFixture::header(busy, "Retry-After").toInt() > 0);
    *m_fixture->domain.services->passwordJobs = limits::passwordQueue - 1;
    QCOMPARE(login(u"asha"_s).status, 200);
    QCOMPARE(m_fixture->domain.services->passwordJobs->load(), limits::passwordQueue - 1);
}

void SignInTest::anotherCostIsStoredAtTheNextLogin()
{
    const UserId asha = m_fixture->domain.asha;
    const QByteArray cheap = storedHash(asha);
    QCOMPARE(login(u"asha"_s).status, 200);
    QCOMPARE(storedHash(asha), cheap);
    const QByteArray dear = PasswordHasher(PasswordHasher::Cost{2, 64U * 1024U}).hash(DomainFixture::password);
    QVERIFY(m_fixture->domain.write<void>(
        [&](WriteTransaction &tx) { return tx.stores().users().setPasswordHash(asha, dear); }));
    QCOMPARE(login(u"asha"_s).status, 200);
    QVERIFY(storedHash(asha) != dear);
    QCOMPARE(login(u"asha"_s).status, 200);
}

QTEST_GUILESS_MAIN(SignInTest)
#include "tst_signin.moc"
