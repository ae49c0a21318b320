// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/totp.h"
#include "tests/server/http/httpfixture.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::DomainFixture;
using chautari::test::HttpFixture;

//! What a signed-in person does with the own account: profile, settings, password, sessions, second factor.
class AccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<HttpFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void aProfileIsKept();
    void refusedProfiles_data();
    void refusedProfiles();
    void nobodyRaisesHimself();
    void usersSeeThemselvesAndAdministratorsAll();
    void preferencesAreKept();
    void privacyIsKept();
    void aPasswordIsChanged();
    void wrongCurrentPasswordsAreFailedLogins();
    void sessionsAreTrue();
    void lastUseIsWrittenOnceAMinute();
    void theSecondFactorIsAsked();
    void accountsOfOneAddressAreLimited();
    void blocksOverHttp();

private:
    HttpResponse put(const QString &path, const QString &who, const QByteArray &body, const QByteArray &method = "PUT")
    {
        return m_fixture->send({method, path, m_fixture->token(who), body, "application/json", {}});
    }
    HttpResponse login(const QByteArray &rest = {}, const QString &password = DomainFixture::password);
    QJsonObject me(const QString &who)
    {
        return HttpFixture::json(m_fixture->get(u"/api/auth/users/me/"_s, m_fixture->token(who)));
    }

    std::unique_ptr<HttpFixture> m_fixture;
};

HttpResponse AccountsTest::login(const QByteArray &rest, const QString &password)
{
    return m_fixture->post(u"/api/auth/login/"_s, {},
        R"({"email":"asha@example.com","password":")" + password.toUtf8() + '"' + rest + '}');
}

void AccountsTest::aProfileIsKept()
{
    const CityId city = *m_fixture->domain.write<CityId>([](WriteTransaction &tx) {
        return tx.stores().services().ensureCity(City{{}, u"Pokhara"_s, u"Gandaki"_s});
    });
    const QByteArray id = QByteArray::number(city.value());
    const HttpResponse changed = put(u"/api/auth/users/update_profile/"_s, u"asha"_s,
        R"({"first_name":"आशा","phone":"","profile":{"bio":"Hello 🙂","date_of_birth":"1990-02-28","years_of_experience":3,"certifications":["A","B"],"location_city":)"
            + id + R"(,"service_areas":[)" + id + "," + id + R"(],"unknown":1}})");
    QCOMPARE(changed.status, 200);
    const QJsonObject account = me(u"asha"_s);
    QCOMPARE(HttpFixture::json(changed), account);
    QCOMPARE(account.value("first_name"_L1).toString(), u"आशा"_s);
    QCOMPARE(account.value("last_name"_L1).toString(), u"Rai"_s); // was not in the request
    QVERIFY(account.value("phone"_L1).isNull());
    const QJsonObject profile = account.value("profile"_L1).toObject();
    QCOMPARE(profile.value("bio"_L1).toString(), u"Hello 🙂"_s);
    QCOMPARE(profile.value("certifications"_L1).toArray(), (QJsonArray{u"A"_s, u"B"_s}));
    QCOMPARE(profile.value("location_city"_L1).toInteger(), city.value());
    QCOMPARE(profile.value("service_areas"_L1).toArray().size(), 1);
    QVERIFY(profile.value("city"_L1).isNull());
    QCOMPARE(profile.value("avg_rating"_L1).toString(), u"0.00"_s);
    // The other side sees the new name at once.
    QCOMPARE(m_fixture->domain.directory.person(m_fixture->domain.asha)->basic.firstName, u"आशा"_s);
    QCOMPARE(put(u"/api/auth/users/update_profile"_s, u"asha"_s, R"({"profile":{"bio":null}})", "PATCH").status, 200);
    QVERIFY(me(u"asha"_s).value("profile"_L1).toObject().value("bio"_L1).isNull());
}

