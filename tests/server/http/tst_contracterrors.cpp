// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/httpfixture.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::HttpFixture;

//! The refusals that were recorded from the original, one row each: same status, same body, same Allow for the methods
//! we have. Where a ruling changes the answer, the row says so.
class ContractErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersAsRecorded_data();
    void answersAsRecorded();
    void unknownPathsAreJson();
    void badTokens_data();
    void badTokens();

private:
    std::unique_ptr<HttpFixture> m_fixture;
};

namespace {

struct Recorded
{
    const char *name;
    const char *method;
    const char *path;
    const char *who; //!< empty: nobody
    const char *contentType;
    QByteArray body;
    int status;
    QByteArray answer;
};

constexpr const char *json = "application/json";
constexpr const char *registerPath = "/api/auth/register/";
constexpr const char *loginPath = "/api/auth/login/";
constexpr const char *refreshPath = "/api/auth/refresh/";
constexpr const char *conversationsPath = "/api/messaging/conversations/";
constexpr const char *messagesPath = "/api/messaging/messages/";

const QByteArray noCredentials = R"({"detail":"Authentication credentials were not provided."})";
const QByteArray noAccount = R"({"detail":"No active account found with the given credentials"})";
const QByteArray notFound = R"({"detail":"Not found."})";
const QByteArray invalidPage = R"({"detail":"Invalid page."})";
const QByteArray aList = R"({"non_field_errors":["Invalid data. Expected a dictionary, but got list."]})";
const QByteArray either = R"({"non_field_errors":["Message must have either text or attachment."]})";

QByteArray registration(const char *rest)
{
    return QByteArray(
               R"({"password":"Str0ng-pass-42","password2":"Str0ng-pass-42","first_name":"New","last_name":"Cust",)")
        + rest + '}';
}

QList<Recorded> authRows()
{
    return {
        {"register: empty", "POST", registerPath, "", json, "{}", 400,
            R"({"email":["This field is required."],"username":["This field is required."],"password":["This field is required."],"password2":["This field is required."]})"},
        {"register: duplicate", "POST", registerPath, "", json,
            registration(R"("email":"asha@example.com","username":"asha")"), 400,
            R"({"email":["User with this email address already exists."],"username":["A user with that username already exists."]})"},
        {"register: mismatch", "POST", registerPath, "", json,
            R"({"email":"a1@example.com","username":"a1","password":"Str0ng-pass-42","password2":"x"})", 400,
            R"({"password":["Password fields didn't match."]})"},
        {"register: weak", "POST", registerPath, "", json,
            R"({"email":"a2@example.com","username":"a2","password":"12345","password2":"12345"})", 400,
            R"({"password":["This password is too short. It must contain at least 8 characters.","This password is too common.","This password is entirely numeric."]})"},
        {"register: bad fields", "POST", registerPath, "", json,
            registration(R"("email":"nope","username":"a b!","role":"boss","phone":"1111111111111111")"), 400,
            R"({"email":["Enter a valid email address."],"username":["Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters."],"role":["\"boss\" is not a valid choice."],"phone":["Ensure this field has no more than 15 characters."]})"},
        // contract.md 12, 30: the original makes him an administrator.
        {"register: admin", "POST", registerPath, "", json,
            registration(R"("email":"boss@example.com","username":"boss","role":"admin")"), 400,
            R"({"role":["\"admin\" is not a valid choice."]})"},
        {"login: wrong password", "POST", loginPath, "", json, R"({"email":"asha@example.com","password":"x"})", 401,
            noAccount},
        {"login: unknown", "POST", loginPath, "", json, R"({"email":"nobody@example.com","password":"x"})", 401,
            noAccount},
        {"login: another case", "POST", loginPath, "", json,
            R"({"email":"ASHA@example.com","password":"Str0ng-pass-42"})", 401, noAccount},
        {"login: inactive", "POST", loginPath, "", json, R"({"email":"gone@example.com","password":"Str0ng-pass-42"})",
            401, noAccount},
        {"login: missing", "POST", loginPath, "", json, "{}", 400,
            R"({"email":["This field is required."],"password":["This field is required."]})"},
        {"login: username", "POST", loginPath, "", json, R"({"username":"asha","password":"Str0ng-pass-42"})", 400,
            R"({"email":["This field is required."]})"},
        {"login: array", "POST", loginPath, "", json, "[1,2]", 400, aList},
        {"login: text/plain", "POST", loginPath, "", "text/plain", "x", 415,
            R"({"detail":"Unsupported media type \"text/plain\" in request."})"},
        {"login: GET", "GET", loginPath, "", json, "", 405, R"({"detail":"Method \"GET\" not allowed."})"},
        {"refresh: garbage", "POST", refreshPath, "", json, R"({"refresh":"x.y.z"})", 401,
            R"({"detail":"Token is invalid or expired","code":"token_not_valid"})"},
        {"refresh: missing", "POST", refreshPath, "", json, "{}", 400, R"({"refresh":["This field is required."]})"},
        {"logout: no token", "POST", "/api/auth/logout/", "", json, "{}", 401, noCredentials},
        {"me: no token", "GET", "/api/auth/users/me/", "", json, "", 401, noCredentials},
    };
}

