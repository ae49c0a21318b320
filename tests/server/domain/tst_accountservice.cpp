// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/housekeeper.h"
#include "tests/server/domain/domainfixture.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::DomainFixture;

class AccountServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registersAndSignsIn();
    void refusesTakenNamesAndAdmin();
    void aStockClientKeepsItsFirstRefreshToken();
    void aStockSessionEndsAfterSevenDays();
    void aNativeSessionSlides();
    void aParentStaysValidUntilItsChildIsUsed();
    void reuseOfAReplacedTokenRevokesTheSession();
    void aSecondChildOfOneParentRevokesTheSession();
    void refreshRefusesWhatIsNotItsOwn();
    void signingOutRevokesTheSession();
    void signingOutRevokesTheSessionOfTheRefreshTokenToo();
    void signingOutLeavesSessionsOfOthersAlone();
    void listsLivingSessionsOnly();
    void endsOnlyItsOwnSessions();
    void aNewPasswordEndsTheOtherSessions();
    void aPasswordThatWasReplacedMeanwhileProvesNothing();
    void expiredSessionsAreForgotten();

private:
    Result<std::optional<TokenPair>> refresh(const QString &token);
    Result<void> signOut(const Identity &who, const QString &refreshToken);
    Identity identityOf(const TokenPair &pair);

    DomainFixture m_server;
};

Result<std::optional<TokenPair>> AccountServiceTest::refresh(const QString &token)
{
    return m_server.write<std::optional<TokenPair>>(
        [&](WriteTransaction &tx) { return m_server.accounts->refresh(tx, token); });
}

Result<void> AccountServiceTest::signOut(const Identity &who, const QString &refreshToken)
{
    return m_server.write<void>(
        [&](WriteTransaction &tx) { return m_server.accounts->signOut(tx, who, refreshToken); });
}

Identity AccountServiceTest::identityOf(const TokenPair &pair)
{
    const Result<Identity> who = m_server.authenticator->authenticate(pair.access.toLatin1());
    return who ? *who : Identity();
}

void AccountServiceTest::registersAndSignsIn()
{
    RegisterRequest request;
    request.email = u"ramesh@example.com"_s;
    request.username = u"ramesh"_s;
    request.firstName = u"रमेश"_s;
    request.role = Role::Provider;
    m_server.takeEvents();
    const auto created = m_server.write<std::optional<RegisterResponse>>(
        [&](WriteTransaction &tx) { return m_server.accounts->createUser(tx, request, {}, "hash", {}); });
    QVERIFY(created && created->has_value());
    const std::optional<RegisterResponse> &response = *created;
    QCOMPARE(response->user.firstName, u"रमेश"_s);
    QCOMPARE(response->user.dateJoined, m_server.clock.now());
    const Identity who = identityOf(response->tokens);
    QCOMPARE(who.user, response->user.id);
    QCOMPARE(who.role, Role::Provider);
    const QList<UserChanged> events = m_server.takeEventsOf<UserChanged>();
    QCOMPARE(events.size(), 1);
    QVERIFY(events.first().user.passwordHash.isEmpty()); // events go everywhere, hashes do not
}

void AccountServiceTest::refusesTakenNamesAndAdmin()
{
    RegisterRequest request;
    request.email = u"asha@example.com"_s;
    request.username = u"asha"_s;
    request.role = Role::Admin;
    const Result<bool> checked = m_server.read<bool>([&](Stores &stores) -> Result<bool> {
        const Result<void> result = m_server.accounts->checkRegistration(stores, request);
        if (!result)
            return result.error();
        return true;
    });
    QVERIFY(!checked);
    const QList<FieldError> expected{{u"email"_s, {u"User with this email address already exists."_s}},
        {u"username"_s, {u"A user with that username already exists."_s}},
        {u"role"_s, {u"\"admin\" is not a valid choice."_s}}};
    QCOMPARE(checked.error().fields, expected);
}

