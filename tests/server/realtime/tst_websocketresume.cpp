// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject resume(const QString &epoch, qint64 position)
{
    return {{u"type"_s, u"resume"_s}, {u"data"_s, QJsonObject{{u"epoch"_s, epoch}, {u"position"_s, position}}}};
}

} // namespace

//! What somebody is told who comes back; that it is the right state, tst_syncservice asks.
class TestWebSocketResume : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tellsWhatWasMissedThenSaysSo();
    void goesOnLiveAfterwards();
    void refusesWhatItCannotReplay_data();
    void refusesWhatItCannotReplay();
    void asksForAPosition();
    void moreThanTheQueueHolds();
    void resumesOneAtATime();
    void conversationsAreToldInTheirTurn();
    void aConversationThatComesBackIsTold_data();
    void aConversationThatComesBackIsTold();
    void pagesOverRest();
    void refusesBadPagesOverRest();

private:
    HttpAnswer sync(const QString &query) { return m_server.http().get(u"/api/messaging/sync/"_s + query, m_token); }

    TestServer m_server{[](server::ServerConfig &config) { config.hasRateLimits = false; }};
    QString m_token;
    QString m_epoch;
    qint64 m_position = 0;
};

//! Asha has seen everything so far, and goes.
void TestWebSocketResume::init()
{
    m_token = m_server.token(u"asha"_s);
    const QJsonObject all = sync(u"?limit=1000"_s).json();
    m_epoch = all.value(u"epoch"_s).toString();
    m_position = all.value(u"position"_s).toInteger();
    QVERIFY(!m_epoch.isEmpty() && m_position > 0 && !all.value(u"has_more"_s).toBool());
}

void TestWebSocketResume::tellsWhatWasMissedThenSaysSo()
{
    const auto bikash = m_server.socket(u"bikash"_s);
    QStringList sent;
    for (int i = 0; i < 3; ++i) {
        sent.append(u"while you were away %1"_s.arg(i));
        bikash->sendMessage(1, sent.last());
        QVERIFY(!bikash->take(u"message"_s).isEmpty());
    }
    const auto asha = m_server.socket(u"asha"_s);
    asha->send(resume(m_epoch, m_position));
    const QJsonObject synced = dataOf(asha->take(u"synced"_s));
    QCOMPARE(synced.value(u"epoch"_s).toString(), m_epoch);
    QVERIFY(synced.value(u"position"_s).toInteger() > m_position);
    QCOMPARE(dataOf(asha->take(u"conversation_updated"_s)).value(u"id"_s).toInteger(), 1);
    for (const QString &text : std::as_const(sent))
        QCOMPARE(dataOf(asha->take(u"message"_s)).value(u"text"_s).toString(), text);
    QCOMPARE(asha->count(u"message"_s), 0);
}

void TestWebSocketResume::goesOnLiveAfterwards()
{
    const auto asha = m_server.socket(u"asha"_s);
    asha->send(resume(m_epoch, m_position));
    const qint64 position = dataOf(asha->take(u"synced"_s)).value(u"position"_s).toInteger();
    const auto bikash = m_server.socket(u"bikash"_s);
    bikash->sendMessage(1, u"and now"_s);
    QVERIFY(asha->take(u"message"_s).value(u"position"_s).toInteger() > position);
}

void TestWebSocketResume::refusesWhatItCannotReplay_data()
{
    QTest::addColumn<bool>("isThisEpoch");
    QTest::addColumn<qint64>("ahead");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a restored backup") << false << qint64(0) << u"epoch"_s;
    QTest::newRow("a position that never was") << true << qint64(1'000'000) << u"ahead"_s;
}

void TestWebSocketResume::refusesWhatItCannotReplay()
{
    QFETCH(bool, isThisEpoch);
    QFETCH(qint64, ahead);
    QFETCH(QString, reason);
    const auto asha = m_server.socket(u"asha"_s);
    asha->send(resume(isThisEpoch ? m_epoch : u"another"_s, m_position + ahead));
    QCOMPARE(dataOf(asha->take(u"resync_required"_s)).value(u"reason"_s).toString(), reason);
    QVERIFY(asha->roundTrip());
    QCOMPARE(asha->count(u"synced"_s), 0);
    const HttpAnswer rest
        = sync(u"?epoch=%1&since=%2"_s.arg(isThisEpoch ? m_epoch : u"another"_s).arg(m_position + ahead));
    QCOMPARE(rest.status, 409);
    QCOMPARE(rest.json().value(u"code"_s).toString(), u"resync_required"_s);
    QCOMPARE(rest.json().value(u"reason"_s).toString(), reason);
}

void TestWebSocketResume::asksForAPosition()
{
    const auto asha = m_server.socket(u"asha"_s);
    for (const QJsonObject &data :
        {QJsonObject(), QJsonObject{{u"epoch"_s, m_epoch}}, QJsonObject{{u"epoch"_s, m_epoch}, {u"position"_s, -1}}}) {
        asha->send({{u"type"_s, u"resume"_s}, {u"data"_s, data}});
        const QString answer = dataOf(asha->take(u"error"_s)).value(u"message"_s).toString();
        QVERIFY2(answer == u"Missing epoch or position"_s, QJsonDocument(data).toJson().constData());
    }
    QVERIFY(asha->roundTrip());
}

