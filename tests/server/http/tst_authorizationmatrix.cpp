// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/httpfixture.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <array>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::HttpFixture;

namespace {

//! Asha and Bikash have the conversation {c} with Asha's message {m}; Sunita has nothing to do with it.
enum Who { Anonymous, Customer, Provider, Stranger, Admin };
constexpr std::array names{"anonymous", "customer", "provider", "stranger", "admin"};

struct Row
{
    const char *method;
    const char *path; //!< {c} conversation, {m} message and notification, {s} service, {u} Sunita, {x} nothing there
    const char *body;
    std::array<int, 5> expected; //!< by Who
};

constexpr std::array<int, 5> signedIn(int status)
{
    return {401, status, status, status, status};
}

constexpr std::array<int, 5> ownersOnly{401, 403, 403, 403, 403};

constexpr std::array<int, 5> everybody(int status)
{
    return {status, status, status, status, status};
}

constexpr std::array<int, 5> participants(int status)
{
    return {401, status, status, 404, 404};
}

//! The original says to an administrator that there is such a conversation, and no more (contract.md 5.5).
constexpr std::array<int, 5> ownConversation(int status)
{
    return {401, status, status, 404, 403};
}

const Row rows[] = {
    // Accounts: what an empty body answers says that the door is open.
    {"POST", "/api/auth/register/", "{}", everybody(400)},
    {"POST", "/api/auth/login/", "{}", everybody(400)},
    {"POST", "/api/auth/refresh/", "{}", everybody(400)},
    {"POST", "/api/auth/logout/", "{}", signedIn(200)},
    {"POST", "/api/auth/reset-password/", "{}", everybody(400)},
    {"POST", "/api/auth/reset-password/confirm/", "{}", everybody(400)},
    {"POST", "/api/auth/otp/request/", "{}", everybody(400)},
    {"POST", "/api/auth/otp/verify/", "{}", everybody(400)},
    {"POST", "/api/auth/otp/reset-password/", "{}", everybody(400)},
    {"GET", "/api/auth/sessions/", "", signedIn(200)},
    {"DELETE", "/api/auth/sessions/", "", signedIn(204)},
    {"DELETE", "/api/auth/sessions/{x}/", "", signedIn(404)},
    {"POST", "/api/auth/ws-ticket/", "", signedIn(200)},
    {"GET", "/api/auth/2fa/status/", "", signedIn(200)},
    {"POST", "/api/auth/2fa/enable/", "{}", signedIn(200)},
    {"POST", "/api/auth/2fa/verify/", "{}", signedIn(400)},
    {"POST", "/api/auth/2fa/disable/", "{}", signedIn(400)},
    {"GET", "/api/auth/users/", "", signedIn(200)},
    {"GET", "/api/auth/users/me/", "", signedIn(200)},
    {"GET", "/api/auth/users/{u}/", "", {401, 404, 404, 200, 200}},
    {"GET", "/api/auth/users/me/privacy/", "", signedIn(200)},
    {"PUT", "/api/auth/users/me/privacy/", "{}", signedIn(200)},
    {"PATCH", "/api/auth/users/me/privacy/", "{}", signedIn(200)},
    {"PUT", "/api/auth/users/update_profile/", "{}", signedIn(200)},
    {"PATCH", "/api/auth/users/update_profile/", "{}", signedIn(200)},
    {"GET", "/api/auth/users/preferences/", "", signedIn(200)},
    {"PUT", "/api/auth/users/preferences/", "{}", signedIn(200)},
    {"PATCH", "/api/auth/users/preferences/", "{}", signedIn(200)},
    {"POST", "/api/auth/users/change_password/", "{}", signedIn(400)},
    {"GET", "/api/auth/users/blocked/", "", signedIn(200)},
    {"POST", "/api/auth/users/{u}/block/", "", signedIn(404)},
    {"DELETE", "/api/auth/users/{u}/block/", "", signedIn(404)},

    // Services: {s} is Bikash's.
    {"GET", "/api/services/", "", everybody(200)},
    {"POST", "/api/services/", "{}", {401, 403, 400, 403, 403}},
    {"GET", "/api/services/my_services/", "", signedIn(200)},
    {"GET", "/api/services/provider_services/", "", signedIn(200)},
    {"GET", "/api/services/categories/", "", everybody(200)},
    {"GET", "/api/services/cities/", "", everybody(200)},
    {"GET", "/api/services/{s}/", "", everybody(200)},
    {"PUT", "/api/services/{s}/", "{}", {401, 403, 400, 403, 400}},
    {"PATCH", "/api/services/{s}/", "{}", {401, 403, 200, 403, 200}},
    {"DELETE", "/api/services/{s}/", "", {401, 403, 204, 403, 204}},

    // Conversations and messages. An administrator is a stranger to them.
    {"GET", "/api/messaging/", "", signedIn(200)},
    {"GET", "/api/messaging/health/", "", everybody(200)},
    {"GET", "/api/messaging/sync/", "", signedIn(200)},
    {"GET", "/api/messaging/conversations/", "", signedIn(200)},
    {"POST", "/api/messaging/conversations/", "{}", signedIn(400)},
    {"GET", "/api/messaging/conversations/archived/", "", signedIn(200)},
    {"GET", "/api/messaging/conversations/unread_count/", "", signedIn(200)},
    {"GET", "/api/messaging/conversations/{c}/", "", ownConversation(200)},
    {"PUT", "/api/messaging/conversations/{c}/", "{}", ownConversation(200)},
    {"PATCH", "/api/messaging/conversations/{c}/", "{}", ownConversation(200)},
    {"DELETE", "/api/messaging/conversations/{c}/", "", ownConversation(204)},
    {"POST", "/api/messaging/conversations/{c}/archive/", "", ownConversation(200)},
    {"POST", "/api/messaging/conversations/{c}/unarchive/", "", ownConversation(200)},
    {"POST", "/api/messaging/conversations/{c}/mark_as_read/", "", ownConversation(200)},
    {"POST", "/api/messaging/conversations/{c}/typing/", R"({"is_typing":true})", ownConversation(200)},
    {"GET", "/api/messaging/conversations/{c}/messages/", "", ownConversation(200)},
    {"POST", "/api/messaging/conversations/{c}/messages/", R"({"text":"x"})", ownConversation(201)},
    {"DELETE", "/api/messaging/conversations/{c}/messages/{m}/", "", participants(204)},
    {"GET", "/api/messaging/messages/", "", signedIn(200)},
    {"POST", "/api/messaging/messages/", R"({"conversation":{c},"text":"x"})", {401, 201, 201, 400, 400}},
    {"GET", "/api/messaging/messages/{m}/", "", participants(200)},
    {"PUT", "/api/messaging/messages/{m}/", R"({"text":"y"})", {401, 200, 403, 404, 404}},
    {"PATCH", "/api/messaging/messages/{m}/", R"({"text":"y"})", {401, 200, 403, 404, 404}},
    {"DELETE", "/api/messaging/messages/{m}/", R"({"deletion_type":"everyone"})", {401, 204, 403, 404, 404}},
    {"GET", "/api/messaging/messages/{m}/history/", "", participants(200)},
    {"POST", "/api/messaging/messages/{m}/mark_as_read/", "", {401, 400, 200, 404, 404}},
    {"POST", "/api/messaging/messages/{m}/flag/", R"({"reason":"x"})", participants(200)},
    {"POST", "/api/messaging/messages/{m}/reactions/", R"({"emoji":"👍"})", participants(200)},
    {"DELETE", "/api/messaging/messages/{m}/reactions/", R"({"emoji":"👍"})", participants(200)},
    {"POST", "/api/messaging/uploads/", "{}", signedIn(400)},
    {"GET", "/api/messaging/uploads/{x}/", "", signedIn(404)},
    {"PATCH", "/api/messaging/uploads/{x}/", "", signedIn(400)}, // nothing in it: whose it is is not looked up
    {"DELETE", "/api/messaging/uploads/{x}/", "", signedIn(404)},
    {"GET", "/media/nothing/here", "", signedIn(404)}, // without a signature it takes a token

    // Notifications: {m} is Bikash's.
    {"GET", "/api/notifications/", "", signedIn(200)},
    {"GET", "/api/notifications/unread_count/", "", signedIn(200)},
    {"POST", "/api/notifications/mark_all_read/", "", signedIn(200)},
    {"DELETE", "/api/notifications/clear_read/", "", signedIn(200)},
    {"GET", "/api/notifications/stream/", "", signedIn(404)},
    {"GET", "/api/notifications/preferences/", "", signedIn(200)},
    {"PUT", "/api/notifications/preferences/", "{}", signedIn(200)},
    {"PATCH", "/api/notifications/preferences/", "{}", signedIn(200)},
    {"GET", "/api/notifications/settings/", "", signedIn(200)},
    {"PUT", "/api/notifications/settings/", "{}", signedIn(200)},
    {"PATCH", "/api/notifications/settings/", "{}", signedIn(200)},
    {"GET", "/api/notifications/{m}/", "", {401, 404, 200, 404, 404}},
    {"PUT", "/api/notifications/{m}/", "{}", {401, 404, 200, 404, 404}},
    {"PATCH", "/api/notifications/{m}/", "{}", {401, 404, 200, 404, 404}},
    {"DELETE", "/api/notifications/{m}/", "", {401, 404, 204, 404, 404}},
    {"POST", "/api/notifications/{m}/mark_read/", "", {401, 404, 200, 404, 404}},

    // The place: none of these runs it, an administrator neither (rulings.md 12). What owners get: tst_place.
    {"GET", "/api/owner/", "", ownersOnly},
    {"PATCH", "/api/owner/", "{}", ownersOnly},
    {"GET", "/api/owner/people/", "", ownersOnly},
    {"GET", "/api/owner/people/waiting/", "", ownersOnly},
    {"PATCH", "/api/owner/people/{u}/", "{}", ownersOnly},
    {"DELETE", "/api/owner/people/{u}/", "", ownersOnly},
    {"POST", "/api/owner/invitations/", "{}", ownersOnly},
    {"DELETE", "/api/owner/invitations/", "", ownersOnly},
    {"POST", "/api/owner/join-code/", "", ownersOnly},
    {"DELETE", "/api/owner/join-code/", "", ownersOnly},
    {"GET", "/api/owner/sessions/", "", ownersOnly},
    {"DELETE", "/api/owner/sessions/{x}/", "", ownersOnly},
    {"DELETE", "/api/owner/people/{u}/sessions/", "", ownersOnly},
    {"POST", "/api/owner/people/{u}/password/", "", ownersOnly},
    {"GET", "/api/owner/rules/", "", ownersOnly},
    {"PATCH", "/api/owner/rules/", "{}", ownersOnly},
    {"GET", "/api/owner/storage/", "", ownersOnly},
    {"GET", "/api/owner/figures/", "", ownersOnly},
    {"GET", "/api/owner/reports/", "", ownersOnly},
    {"POST", "/api/owner/reports/{m}/dismiss/", "", ownersOnly},
    {"DELETE", "/api/owner/reports/{m}/", "", ownersOnly},
    {"GET", "/api/owner/audit/", "", ownersOnly},
    {"GET", "/api/owner/audit/check/", "", ownersOnly},
    {"GET", "/api/owner/backups/", "", ownersOnly},
    {"POST", "/api/owner/backups/", "", ownersOnly},
    {"PUT", "/api/owner/backups/passphrase/", "{}", ownersOnly},
    {"DELETE", "/api/owner/backups/{x}/", "", ownersOnly},
    {"PUT", "/api/owner/notice/", "{}", ownersOnly},
    {"GET", "/api/notice/", "", signedIn(200)},
    {"POST", "/api/join/hello/", "", everybody(404)},
    {"POST", "/api/join/", "{}", everybody(400)},

    // For people who integrate.
    {"GET", "/api/schema/", "", everybody(200)},
    {"GET", "/api/schema/openapi.yaml", "", everybody(200)},
    {"GET", "/api/schema/asyncapi.yaml", "", everybody(200)},
    {"GET", "/test/websocket", "", everybody(200)},
    {"GET", "/services", "", everybody(200)},
    {"GET", "/web/pages.css", "", everybody(200)},
};

//! "METHOD /path/*/", as the router has it.
QString keyOf(const QString &method, QString path)
{
    static const QRegularExpression variables(u"\\{.\\}"_s);
    if (path.startsWith(u"/media/"_s))
        path = u"/media/*/*"_s;
    if (path.startsWith(u"/web/"_s)) // what the pages are made of: one for all
        path = u"/web/*"_s;
    path.replace(variables, u"*"_s);
    if (path.endsWith(u'/'))
        path.chop(1);
    return method + u' ' + path;
}

} // namespace

