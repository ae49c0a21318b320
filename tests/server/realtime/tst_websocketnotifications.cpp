// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

//! The event that a stored message leads to a moment later, and the search that reads what the housekeeping wrote.
class TestWebSocketNotifications : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isToldToTheRecipient();
    void isThereAtOnceForWhoAsks();
    void findsBeforeAndAfterTheIndexIsMade();

private:
    int found(const QString &word);

    TestServer m_server{[](server::ServerConfig &config) { config.hasRateLimits = false; }};
};

int TestWebSocketNotifications::found(const QString &word)
{
    const HttpAnswer answer
        = m_server.http().get(u"/api/messaging/messages/?search="_s + word, m_server.token(u"bikash"_s));
    return answer.status == 200 ? answer.json().value(u"count"_s).toInt(-1) : -answer.status;
}

void TestWebSocketNotifications::isToldToTheRecipient()
{
    const auto asha = m_server.socket(u"asha"_s);
    const auto bikash = m_server.socket(u"bikash"_s);
    const auto sunita = m_server.socket(u"sunita"_s);
    asha->sendMessage(1, u"हजुर, भोलि आउँछु"_s);
    const qint64 message = bikash->take(u"message"_s).value(u"data"_s).toObject().value(u"id"_s).toInteger();
    const QJsonObject notification = bikash->take(u"notification"_s).value(u"data"_s).toObject();
    QCOMPARE(notification.value(u"id"_s).toInteger(), message);
    QCOMPARE(notification.value(u"message"_s).toString(), u"New message from Asha: हजुर, भोलि आउँछु"_s);
    QCOMPARE(notification.value(u"is_read"_s).toBool(true), false);
    QVERIFY(asha->roundTrip() && sunita->roundTrip());
    QCOMPARE(asha->count(u"notification"_s), 0);
    QCOMPARE(sunita->count(u"notification"_s), 0);
}

void TestWebSocketNotifications::isThereAtOnceForWhoAsks()
{
    const QString path = u"/api/notifications/unread_count/"_s;
    const auto unread = [&] {
        return m_server.http().get(path, m_server.token(u"bikash"_s)).json().value(u"unread_count"_s).toInt(-1);
    };
    const int before = unread();
    for (int i = 1; i <= 5; ++i) {
        const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, u"number %1"_s.arg(i)}};
        QCOMPARE(m_server.http().post(u"/api/messaging/messages/"_s, body, m_server.token(u"asha"_s)).status, 201);
        QCOMPARE(unread(), before + i);
    }
}

void TestWebSocketNotifications::findsBeforeAndAfterTheIndexIsMade()
{
    QCOMPARE(found(u"jhyalkhana"_s), 0);
    const auto bikash = m_server.socket(u"bikash"_s);
    const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, u"The Jhyalkhana, please"_s}};
    QCOMPARE(m_server.http().post(u"/api/messaging/messages/"_s, body, m_server.token(u"asha"_s)).status, 201);
    QCOMPARE(found(u"JHYALKHANA"_s), 1);
    // When the notification is there, the housekeeping has begun; words follow in the same slice.
    QVERIFY(!bikash->take(u"notification"_s).isEmpty());
    QCOMPARE(found(u"jhyalkhana"_s), 1);
    QCOMPARE(found(u"jhyal"_s), 0);
}

QTEST_GUILESS_MAIN(TestWebSocketNotifications)
#include "tst_websocketnotifications.moc"
