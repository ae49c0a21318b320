// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/httpfixture.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::DomainFixture;
using chautari::test::HttpFixture;

//! The ways in for those who have forgotten their password (guarantees.md W34).
class PasswordResetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<HttpFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void aCodeSignsInOnce();
    void aCodeSetsAPassword();
    void aTokenSetsAPasswordAndEndsEverySession();
    void everybodyIsAnsweredAlike();
    void requestsAreLimited();
    void wrongCodesAreFailedLogins();
    void theSecondFactorStaysBetween();

private:
    HttpResponse post(const QString &path, const QByteArray &body) { return m_fixture->post(path, {}, body); }
    QString mailed(const QString &pattern);
    HttpResponse login(const QByteArray &password);

    std::unique_ptr<HttpFixture> m_fixture;
};

//! What the last mail says; empty without a mail.
QString PasswordResetTest::mailed(const QString &pattern)
{
    QList<Mail> mails;
    (void)QTest::qWaitFor([&] { return !(mails = m_fixture->domain.mails()).isEmpty(); });
    return mails.isEmpty() ? QString() : QRegularExpression(pattern).match(mails.last().text).captured(1);
}

HttpResponse PasswordResetTest::login(const QByteArray &password)
{
    return post(u"/api/auth/login/"_s, R"({"email":"asha@example.com","password":")" + password + "\"}");
}

void PasswordResetTest::aCodeSignsInOnce()
{
    QCOMPARE(post(u"/api/auth/otp/request/"_s, R"({"email":"asha@example.com"})").body,
        QByteArray(R"({"detail":"If the email exists, an OTP has been sent."})"));
    const QByteArray code = mailed(u"code is (\\d{6})"_s).toLatin1();
    QCOMPARE(code.size(), 6);
    const QByteArray body = R"({"email":"asha@example.com","otp":")" + code + "\"}";
    const HttpResponse signedIn = post(u"/api/auth/otp/verify/"_s, body);
    QCOMPARE(signedIn.status, 200);
    QVERIFY(signedIn.body.startsWith("{\"refresh\""));
    const QJsonObject answer = HttpFixture::json(signedIn);
    QCOMPARE(HttpFixture::json(m_fixture->get(u"/api/auth/users/me/"_s, answer.value("access"_L1).toString())),
        answer.value("user"_L1).toObject());
    const HttpResponse again = post(u"/api/auth/otp/verify/"_s, body);
    QCOMPARE(again.status, 400);
    QCOMPARE(again.body, QByteArray(R"({"detail":"Invalid or expired OTP"})"));
}

void PasswordResetTest::aCodeSetsAPassword()
{
    const QString old = m_fixture->token(u"asha"_s);
    QCOMPARE(post(u"/api/auth/otp/request/"_s, R"({"email":"asha@example.com"})").status, 200);
    const QByteArray code = mailed(u"code is (\\d{6})"_s).toLatin1();
    const auto reset = [&](const QByteArray &password) {
        return post(u"/api/auth/otp/reset-password/"_s,
            "{\"email\":\"asha@example.com\",\"otp\":\"" + code + "\",\"password\":\"" + password + "\"}");
    };
    QCOMPARE(reset("12345").status, 400); // costs no try
    QCOMPARE(reset("An0ther-pass-7").body, QByteArray(R"({"detail":"Password has been reset successfully."})"));
    QCOMPARE(m_fixture->get(u"/api/auth/users/me/"_s, old).status, 401);
    QCOMPARE(login("Str0ng-pass-42").status, 401);
    QCOMPARE(login("An0ther-pass-7").status, 200);
}