QList<Recorded> conversationRows()
{
    return {
        {"list: no token", "GET", conversationsPath, "", json, "", 401, noCredentials},
        {"list: out of range", "GET", "/api/messaging/conversations/?page=99", "bikash", json, "", 404, invalidPage},
        {"list: page=abc", "GET", "/api/messaging/conversations/?page=abc", "bikash", json, "", 404, invalidPage},
        {"list: page=0", "GET", "/api/messaging/conversations/?page=0", "bikash", json, "", 404, invalidPage},
        {"list: PUT", "PUT", conversationsPath, "asha", json, "{}", 405, R"({"detail":"Method \"PUT\" not allowed."})"},
        {"list: format=xml", "GET", "/api/messaging/conversations/?page_size=1&format=xml", "asha", json, "", 404,
            notFound},
        {"create: empty", "POST", conversationsPath, "asha", json, "{}", 400,
            R"({"service_id":["This field is required."],"provider_id":["This field is required."],"initial_message":["This field is required."]})"},
        {"create: unknown", "POST", conversationsPath, "asha", json,
            R"({"service_id":999,"provider_id":999,"initial_message":"x"})", 400,
            R"({"service_id":["Service not found or not active."],"provider_id":["Provider not found."]})"},
        {"create: of another", "POST", conversationsPath, "asha", json,
            R"({"service_id":1,"provider_id":4,"initial_message":"x"})", 400,
            R"({"non_field_errors":["Service does not belong to the specified provider."]})"},
        {"create: by a provider", "POST", conversationsPath, "bikash", json,
            R"({"service_id":1,"provider_id":3,"initial_message":"x"})", 400,
            R"({"non_field_errors":["Only customers can initiate conversations."]})"},
        {"create: blank", "POST", conversationsPath, "asha", json,
            R"({"service_id":1,"provider_id":3,"initial_message":"   "})", 400,
            R"({"initial_message":["This field may not be blank."]})"},
        {"create: 5001", "POST", conversationsPath, "asha", json,
            R"({"service_id":1,"provider_id":3,"initial_message":")" + QByteArray(5001, 'x') + "\"}", 400,
            R"({"initial_message":["Ensure this field has no more than 5000 characters."]})"},
        {"create: wrong types", "POST", conversationsPath, "asha", json,
            R"({"service_id":"abc","provider_id":[1],"initial_message":{"a":1}})", 400,
            R"({"service_id":["A valid integer is required."],"provider_id":["A valid integer is required."],"initial_message":["Not a valid string."]})"},
        {"detail: stranger", "GET", "/api/messaging/conversations/1/", "sunita", json, "", 404, notFound},
        {"detail: unknown", "GET", "/api/messaging/conversations/999/", "asha", json, "", 404, notFound},
        {"detail: no number", "GET", "/api/messaging/conversations/abc/", "asha", json, "", 404, notFound},
        {"mark: stranger", "POST", "/api/messaging/conversations/1/mark_as_read/", "maya", json, "{}", 404, notFound},
    };
}

