// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/ratelimiter.h"
#include "tests/support/fakeclock.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;
using chautari::test::FakeClock;

class RateLimiterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowsTheBurstAndNotOneMore();
    void refillsWithTime();
    void neverHoldsMoreThanTheBurst();
    void peekingTakesNothing();
    void keysDoNotShareABucket();
    void waitsAtLeastASecond();
    void forgetsFullBucketsFirst();
    void staysBoundedUnderAttack();
};

void RateLimiterTest::allowsTheBurstAndNotOneMore()
{
    const FakeClock clock;
    RateLimiter limiter(clock, 60, 1);
    for (int i = 0; i < 60; ++i)
        QCOMPARE(limiter.take("asha"), 0);
    QCOMPARE(limiter.take("asha"), 1);
}

void RateLimiterTest::refillsWithTime()
{
    FakeClock clock;
    RateLimiter limiter(clock, 2, 0.5);
    QCOMPARE(limiter.take("asha", 2), 0);
    QCOMPARE(limiter.take("asha"), 2);
    clock.advanceMs(1'999);
    QCOMPARE(limiter.take("asha"), 1);
    clock.advanceMs(1);
    QCOMPARE(limiter.take("asha"), 0);
    QCOMPARE(limiter.take("asha"), 2);
}

void RateLimiterTest::neverHoldsMoreThanTheBurst()
{
    FakeClock clock;
    RateLimiter limiter(clock, 3, 100);
    QCOMPARE(limiter.take("asha"), 0);
    clock.advanceSeconds(3600);
    QCOMPARE(limiter.take("asha", 3), 0);
    QCOMPARE(limiter.take("asha"), 1);
}

void RateLimiterTest::peekingTakesNothing()
{
    const FakeClock clock;
    RateLimiter limiter(clock, 1, 1);
    QCOMPARE(limiter.peek("asha"), 0);
    QCOMPARE(limiter.peek("asha"), 0);
    QCOMPARE(limiter.keyCount(), 0);
    QCOMPARE(limiter.take("asha"), 0);
    QCOMPARE(limiter.peek("asha"), 1);
}

void RateLimiterTest::keysDoNotShareABucket()
{
    const FakeClock clock;
    RateLimiter limiter(clock, 1, 1);
    QCOMPARE(limiter.take("asha"), 0);
    QCOMPARE(limiter.take("bikash"), 0);
    QVERIFY(limiter.take("asha") > 0);
}

void RateLimiterTest::waitsAtLeastASecond()
{
    const FakeClock clock;
    RateLimiter fast(clock, 1, 1000);
    QCOMPARE(fast.take("asha"), 0);
    QCOMPARE(fast.take("asha"), 1);
    RateLimiter slow(clock, 5, 5 / 900.0);
    QCOMPARE(slow.take("asha", 5), 0);
    QCOMPARE(slow.take("asha"), 180);
}

void RateLimiterTest::forgetsFullBucketsFirst()
{
    FakeClock clock;
    RateLimiter limiter(clock, 10, 1, 100);
    QCOMPARE(limiter.take("attacker", 10), 0);
    for (int i = 0; i < 99; ++i)
        QCOMPARE(limiter.take(QByteArray::number(i)), 0);
    clock.advanceSeconds(1); // the 99 are full again
    QCOMPARE(limiter.take("one more"), 0);
    QCOMPARE(limiter.keyCount(), 2);
    QCOMPARE(limiter.take("attacker", 10), 9);
}

void RateLimiterTest::staysBoundedUnderAttack()
{
    const FakeClock clock;
    RateLimiter limiter(clock, 10, 1, 1000);
    QCOMPARE(limiter.take("attacker", 10), 0);
    for (int i = 0; i < 20'000; ++i)
        QCOMPARE(limiter.take(QByteArray::number(i)), 0);
    QVERIFY(limiter.keyCount() <= 1000);
    // What was forgotten are the fullest: the emptied one still waits.
    QVERIFY(limiter.peek("attacker") > 0);
}

QTEST_GUILESS_MAIN(RateLimiterTest)
#include "tst_ratelimiter.moc"