// Four times what a socket may have waiting: a replay must go as the client reads, or it could never come back.
void TestWebSocketResume::moreThanTheQueueHolds()
{
    const QString text = u"य"_s.repeated(2'000);
    const int messages = int(4 * limits::webSocketQueueBytes / text.toUtf8().size()) + 1;
    const auto bikash = m_server.socket(u"bikash"_s);
    for (int i = 0; i < messages; ++i) {
        bikash->sendMessage(1, text);
        QVERIFY(!bikash->take(u"message"_s).isEmpty());
    }
    const auto asha = m_server.socket(u"asha"_s);
    asha->send(resume(m_epoch, m_position));
    QVERIFY(!asha->take(u"synced"_s, 20'000).isEmpty());
    QCOMPARE(asha->count(u"message"_s), messages);
    QVERIFY(!asha->isClosed());
}

// A replay may read 5,000 rows: one socket that asks again and again would keep the readers from everybody.
void TestWebSocketResume::resumesOneAtATime()
{
    constexpr int many = 100;
    const auto asha = m_server.socket(u"asha"_s);
    for (int i = 0; i < many; ++i)
        asha->send(resume(m_epoch, 0));
    QTRY_COMPARE(asha->count(u"synced"_s) + asha->count(u"error"_s), many);
    QVERIFY(asha->count(u"error"_s) > 0);
    QCOMPARE(dataOf(asha->take(u"error"_s)).value(u"message"_s).toString(), u"Already resuming"_s);
}

// A client's position goes with the frames: one that came late would be lost with the connection.
void TestWebSocketResume::conversationsAreToldInTheirTurn()
{
    const auto asha = m_server.socket(u"asha"_s);
    for (int i = 0; i < 20; ++i) {
        const HttpAnswer pinned = m_server.http().send("PATCH", u"/api/messaging/conversations/1/"_s, m_token,
            {{"Content-Type", "application/json"}}, i % 2 == 0 ? R"({"is_pinned":true})" : R"({"is_pinned":false})");
        QCOMPARE(pinned.status, 200);
        asha->sendMessage(1, u"after the pin"_s);
        const QJsonObject message = asha->take(u"message"_s);
        QVERIFY(!message.isEmpty());
        QVERIFY2(asha->count(u"conversation_updated"_s) > 0, "told after what came later");
        const QJsonObject updated = asha->take(u"conversation_updated"_s);
        QVERIFY(updated.value(u"position"_s).toInteger() < message.value(u"position"_s).toInteger());
    }
}

void TestWebSocketResume::aConversationThatComesBackIsTold_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("archived") << QByteArray("PATCH") << QByteArray(R"({"is_archived":true})");
    QTest::newRow("deleted") << QByteArray("DELETE") << QByteArray();
}

// Found by ./dev soak: only the message was told, whose position the client then kept, so that no resume ever said it.
void TestWebSocketResume::aConversationThatComesBackIsTold()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    const auto gone = m_server.http().send(
        method, u"/api/messaging/conversations/1/"_s, m_token, {{"Content-Type", "application/json"}}, body);
    QVERIFY(gone.status == 200 || gone.status == 204);
    const auto asha = m_server.socket(u"asha"_s);
    const auto bikash = m_server.socket(u"bikash"_s);
    bikash->sendMessage(1, u"are you there?"_s);
    const QJsonObject message = asha->take(u"message"_s);
    QVERIFY(!message.isEmpty());
    QVERIFY2(asha->count(u"conversation_updated"_s) > 0, "not told, or after the message");
    const QJsonObject back = asha->take(u"conversation_updated"_s);
    QCOMPARE(back.value(u"position"_s), message.value(u"position"_s));
    QCOMPARE(dataOf(back).value(u"customer_archived"_s), QJsonValue(false));
    QVERIFY(bikash->roundTrip());
    QCOMPARE(bikash->count(u"conversation_updated"_s), 0);
}

void TestWebSocketResume::pagesOverRest()
{
    const auto bikash = m_server.socket(u"bikash"_s);
    for (int i = 0; i < 5; ++i) {
        bikash->sendMessage(1, u"page %1"_s.arg(i));
        QVERIFY(!bikash->take(u"message"_s).isEmpty());
    }
    QStringList texts;
    qint64 since = m_position;
    for (bool hasMore = true; hasMore;) {
        const HttpAnswer answer = sync(u"?epoch=%1&since=%2&limit=2"_s.arg(m_epoch).arg(since));
        QCOMPARE(answer.status, 200);
        const QJsonArray changes = answer.json().value(u"changes"_s).toArray();
        for (const QJsonValue &change : changes) {
            if (change.toObject().value(u"type"_s) == u"message"_s)
                texts.append(dataOf(change.toObject()).value(u"text"_s).toString());
        }
        const qint64 position = answer.json().value(u"position"_s).toInteger();
        hasMore = answer.json().value(u"has_more"_s).toBool();
        QVERIFY(position > since || !hasMore);
        since = position;
    }
    QCOMPARE(texts, QStringList({u"page 0"_s, u"page 1"_s, u"page 2"_s, u"page 3"_s, u"page 4"_s}));
}

void TestWebSocketResume::refusesBadPagesOverRest()
{
    const HttpAnswer answer = sync(u"?since=yesterday&limit=-1"_s);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json().keys(), QStringList({u"limit"_s, u"since"_s}));
}

QTEST_GUILESS_MAIN(TestWebSocketResume)

#include "tst_websocketresume.moc"
