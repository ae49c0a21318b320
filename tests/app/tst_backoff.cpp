// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/backoff.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace chautari;

class BackoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDelayStaysBelowItsCeiling();
    void delaysAreSpreadOverTheWholeRange();
    void resetStartsAgainAtOneSecond();
};

void BackoffTest::everyDelayStaysBelowItsCeiling()
{
    Backoff backoff(QRandomGenerator(7));
    int ceiling = Backoff::firstCeilingMs;
    for (int attempt = 0; attempt < 200; ++attempt) {
        QCOMPARE(backoff.ceilingMs(), ceiling);
        const int delay = backoff.nextDelayMs();
        QVERIFY(delay >= Backoff::floorMs);
        QVERIFY(delay <= ceiling);
        ceiling = std::min(ceiling * 2, Backoff::lastCeilingMs);
    }
    QCOMPARE(backoff.ceilingMs(), 60'000);
}

// Without jitter all clients of a restarted server come back in the same second (guarantees.md G17).
void BackoffTest::delaysAreSpreadOverTheWholeRange()
{
    int early = 0;
    constexpr int clients = 1'000;
    for (quint32 seed = 0; seed < clients; ++seed) {
        Backoff backoff(QRandomGenerator{seed});
        for (int i = 0; i < 6; ++i)
            backoff.nextDelayMs();
        early += backoff.nextDelayMs() < 30'000 ? 1 : 0;
    }
    QVERIFY(early > clients * 4 / 10 && early < clients * 6 / 10);
}

void BackoffTest::resetStartsAgainAtOneSecond()
{
    Backoff backoff(QRandomGenerator(7));
    for (int i = 0; i < 10; ++i)
        backoff.nextDelayMs();
    backoff.reset();
    QVERIFY(backoff.nextDelayMs() <= 1'000);
}

QTEST_GUILESS_MAIN(BackoffTest)
#include "tst_backoff.moc"