//! Every endpoint for everybody: the table is held against the router's own, so that an endpoint without an expectation
//! is a failure.
class AuthorizationMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEndpointHasARow();
    void answers_data();
    void answers();

private:
    static int statusOf(const Row &row, Who who);
};

void AuthorizationMatrixTest::everyEndpointHasARow()
{
    QSet<QString> expected;
    for (const Row &row : rows)
        expected.insert(keyOf(QString::fromLatin1(row.method), QString::fromLatin1(row.path)));
    QStringList missing;
    HttpFixture fixture;
    const auto look = [&](const Router::Endpoint &endpoint, const QByteArray &method) {
        const QString key = keyOf(QString::fromLatin1(method), QString(u'/' + endpoint.segments.join(u'/')));
        if (!expected.contains(key) && !missing.contains(key))
            missing.append(key);
    };
    for (const Router::Endpoint &endpoint : fixture.router().endpoints()) {
        for (const auto &[method, handler] : endpoint.handlers)
            look(endpoint, method);
        for (const auto &[method, intake, handler] : endpoint.intakes)
            look(endpoint, method);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(u"no expectation for "_s + missing.join(u", "_s)));
}

void AuthorizationMatrixTest::answers_data()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < std::size(rows); ++i)
        QTest::addRow("%s %s", rows[i].method, rows[i].path) << int(i);
}

