// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// contract.md 14.6: the pages of a conversation, on which the original repeats itself beyond the end.
#include "tests/conformance/contractfixture.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari::conformance;

class TestDetailPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_fixture.reset(); }
    void showsEachMessageOnce_data();
    void showsEachMessageOnce();

private:
    std::unique_ptr<ContractFixture> m_fixture;
};

void TestDetailPages::initTestCase()
{
    m_fixture = std::make_unique<ContractFixture>();
    for (int i = 1; i <= 8; ++i)
        QVERIFY(m_fixture->send(QString::number(i), u"customer1"_s) > 0);
}

void TestDetailPages::showsEachMessageOnce_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("texts");
    const QStringList all{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s, u"8"_s};
    QTest::newRow("the newest, ascending") << u"?page=1&page_size=5"_s << all.mid(3);
    QTest::newRow("those before them") << u"?page=2&page_size=5"_s << all.mid(0, 3);
    QTest::newRow("beyond the end") << u"?page=3&page_size=5"_s << QStringList();
    QTest::newRow("far beyond the end") << u"?page=1000000&page_size=5"_s << QStringList();
    QTest::newRow("all on one") << u"?page=1&page_size=50"_s << all;
    QTest::newRow("without a word") << QString() << all;
    QTest::newRow("one at a time") << u"?page=8&page_size=1"_s << all.mid(0, 1);
}

void TestDetailPages::showsEachMessageOnce()
{
    QFETCH(const QString, query);
    QFETCH(const QStringList, texts);
    const RawAnswer answer = m_fixture->get(u"/api/messaging/conversations/1/"_s + query, u"provider1"_s);
    QCOMPARE(answer.status, 200);
    QStringList shown;
    for (const QJsonValue message : ContractFixture::object(answer).value("messages"_L1).toArray())
        shown.append(message["text"_L1].toString());
    QCOMPARE(shown, texts);
}

QTEST_GUILESS_MAIN(TestDetailPages)
#include "tst_detailpages.moc"
