// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/onetimecodes.h"
#include "server/domain/sockettickets.h"
#include "shared/core/limits.h"
#include "tests/support/fakeclock.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::FakeClock;

class OneTimeCodesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeIsGoodOnce();
    void aCodeDiesOfTries();
    void aCodeDiesOfAge();
    void aNewCodeReplacesTheOldOne();
    void codesAreSixDigitsAndSpread();
    void aTicketIsGoodOnceAndForAMoment();
    void memoryIsBounded();

private:
    FakeClock m_clock;
};

void OneTimeCodesTest::aCodeIsGoodOnce()
{
    OneTimeCodes codes(m_clock);
    const QString code = codes.issueDigits("asha");
    QVERIFY(!codes.redeem("sunita", code));
    QVERIFY(codes.redeem("asha", code));
    QVERIFY(!codes.redeem("asha", code));
    const QString token = codes.issueToken("asha");
    QVERIFY(token.size() >= 43);
    QVERIFY(codes.redeem("asha", token));
}

void OneTimeCodesTest::aCodeDiesOfTries()
{
    OneTimeCodes codes(m_clock);
    const QString code = codes.issueDigits("asha");
    for (int i = 0; i < limits::oneTimeCodeTries - 1; ++i)
        QVERIFY(!codes.redeem("asha", u"no"_s));
    QVERIFY(codes.redeem("asha", code));
    const QString next = codes.issueDigits("asha");
    for (int i = 0; i < limits::oneTimeCodeTries; ++i)
        QVERIFY(!codes.redeem("asha", u"no"_s));
    QVERIFY(!codes.redeem("asha", next));
}

void OneTimeCodesTest::aCodeDiesOfAge()
{
    OneTimeCodes codes(m_clock);
    const QString code = codes.issueDigits("asha");
    m_clock.advanceSeconds(limits::oneTimeCodeSeconds - 1);
    QVERIFY(codes.redeem("asha", code));
    const QString late = codes.issueDigits("asha");
    m_clock.advanceSeconds(limits::oneTimeCodeSeconds);
    QVERIFY(!codes.redeem("asha", late));
}

void OneTimeCodesTest::aNewCodeReplacesTheOldOne()
{
    OneTimeCodes codes(m_clock);
    const QString first = codes.issueToken("asha");
    const QString second = codes.issueToken("asha");
    QVERIFY(!codes.redeem("asha", first));
    QVERIFY(codes.redeem("asha", second));
}

void OneTimeCodesTest::codesAreSixDigitsAndSpread()
{
    OneTimeCodes codes(m_clock);
    QSet<QString> seen;
    for (int i = 0; i < 1000; ++i) {
        const QString code = codes.issueDigits("asha");
        QCOMPARE(code.size(), 6);
        QVERIFY(code.toInt() >= 0 && code.toInt() < 1'000'000);
        seen.insert(code);
    }
    QVERIFY(seen.size() > 980); // of a fair million about one pair in two thousand meets
}

void OneTimeCodesTest::aTicketIsGoodOnceAndForAMoment()
{
    SocketTickets tickets(m_clock);
    const Identity asha{UserId(1), Role::Customer, SessionId(7)};
    const QByteArray ticket = tickets.issue(asha).value().toLatin1();
    QVERIFY(!tickets.redeem(ticket.left(42)));
    const std::optional<Identity> owner = tickets.redeem(ticket);
    QVERIFY(owner && owner->user == asha.user && owner->session == asha.session);
    QVERIFY(!tickets.redeem(ticket));
    const QByteArray late = tickets.issue(asha).value().toLatin1();
    m_clock.advanceSeconds(limits::socketTicketSeconds);
    QVERIFY(!tickets.redeem(late));
}

void OneTimeCodesTest::memoryIsBounded()
{
    SocketTickets tickets(m_clock);
    for (int i = 0; i < limits::socketTickets; ++i)
        QVERIFY(tickets.issue({}));
    const Result<QString> refused = tickets.issue({});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ServerBusy);
    m_clock.advanceSeconds(limits::socketTicketSeconds);
    QVERIFY(tickets.issue({}));
}

QTEST_GUILESS_MAIN(OneTimeCodesTest)
#include "tst_onetimecodes.moc"
