// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/presence.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;

class TestPresence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsOnlyTheFirstSocket();
    void staysOnlineWhileOneSocketLives();
    void goesOfflineAfterTheGrace_data();
    void goesOfflineAfterTheGrace();
    void returnsWithinTheGraceUnnoticed();
    void refusesMoreSocketsThanAllowed();
    void ignoresADepartureTooMuch();

private:
    const UserId m_asha{1};
    RealtimeLimits m_limits;
};

void TestPresence::tellsOnlyTheFirstSocket()
{
    Presence presence(m_limits);
    QCOMPARE(presence.arrive(m_asha), Presence::Arrival::CameOnline);
    QCOMPARE(presence.arrive(m_asha), Presence::Arrival::WasOnline);
    QVERIFY(presence.isOnline(m_asha));
    QVERIFY(!presence.isOnline(UserId(2)));
}

void TestPresence::staysOnlineWhileOneSocketLives()
{
    Presence presence(m_limits);
    presence.arrive(m_asha);
    presence.arrive(m_asha);
    presence.depart(m_asha, Departure::Lost, 0, Timestamp(1));
    QVERIFY(presence.expire(1'000'000).isEmpty());
    QVERIFY(presence.isOnline(m_asha));
    QVERIFY(!presence.lastSeen(m_asha).isValid());
}

void TestPresence::goesOfflineAfterTheGrace_data()
{
    QTest::addColumn<Departure>("departure");
    QTest::addColumn<int>("grace");
    QTest::newRow("clean") << Departure::Clean << limits::offlineAfterCleanCloseMs;
    QTest::newRow("lost") << Departure::Lost << limits::offlineAfterLossMs;
}

void TestPresence::goesOfflineAfterTheGrace()
{
    QFETCH(Departure, departure);
    QFETCH(int, grace);
    Presence presence(m_limits);
    presence.arrive(m_asha);
    presence.depart(m_asha, departure, 500, Timestamp(77));
    QVERIFY(presence.expire(500 + grace - 1).isEmpty());
    QVERIFY(presence.isOnline(m_asha));
    QCOMPARE(presence.expire(500 + grace), QList<UserId>{m_asha});
    QVERIFY(!presence.isOnline(m_asha));
    QCOMPARE(presence.lastSeen(m_asha), Timestamp(77));
    QVERIFY(presence.expire(1'000'000).isEmpty());
    QCOMPARE(presence.arrive(m_asha), Presence::Arrival::CameOnline);
}

void TestPresence::returnsWithinTheGraceUnnoticed()
{
    Presence presence(m_limits);
    presence.arrive(m_asha);
    presence.depart(m_asha, Departure::Clean, 0, Timestamp(1));
    QCOMPARE(presence.arrive(m_asha), Presence::Arrival::WasOnline);
    QVERIFY(presence.expire(1'000'000).isEmpty());
    QVERIFY(!presence.hasGraces());
}

void TestPresence::refusesMoreSocketsThanAllowed()
{
    RealtimeLimits limits;
    limits.socketsPerUser = 2;
    Presence presence(limits);
    presence.arrive(m_asha);
    presence.arrive(m_asha);
    QCOMPARE(presence.arrive(m_asha), Presence::Arrival::Refused);
    presence.depart(m_asha, Departure::Clean, 0, Timestamp(1));
    QCOMPARE(presence.arrive(m_asha), Presence::Arrival::WasOnline);
}

void TestPresence::ignoresADepartureTooMuch()
{
    Presence presence(m_limits);
    presence.depart(m_asha, Departure::Clean, 0, Timestamp(1));
    presence.arrive(m_asha);
    presence.depart(m_asha, Departure::Clean, 0, Timestamp(1));
    presence.depart(m_asha, Departure::Clean, 0, Timestamp(1));
    QCOMPARE(presence.arrive(m_asha), Presence::Arrival::WasOnline);
    QVERIFY(presence.hasSocket(m_asha));
}

QTEST_GUILESS_MAIN(TestPresence)
#include "tst_presence.moc"
