// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

#include <QtCore/QJsonArray>
#include <QtNetwork/QNetworkReply>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari;
using chautari::test::TestServer;
using chautari::test::WsClient;

//! What one side learns of the other over its socket, and when a socket must go. Asha (1) and Bikash (4) share
//! conversation 1 of the demo data.
class WebSocketPrivacyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }
    void aTicketOpensOneSocket();
    void aTicketOfAnEndedSessionOpensNone();
    void aBlockHidesPresenceBothWays();
    void aBlockedPersonIsNotSeenTyping();
    void typingIsHiddenOnDemand();
    void readReceiptsAreHiddenOnDemand();
    void lastSeenIsHiddenOnDemand();
    void lastSeenOutlivesTheServer();
    void aNewPasswordClosesTheOtherSockets();

private:
    void setPrivacy(const QString &who, const QJsonObject &settings);
    QString newTicket(const QString &token)
    {
        return m_server->http().post(u"/api/auth/ws-ticket/"_s, {}, token).json().value("ticket"_L1).toString();
    }
    static bool isStatus(const QJsonObject &frame, const QString &status)
    {
        const QJsonObject data = frame.value("data"_L1).toObject();
        const QJsonValue isOnline = data.value("is_online"_L1);
        if (isOnline.isBool())
            return isOnline.toBool() == (status == u"online");
        return data.value("status"_L1).toString() == status; // of a message
    }

    std::unique_ptr<TestServer> m_server;
};

void WebSocketPrivacyTest::init()
{
    m_server = std::make_unique<TestServer>([](server::ServerConfig &config) {
        config.realtime.offlineAfterCleanCloseMs = 50;
        config.realtime.offlineAfterLossMs = 50;
    });
}

