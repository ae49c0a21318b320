// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// When nobody answers: the edges of days and weeks.
#include "app/away/officehours.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

constexpr int monday = 0;
const QString moment = u"yyyy-MM-dd HH:mm"_s; // 2026-11-23 is a Monday

QDateTime at(const QString &text)
{
    return QDateTime::fromString(text, moment);
}

QString said(const QDateTime &time)
{
    return time.toString(moment);
}

} // namespace

class OfficeHoursTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void closesAndOpens_data();
    void closesAndOpens();
    void aNightShiftGoesOverMidnight();
    void aWeekWithoutAnOpeningIsClosed();
    void whoSaysSoIsAwayWhateverTheWeekSays();
    void saysWhenItOpens();
};

void OfficeHoursTest::closesAndOpens_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("closed");
    QTest::addColumn<QString>("opens");
    QTest::newRow("at work") << u"2026-11-23 12:00"_s << QString() << u"2026-11-24 10:00"_s;
    QTest::newRow("first minute") << u"2026-11-23 10:00"_s << QString() << u"2026-11-24 10:00"_s;
    QTest::newRow("first minute after") << u"2026-11-23 17:00"_s << u"2026-11-23 17:00"_s << u"2026-11-24 10:00"_s;
    QTest::newRow("early") << u"2026-11-24 07:00"_s << u"2026-11-23 17:00"_s << u"2026-11-24 10:00"_s;
    QTest::newRow("free day") << u"2026-11-28 12:00"_s << u"2026-11-27 17:00"_s << u"2026-11-29 10:00"_s;
}

void OfficeHoursTest::closesAndOpens()
{
    QFETCH(const QString, now);
    QFETCH(const QString, closed);
    QFETCH(const QString, opens);
    OfficeHours hours;
    QVERIFY(!hours.closedSince(at(now)).isValid()); // it is off
    hours.isOn = true;
    QCOMPARE(said(hours.closedSince(at(now))), closed);
    QCOMPARE(said(hours.opensAt(at(now))), opens);
}

void OfficeHoursTest::aNightShiftGoesOverMidnight()
{
    OfficeHours hours;
    hours.isOn = true;
    for (OfficeHours::Day &day : hours.week)
        day.isOpen = false;
    hours.week[monday] = {true, {22, 0}, {6, 0}};
    QVERIFY(!hours.closedSince(at(u"2026-11-24 05:59"_s)).isValid()); // on Tuesday
    QCOMPARE(said(hours.closedSince(at(u"2026-11-24 06:00"_s))), u"2026-11-24 06:00"_s);
    QCOMPARE(said(hours.closedSince(at(u"2026-11-30 21:59"_s))), u"2026-11-24 06:00"_s);
    QCOMPARE(said(hours.opensAt(at(u"2026-11-24 05:00"_s))), u"2026-11-30 22:00"_s);
    hours.week[monday].to = hours.week[monday].from; // a whole day
    QVERIFY(!hours.closedSince(at(u"2026-11-24 21:59"_s)).isValid());
}

void OfficeHoursTest::aWeekWithoutAnOpeningIsClosed()
{
    OfficeHours hours;
    hours.isOn = true;
    for (OfficeHours::Day &day : hours.week)
        day.isOpen = false;
    QVERIFY(hours.closedSince(at(u"2026-11-24 12:00"_s)).isValid());
    QVERIFY(!hours.opensAt(at(u"2026-11-24 12:00"_s)).isValid());
    QVERIFY(!hours.answerAt(at(u"2026-11-24 12:00"_s)).contains(u"{opens}"_s));
}

void OfficeHoursTest::whoSaysSoIsAwayWhateverTheWeekSays()
{
    OfficeHours hours;
    hours.awaySince = at(u"2026-11-23 11:00"_s);
    QCOMPARE(hours.closedSince(at(u"2026-11-23 12:00"_s)), hours.awaySince);
    QVERIFY(!hours.opensAt(at(u"2026-11-23 12:00"_s)).isValid());
}

void OfficeHoursTest::saysWhenItOpens()
{
    QLocale::setDefault(QLocale(u"en_GB"_s));
    OfficeHours hours;
    hours.isOn = true;
    hours.text = u"Back {opens}!"_s;
    QCOMPARE(hours.answerAt(at(u"2026-11-24 08:00"_s)), u"Back today at 10:00!"_s);
    QCOMPARE(hours.answerAt(at(u"2026-11-27 18:00"_s)), u"Back on Sunday at 10:00!"_s);
}

QTEST_GUILESS_MAIN(OfficeHoursTest)
#include "tst_officehours.moc"