QList<Recorded> messageRows()
{
    return {
        {"post: no token", "POST", messagesPath, "", json, R"({"conversation":1,"text":"x"})", 401, noCredentials},
        {"post: empty", "POST", messagesPath, "asha", json, "{}", 400,
            R"({"conversation":["This field is required."]})"},
        {"post: no text", "POST", messagesPath, "asha", json, R"({"conversation":1})", 400, either},
        {"post: text null", "POST", messagesPath, "asha", json, R"({"conversation":1,"text":null})", 400,
            R"({"text":["This field may not be null."]})"},
        {"post: text an object", "POST", messagesPath, "asha", json, R"({"conversation":1,"text":{}})", 400,
            R"({"text":["Not a valid string."]})"},
        {"post: text a bool", "POST", messagesPath, "asha", json, R"({"conversation":1,"text":true})", 400,
            R"({"text":["Not a valid string."]})"},
        {"post: blank", "POST", messagesPath, "asha", json, R"({"conversation":1,"text":"   "})", 400, either},
        {"post: NUL", "POST", messagesPath, "asha", json, R"({"conversation":1,"text":"a\u0000b"})", 400,
            R"({"text":["Null characters are not allowed."]})"},
        // contract.md 12, 16: the original takes any length here.
        {"post: 5001", "POST", messagesPath, "asha", json,
            R"({"conversation":1,"text":")" + QByteArray(5001, 'y') + "\"}", 400,
            R"({"text":["Message text cannot exceed 5000 characters."]})"},
        {"post: unknown conversation", "POST", messagesPath, "asha", json, R"({"conversation":999,"text":"x"})", 400,
            R"({"conversation":["Invalid pk \"999\" - object does not exist."]})"},
        {"post: conversation a word", "POST", messagesPath, "asha", json, R"({"conversation":"abc","text":"x"})", 400,
            R"({"conversation":["Incorrect type. Expected pk value, received str."]})"},
        {"post: of others", "POST", messagesPath, "sunita", json, R"({"conversation":1,"text":"x"})", 400,
            R"({"non_field_errors":["You are not part of this conversation."]})"},
        {"post: closed", "POST", messagesPath, "asha", json, R"({"conversation":2,"text":"hi"})", 400,
            R"({"non_field_errors":["This conversation is no longer active."]})"},
        {"post: array", "POST", messagesPath, "asha", json, "[]", 400, aList},
        {"post: attachment a string", "POST", messagesPath, "asha", json,
            R"({"conversation":1,"text":"x","attachment":"abc"})", 400,
            R"({"attachment":["The submitted data was not a file. Check the encoding type on the form."]})"},
        {"list: conversation=abc", "GET", "/api/messaging/messages/?conversation=abc", "asha", json, "", 400,
            R"({"conversation":["Enter a number."]})"},
        {"list: page=99", "GET", "/api/messaging/messages/?conversation=1&page=99", "asha", json, "", 404, invalidPage},
        {"mark: own", "POST", "/api/messaging/messages/1/mark_as_read/", "asha", json, "{}", 400,
            R"({"error":"Cannot mark own message as read","detail":"Cannot mark own message as read"})"}, // 12, 41
        {"mark: stranger", "POST", "/api/messaging/messages/1/mark_as_read/", "maya", json, "{}", 404, notFound},
        {"mark: GET", "GET", "/api/messaging/messages/1/mark_as_read/", "asha", json, "", 405,
            R"({"detail":"Method \"GET\" not allowed."})"},
    };
}

} // namespace

void ContractErrorsTest::initTestCase()
{
    // The ids in the rows: conversation 1 is Asha's and Bikash's (user 3), 2 a closed one, message 1 is Asha's.
    m_fixture = std::make_unique<HttpFixture>();
    test::DomainFixture &domain = m_fixture->domain;
    QCOMPARE(domain.conversation, ConversationId(1));
    QCOMPARE(domain.bikash, UserId(3));
    QCOMPARE(domain.cleaning, ServiceId(1));
    QCOMPARE(domain.addConversation(domain.painting, domain.maya, domain.asha, false), ConversationId(2));
    QCOMPARE(domain.send(domain.asha, domain.conversation, u"Hello"_s)->message.id, MessageId(1));
}

void ContractErrorsTest::answersAsRecorded_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("who");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");
    const QList<std::pair<const char *, QList<Recorded>>> groups{
        {"auth", authRows()}, {"conversations", conversationRows()}, {"messages", messageRows()}};
    for (const auto &[group, rows] : groups) {
        for (const Recorded &row : rows)
            QTest::addRow("%s/%s", group, row.name)
                << QByteArray(row.method) << QString::fromLatin1(row.path) << QString::fromLatin1(row.who)
                << QByteArray(row.contentType) << row.body << row.status << row.answer;
    }
}

