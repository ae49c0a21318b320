// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/linkfinder.h"

#include <QtTest/QtTest>

using namespace chautari;
using namespace Qt::StringLiterals;

class TestLinkFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void showsPunycodeHosts();
};

void TestLinkFinder::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");
    QTest::newRow("none") << u"no links here, http or https"_s << QStringList{};
    QTest::newRow("http") << u"see http://a.np/x now"_s << QStringList{u"http://a.np/x"_s};
    QTest::newRow("upper case") << u"HTTPS://A.NP"_s << QStringList{u"HTTPS://A.NP"_s};
    QTest::newRow("two") << u"https://a.np, https://b.np"_s << QStringList{u"https://a.np"_s, u"https://b.np"_s};
    QTest::newRow("full stop") << u"https://a.np/x."_s << QStringList{u"https://a.np/x"_s};
    QTest::newRow("in brackets") << u"(https://a.np/x)."_s << QStringList{u"https://a.np/x"_s};
    QTest::newRow("own brackets") << u"https://a.np/x_(y)"_s << QStringList{u"https://a.np/x_(y)"_s};
    QTest::newRow("danda") << u"https://a.np/x।"_s << QStringList{u"https://a.np/x"_s};
    QTest::newRow("markup ends it") << u"<a href=\"https://a.np\">"_s << QStringList{u"https://a.np"_s};
    QTest::newRow("right-to-left override ends it")
        << u"https://a.np/\u202Efdp.exe"_s << QStringList{u"https://a.np/"_s};
    QTest::newRow("inside a word") << u"xhttps://a.np"_s << QStringList{};
    QTest::newRow("javascript") << u"javascript:alert(1)"_s << QStringList{};
    QTest::newRow("file") << u"file:///etc/passwd"_s << QStringList{};
    QTest::newRow("nothing behind") << u"https:// and http://..."_s << QStringList{};
    QTest::newRow("bad port") << u"http://a.np:99999999/"_s << QStringList{};
}

void TestLinkFinder::finds()
{
    QFETCH(QString, text);
    QStringList found;
    for (const FoundLink &link : findLinks(text)) {
        found << text.mid(link.start, link.length);
    }
    QTEST(found, "links");
}

void TestLinkFinder::showsPunycodeHosts()
{
    const QList<FoundLink> links = findLinks(u"https://аpple.com/"_s); // the first letter is Cyrillic
    QCOMPARE(links.size(), 1);
    QVERIFY2(links.first().url.host(QUrl::FullyEncoded).startsWith(u"xn--"_s),
        qUtf8Printable(links.first().url.host(QUrl::FullyEncoded)));
}

QTEST_GUILESS_MAIN(TestLinkFinder)
#include "tst_linkfinder.moc"