void AccountServiceTest::aStockClientKeepsItsFirstRefreshToken()
{
    const TokenPair first = m_server.signIn(m_server.asha);
    for (int i = 0; i < 5; ++i) {
        m_server.clock.advanceSeconds(3600);
        const Result<std::optional<TokenPair>> next = refresh(first.refresh);
        QVERIFY(next && next->has_value());
        QVERIFY((*next)->refresh != first.refresh);
        QCOMPARE(identityOf(**next).user, m_server.asha);
    }
}

void AccountServiceTest::aStockSessionEndsAfterSevenDays()
{
    const TokenPair first = m_server.signIn(m_server.asha);
    m_server.clock.advanceSeconds(limits::refreshTokenSeconds - 60);
    const Result<std::optional<TokenPair>> late = refresh(first.refresh);
    QVERIFY(late && late->has_value());
    m_server.clock.advanceSeconds(120 + limits::tokenLeewaySeconds);
    QCOMPARE(refresh(first.refresh).error().code, ErrorCode::TokenNotValid);
    // Neither does the newer token reach beyond the session, nor the access token given just before its end.
    QCOMPARE(refresh((*late)->refresh).error().code, ErrorCode::TokenNotValid);
    QVERIFY(!m_server.authenticator->authenticate((*late)->access.toLatin1()));
}

void AccountServiceTest::aNativeSessionSlides()
{
    TokenPair pair = m_server.signIn(m_server.asha, true);
    for (int i = 0; i < 4; ++i) {
        m_server.clock.advanceSeconds(60LL * 24 * 3600);
        const Result<std::optional<TokenPair>> next = refresh(pair.refresh);
        QVERIFY(next && next->has_value());
        pair = **next;
    }
    m_server.clock.advanceSeconds(limits::nativeSessionSeconds + limits::tokenLeewaySeconds);
    QVERIFY(!refresh(pair.refresh));
}

void AccountServiceTest::aParentStaysValidUntilItsChildIsUsed()
{
    const TokenPair parent = m_server.signIn(m_server.asha, true);
    QVERIFY(*refresh(parent.refresh)); // the answer was lost on the way
    const Result<std::optional<TokenPair>> child = refresh(parent.refresh);
    QVERIFY(child && child->has_value());
    const Result<std::optional<TokenPair>> grandchild = refresh((*child)->refresh);
    QVERIFY(grandchild && grandchild->has_value());
    const Result<std::optional<TokenPair>> again = refresh((*child)->refresh);
    QVERIFY(again && again->has_value());
}

void AccountServiceTest::reuseOfAReplacedTokenRevokesTheSession()
{
    const TokenPair stolen = m_server.signIn(m_server.asha, true);
    const Result<std::optional<TokenPair>> child = refresh(stolen.refresh);
    const Result<std::optional<TokenPair>> grandchild = refresh((*child)->refresh);
    QVERIFY(grandchild && grandchild->has_value());
    m_server.takeEvents();
    const Result<std::optional<TokenPair>> reuse = refresh(stolen.refresh);
    QVERIFY(reuse);
    QVERIFY(!reuse->has_value());
    QCOMPARE(m_server.takeEventsOf<SessionRevoked>().size(), 1);
    QVERIFY(!refresh((*grandchild)->refresh));
    QCOMPARE(
        m_server.authenticator->authenticate((*grandchild)->access.toLatin1()).error().code, ErrorCode::TokenNotValid);
}

void AccountServiceTest::aSecondChildOfOneParentRevokesTheSession()
{
    // The thief refreshes first, the owner later: both hold a child, and both are used.
    const TokenPair stolen = m_server.signIn(m_server.asha, true);
    const Result<std::optional<TokenPair>> ofThief = refresh(stolen.refresh);
    const Result<std::optional<TokenPair>> ofOwner = refresh(stolen.refresh);
    QVERIFY(*refresh((*ofThief)->refresh));
    const Result<std::optional<TokenPair>> second = refresh((*ofOwner)->refresh);
    QVERIFY(second && !second->has_value());
    QVERIFY(!refresh((*ofThief)->refresh));
}