void ContractErrorsTest::answersAsRecorded()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    QFETCH(const QString, who);
    QFETCH(const QByteArray, contentType);
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const QByteArray, answer);
    // Many rows, one address: the limits are another test's business.
    m_fixture->domain.clock.advanceSeconds(60);
    m_fixture->peer = QHostAddress(quint32(0x7f000001) + qHash(QByteArray(QTest::currentDataTag())) % 10'000);
    const QString token = m_fixture->domain
                              .signIn(who == u"asha"_s     ? m_fixture->domain.asha
                                      : who == u"bikash"_s ? m_fixture->domain.bikash
                                      : who == u"maya"_s   ? m_fixture->domain.maya
                                                           : m_fixture->domain.sunita)
                              .access;
    const HttpResponse response
        = m_fixture->send({method, path, who.isEmpty() ? QString() : token, body, contentType, {}});
    QCOMPARE(response.body, answer);
    QCOMPARE(response.status, status);
    QCOMPARE(response.contentType, QByteArray("application/json"));
    QCOMPARE(HttpFixture::header(response, "Vary"), QByteArray("Accept, Origin"));
    QVERIFY(HttpFixture::header(response, "Allow").endsWith("OPTIONS"));
    QCOMPARE(HttpFixture::header(response, "WWW-Authenticate"),
        status == 401 ? QByteArray("Bearer realm=\"api\"") : QByteArray());
}

void ContractErrorsTest::unknownPathsAreJson()
{
    // The original answers with a page of HTML (contract.md 1).
    for (const QString &path : {u"/"_s, u"/api/messaging/nothing/"_s, u"/api/messaging/conversations/1/nothing/"_s}) {
        const HttpResponse response = m_fixture->get(path, m_fixture->token(u"asha"_s));
        QCOMPARE(response.status, 404);
        QCOMPARE(response.body, notFound);
    }
}

void ContractErrorsTest::badTokens_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray given
        = R"({"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[{"token_class":"AccessToken","token_type":"access","message":")";
    const QByteArray twoValues
        = R"({"detail":"Authorization header must contain two space-delimited values","code":"bad_authorization_header"})";
    QTest::newRow("bad token") << QByteArray("Bearer abc") << given + R"(Token is invalid or expired"}]})";
    QTest::newRow("refresh token") << QByteArray("Bearer <refresh>") << given + R"(Token has wrong type"}]})";
    QTest::newRow("wrong scheme") << QByteArray("Token abc") << noCredentials;
    QTest::newRow("Bearer alone") << QByteArray("Bearer") << twoValues;
    QTest::newRow("Bearer a b") << QByteArray("Bearer a b") << twoValues;
    QTest::newRow("unknown user") << QByteArray("Bearer <unknown>")
                                  << QByteArray(R"({"detail":"User not found","code":"user_not_found"})");
    QTest::newRow("no user")
        << QByteArray("Bearer <nobody>")
        << QByteArray(R"({"detail":"Token contained no recognizable user identification","code":"token_not_valid"})");
    QTest::newRow("inactive user") << QByteArray("Bearer <inactive>")
                                   << QByteArray(R"({"detail":"User is inactive","code":"user_inactive"})");
}

void ContractErrorsTest::badTokens()
{
    QFETCH(QByteArray, authorization);
    QFETCH(const QByteArray, answer);
    test::DomainFixture &domain = m_fixture->domain;
    const auto token = [&](UserId user) {
        return domain.tokens->encode(
            {TokenType::Access, user, SessionId(1), TokenCodec::newJti(), domain.clock.now().plusSeconds(60)});
    };
    authorization.replace("<refresh>", domain.signIn(domain.asha).refresh.toLatin1());
    authorization.replace("<unknown>", token(UserId(9999)));
    authorization.replace("<nobody>", token(UserId()));
    authorization.replace("<inactive>", token(domain.gone));
    domain.clock.advanceSeconds(10);
    const HttpResponse response
        = m_fixture->send({"GET", u"/api/auth/users/me/"_s, {}, {}, {}, {{"Authorization", authorization}}});
    QCOMPARE(response.status, 401);
    QCOMPARE(response.body, answer);
    QCOMPARE(HttpFixture::header(response, "WWW-Authenticate"), QByteArray("Bearer realm=\"api\""));
}

QTEST_GUILESS_MAIN(ContractErrorsTest)
#include "tst_contracterrors.moc"
