// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/httpfixture.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::DomainFixture;
using chautari::test::HttpFixture;

//! Who may come in, and what owners do with the place and its people.
class PlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void whoAsksWaitsToBeLetIn();
    void whoIsSentAwayIsGone();
    void waitingIsBounded();
    void anInvitationIsNeeded();
    void anInvitationIsUsedUp();
    void anInvitationGrowsOld();
    void anInvitationSparesTheWait();
    void withdrawnInvitationsAreVoid();
    void ownersComeByTheHostsTicketOnly();
    void theLastOwnerStays();
    void disabledPeopleAreOut();
    void settingsAreChecked_data();
    void settingsAreChecked();
    void theCodeIsGoodForOneGuess();
    void theCodeGrowsOld();
    void whoStandsBetweenProvesNothing();
    void weakValuesProveNothing_data();
    void weakValuesProveNothing();

private:
    HttpResponse owner(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        return m_fixture->send({method, u"/api/owner/"_s + path, m_owner, body, "application/json", {}});
    }
    HttpResponse registerAs(const QString &name, const QString &invitation = {});
    HttpResponse login(const QString &name);
    void setRegistration(const char *registration)
    {
        QCOMPARE(owner("PATCH", {}, QByteArray("{\"registration\":\"") + registration + "\"}").status, 200);
    }
    QString invite(const QByteArray &body = "{}")
    {
        return HttpFixture::json(owner("POST", u"invitations/"_s, body)).value(u"token").toString();
    }
    [[nodiscard]] QJsonArray waiting()
    {
        return HttpFixture::json(owner("GET", u"people/waiting/"_s)).value(u"results").toArray();
    }
    JoinDesk &desk() { return m_fixture->domain.accountMemory.joinDesk; }

    std::unique_ptr<HttpFixture> m_fixture;
    QString m_owner; //!< access token
};

void PlaceTest::init()
{
    m_fixture = std::make_unique<HttpFixture>();
    m_fixture->domain.services->hasRateLimits = false;
    auto &domain = m_fixture->domain;
    const auto ticket
        = domain.write<Invitation>([&domain](WriteTransaction &tx) { return domain.place.inviteOwner(tx); });
    m_owner = HttpFixture::json(registerAs(u"owner"_s, ticket->token)).value(u"access").toString();
    QVERIFY(!m_owner.isEmpty());
    desk().setFingerprint(u"sha256/host"_s);
}

HttpResponse PlaceTest::registerAs(const QString &name, const QString &invitation)
{
    const QJsonObject body{{u"email"_s, QString(name + u"@x.np")}, {u"username"_s, name},
        {u"password"_s, DomainFixture::password}, {u"password2"_s, DomainFixture::password},
        {u"invitation"_s, invitation}};
    return m_fixture->post(u"/api/auth/register/"_s, {}, QJsonDocument(body).toJson());
}

HttpResponse PlaceTest::login(const QString &name)
{
    const QJsonObject body{{u"email"_s, QString(name + u"@x.np")}, {u"password"_s, DomainFixture::password}};
    return m_fixture->post(u"/api/auth/login/"_s, {}, QJsonDocument(body).toJson());
}

void PlaceTest::whoAsksWaitsToBeLetIn()
{
    setRegistration("approval");
    const HttpResponse asked = registerAs(u"hari"_s);
    QCOMPARE(asked.status, 403);
    QCOMPARE(HttpFixture::json(asked).value(u"code").toString(), u"approval_pending"_s);
    QCOMPARE(HttpFixture::json(login(u"hari"_s)).value(u"code").toString(), u"approval_pending"_s);
    QCOMPARE(waiting().size(), 1);
    const int id = waiting().first().toObject().value(u"id").toInt();
    QCOMPARE(owner("PATCH", u"people/%1/"_s.arg(id), R"({"is_active":true})").status, 200);
    QCOMPARE(waiting().size(), 0);
    QCOMPARE(login(u"hari"_s).status, 200);
}

void PlaceTest::whoIsSentAwayIsGone()
{
    setRegistration("approval");
    QCOMPARE(registerAs(u"hari"_s).status, 403);
    const int id = waiting().first().toObject().value(u"id").toInt();
    QCOMPARE(owner("DELETE", u"people/%1/"_s.arg(id)).status, 204);
    QCOMPARE(login(u"hari"_s).status, 401);
    QCOMPARE(registerAs(u"hari"_s).status, 403); // the name is free again
    // Whoever is in cannot be deleted like that.
    QCOMPARE(owner("DELETE", u"people/%1/"_s.arg(m_fixture->domain.asha.value())).status, 404);
}

