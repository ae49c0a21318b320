// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/router.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari::server;

class RouterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsThePath_data();
    void findsThePath();
    void headIsGet();
    void readsIdsStrictly_data();
    void readsIdsStrictly();

private:
    Router m_router;
};

void RouterTest::initTestCase()
{
    m_router.add("GET", u"/api/things/", Access::Public, [](const ExchangePtr &) {});
    m_router.add("POST", u"/api/things/", Access::Public, [](const ExchangePtr &) {});
    m_router.add("GET", u"/api/things/*/", Access::SignedIn, [](const ExchangePtr &) {});
    m_router.add("POST", u"/api/things/*/open/", Access::SignedIn, [](const ExchangePtr &) {});
    m_router.add("GET", u"/api/things/*/parts/*/", Access::SignedIn, [](const ExchangePtr &) {});
    m_router.add("GET", u"/api/things/all/", Access::SignedIn, [](const ExchangePtr &) {});
}

void RouterTest::findsThePath_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("allow"); // empty: no such path
    QTest::addColumn<QString>("arguments");
    QTest::newRow("list") << u"/api/things/"_s << QByteArray("GET, POST, HEAD, OPTIONS") << QString();
    QTest::newRow("list without slash") << u"/api/things"_s << QByteArray("GET, POST, HEAD, OPTIONS") << QString();
    QTest::newRow("one") << u"/api/things/7/"_s << QByteArray("GET, HEAD, OPTIONS") << u"7"_s;
    QTest::newRow("one by name") << u"/api/things/deep-clean"_s << QByteArray("GET, HEAD, OPTIONS") << u"deep-clean"_s;
    QTest::newRow("action") << u"/api/things/7/open/"_s << QByteArray("POST, OPTIONS") << u"7"_s;
    QTest::newRow("two variables") << u"/api/things/7/parts/wheel/"_s << QByteArray("GET, HEAD, OPTIONS")
                                   << u"7 wheel"_s;
    QTest::newRow("a word, not a variable") << u"/api/things/all/"_s << QByteArray("GET, HEAD, OPTIONS") << QString();
    QTest::newRow("unknown action") << u"/api/things/7/close/"_s << QByteArray() << QString();
    QTest::newRow("too deep") << u"/api/things/7/open/now/"_s << QByteArray() << QString();
    QTest::newRow("empty segment") << u"/api/things//"_s << QByteArray() << QString();
    QTest::newRow("empty segment inside") << u"/api//things/"_s << QByteArray() << QString();
    QTest::newRow("another case") << u"/API/things/"_s << QByteArray() << QString();
    QTest::newRow("prefix") << u"/api/"_s << QByteArray() << QString();
    QTest::newRow("root") << u"/"_s << QByteArray() << QString();
    QTest::newRow("empty") << QString() << QByteArray() << QString();
    QTest::newRow("no leading slash") << u"api/things/"_s << QByteArray() << QString();
    QTest::newRow("the pattern itself") << u"/api/*/"_s << QByteArray() << QString();
}

void RouterTest::findsThePath()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, allow);
    QFETCH(const QString, arguments);
    const Router::Match match = m_router.match(path);
    QCOMPARE(match.endpoint == nullptr, allow.isEmpty());
    if (!match.endpoint)
        return;
    QCOMPARE(match.endpoint->allow(), allow);
    QCOMPARE(match.arguments.join(u' '), arguments);
}

void RouterTest::headIsGet()
{
    const Router::Endpoint *list = m_router.match(u"/api/things/").endpoint;
    QCOMPARE(list->handler("HEAD"), list->handler("GET"));
    QVERIFY(!list->handler("PUT"));
    QVERIFY(!list->handler("get"));
    QVERIFY(!m_router.match(u"/api/things/7/open/").endpoint->handler("HEAD"));
}

void RouterTest::readsIdsStrictly_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<qint64>("id"); // 0: not found
    QTest::newRow("one") << u"1"_s << qint64(1);
    QTest::newRow("the largest") << u"9223372036854775807"_s << qint64(9223372036854775807LL);
    QTest::newRow("one larger") << u"9223372036854775808"_s << qint64(0);
    QTest::newRow("zero") << u"0"_s << qint64(0);
    QTest::newRow("negative") << u"-1"_s << qint64(0);
    QTest::newRow("plus") << u"+1"_s << qint64(0);
    QTest::newRow("space") << u" 1"_s << qint64(0);
    QTest::newRow("hexadecimal") << u"0x1"_s << qint64(0);
    QTest::newRow("word") << u"abc"_s << qint64(0);
    QTest::newRow("Devanagari digit") << u"१"_s << qint64(0);
    QTest::newRow("empty") << QString() << qint64(0);
}

namespace {

class NoSink final : public HttpReply::Sink
{
public:
    void send(HttpResponse response) override { Q_UNUSED(response) }
};

} // namespace

void RouterTest::readsIdsStrictly()
{
    QFETCH(const QString, argument);
    QFETCH(const qint64, id);
    Exchange exchange({}, HttpReply(std::make_unique<NoSink>()), 0);
    exchange.setArguments({u"x"_s, argument});
    const chautari::Result<qint64> read = exchange.id(1);
    QCOMPARE(read ? *read : qint64(0), id);
}

QTEST_GUILESS_MAIN(RouterTest)
#include "tst_router.moc"