//! In a house of its own, because the one before may have changed what this one finds.
int AuthorizationMatrixTest::statusOf(const Row &row, Who who)
{
    HttpFixture fixture;
    auto &domain = fixture.domain;
    domain.services->hasRateLimits = false;
    const auto sent = domain.send(domain.asha, domain.conversation, u"hello"_s);
    const auto filled = [&](const char *pattern) {
        QString text = QString::fromUtf8(pattern);
        text.replace(u"{c}"_s, QString::number(domain.conversation.value()));
        text.replace(u"{m}"_s, QString::number(sent->message.id.value()));
        text.replace(u"{s}"_s, QString::number(domain.cleaning.value()));
        text.replace(u"{u}"_s, QString::number(domain.sunita.value()));
        return text.replace(u"{x}"_s, u"987654"_s);
    };
    UserId user;
    if (who == Admin)
        user = domain.addUser(u"root"_s, Role::Admin);
    else if (who != Anonymous)
        user = who == Customer ? domain.asha : who == Provider ? domain.bikash : domain.sunita;
    const QString token = who == Anonymous ? QString() : domain.signIn(user).access;
    return fixture.send({row.method, filled(row.path), token, filled(row.body).toUtf8(), "application/json", {}})
        .status;
}

void AuthorizationMatrixTest::answers()
{
    QFETCH(int, index);
    const Row &row = rows[index];
    QStringList surprises;
    for (const Who who : {Anonymous, Customer, Provider, Stranger, Admin}) {
        const int status = statusOf(row, who);
        if (status != row.expected.at(who))
            surprises.append(u"%1: %2 instead of %3"_s.arg(QString::fromLatin1(names.at(who)))
                                 .arg(status)
                                 .arg(row.expected.at(who)));
    }
    QVERIFY2(surprises.isEmpty(), qPrintable(surprises.join(u"; "_s)));
}

QTEST_GUILESS_MAIN(AuthorizationMatrixTest)
#include "tst_authorizationmatrix.moc"
