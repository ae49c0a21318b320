// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/httpfixture.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::HttpFixture;

class HttpApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<HttpFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void tellsItsHealth();
    void slashIsOptional();
    void headHasNoBody();
    void optionsDescribes();
    void answersPreflightsOfListedOrigins_data();
    void answersPreflightsOfListedOrigins();
    void acceptsWhatItCanWrite_data();
    void acceptsWhatItCanWrite();
    void linksPages();
    void clampsThePageSize_data();
    void clampsThePageSize();
    void listsAndFindsServices();
    void startsAConversation();
    void storesAMessageOnce();
    void duplicatesCostNoToken();
    void messagesAreLimitedPerUser();
    void requestsAreLimitedPerUserAndAddress();
    void marksAsRead();
    void listsHistoryBySeq();

private:
    HttpResponse say(const QByteArray &text, const QByteArray &clientId = {});
    QString conversationPath() const;

    std::unique_ptr<HttpFixture> m_fixture;
};

HttpResponse HttpApiTest::say(const QByteArray &text, const QByteArray &clientId)
{
    HttpHeaders headers;
    if (!clientId.isEmpty())
        headers.emplaceBack("Idempotency-Key", clientId);
    const QByteArray body = R"({"conversation":)" + QByteArray::number(m_fixture->domain.conversation.value())
        + R"(,"text":")" + text + "\"}";
    return m_fixture->send(
        {"POST", u"/api/messaging/messages/"_s, m_fixture->token(u"asha"_s), body, "application/json", headers});
}

QString HttpApiTest::conversationPath() const
{
    return u"/api/messaging/conversations/%1/"_s.arg(m_fixture->domain.conversation.value());
}

void HttpApiTest::tellsItsHealth()
{
    const HttpResponse response = m_fixture->get(u"/api/messaging/health/"_s);
    QCOMPARE(response.status, 200);
    QVERIFY(response.body.startsWith(R"({"status":"healthy","service":"messaging","version":"1.0.0",)"));
    const QJsonObject server = HttpFixture::json(response).value("server"_L1).toObject();
    QCOMPARE(server.value("product"_L1).toString(), u"Chautari"_s);
    QCOMPARE(server.value("epoch"_L1).toString(), m_fixture->domain.services->storage.epoch());
    QCOMPARE(server.value("server_id"_L1).toString(), m_fixture->domain.services->serverId);
    QVERIFY(server.value("spki"_L1).isNull());
    QCOMPARE(server.value("limits"_L1).toObject().value("text"_L1).toInt(), limits::messageCodePoints);
}

void HttpApiTest::slashIsOptional()
{
    const QString token = m_fixture->token(u"asha"_s);
    QCOMPARE(m_fixture->get(u"/api/messaging/conversations"_s, token).status, 200);
    QCOMPARE(m_fixture->post(u"/api/messaging/messages"_s, token, R"({"conversation":1,"text":"hi"})").status, 201);
}

void HttpApiTest::headHasNoBody()
{
    const HttpResponse response
        = m_fixture->send({"HEAD", u"/api/messaging/conversations/"_s, m_fixture->token(u"asha"_s), {}, {}, {}});
    QCOMPARE(response.status, 200);
    QVERIFY(response.body.isEmpty());
    QCOMPARE(HttpFixture::header(response, "Allow"), QByteArray("GET, POST, HEAD, OPTIONS"));
    const HttpResponse refused = m_fixture->send({"HEAD", u"/api/messaging/conversations/"_s, {}, {}, {}, {}});
    QCOMPARE(refused.status, 401);
    QVERIFY(refused.body.isEmpty());
}

void HttpApiTest::optionsDescribes()
{
    const HttpResponse response
        = m_fixture->send({"OPTIONS", u"/api/messaging/conversations/"_s, m_fixture->token(u"asha"_s), {}, {}, {}});
    QCOMPARE(response.status, 200);
    QCOMPARE(HttpFixture::header(response, "Allow"), QByteArray("GET, POST, HEAD, OPTIONS"));
    QVERIFY(HttpFixture::json(response).contains("parses"_L1));
}

void HttpApiTest::answersPreflightsOfListedOrigins_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("development page") << QByteArray("http://localhost:3000") << true;
    QTest::newRow("loopback address") << QByteArray("http://127.0.0.1") << true;
    QTest::newRow("loopback IPv6") << QByteArray("http://[::1]:5173") << true;
    QTest::newRow("listed") << QByteArray("https://www.example.org") << true;
    QTest::newRow("listed, another port") << QByteArray("https://www.example.org:8443") << false;
    QTest::newRow("listed, another scheme") << QByteArray("http://www.example.org") << false;
    QTest::newRow("foreign") << QByteArray("http://evil.example") << false;
    QTest::newRow("looks like loopback") << QByteArray("http://localhost.evil.example") << false;
    QTest::newRow("loopback as a user") << QByteArray("http://localhost@evil.example") << false;
    QTest::newRow("sandboxed page") << QByteArray("null") << false;
    QTest::newRow("file") << QByteArray("file://") << false;
}