void AccountsTest::refusedProfiles_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("long name") << R"({"first_name":")" + QByteArray(151, 'x') + "\"}" << QByteArray("first_name");
    QTest::newRow("long phone") << QByteArray(R"({"phone":"1111111111111111"})") << QByteArray("phone");
    QTest::newRow("NUL") << QByteArray(R"({"profile":{"bio":"a\u0000b"}})") << QByteArray("profile.bio");
    QTest::newRow("no date") << QByteArray(R"({"profile":{"date_of_birth":"1990-02-30"}})")
                             << QByteArray("profile.date_of_birth");
    QTest::newRow("years") << QByteArray(R"({"profile":{"years_of_experience":-1}})")
                           << QByteArray("profile.years_of_experience");
    QTest::newRow("many years") << QByteArray(R"({"profile":{"years_of_experience":"many"}})")
                                << QByteArray("profile.years_of_experience");
    QTest::newRow("no such city") << QByteArray(R"({"profile":{"location_city":77}})")
                                  << QByteArray("profile.location_city");
    QTest::newRow("areas") << QByteArray(R"({"profile":{"service_areas":[77]}})")
                           << QByteArray("profile.service_areas");
    QTest::newRow("areas no list") << QByteArray(R"({"profile":{"service_areas":3}})")
                                   << QByteArray("profile.service_areas");
}

void AccountsTest::refusedProfiles()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, field);
    const QJsonObject before = me(u"asha"_s);
    const HttpResponse refused = put(u"/api/auth/users/update_profile/"_s, u"asha"_s, body);
    QCOMPARE(refused.status, 400);
    QVERIFY2(HttpFixture::json(refused).contains(QString::fromLatin1(field)), refused.body.constData());
    QCOMPARE(me(u"asha"_s), before);
}

void AccountsTest::nobodyRaisesHimself()
{
    const QJsonObject before = me(u"asha"_s);
    QCOMPARE(
        put(u"/api/auth/users/update_profile/"_s, u"asha"_s,
            R"({"role":"admin","is_verified":true,"id":3,"email":"x@example.com","username":"boss","date_joined":"2020-01-01T00:00:00Z","profile":{"is_approved":true,"avg_rating":"5.00","reviews_count":9}})")
            .status,
        200);
    QCOMPARE(me(u"asha"_s), before);
}

void AccountsTest::usersSeeThemselvesAndAdministratorsAll()
{
    const QString asha = m_fixture->token(u"asha"_s);
    const QJsonObject page = HttpFixture::json(m_fixture->get(u"/api/auth/users/"_s, asha));
    QCOMPARE(page.value("count"_L1).toInt(), 1);
    QCOMPARE(page.value("results"_L1).toArray().at(0).toObject(), me(u"asha"_s));
    const QString bikash = u"/api/auth/users/%1/"_s.arg(m_fixture->domain.bikash.value());
    QCOMPARE(m_fixture->get(bikash, asha).status, 404);
    QCOMPARE(m_fixture->get(u"/api/auth/users/%1"_s.arg(m_fixture->domain.asha.value()), asha).status, 200);
    QCOMPARE(m_fixture->get(u"/api/auth/users/?page=2"_s, asha).status, 404);

    const UserId boss = m_fixture->domain.addUser(u"boss"_s, Role::Admin);
    const QString admin = m_fixture->domain.signIn(boss).access;
    QCOMPARE(m_fixture->get(bikash, admin).status, 200);
    QCOMPARE(m_fixture->get(u"/api/auth/users/4711/"_s, admin).status, 404);
    const QJsonObject all = HttpFixture::json(m_fixture->get(u"/api/auth/users/?page_size=2&page=2"_s, admin));
    QCOMPARE(all.value("count"_L1).toInt(), 6);
    QCOMPARE(all.value("total_pages"_L1).toInt(), 3);
    QCOMPARE(all.value("results"_L1).toArray().at(0).toObject().value("username"_L1).toString(), u"bikash"_s);
    QVERIFY(all.value("next"_L1).toString().endsWith(u"/api/auth/users/?page=3&page_size=2"_s));
}