void PlaceTest::waitingIsBounded()
{
    auto &domain = m_fixture->domain;
    setRegistration("approval");
    const auto filled = domain.write<bool>([](WriteTransaction &tx) -> Result<bool> {
        for (int i = 0; i < limits::peopleWaiting; ++i) {
            UserRecord user;
            user.email = u"w%1@x.np"_s.arg(i);
            user.username = u"w%1"_s.arg(i);
            user.isActive = false;
            user.isPending = true;
            if (const auto id = tx.stores().users().insert(user); !id)
                return id.error();
        }
        return true;
    });
    QVERIFY(filled);
    const HttpResponse refused = registerAs(u"hari"_s);
    QCOMPARE(refused.status, 400);
    QVERIFY(HttpFixture::json(refused).contains(u"non_field_errors"));
}

void PlaceTest::anInvitationIsNeeded()
{
    setRegistration("invitation");
    QVERIFY(HttpFixture::json(registerAs(u"hari"_s)).contains(u"invitation"));
    QVERIFY(HttpFixture::json(registerAs(u"hari"_s, u"made-up"_s)).contains(u"invitation"));
    QCOMPARE(registerAs(u"hari"_s, invite()).status, 201);
}

void PlaceTest::anInvitationIsUsedUp()
{
    setRegistration("invitation");
    const QString ticket = invite(R"({"uses":2})");
    QCOMPARE(registerAs(u"hari"_s, ticket).status, 201);
    QCOMPARE(registerAs(u"hari"_s, ticket).status, 400); // the name is taken: that costs no use
    QCOMPARE(registerAs(u"gita"_s, ticket).status, 201);
    QCOMPARE(registerAs(u"rita"_s, ticket).status, 400);
}

void PlaceTest::anInvitationGrowsOld()
{
    setRegistration("invitation");
    const QString ticket = invite(R"({"hours":1})");
    m_fixture->domain.clock.advanceMs(3600 * 1000 + 1);
    QVERIFY(HttpFixture::json(registerAs(u"hari"_s, ticket)).contains(u"invitation"));
}

void PlaceTest::anInvitationSparesTheWait()
{
    setRegistration("approval");
    QCOMPARE(registerAs(u"hari"_s, invite()).status, 201);
}

void PlaceTest::withdrawnInvitationsAreVoid()
{
    setRegistration("invitation");
    const QString ticket = invite();
    QCOMPARE(owner("DELETE", u"invitations/"_s).status, 204);
    QCOMPARE(registerAs(u"hari"_s, ticket).status, 400);
}

void PlaceTest::ownersComeByTheHostsTicketOnly()
{
    QCOMPARE(owner("GET", {}).status, 200);
    const QJsonObject me = HttpFixture::json(m_fixture->get(u"/api/auth/users/me/"_s, m_owner));
    QCOMPARE(me.value(u"is_owner").toBool(), true);
    const QString guest = HttpFixture::json(registerAs(u"hari"_s, invite())).value(u"access").toString();
    QCOMPARE(m_fixture->get(u"/api/owner/"_s, guest).status, 403);
    QVERIFY(!HttpFixture::json(m_fixture->get(u"/api/auth/users/me/"_s, guest)).contains(u"is_owner"));
}

void PlaceTest::theLastOwnerStays()
{
    const QJsonObject me = HttpFixture::json(m_fixture->get(u"/api/auth/users/me/"_s, m_owner));
    const QString path = u"people/%1/"_s.arg(me.value(u"id").toInt());
    QVERIFY(HttpFixture::json(owner("PATCH", path, R"({"is_active":false})")).contains(u"is_active"));
    QVERIFY(HttpFixture::json(owner("PATCH", path, R"({"is_owner":false})")).contains(u"is_owner"));
    const QString other = u"people/%1/"_s.arg(m_fixture->domain.asha.value());
    QCOMPARE(owner("PATCH", other, R"({"is_owner":true})").status, 200);
    QCOMPARE(owner("PATCH", path, R"({"is_owner":false})").status, 200);
    QCOMPARE(owner("GET", {}).status, 403); // at once, with the token of before
}