void HttpApiTest::answersPreflightsOfListedOrigins()
{
    QFETCH(const QByteArray, origin);
    QFETCH(const bool, isAllowed);
    const HttpResponse preflight = m_fixture->send({"OPTIONS", u"/api/messaging/conversations/"_s, {}, {}, {},
        {{"Origin", origin}, {"Access-Control-Request-Method", "POST"}}});
    QCOMPARE(preflight.status, 200);
    QVERIFY(preflight.body.isEmpty());
    QCOMPARE(HttpFixture::header(preflight, "Access-Control-Allow-Origin"), isAllowed ? origin : QByteArray());
    QCOMPARE(HttpFixture::header(preflight, "Access-Control-Max-Age"), isAllowed ? QByteArray("86400") : QByteArray());

    const HttpResponse answer = m_fixture->send({"GET", u"/api/messaging/health/"_s, {}, {}, {}, {{"Origin", origin}}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(HttpFixture::header(answer, "Access-Control-Allow-Origin"), isAllowed ? origin : QByteArray());
    QCOMPARE(HttpFixture::header(answer, "Vary"), QByteArray("Accept, Origin"));
}

void HttpApiTest::acceptsWhatItCanWrite_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<int>("status");
    QTest::newRow("JSON") << QByteArray("application/json") << 200;
    QTest::newRow("anything") << QByteArray("*/*") << 200;
    QTest::newRow("browser") << QByteArray("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8") << 200;
    QTest::newRow("axios") << QByteArray("application/json, text/plain, */*") << 200;
    QTest::newRow("XML") << QByteArray("application/xml") << 406;
    QTest::newRow("image") << QByteArray("image/png") << 406;
}

void HttpApiTest::acceptsWhatItCanWrite()
{
    QFETCH(const QByteArray, accept);
    QFETCH(const int, status);
    const HttpResponse response
        = m_fixture->send({"GET", u"/api/messaging/health/"_s, {}, {}, {}, {{"Accept", accept}}});
    QCOMPARE(response.status, status);
    if (status == 406)
        QCOMPARE(response.body, QByteArray(R"({"detail":"Could not satisfy the request Accept header."})"));
}

void HttpApiTest::linksPages()
{
    for (int i = 0; i < 3; ++i)
        QCOMPARE(say(QByteArray::number(i)).status, 201);
    const QString base = u"http://127.0.0.1:8000/api/messaging/messages/?conversation=1&ordering=-created_at"_s;
    const auto page = [&](const QString &query) {
        return HttpFixture::json(
            m_fixture->get(u"/api/messaging/messages?page_size=1&ordering=-created_at&conversation=1"_s + query,
                m_fixture->token(u"asha"_s)));
    };
    const QJsonObject first = page({});
    QCOMPARE(first.value("count"_L1).toInt(), 3);
    QCOMPARE(first.value("total_pages"_L1).toInt(), 3);
    QCOMPARE(first.value("next"_L1).toString(), base + u"&page=2&page_size=1"_s);
    QVERIFY(first.value("previous"_L1).isNull());
    const QJsonObject second = page(u"&page=2"_s);
    QCOMPARE(second.value("next"_L1).toString(), base + u"&page=3&page_size=1"_s);
    QCOMPARE(second.value("previous"_L1).toString(), base + u"&page_size=1"_s);
    const QJsonObject last = page(u"&page=last"_s);
    QCOMPARE(last.value("current_page"_L1).toInt(), 3);
    QVERIFY(last.value("next"_L1).isNull());
    QCOMPARE(last.value("results"_L1).toArray().first().toObject().value("text"_L1).toString(), u"0"_s);
}

void HttpApiTest::clampsThePageSize_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<int>("results");
    QTest::newRow("asked") << u"3"_s << 3;
    QTest::newRow("zero") << u"0"_s << limits::pageSize;
    QTest::newRow("negative") << u"-5"_s << limits::pageSize;
    QTest::newRow("junk") << u"abc"_s << limits::pageSize;
    QTest::newRow("too many digits") << u"99999999999999999999"_s << limits::pageSize;
    QTest::newRow("too large") << u"1000"_s << limits::pageSizeMax;
}

