// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/timestamp.h"

#include <QtTest/QTest>

#include <limits>

using namespace chautari;
using namespace Qt::StringLiterals;

class TestTimestamp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void writes_data();
    void writes();
    void staysInsideTheYearsOfFourDigits();
};

void TestTimestamp::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("microseconds");
    constexpr qint64 moment = 1'795'457'827'000'000; // 2026-11-23T18:17:07Z

    QTest::newRow("Django") << u"2026-11-24T00:02:07.154466+05:45"_s << moment + 154'466;
    QTest::newRow("UTC") << u"2026-11-23T18:17:07.154466Z"_s << moment + 154'466;
    QTest::newRow("zero offset") << u"2026-11-23T18:17:07.154466+00:00"_s << moment + 154'466;
    QTest::newRow("west of Greenwich") << u"2026-11-23T12:47:07-05:30"_s << moment;
    QTest::newRow("no fraction") << u"2026-11-24T00:02:07+05:45"_s << moment;
    QTest::newRow("one digit") << u"2026-11-23T18:17:07.5Z"_s << moment + 500'000;
    QTest::newRow("milliseconds") << u"2026-11-23T18:17:07.154Z"_s << moment + 154'000;
    QTest::newRow("nanoseconds are cut") << u"2026-11-23T18:17:07.154466999Z"_s << moment + 154'466;
    QTest::newRow("before 1970") << u"1969-12-31T23:59:59.25Z"_s << qint64(-750'000);
}

void TestTimestamp::reads()
{
    QFETCH(QString, text);
    QFETCH(qint64, microseconds);
    const std::optional<Timestamp> time = Timestamp::fromIso(text);
    QVERIFY(time.has_value());
    QCOMPARE(time->microseconds(), microseconds);
}

void TestTimestamp::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("words") << u"yesterday"_s;
    QTest::newRow("no offset") << u"2026-11-24T00:02:07"_s; // another moment on each computer
    QTest::newRow("date only") << u"2026-11-24"_s;
    QTest::newRow("dot without digits") << u"2026-11-24T00:02:07.Z"_s;
    QTest::newRow("ten digits") << u"2026-11-24T00:02:07.1234567890Z"_s;
    QTest::newRow("fraction behind the offset") << u"2026-11-24T00:02:07+05:45.5"_s;
    QTest::newRow("month 13") << u"2026-13-01T00:00:00Z"_s;
    QTest::newRow("29 February") << u"2026-02-29T00:00:00Z"_s;
    QTest::newRow("not ASCII digits") << u"2026-11-24T00:02:07.१२Z"_s;
}

void TestTimestamp::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!Timestamp::fromIso(text).has_value());
}

void TestTimestamp::writes_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("Kathmandu") << qint64(1'795'457'827'154'466) << 20'700 << "2026-11-24T00:02:07.154466+05:45"_ba;
    QTest::newRow("no fraction when it is 0")
        << qint64(1'795'457'827'000'000) << 20'700 << "2026-11-24T00:02:07+05:45"_ba;
    QTest::newRow("leading zeros") << qint64(1'795'457'827'000'042) << 0 << "2026-11-23T18:17:07.000042+00:00"_ba;
    QTest::newRow("negative offset") << qint64(1'795'457'827'000'000) << -19'800 << "2026-11-23T12:47:07-05:30"_ba;
    QTest::newRow("before 1970") << qint64(-750'000) << 0 << "1969-12-31T23:59:59.250000+00:00"_ba;
    QTest::newRow("leap day") << qint64(1'709'164'800'000'000) << 0 << "2024-02-29T00:00:00+00:00"_ba;
}

void TestTimestamp::writes()
{
    QFETCH(qint64, microseconds);
    QFETCH(int, offset);
    QFETCH(QByteArray, text);
    QCOMPARE(Timestamp(microseconds).toIso(offset), text);
    QCOMPARE(Timestamp::fromIso(QString::fromLatin1(text)), Timestamp(microseconds));
}

void TestTimestamp::staysInsideTheYearsOfFourDigits()
{
    for (const int offset : {-64'800, 0, 64'800}) {
        for (const qint64 us : {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max()}) {
            const QByteArray text = Timestamp(us).toIso(offset);
            QVERIFY2(text.size() <= Timestamp::isoLength, text.constData());
            QVERIFY2(Timestamp::fromIso(QString::fromLatin1(text)).has_value(), text.constData());
        }
    }
}

QTEST_APPLESS_MAIN(TestTimestamp)
#include "tst_timestamp.moc"