void AccountServiceTest::refreshRefusesWhatIsNotItsOwn()
{
    const TokenPair pair = m_server.signIn(m_server.asha);
    QCOMPARE(refresh(pair.access).error().detail, u"Token has wrong type"_s);
    QCOMPARE(refresh(u"x.y.z"_s).error().code, ErrorCode::TokenNotValid);
    // Rightly signed, but never given out: a key alone does not make a session.
    const TokenClaims invented{
        TokenType::Refresh, m_server.asha, SessionId(1), TokenCodec::newJti(), m_server.clock.now().plusSeconds(60)};
    QCOMPARE(refresh(QString::fromLatin1(m_server.tokens->encode(invented))).error().code, ErrorCode::TokenNotValid);
    QCOMPARE(refresh(m_server.signIn(m_server.gone).refresh).error().code, ErrorCode::UserInactive);
}

void AccountServiceTest::signingOutRevokesTheSession()
{
    const TokenPair pair = m_server.signIn(m_server.asha);
    const TokenPair otherDevice = m_server.signIn(m_server.asha);
    QVERIFY(signOut(identityOf(pair), {}));
    QVERIFY(!m_server.authenticator->authenticate(pair.access.toLatin1()));
    QVERIFY(!refresh(pair.refresh));
    QVERIFY(m_server.authenticator->authenticate(otherDevice.access.toLatin1()));
}

void AccountServiceTest::signingOutRevokesTheSessionOfTheRefreshTokenToo()
{
    const TokenPair first = m_server.signIn(m_server.asha);
    const TokenPair second = m_server.signIn(m_server.asha);
    QVERIFY(signOut(identityOf(first), second.refresh));
    QVERIFY(!refresh(first.refresh));
    QVERIFY(!refresh(second.refresh));
}

void AccountServiceTest::signingOutLeavesSessionsOfOthersAlone()
{
    const TokenPair mine = m_server.signIn(m_server.asha);
    const TokenPair theirs = m_server.signIn(m_server.sunita);
    QVERIFY(signOut(identityOf(mine), theirs.refresh));
    QVERIFY(refresh(theirs.refresh));
    QVERIFY(m_server.authenticator->authenticate(theirs.access.toLatin1()));
}

void AccountServiceTest::listsLivingSessionsOnly()
{
    const UserId ramesh = m_server.addUser(u"listed"_s, Role::Customer);
    const Identity dead = identityOf(m_server.signIn(ramesh, false, u"Old phone"_s));
    QVERIFY(signOut(dead, {}));
    const Identity here = identityOf(m_server.signIn(ramesh, false, u"Firefox"_s));
    m_server.clock.advanceSeconds(60);
    (void)m_server.signIn(ramesh, true, u"chautari/1.0"_s);
    const auto sessions
        = m_server.read<QList<SessionInfo>>([&](Stores &stores) { return m_server.accounts->sessions(stores, here); });
    QCOMPARE(sessions->size(), 2);
    QCOMPARE(sessions->at(0).label, u"chautari/1.0"_s);
    QVERIFY(!sessions->at(0).isCurrent);
    QCOMPARE(sessions->at(1).label, u"Firefox"_s);
    QVERIFY(sessions->at(1).isCurrent);
}