void AccountsTest::preferencesAreKept()
{
    const QString path = u"/api/auth/users/preferences/"_s;
    QCOMPARE(m_fixture->get(path, m_fixture->token(u"asha"_s)).body,
        QByteArray(R"({"data":{"theme":"system","language":"en","timezone":null,"keep_archived":false}})"));
    QCOMPARE(put(path, u"asha"_s, R"({"theme":"dark","timezone":"Asia/Kathmandu"})").body,
        QByteArray(R"({"data":{"theme":"dark","language":"en","timezone":"Asia/Kathmandu","keep_archived":false},)"
                   R"("message":"Preferences updated"})"));
    QCOMPARE(put(path, u"asha"_s, R"({"theme":"neon"})").body,
        QByteArray(R"({"theme":["\"neon\" is not a valid choice."]})"));
    QCOMPARE(put(path, u"asha"_s, R"({"keep_archived":"perhaps"})").body,
        QByteArray(R"({"keep_archived":["Must be a valid boolean."]})"));
    QCOMPARE(put(path, u"asha"_s, R"({"language":"ne","keep_archived":true})").status, 200);
    QCOMPARE(put(path, u"asha"_s, R"({"theme":"dark"})").status, 200); // which leaves the others
    QCOMPARE(m_fixture->get(path, m_fixture->token(u"asha"_s)).body,
        QByteArray(R"({"data":{"theme":"dark","language":"ne","timezone":"Asia/Kathmandu","keep_archived":true}})"));
    QVERIFY(m_fixture->get(path, m_fixture->token(u"sunita"_s)).body.contains("system"));
}

void AccountsTest::privacyIsKept()
{
    const QString path = u"/api/auth/users/me/privacy/"_s;
    QCOMPARE(m_fixture->get(path, m_fixture->token(u"asha"_s)).body,
        QByteArray(R"({"read_receipts":true,"typing":true,"last_seen":true})"));
    QCOMPARE(put(path, u"asha"_s, R"({"typing":false})").body,
        QByteArray(R"({"read_receipts":true,"typing":false,"last_seen":true})"));
    QCOMPARE(
        put(path, u"asha"_s, R"({"typing":"perhaps"})").body, QByteArray(R"({"typing":["Must be a valid boolean."]})"));
    QCOMPARE(m_fixture->get(path, m_fixture->token(u"asha"_s)).body,
        QByteArray(R"({"read_receipts":true,"typing":false,"last_seen":true})"));
}

void AccountsTest::aPasswordIsChanged()
{
    const QString path = u"/api/auth/users/change_password/"_s;
    const QString here = m_fixture->token(u"asha"_s);
    const QString phone = m_fixture->domain.signIn(m_fixture->domain.asha).access;
    QCOMPARE(m_fixture->post(path, here, "{}").body,
        QByteArray(R"({"current_password":["This field is required."],"new_password":["This field is required."]})"));
    QCOMPARE(m_fixture->post(path, here, R"({"current_password":"Str0ng-pass-42","new_password":"12345678"})").body,
        QByteArray(R"({"new_password":["This password is too common.","This password is entirely numeric."]})"));
    const QByteArray good = R"(","new_password":"An0ther-pass-7"})";
    QCOMPARE(m_fixture->post(path, here, R"({"current_password":"wrong)" + good).body,
        QByteArray(R"({"current_password":["Current password is not correct"]})"));
    QCOMPARE(m_fixture->get(u"/api/auth/users/me/"_s, phone).status, 200);
    QCOMPARE(m_fixture->post(path, here, R"({"current_password":"Str0ng-pass-42)" + good).body,
        QByteArray(R"({"detail":"Password changed successfully"})"));
    QCOMPARE(m_fixture->get(u"/api/auth/users/me/"_s, here).status, 200);
    QCOMPARE(m_fixture->get(u"/api/auth/users/me/"_s, phone).status, 401);
    QCOMPARE(login().status, 401);
    QCOMPARE(login({}, u"An0ther-pass-7"_s).status, 200);
}