void PasswordResetTest::aTokenSetsAPasswordAndEndsEverySession()
{
    const QString old = m_fixture->token(u"asha"_s);
    QCOMPARE(post(u"/api/auth/reset-password/"_s, R"({"email":"asha@example.com"})").body,
        QByteArray(R"({"detail":"Password reset email has been sent."})"));
    const QByteArray token = mailed(u"\\n([\\w-]+/[\\w-]{43})\\n"_s).toLatin1();
    QVERIFY(!token.isEmpty());
    const QByteArray invalid = R"({"detail":"Token is invalid or expired"})";
    const auto confirm = [this](const QByteArray &shown) {
        return post(
            u"/api/auth/reset-password/confirm/"_s, "{\"token\":\"" + shown + "\",\"password\":\"An0ther-pass-7\"}");
    };
    // Another user's number before it, and no more of it than the number.
    QCOMPARE(confirm("Mg" + token.mid(2)).body, invalid);
    QCOMPARE(confirm(token.left(3)).body, invalid);
    QCOMPARE(confirm(token).status, 200);
    QCOMPARE(confirm(token).body, invalid);
    QCOMPARE(m_fixture->get(u"/api/auth/users/me/"_s, old).status, 401);
    QCOMPARE(login("An0ther-pass-7").status, 200);
}

void PasswordResetTest::everybodyIsAnsweredAlike()
{
    const HttpResponse known = post(u"/api/auth/otp/request/"_s, R"({"email":"asha@example.com"})");
    const HttpResponse unknown = post(u"/api/auth/otp/request/"_s, R"({"email":"nobody@example.com"})");
    const HttpResponse disabled = post(u"/api/auth/otp/request/"_s, R"({"email":"gone@example.com"})");
    QCOMPARE(unknown.status, known.status);
    QCOMPARE(unknown.body, known.body);
    QCOMPARE(disabled.body, known.body);
    for (const QByteArray name : {"asha", "nobody", "gone"}) {
        const HttpResponse wrong
            = post(u"/api/auth/otp/verify/"_s, R"({"email":")" + name + R"(@example.com","otp":"x"})");
        QCOMPARE(wrong.status, 400);
        QCOMPARE(wrong.body, QByteArray(R"({"detail":"Invalid or expired OTP"})"));
    }
    QTRY_COMPARE(m_fixture->domain.mails().size(), 1);
    const QList<Mail> mails = m_fixture->domain.mails();
    QCOMPARE(mails.first().to, u"asha@example.com"_s);
}

void PasswordResetTest::requestsAreLimited()
{
    const auto ask = [this](const QByteArray &name) {
        return post(u"/api/auth/otp/request/"_s, R"({"email":")" + name + R"(@example.com"})").status;
    };
    for (int i = 0; i < limits::codeRequests; ++i)
        QCOMPARE(ask("asha"), 200);
    QCOMPARE(ask("sunita"), 429); // the address
    m_fixture->peer = QHostAddress(u"192.0.2.9"_s);
    QCOMPARE(ask("ASHA"), 429); // the account
    QCOMPARE(ask("sunita"), 200);
}

void PasswordResetTest::wrongCodesAreFailedLogins()
{
    QCOMPARE(post(u"/api/auth/otp/request/"_s, R"({"email":"asha@example.com"})").status, 200);
    for (int i = 0; i < limits::failedLoginsPerAccount; ++i)
        QCOMPARE(post(u"/api/auth/otp/verify/"_s, R"({"email":"asha@example.com","otp":"x"})").status, 400);
    QCOMPARE(post(u"/api/auth/otp/verify/"_s, R"({"email":"asha@example.com","otp":"x"})").status, 429);
    QCOMPARE(login("Str0ng-pass-42").status, 429);
}

void PasswordResetTest::theSecondFactorStaysBetween()
{
    QVERIFY(m_fixture->domain.write<void>([&](WriteTransaction &tx) {
        return tx.stores().sessions().saveTwoFactor(
            m_fixture->domain.asha, {u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s, m_fixture->domain.clock.now(), 0});
    }));
    QCOMPARE(post(u"/api/auth/otp/request/"_s, R"({"email":"asha@example.com"})").status, 200);
    const QByteArray code = mailed(u"code is (\\d{6})"_s).toLatin1();
    const HttpResponse asked
        = post(u"/api/auth/otp/verify/"_s, R"({"email":"asha@example.com","otp":")" + code + "\"}");
    QCOMPARE(asked.status, 401);
    QCOMPARE(HttpFixture::json(asked).value("code"_L1).toString(), u"two_factor_required"_s);
}

QTEST_GUILESS_MAIN(PasswordResetTest)
#include "tst_passwordreset.moc"
