// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/totp.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;

class TotpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheStandard_data();
    void agreesWithTheStandard();
    void takesTheNeighbouringSteps();
    void takesACodeOnce();
    void secretsDiffer();
};

// RFC 6238, appendix B, the SHA-1 rows; an app shows the last six of the eight digits.
void TotpTest::agreesWithTheStandard_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("code");
    QTest::newRow("1970") << qint64(59) << u"287082"_s;
    QTest::newRow("2005") << qint64(1'111'111'109) << u"081804"_s;
    QTest::newRow("2005, next step") << qint64(1'111'111'111) << u"050471"_s;
    QTest::newRow("2009") << qint64(1'234'567'890) << u"005924"_s;
    QTest::newRow("2033") << qint64(2'000'000'000) << u"279037"_s;
    QTest::newRow("2603") << qint64(20'000'000'000) << u"353130"_s;
}

void TotpTest::agreesWithTheStandard()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QString, code);
    const QString secret = u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s; // "12345678901234567890"
    QCOMPARE(totp::code(secret, totp::stepAt(Timestamp().plusSeconds(seconds))), code);
}

void TotpTest::takesTheNeighbouringSteps()
{
    const QString secret = totp::newSecret();
    const Timestamp now = Timestamp().plusSeconds(1'800'000'000);
    const qint64 step = totp::stepAt(now);
    for (const qint64 near : {step - 1, step, step + 1})
        QCOMPARE(totp::matchingStep(secret, totp::code(secret, near), now, 0), std::optional(near));
    for (const qint64 far : {step - 2, step + 2})
        QVERIFY(!totp::matchingStep(secret, totp::code(secret, far), now, 0));
    for (const QString &wrong : {QString(), u"12345"_s, u"abcdef"_s, u"1234567"_s, totp::code(totp::newSecret(), step)})
        QVERIFY(!totp::matchingStep(secret, wrong, now, 0));
}

void TotpTest::takesACodeOnce()
{
    const QString secret = totp::newSecret();
    const Timestamp now = Timestamp().plusSeconds(1'800'000'000);
    const qint64 step = totp::stepAt(now);
    QVERIFY(!totp::matchingStep(secret, totp::code(secret, step), now, step));
    QVERIFY(!totp::matchingStep(secret, totp::code(secret, step - 1), now, step));
    QVERIFY(totp::matchingStep(secret, totp::code(secret, step + 1), now, step));
    // One was used while the clock was a year ahead: that must not lock anybody out for a year.
    QVERIFY(totp::matchingStep(secret, totp::code(secret, step), now, step + 365 * 2880));
}

void TotpTest::secretsDiffer()
{
    const QString secret = totp::newSecret();
    QCOMPARE(secret.size(), 32);
    QVERIFY(secret != totp::newSecret());
    QVERIFY(totp::link(secret, u"asha@example.com"_s).contains(u"asha%40example.com?secret="_s + secret));
}

QTEST_GUILESS_MAIN(TotpTest)
#include "tst_totp.moc"
