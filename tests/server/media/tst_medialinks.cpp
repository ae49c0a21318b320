// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/medialinks.h"
#include "tests/support/fakeclock.h"

#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>
#include <QtTest/QTest>

using namespace chautari::server;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

const QString name = u"0123456789abcdef0123456789abcdef"_s;
const QString otherName = u"1123456789abcdef0123456789abcdef"_s;

QString value(const QString &link, const QString &key)
{
    return QUrlQuery(QUrl(link)).queryItemValue(key);
}

} // namespace

class MediaLinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheSameForTenMinutesAndGoodForTenMore();
    void opensOnlyItsOwnFile();
    void refusesWhatWasChanged();
    void refusesAnotherServersKey();

private:
    FakeClock m_clock;
    MediaLinks m_links{QByteArray(32, 'k'), m_clock};
};

void MediaLinksTest::isTheSameForTenMinutesAndGoodForTenMore()
{
    const QString link = m_links.file(name, u"a.png"_s);
    QVERIFY(link.startsWith(u"/media/"_s + name + u"/a.png?exp="_s));
    QCOMPARE(m_links.file(name, u"a.png"_s), link);
    const QString exp = value(link, u"exp"_s);
    const QString sig = value(link, u"sig"_s);
    const qint64 left = exp.toLongLong() - m_clock.now().microseconds() / 1'000'000;
    QVERIFY(left > 600 && left <= 1200);
    QVERIFY(m_links.areValid(name, exp, sig));
    m_clock.advanceMs(600'000);
    QVERIFY(m_links.areValid(name, exp, sig));
    QVERIFY(m_links.file(name, u"a.png"_s) != link);
    m_clock.advanceMs(601'000);
    QVERIFY(!m_links.areValid(name, exp, sig));
}

void MediaLinksTest::opensOnlyItsOwnFile()
{
    const QString link = m_links.file(name, u"a.png"_s);
    QVERIFY(!m_links.areValid(otherName, value(link, u"exp"_s), value(link, u"sig"_s)));
}

void MediaLinksTest::refusesWhatWasChanged()
{
    const QString link = m_links.file(name, u"a.png"_s);
    const QString exp = value(link, u"exp"_s);
    const QString sig = value(link, u"sig"_s);
    QVERIFY(!m_links.areValid(name, QString::number(exp.toLongLong() + 600), sig));
    QVERIFY(!m_links.areValid(name, {}, sig));
    QVERIFY(!m_links.areValid(name, u"soon"_s, sig));
    QVERIFY(!m_links.areValid(name, exp, {}));
    // Every single character counts, the unused bits of the last one included.
    for (qsizetype i = 0; i < sig.size(); ++i) {
        QString forged = sig;
        forged[i] = forged.at(i) == u'A' ? u'B' : u'A';
        QVERIFY2(!m_links.areValid(name, exp, forged), qPrintable(forged));
    }
}

void MediaLinksTest::refusesAnotherServersKey()
{
    const QString link = MediaLinks(QByteArray(32, 'x'), m_clock).file(name, u"a.png"_s);
    QVERIFY(!m_links.areValid(name, value(link, u"exp"_s), value(link, u"sig"_s)));
}

QTEST_GUILESS_MAIN(MediaLinksTest)
#include "tst_medialinks.moc"