void AccountServiceTest::endsOnlyItsOwnSessions()
{
    const TokenPair minePair = m_server.signIn(m_server.asha);
    const Identity mine = identityOf(minePair);
    const TokenPair otherPair = m_server.signIn(m_server.asha);
    const Identity other = identityOf(otherPair);
    const Identity theirs = identityOf(m_server.signIn(m_server.sunita));
    const auto end = [&](SessionId session) {
        return m_server.write<void>(
            [&](WriteTransaction &tx) { return m_server.accounts->endSession(tx, mine, session); });
    };
    QCOMPARE(end(theirs.session).error().code, ErrorCode::NotFound);
    QCOMPARE(end(SessionId(99'999)).error().code, ErrorCode::NotFound);
    QVERIFY(end(other.session));
    QCOMPARE(end(other.session).error().code, ErrorCode::NotFound); // it has gone
    QVERIFY(!m_server.authenticator->authenticate(otherPair.access.toLatin1()));
    QVERIFY(!refresh(otherPair.refresh));
    QVERIFY(m_server.authenticator->authenticate(minePair.access.toLatin1()));
}

// It is looked at in another thread, and somebody may wait there with the old one.
void AccountServiceTest::aPasswordThatWasReplacedMeanwhileProvesNothing()
{
    const UserId ramesh = m_server.addUser(u"waits"_s, Role::Customer);
    const auto check = [&](const QByteArray &verified) {
        return m_server.write<void>(
            [&](WriteTransaction &tx) { return m_server.accounts->checkStillVerified(tx.stores(), ramesh, verified); });
    };
    QVERIFY(m_server.write<void>(
        [&](WriteTransaction &tx) { return m_server.accounts->changePassword(tx, ramesh, "old", {}); }));
    QVERIFY(check("old"));
    QVERIFY(m_server.write<void>(
        [&](WriteTransaction &tx) { return m_server.accounts->changePassword(tx, ramesh, "new", {}); }));
    QCOMPARE(check("old").error().code, ErrorCode::ServerBusy);
    QVERIFY(check("new"));
}

void AccountServiceTest::aNewPasswordEndsTheOtherSessions()
{
    const UserId ramesh = m_server.addUser(u"changes"_s, Role::Customer);
    const TokenPair here = m_server.signIn(ramesh);
    const TokenPair phone = m_server.signIn(ramesh);
    const TokenPair bystander = m_server.signIn(m_server.sunita);
    const SessionId spared = identityOf(here).session;
    m_server.takeEvents();
    QVERIFY(m_server.write<void>(
        [&](WriteTransaction &tx) { return m_server.accounts->changePassword(tx, ramesh, "new", spared); }));
    QVERIFY(m_server.authenticator->authenticate(here.access.toLatin1()));
    QVERIFY(!m_server.authenticator->authenticate(phone.access.toLatin1()));
    QVERIFY(!refresh(phone.refresh));
    QVERIFY(m_server.authenticator->authenticate(bystander.access.toLatin1()));
    QCOMPARE(m_server.takeEventsOf<SessionRevoked>().size(), 1);
    QVERIFY(m_server.write<void>(
        [&](WriteTransaction &tx) { return m_server.accounts->changePassword(tx, ramesh, "newer", {}); }));
    QVERIFY(!m_server.authenticator->authenticate(here.access.toLatin1())); // a reset spares none
}

void AccountServiceTest::expiredSessionsAreForgotten()
{
    Housekeeper housekeeper(m_server.notifications, m_server.directory, m_server.clock);
    const auto tidyUp = [&] {
        Result<bool> hasMore(true);
        while (hasMore && *hasMore)
            hasMore = m_server.write<bool>([&](WriteTransaction &tx) { return housekeeper.tidyUp(tx); });
        return hasMore.hasValue();
    };
    const auto isStored = [&](SessionId session) {
        const auto found = m_server.read<std::optional<SessionRecord>>(
            [session](Stores &stores) { return stores.sessions().byId(session); });
        return found && found->has_value();
    };
    const SessionId stock = identityOf(m_server.signIn(m_server.maya)).session;
    const TokenPair pair = m_server.signIn(m_server.maya, true);
    const SessionId native = identityOf(pair).session;

    m_server.clock.advanceSeconds(limits::refreshTokenSeconds + limits::expiredSessionSeconds - 1);
    QVERIFY(tidyUp());
    QVERIFY(isStored(stock));
    const auto child = refresh(pair.refresh); // which makes the native session longer
    QVERIFY(child && child->has_value());
    m_server.clock.advanceSeconds(2);
    QVERIFY(tidyUp());
    QVERIFY(!isStored(stock));
    QVERIFY(isStored(native));

    // The first token has expired and gone; what it led to is as good as before.
    m_server.clock.advanceSeconds(limits::nativeSessionSeconds - limits::refreshTokenSeconds);
    QVERIFY(tidyUp());
    QVERIFY(refresh((*child)->refresh));
    QVERIFY(isStored(native));
}

QTEST_GUILESS_MAIN(AccountServiceTest)
#include "tst_accountservice.moc"