void HttpApiTest::clampsThePageSize()
{
    QFETCH(const QString, size);
    QFETCH(const int, results);
    test::DomainFixture &domain = m_fixture->domain;
    QVERIFY(domain.write<void>([&](WriteTransaction &tx) -> Result<void> {
        for (int i = 0; i <= limits::pageSizeMax; ++i) {
            const SendMessageRequest request{domain.conversation, u"x"_s, QString::number(i)};
            if (const auto sent = domain.messages->send(tx, domain.asha, request, Transport::Rest); !sent)
                return sent.error();
        }
        return {};
    }));
    const HttpResponse response
        = m_fixture->get(u"/api/messaging/messages/?page_size="_s + size, m_fixture->token(u"asha"_s));
    QCOMPARE(HttpFixture::json(response).value("results"_L1).toArray().size(), results);
}

void HttpApiTest::listsAndFindsServices()
{
    const QJsonObject list = HttpFixture::json(m_fixture->get(u"/api/services/"_s));
    QCOMPARE(list.value("count"_L1).toInt(), 2); // not the draft
    QCOMPARE(list.value("total_services"_L1).toInt(), 2);
    QCOMPARE(list.value("filtered_count"_L1).toInt(), 2);
    const QJsonObject found = HttpFixture::json(m_fixture->get(u"/api/services/?search=paint"_s));
    QCOMPARE(found.value("count"_L1).toInt(), 1);
    const HttpResponse byId = m_fixture->get(u"/api/services/%1/"_s.arg(m_fixture->domain.cleaning.value()));
    QCOMPARE(byId.status, 200);
    QCOMPARE(HttpFixture::json(byId).value("price"_L1).toString(), u"1500.00"_s);
    QCOMPARE(m_fixture->get(u"/api/services/deep-clean/"_s).body, byId.body);
    QCOMPARE(m_fixture->get(u"/api/services/no-such-thing/"_s).status, 404);
}

void HttpApiTest::startsAConversation()
{
    const QByteArray body = R"({"service_id":%S,"provider_id":%P,"initial_message":"नमस्ते 🙂"})";
    const HttpResponse created = m_fixture->post(u"/api/messaging/conversations/"_s, m_fixture->token(u"sunita"_s),
        QByteArray(body)
            .replace("%S", QByteArray::number(m_fixture->domain.painting.value()))
            .replace("%P", QByteArray::number(m_fixture->domain.maya.value())));
    QCOMPARE(created.status, 201);
    const QJsonObject json = HttpFixture::json(created);
    QCOMPARE(json.value("message"_L1).toString(), u"Conversation created successfully"_s);
    QCOMPARE(json.value("id"_L1), json.value("conversation_id"_L1));
    const QJsonObject conversation = json.value("conversation"_L1).toObject();
    QCOMPARE(conversation.value("latest_messages"_L1).toArray().first().toObject().value("text"_L1).toString(),
        u"नमस्ते 🙂"_s);
    QCOMPARE(conversation.value("unread_count"_L1).toInt(), 0);
    const QJsonObject ofMaya
        = HttpFixture::json(m_fixture->get(u"/api/messaging/conversations/"_s, m_fixture->token(u"maya"_s)));
    QCOMPARE(ofMaya.value("results"_L1).toArray().first().toObject().value("unread_count"_L1).toInt(), 1);
}

void HttpApiTest::storesAMessageOnce()
{
    const HttpResponse first = say("Hello", "key-1");
    QCOMPARE(first.status, 201);
    QVERIFY(!HttpFixture::json(first).contains("duplicate"_L1));
    QCOMPARE(HttpFixture::json(first).value("client_message_id"_L1).toString(), u"key-1"_s);
    const HttpResponse again = say("Hello", "key-1");
    QCOMPARE(again.status, 200);
    QCOMPARE(HttpFixture::json(again).value("duplicate"_L1).toBool(), true);
    QCOMPARE(HttpFixture::json(again).value("id"_L1), HttpFixture::json(first).value("id"_L1));
    const HttpResponse other = say("Goodbye", "key-1");
    QCOMPARE(other.status, 409);
    QCOMPARE(HttpFixture::json(other).value("code"_L1).toString(), u"id_reused"_s);
    QCOMPARE(HttpFixture::json(other).keys(), (QStringList{u"code"_s, u"detail"_s, u"error"_s}));
    QCOMPARE(say("Hello", "not a key").status, 400);
    QCOMPARE(m_fixture->domain.takeEventsOf<MessageStored>().size(), 1);
}

void HttpApiTest::duplicatesCostNoToken()
{
    QCOMPARE(say("Hello", "key-1").status, 201);
    for (int i = 0; i < 2 * int(limits::messageBurst); ++i) {
        m_fixture->domain.clock.advanceMs(50); // the REST rate allows 20 a second
        QCOMPARE(say("Hello", "key-1").status, 200);
    }
    QCOMPARE(m_fixture->domain.services->messageRate.peek(
                 QByteArray::number(m_fixture->domain.asha.value()), limits::messageBurst),
        0);
}

