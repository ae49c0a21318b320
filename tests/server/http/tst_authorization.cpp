// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/httpfixture.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::HttpFixture;

//! Every endpoint, asked by everybody. Asha (customer) and Bikash (provider) share the conversation; Sunita is a
//! customer and Maya a provider with no part in it. A new endpoint without a row here is a hole.
class AuthorizationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<HttpFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void everyEndpointForEverybody_data();
    void everyEndpointForEverybody();
    void strangersSeeNothingInLists();

private:
    std::unique_ptr<HttpFixture> m_fixture;
};

void AuthorizationTest::everyEndpointForEverybody_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path"); // %C the conversation, %M Bikash's message, %S the service
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("anonymous");
    QTest::addColumn<int>("customer");
    QTest::addColumn<int>("provider");
    QTest::addColumn<int>("otherCustomer");
    QTest::addColumn<int>("otherProvider");

    const auto row = [](const char *method, const char *path, const char *body, int anonymous, int customer,
                         int provider, int otherCustomer, int otherProvider) {
        QTest::addRow("%s %s", method, path) << QByteArray(method) << QString::fromLatin1(path) << QByteArray(body)
                                             << anonymous << customer << provider << otherCustomer << otherProvider;
    };
    row("POST", "/api/auth/register/", "{}", 400, 400, 400, 400, 400);
    row("POST", "/api/auth/login/", "{}", 400, 400, 400, 400, 400);
    row("POST", "/api/auth/refresh/", "{}", 400, 400, 400, 400, 400);
    row("POST", "/api/auth/logout/", "{}", 401, 200, 200, 200, 200);
    row("GET", "/api/auth/users/me/", "", 401, 200, 200, 200, 200);
    for (const char *path : {"/api/auth/reset-password/", "/api/auth/reset-password/confirm/", "/api/auth/otp/request/",
             "/api/auth/otp/verify/", "/api/auth/otp/reset-password/"})
        row("POST", path, "{}", 400, 400, 400, 400, 400);
    row("GET", "/api/auth/users/", "", 401, 200, 200, 200, 200);
    row("GET", "/api/auth/users/%P/", "", 401, 404, 200, 404, 404);
    row("PUT", "/api/auth/users/update_profile/", "{}", 401, 200, 200, 200, 200);
    row("POST", "/api/auth/users/change_password/", "{}", 401, 400, 400, 400, 400);
    row("GET", "/api/auth/users/preferences/", "", 401, 200, 200, 200, 200);
    row("PUT", "/api/auth/users/preferences/", "{}", 401, 200, 200, 200, 200);
    row("GET", "/api/auth/users/me/privacy/", "", 401, 200, 200, 200, 200);
    row("PUT", "/api/auth/users/me/privacy/", "{}", 401, 200, 200, 200, 200);
    row("POST", "/api/auth/users/%P/block/", "{}", 401, 200, 404, 404, 404); // only people one talks with
    row("DELETE", "/api/auth/users/%P/block/", "", 401, 204, 404, 404, 404);
    row("GET", "/api/auth/users/blocked/", "", 401, 200, 200, 200, 200);
    row("GET", "/api/auth/sessions/", "", 401, 200, 200, 200, 200);
    row("DELETE", "/api/auth/sessions/", "", 401, 204, 204, 204, 204);
    row("DELETE", "/api/auth/sessions/4711/", "", 401, 404, 404, 404, 404);
    row("POST", "/api/auth/ws-ticket/", "", 401, 200, 200, 200, 200);
    row("GET", "/api/auth/2fa/status/", "", 401, 200, 200, 200, 200);
    row("POST", "/api/auth/2fa/enable/", "", 401, 200, 200, 200, 200);
    row("POST", "/api/auth/2fa/verify/", "{}", 401, 400, 400, 400, 400);
    row("POST", "/api/auth/2fa/disable/", "{}", 401, 400, 400, 400, 400);
    row("GET", "/api/services/", "", 200, 200, 200, 200, 200);
    row("GET", "/api/services/%S/", "", 200, 200, 200, 200, 200);
    row("GET", "/api/services/not-yet/", "", 404, 404, 200, 404, 404); // a draft: its provider's alone
    row("GET", "/api/services/my_services/", "", 401, 200, 200, 200, 200);
    row("GET", "/api/services/provider_services/", "", 401, 200, 200, 200, 200);
    row("GET", "/api/services/categories/", "", 200, 200, 200, 200, 200);
    row("GET", "/api/services/cities/", "", 200, 200, 200, 200, 200);
    row("POST", "/api/services/", "{}", 401, 403, 400, 403, 400);
    row("PUT", "/api/services/%S/", "{}", 401, 403, 400, 403, 403);
    row("PATCH", "/api/services/%S/", "{}", 401, 403, 200, 403, 403);
    row("PATCH", "/api/services/not-yet/", "{}", 401, 404, 200, 404, 404);
    row("DELETE", "/api/services/%S/", "", 401, 403, 204, 404, 404); // asked in this order: then it is gone
    row("GET", "/api/schema/", "", 200, 200, 200, 200, 200);
    row("GET", "/api/schema/openapi.yaml", "", 200, 200, 200, 200, 200);
    row("GET", "/api/schema/asyncapi.yaml", "", 200, 200, 200, 200, 200);
    row("GET", "/test/websocket/", "", 200, 200, 200, 200, 200);
    row("GET", "/services/", "", 200, 200, 200, 200, 200);
    row("GET", "/api/messaging/health/", "", 200, 200, 200, 200, 200);
    row("GET", "/api/messaging/conversations/", "", 401, 200, 200, 200, 200);
    row("POST", "/api/messaging/conversations/", R"({"service_id":%S,"provider_id":%P,"initial_message":"x"})", 401,
        201, 400, 201, 400);
    row("GET", "/api/messaging/conversations/%C/", "", 401, 200, 200, 404, 404);
    row("POST", "/api/messaging/conversations/%C/mark_as_read/", "{}", 401, 200, 200, 404, 404);
    row("GET", "/api/messaging/messages/", "", 401, 200, 200, 200, 200);
    row("GET", "/api/messaging/messages/?conversation=%C", "", 401, 200, 200, 200, 200);
    row("GET", "/api/messaging/messages/?conversation=%C&after_seq=0", "", 401, 200, 200, 200, 200);
    row("POST", "/api/messaging/messages/", R"({"conversation":%C,"text":"x"})", 401, 201, 201, 400, 400);
    row("POST", "/api/messaging/messages/%M/mark_as_read/", "{}", 401, 200, 400, 404, 404);
}