void AccountsTest::wrongCurrentPasswordsAreFailedLogins()
{
    const QByteArray wrong = R"({"current_password":"guess","new_password":"An0ther-pass-7"})";
    for (int i = 0; i < limits::failedLoginsPerAccount; ++i)
        QCOMPARE(
            m_fixture->post(u"/api/auth/users/change_password/"_s, m_fixture->token(u"asha"_s), wrong).status, 400);
    QCOMPARE(m_fixture->post(u"/api/auth/users/change_password/"_s, m_fixture->token(u"asha"_s), wrong).status, 429);
    QCOMPARE(login().status, 429);
}

void AccountsTest::sessionsAreTrue()
{
    const HttpResponse signedIn = m_fixture->send({"POST", u"/api/auth/login/"_s, {},
        R"({"email":"asha@example.com","password":"Str0ng-pass-42"})", "application/json",
        {{"User-Agent",
            "Fire\x01"
            "fox  on Linux"}}});
    const QString here = HttpFixture::json(signedIn).value("access"_L1).toString();
    const QString phone = m_fixture->domain.signIn(m_fixture->domain.asha, true, u"chautari/1.0"_s).access;
    const HttpResponse listed = m_fixture->get(u"/api/auth/sessions/"_s, here);
    const QJsonArray sessions = HttpFixture::json(listed).value("data"_L1).toArray();
    QCOMPARE(sessions.size(), 2);
    QVERIFY(listed.body.contains("+00:00"));
    QJsonObject other;
    for (const QJsonValue &session : sessions) {
        if (session.toObject().value("current"_L1).toBool())
            QCOMPARE(session.toObject().value("device"_L1).toString(), u"Firefox on Linux"_s);
        else
            other = session.toObject();
    }
    QCOMPARE(other.value("device"_L1).toString(), u"chautari/1.0"_s);
    const QString path = u"/api/auth/sessions/%1/"_s.arg(other.value("id"_L1).toInteger());
    QCOMPARE(m_fixture->send({"DELETE", path, m_fixture->token(u"sunita"_s), {}, {}, {}}).status, 404);
    const HttpResponse ended = m_fixture->send({"DELETE", path, here, {}, {}, {}});
    QCOMPARE(ended.status, 204);
    QVERIFY(ended.body.isEmpty());
    QCOMPARE(m_fixture->get(u"/api/auth/users/me/"_s, phone).status, 401);

    const QString tablet = m_fixture->domain.signIn(m_fixture->domain.asha).access;
    QCOMPARE(m_fixture->send({"DELETE", u"/api/auth/sessions/"_s, here, {}, {}, {}}).status, 204);
    QCOMPARE(m_fixture->get(u"/api/auth/users/me/"_s, tablet).status, 401);
    QCOMPARE(m_fixture->get(u"/api/auth/users/me/"_s, here).status, 200);
}

void AccountsTest::lastUseIsWrittenOnceAMinute()
{
    const QString here = m_fixture->token(u"asha"_s);
    const auto lastActive = [&] {
        return HttpFixture::json(m_fixture->get(u"/api/auth/sessions/"_s, here))
            .value("data"_L1)
            .toArray()
            .at(0)
            .toObject()
            .value("last_active"_L1)
            .toString();
    };
    (void)lastActive();
    m_fixture->domain.clock.advanceSeconds(30);
    (void)lastActive();
    const QString first = lastActive();
    m_fixture->domain.clock.advanceSeconds(31);
    (void)lastActive(); // this one writes
    QTRY_VERIFY(lastActive() != first);
}