void HttpApiTest::messagesAreLimitedPerUser()
{
    RateLimiter &rate = m_fixture->domain.services->messageRate;
    QCOMPARE(rate.take(QByteArray::number(m_fixture->domain.asha.value()), limits::messageBurst - 1), 0);
    QCOMPARE(say("the last", "key-1").status, 201);
    for (const QByteArray &key : {QByteArray(), QByteArray("key-2")}) {
        const HttpResponse refused = say("one too many", key);
        QCOMPARE(refused.status, 429);
        QCOMPARE(HttpFixture::header(refused, "Retry-After"), QByteArray("1"));
        QCOMPARE(HttpFixture::json(refused).value("code"_L1).toString(), u"throttled"_s);
    }
    QCOMPARE(say("the last", "key-1").status, 200); // a repeated one is answered all the same
    // What was refused was not stored, and left no gap.
    m_fixture->domain.clock.advanceSeconds(1);
    QCOMPARE(HttpFixture::json(say("again", "key-2")).value("seq"_L1).toInt(), 2);
}

void HttpApiTest::requestsAreLimitedPerUserAndAddress()
{
    const QString path = u"/api/messaging/health/"_s;
    for (int i = 0; i < int(limits::restBurst); ++i)
        QCOMPARE(m_fixture->get(path).status, 200);
    const HttpResponse refused = m_fixture->get(path);
    QCOMPARE(refused.status, 429);
    QCOMPARE(HttpFixture::header(refused, "Retry-After"), QByteArray("1"));
    QCOMPARE(m_fixture->get(path, u"guess"_s).status, 429); // guessing tokens counts for the address
    QCOMPARE(m_fixture->get(path, m_fixture->token(u"asha"_s)).status, 200);
    m_fixture->peer = QHostAddress(u"192.0.2.7"_s);
    QCOMPARE(m_fixture->get(path).status, 200);
    m_fixture->domain.services->hasRateLimits = false;
    m_fixture->peer = QHostAddress(QHostAddress::LocalHost);
    QCOMPARE(m_fixture->get(path).status, 200);
}

void HttpApiTest::marksAsRead()
{
    const qint64 id = HttpFixture::json(say("Hello")).value("id"_L1).toInteger();
    const QString bikash = m_fixture->token(u"bikash"_s);
    const auto seen = [&](const char *key) {
        return HttpFixture::json(m_fixture->get(conversationPath(), m_fixture->token(u"asha"_s)))
            .value("messages"_L1)
            .toArray()
            .first()
            .toObject()
            .value(QLatin1StringView(key));
    };
    QCOMPARE(seen("status").toString(), u"sent"_s);
    const HttpResponse one = m_fixture->post(u"/api/messaging/messages/%1/mark_as_read/"_s.arg(id), bikash, "{}");
    QCOMPARE(one.status, 200);
    QCOMPARE(one.body, QByteArray(R"({"message":"Message marked as read","read_at":"2026-11-23T18:21:27.123456Z"})"));
    QCOMPARE(seen("status").toString(), u"read"_s);
    QCOMPARE(seen("is_read").toBool(), true);
    QCOMPARE(seen("read_statuses").toArray().size(), 1);
    // A body that is none, of a type that is none: it is not looked at.
    const HttpResponse all
        = m_fixture->send({"POST", conversationPath() + u"mark_as_read/"_s, bikash, "x", "text/plain", {}});
    QCOMPARE(all.status, 200);
    QCOMPARE(all.body, QByteArray(R"({"message":"Conversation marked as read","unread_count":0})"));
}

void HttpApiTest::listsHistoryBySeq()
{
    for (int i = 1; i <= 5; ++i)
        QCOMPARE(say(QByteArray::number(i)).status, 201);
    const auto seqs = [&](const QString &query) {
        QList<int> found;
        const HttpResponse response
            = m_fixture->get(u"/api/messaging/messages/?conversation=1&"_s + query, m_fixture->token(u"bikash"_s));
        const QJsonArray results = HttpFixture::json(response).value("results"_L1).toArray();
        for (const QJsonValue &message : results)
            found += message.toObject().value("seq"_L1).toInt();
        return found;
    };
    QCOMPARE(seqs(u"before_seq=4&page_size=2"_s), (QList<int>{2, 3}));
    QCOMPARE(seqs(u"after_seq=3"_s), (QList<int>{4, 5}));
    QCOMPARE(seqs(u"before_seq=0&page_size=2"_s), (QList<int>{4, 5}));
    QCOMPARE(
        m_fixture->get(u"/api/messaging/messages/?conversation=1&after_seq=x"_s, m_fixture->token(u"bikash"_s)).status,
        400);
}

QTEST_GUILESS_MAIN(HttpApiTest)
#include "tst_httpapi.moc"