void AuthorizationTest::everyEndpointForEverybody()
{
    QFETCH(const QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    test::DomainFixture &domain = m_fixture->domain;
    const MessageId message = domain.send(domain.bikash, domain.conversation, u"Hello"_s)->message.id;
    const QList<std::pair<QString, qint64>> ids{{u"%C"_s, domain.conversation.value()}, {u"%M"_s, message.value()},
        {u"%S"_s, domain.cleaning.value()}, {u"%P"_s, domain.bikash.value()}};
    for (const auto &[mark, id] : ids) {
        path.replace(mark, QString::number(id));
        body.replace(mark.toLatin1(), QByteArray::number(id));
    }
    const QList<std::pair<const char *, QString>> askers{{"anonymous", QString()}, {"customer", u"asha"_s},
        {"provider", u"bikash"_s}, {"otherCustomer", u"sunita"_s}, {"otherProvider", u"maya"_s}};
    for (const auto &[column, name] : askers) {
        const int expected = *static_cast<int *>(QTest::qData(column, qMetaTypeId<int>()));
        const HttpResponse response
            = m_fixture->send({method, path, m_fixture->token(name), body, "application/json", {}});
        QByteArray what(column);
        what += " got " + QByteArray::number(response.status) + ' ' + response.body.left(200);
        QVERIFY2(response.status == expected, what.constData());
    }
}

void AuthorizationTest::strangersSeeNothingInLists()
{
    test::DomainFixture &domain = m_fixture->domain;
    QVERIFY(domain.send(domain.bikash, domain.conversation, u"a secret"_s));
    const QString id = QString::number(domain.conversation.value());
    const QStringList paths{u"/api/messaging/conversations/"_s, u"/api/messaging/messages/"_s,
        u"/api/messaging/messages/?conversation="_s + id, u"/api/messaging/messages/?after_seq=0&conversation="_s + id};
    for (const QString &path : paths) {
        QVERIFY(m_fixture->get(path, m_fixture->token(u"asha"_s)).body.contains("a secret"));
        const HttpResponse stranger = m_fixture->get(path, m_fixture->token(u"sunita"_s));
        QCOMPARE(HttpFixture::json(stranger).value("count"_L1).toInt(-1), 0);
        QVERIFY(!stranger.body.contains("a secret"));
    }
}

QTEST_GUILESS_MAIN(AuthorizationTest)
#include "tst_authorization.moc"