void PlaceTest::disabledPeopleAreOut()
{
    const QString token = m_fixture->token(u"asha"_s);
    const QString path = u"people/%1/"_s.arg(m_fixture->domain.asha.value());
    QCOMPARE(owner("PATCH", path, R"({"is_active":false})").status, 200);
    QCOMPARE(m_fixture->get(u"/api/auth/users/me/"_s, token).status, 401);
    QVERIFY(!waiting().size()); // out, but not at the door
    QCOMPARE(owner("PATCH", path, R"({"is_active":true})").status, 200);
    QCOMPARE(m_fixture->get(u"/api/auth/users/me/"_s, token).status, 401); // who has it may be a thief: sign in anew
}

void PlaceTest::settingsAreChecked_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    const QString person = u"people/%1/"_s.arg(1);
    QTest::newRow("registration") << QString() << QByteArray("PATCH") << QByteArray(R"({"registration":"x"})")
                                  << u"registration"_s;
    QTest::newRow("long name") << QString() << QByteArray("PATCH")
                               << QByteArray("{\"name\":\"" + QByteArray(61, 'x') + "\"}") << u"name"_s;
    QTest::newRow("no administrators") << person << QByteArray("PATCH") << QByteArray(R"({"role":"admin"})")
                                       << u"role"_s;
    QTest::newRow("no uses") << u"invitations/"_s << QByteArray("POST") << QByteArray(R"({"uses":0})") << u"uses"_s;
    QTest::newRow("long") << u"invitations/"_s << QByteArray("POST") << QByteArray(R"({"hours":100000})") << u"hours"_s;
}

void PlaceTest::settingsAreChecked()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, field);
    const HttpResponse refused = owner(method, path, body);
    QCOMPARE(refused.status, 400);
    QVERIFY2(HttpFixture::json(refused).contains(field), refused.body.constData());
}

void PlaceTest::theCodeIsGoodForOneGuess()
{
    const QString code = desk().open().code;
    const auto guess = [this](const QString &guessed) -> std::optional<bool> {
        const auto hello = desk().hello();
        if (!hello)
            return std::nullopt;
        const auto guest = JoinProofGuest::answer(guessed, hello->hello, u"sha256/host"_s);
        const auto proof = desk().check(hello->attempt, guest->answer());
        return proof && guest->isHost(*proof);
    };
    QCOMPARE(guess(code), std::optional(true));
    QCOMPARE(guess(code), std::nullopt); // used up
    const QString other = desk().open().code;
    QCOMPARE(guess(code == u"00000000" ? u"00000001"_s : u"00000000"_s), std::optional(false));
    QCOMPARE(guess(other), std::nullopt); // one guess, and it was wrong
}

void PlaceTest::theCodeGrowsOld()
{
    (void)desk().open();
    m_fixture->domain.clock.advanceMs(limits::joinCodeSeconds * 1000LL);
    QCOMPARE(m_fixture->post(u"/api/join/hello/"_s, {}, "{}").status, 404);
}

//! He passes everything on, but has a key of his own.
void PlaceTest::whoStandsBetweenProvesNothing()
{
    const QString code = desk().open().code;
    const auto hello = desk().hello();
    const auto guest = JoinProofGuest::answer(code, hello->hello, u"sha256/impostor"_s);
    QVERIFY(!desk().check(hello->attempt, guest->answer()));
    QVERIFY(!guest->isHost(QByteArray(32, 'x')));
}

void PlaceTest::weakValuesProveNothing_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("zero") << QByteArray(1, 0);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("long") << QByteArray(257, 1);
    QTest::newRow("one") << QByteArray(1, 1);
}

void PlaceTest::weakValuesProveNothing()
{
    QFETCH(const QByteArray, value);
    (void)desk().open();
    const auto hello = desk().hello();
    QVERIFY(!desk().check(hello->attempt, {value, QByteArray(32, 0)}));
    QVERIFY(value.size() != 1 || !JoinProofGuest::answer(u"12345678"_s, {QByteArray(16, 1), QByteArray(1, 0)}, {}));
}

QTEST_GUILESS_MAIN(PlaceTest)
#include "tst_place.moc"