void WebSocketPrivacyTest::setPrivacy(const QString &who, const QJsonObject &settings)
{
    QNetworkAccessManager network;
    QNetworkRequest request(m_server->url().resolved(QUrl(u"/api/auth/users/me/privacy/"_s)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Authorization", "Bearer " + m_server->token(who).toLatin1());
    const std::unique_ptr<QNetworkReply> reply(network.put(request, QJsonDocument(settings).toJson()));
    QVERIFY(QTest::qWaitFor([&] { return reply->isFinished(); }));
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
}

void WebSocketPrivacyTest::aTicketOpensOneSocket()
{
    const QString ticket = newTicket(m_server->token(u"asha"_s));
    QVERIFY(ticket.size() >= 43);
    WsClient first(m_server->url(), u"/ws/messaging/?ticket="_s + ticket);
    QVERIFY(!first.take(u"connection"_s).isEmpty());
    WsClient second(m_server->url(), u"/ws/messaging/?ticket="_s + ticket);
    QCOMPARE(second.waitForClose(), 4001);
    WsClient foreign(
        m_server->url(), u"/ws/messaging/?ticket=%1&user_id=4"_s.arg(newTicket(m_server->token(u"asha"_s))));
    QCOMPARE(foreign.waitForClose(), 4001);
    QCOMPARE(m_server->http().get(u"/api/auth/users/me/"_s, ticket).status, 401); // it is no access token
}

void WebSocketPrivacyTest::aTicketOfAnEndedSessionOpensNone()
{
    const QString token = m_server->http().signIn(u"asha"_s);
    const QString ticket = newTicket(token);
    QCOMPARE(m_server->http().post(u"/api/auth/logout/"_s, {}, token).status, 200);
    WsClient socket(m_server->url(), u"/ws/messaging/?ticket="_s + ticket);
    QCOMPARE(socket.waitForClose(), 4001);
}

void WebSocketPrivacyTest::aBlockHidesPresenceBothWays()
{
    const auto asha = m_server->socket(u"asha"_s);
    const auto bikash = m_server->socket(u"bikash"_s);
    QVERIFY(isStatus(asha->take(u"status"_s), u"online"_s));
    QVERIFY(isStatus(bikash->take(u"status"_s), u"online"_s)); // the snapshot
    const QString path = u"/api/auth/users/1/block/"_s;
    QCOMPARE(m_server->http().post(path, {}, m_server->token(u"bikash"_s)).status, 200);
    for (WsClient *client : {asha.get(), bikash.get()}) {
        const QJsonObject status = client->take(u"status"_s);
        QVERIFY(isStatus(status, u"offline"_s));
        QVERIFY(status.value("data"_L1).toObject().value("last_seen"_L1).isNull());
    }
    const auto second = m_server->socket(u"asha"_s); // nor in a new snapshot
    QVERIFY(second->roundTrip());
    const QJsonObject shown = second->take(u"status"_s, 1);
    QVERIFY(shown.value("data"_L1).toObject().value("user_id"_L1).toInt() != 4);
    second->sendMessage(1, u"Hello?"_s, u"blocked-1"_s);
    QVERIFY(!second->take(u"error"_s).isEmpty());
}

void WebSocketPrivacyTest::aBlockedPersonIsNotSeenTyping()
{
    const auto asha = m_server->socket(u"asha"_s);
    const auto bikash = m_server->socket(u"bikash"_s);
    QCOMPARE(m_server->http().post(u"/api/auth/users/1/block/"_s, {}, m_server->token(u"bikash"_s)).status, 200);
    asha->sendTyping(1, true);
    bikash->sendTyping(1, true);
    QVERIFY(asha->roundTrip() && bikash->roundTrip());
    // The hub does one thing after the other: it has admitted a third socket, so it has seen to the typing before.
    const auto third = m_server->socket(u"bikash"_s);
    QVERIFY(asha->roundTrip() && bikash->roundTrip());
    QCOMPARE(asha->count(u"typing"_s), 0);
    QCOMPARE(bikash->count(u"typing"_s), 0);
}

void WebSocketPrivacyTest::typingIsHiddenOnDemand()
{
    const auto asha = m_server->socket(u"asha"_s);
    const auto bikash = m_server->socket(u"bikash"_s);
    asha->sendTyping(1, true);
    QVERIFY(!bikash->take(u"typing"_s).isEmpty());
    setPrivacy(u"asha"_s, {{u"typing"_s, false}});
    asha->sendTyping(1, true); // takes back what was shown
    QVERIFY(!bikash->take(u"typing"_s).value("data"_L1).toObject().value("is_typing"_L1).toBool(true));
    asha->sendTyping(1, true);
    bikash->sendTyping(1, true); // his own is still shown
    QVERIFY(!asha->take(u"typing"_s).isEmpty());
    QCOMPARE(bikash->count(u"typing"_s), 0);
}

void WebSocketPrivacyTest::readReceiptsAreHiddenOnDemand()
{
    setPrivacy(u"bikash"_s, {{u"read_receipts"_s, false}});
    const auto asha = m_server->socket(u"asha"_s);
    const auto bikash = m_server->socket(u"bikash"_s);
    asha->sendMessage(1, u"Seen?"_s, u"receipt-1"_s);
    const qint64 id = bikash->take(u"message"_s).value("data"_L1).toObject().value("id"_L1).toInteger();
    QVERIFY(id > 0);
    QVERIFY(isStatus(asha->take(u"message_status"_s), u"delivered"_s));
    QCOMPARE(m_server->http()
                 .post(u"/api/messaging/messages/%1/mark_as_read/"_s.arg(id), {}, m_server->token(u"bikash"_s))
                 .status,
        200);
    const QJsonObject own = bikash->take(u"message_status"_s);
    QVERIFY(isStatus(own, u"read"_s)); // his other devices know
    QVERIFY(asha->roundTrip());
    QCOMPARE(asha->count(u"message_status"_s), 0); // the moment alone would tell
    const QJsonArray messages
        = m_server->http()
              .get(u"/api/messaging/messages/?conversation=1&page=last"_s, m_server->token(u"asha"_s))
              .json()
              .value("results"_L1)
              .toArray();
    QCOMPARE(messages.last().toObject().value("id"_L1).toInteger(), id);
    QCOMPARE(messages.last().toObject().value("status"_L1).toString(), u"delivered"_s);
}

void WebSocketPrivacyTest::lastSeenIsHiddenOnDemand()
{
    setPrivacy(u"bikash"_s, {{u"last_seen"_s, false}});
    const auto asha = m_server->socket(u"asha"_s);
    auto bikash = m_server->socket(u"bikash"_s);
    QVERIFY(isStatus(asha->take(u"status"_s), u"online"_s));
    bikash->close();
    const QJsonObject status = asha->take(u"status"_s);
    QVERIFY(isStatus(status, u"offline"_s));
    QVERIFY(status.value("data"_L1).toObject().value("last_seen"_L1).isNull());
}

void WebSocketPrivacyTest::lastSeenOutlivesTheServer()
{
    {
        const auto bikash = m_server->socket(u"bikash"_s);
        m_server->restart(); // he is there when it stops
    }
    const auto asha = m_server->socket(u"asha"_s);
    QJsonObject status;
    do
        status = asha->take(u"status"_s).value("data"_L1).toObject();
    while (!status.isEmpty() && status.value("user_id"_L1).toInt() != 4);
    QCOMPARE(status.value("is_online"_L1).toBool(true), false);
    QVERIFY(!status.value("last_seen"_L1).toString().isEmpty());
}

void WebSocketPrivacyTest::aNewPasswordClosesTheOtherSockets()
{
    const QString here = m_server->http().signIn(u"asha"_s);
    const QString phone = m_server->http().signIn(u"asha"_s);
    WsClient hereSocket(m_server->url(), u"/ws/messaging/?token="_s + here);
    WsClient phoneSocket(m_server->url(), u"/ws/messaging/?token="_s + phone);
    QVERIFY(!hereSocket.take(u"connection"_s).isEmpty() && !phoneSocket.take(u"connection"_s).isEmpty());
    const QJsonObject change{{u"current_password"_s, u"chautari-demo"_s}, {u"new_password"_s, u"An0ther-pass-7"_s}};
    QCOMPARE(m_server->http().post(u"/api/auth/users/change_password/"_s, change, here).status, 200);
    QCOMPARE(phoneSocket.waitForClose(5'000), 4001);
    QCOMPARE(m_server->http().get(u"/api/auth/users/me/"_s, phone).status, 401);
    QVERIFY(hereSocket.roundTrip());
}

QTEST_GUILESS_MAIN(WebSocketPrivacyTest)
#include "tst_websocketprivacy.moc"