void AccountsTest::theSecondFactorIsAsked()
{
    const QString here = m_fixture->token(u"asha"_s);
    const auto post = [&](const char *what, const QByteArray &body) {
        return m_fixture->post(u"/api/auth/2fa/%1/"_s.arg(QLatin1StringView(what)), here, body);
    };
    const QByteArray off = R"({"data":{"enabled":false,"method":null}})";
    QCOMPARE(m_fixture->get(u"/api/auth/2fa/status/"_s, here).body, off);
    QCOMPARE(post("verify", R"({"code":"123456"})").status, 400);
    const QJsonObject setup = HttpFixture::json(post("enable", "{}")).value("data"_L1).toObject();
    const QString secret = setup.value("secret"_L1).toString();
    QVERIFY(setup.value("otpauth_url"_L1).toString().contains(secret));
    QCOMPARE(login().status, 200); // not confirmed: not asked
    const auto code = [&] { return totp::code(secret, totp::stepAt(m_fixture->domain.clock.now())).toLatin1(); };
    QCOMPARE(post("verify", R"({"code":"000000x"})").status, 400);
    QCOMPARE(m_fixture->get(u"/api/auth/2fa/status/"_s, here).body, off);
    QCOMPARE(post("verify", "{\"code\":\"" + code() + "\"}").status, 200);
    QVERIFY(m_fixture->get(u"/api/auth/2fa/status/"_s, here).body.contains(R"("enabled":true,"method":"totp")"));

    const HttpResponse asked = login();
    QCOMPARE(asked.status, 401);
    QCOMPARE(HttpFixture::json(asked).value("code"_L1).toString(), u"two_factor_required"_s);
    QCOMPARE(login(",\"otp\":\"" + code() + '"').status, 401); // it was used to confirm
    m_fixture->domain.clock.advanceSeconds(30);
    const QByteArray fresh = code();
    QCOMPARE(login(",\"otp\":\"" + fresh + '"').status, 200);
    QCOMPARE(login(",\"otp\":\"" + fresh + '"').status, 401); // and once is once
    QCOMPARE(post("enable", "{}").status, 400);
    m_fixture->domain.clock.advanceSeconds(600); // the failures above are counted

    QCOMPARE(post("disable", R"({"password":"wrong"})").body,
        QByteArray(R"({"password":["Current password is not correct"]})"));
    QCOMPARE(login().status, 401);
    QCOMPARE(post("disable", R"({"password":"Str0ng-pass-42"})").status, 200);
    QCOMPARE(login().status, 200);
}

void AccountsTest::accountsOfOneAddressAreLimited()
{
    const auto signUp = [this](int number, const QByteArray &password = "Str0ng-pass-42") {
        const QByteArray name = "new" + QByteArray::number(number);
        return m_fixture->post(u"/api/auth/register/"_s, {},
            R"({"email":")" + name + R"(@example.com","username":")" + name + R"(","password":")" + password
                + R"(","password2":")" + password + "\"}");
    };
    for (int i = 0; i < 5; ++i)
        QCOMPARE(signUp(0, "12345").status, 400); // a slip of the pen costs nothing
    for (int i = 0; i < limits::registrationsPerAddress; ++i)
        QCOMPARE(signUp(i).status, 201);
    QCOMPARE(signUp(9).status, 429);
    m_fixture->peer = QHostAddress(u"192.0.2.9"_s);
    QCOMPARE(signUp(9).status, 201);
    const QList<Mail> mails = m_fixture->domain.mails();
    QCOMPARE(mails.size(), limits::registrationsPerAddress + 1);
    QCOMPARE(mails.last().to, u"new9@example.com"_s);
}

void AccountsTest::blocksOverHttp()
{
    const QString path = u"/api/auth/users/%1/block/"_s.arg(m_fixture->domain.asha.value());
    const QString bikash = m_fixture->token(u"bikash"_s);
    QCOMPARE(m_fixture->post(path, bikash, "{}").status, 200);
    QCOMPARE(HttpFixture::json(m_fixture->get(u"/api/auth/users/blocked/"_s, bikash)).value("count"_L1).toInt(), 1);
    const HttpResponse refused = m_fixture->post(
        u"/api/messaging/messages/"_s, m_fixture->token(u"asha"_s), R"({"conversation":1,"text":"Hello?"})");
    QCOMPARE(refused.status, 400);
    QVERIFY(HttpFixture::json(refused).contains(u"non_field_errors"_s));
    QCOMPARE(m_fixture->send({"DELETE", path, bikash, {}, {}, {}}).status, 204);
    QCOMPARE(
        m_fixture
            ->post(u"/api/messaging/messages/"_s, m_fixture->token(u"asha"_s), R"({"conversation":1,"text":"Hello"})")
            .status,
        201);
}

QTEST_GUILESS_MAIN(AccountsTest)
#include "tst_accounts.moc"
