// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/authjson.h"
#include "shared/json/conversationjson.h"
#include "shared/json/errorjson.h"
#include "shared/json/messagejson.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <functional>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

//! Reads one kind of request: the body of the 400 that it gets, or nothing when it is fine.
using Reader = std::function<QByteArray(const QJsonObject &)>;

template <typename T>
Reader problemsOf(Result<T> (*read)(const QJsonObject &))
{
    return [read](const QJsonObject &json) {
        const Result<T> result = read(json);
        return result ? QByteArray() : errorBody(result.error());
    };
}

QJsonObject objectOf(const QByteArray &json)
{
    const Result<QJsonObject> object = parseJsonObject(json);
    return object ? *object : QJsonObject();
}

QByteArray registration(const QByteArray &changes)
{
    QJsonObject json
        = objectOf(R"({"email":"newcust@example.com","username":"newcust","password":"Str0ng-pass-42",)"
                   R"("password2":"Str0ng-pass-42","first_name":"New","last_name":"Cust","role":"customer"})");
    const QJsonObject other = objectOf(changes);
    for (auto it = other.begin(); it != other.end(); ++it)
        json.insert(it.key(), it.value());
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

Q_DECLARE_METATYPE(Reader)

//! The original's answers to bad requests, byte for byte.
class TestRequestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void problems_data();
    void problems();
    void registrationIsTrimmedButNotThePassword();
    void registrationDefaults();
    void logoutNeverFails();
    void requestsComeBack();
};

void TestRequestJson::problems_data()
{
    QTest::addColumn<Reader>("read");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("body");

    const Reader login = problemsOf(readLoginRequest);
    const Reader refresh = problemsOf(readRefreshRequest);
    const Reader registering = problemsOf(readRegisterRequest);
    const Reader create = problemsOf(readCreateConversationRequest);
    const Reader send = problemsOf(readSendMessageRequest);
    const QByteArray fine;

    QTest::newRow("login empty")
        << login << "{}"_ba
        << R"({"email":["This field is required."],"password":["This field is required."]})"_ba;
    QTest::newRow("login blank")
        << login << R"({"email":" ","password":""})"_ba
        << R"({"email":["This field may not be blank."],"password":["This field may not be blank."]})"_ba;
    QTest::newRow("refresh empty") << refresh << "{}"_ba
                                   << R"({"refresh":["This field is required."]})"_ba;
    QTest::newRow("register empty")
        << registering << "{}"_ba
        << R"({"email":["This field is required."],"username":["This field is required."],)"
           R"("password":["This field is required."],"password2":["This field is required."]})"_ba;
    QTest::newRow("register mismatch") << registering << registration(R"({"password2":"x"})")
                                       << R"({"password":["Password fields didn't match."]})"_ba;
    QTest::newRow("register weak")
        << registering << registration(R"({"password":"12345","password2":"12345"})")
        << R"({"password":["This password is too short. It must contain at least 8 characters.",)"
           R"("This password is too common.","This password is entirely numeric."]})"_ba;
    QTest::newRow("register numeric and mismatch: fields first")
        << registering << registration(R"({"password":"4815162342","password2":"x"})")
        << R"({"password":["This password is entirely numeric."]})"_ba;
    QTest::newRow("register bad everything")
        << registering << registration(R"({"email":"nope","username":"a b!","role":"boss","phone":"1111111111111111"})")
        << R"({"email":["Enter a valid email address."],"username":["Enter a valid username. This value may contain only )"
           R"(letters, numbers, and @/./+/-/_ characters."],"role":["\"boss\" is not a valid choice."],)"
           R"("phone":["Ensure this field has no more than 15 characters."]})"_ba;
    QTest::newRow("register NUL in the name") << registering << registration(R"({"first_name":"a\u0000b"})")
                                              << R"({"first_name":["Null characters are not allowed."]})"_ba;
    QTest::newRow("register half a pair in the password")
        << registering << registration(R"({"password":"Str0ng-pass-\ud800","password2":"Str0ng-pass-\ud800"})")
        << R"({"password":["Surrogate characters are not allowed: U+D800."]})"_ba;
    QTest::newRow("register long name") << registering
                                        << registration("{\"last_name\":\"" + QByteArray(151, 'x') + "\"}")
                                        << R"({"last_name":["Ensure this field has no more than 150 characters."]})"_ba;
    QTest::newRow("register names optional")
        << registering << registration(R"({"first_name":"","last_name":null})") << fine;
    QTest::newRow("create empty")
        << create << "{}"_ba
        << R"({"service_id":["This field is required."],"provider_id":["This field is required."],)"
           R"("initial_message":["This field is required."]})"_ba;
    QTest::newRow("create wrong types") << create
                                        << R"({"service_id":"abc","provider_id":[1],"initial_message":{"a":1}})"_ba
                                        << R"({"service_id":["A valid integer is required."],)"
                                           R"("provider_id":["A valid integer is required."],)"
                                           R"("initial_message":["Not a valid string."]})"_ba;
    QTest::newRow("create blank") << create << R"({"service_id":1,"provider_id":4,"initial_message":"   "})"_ba
                                  << R"({"initial_message":["This field may not be blank."]})"_ba;
    QTest::newRow("create 5001") << create
                                 << QByteArray(R"({"service_id":1,"provider_id":4,"initial_message":")"
                                        + QByteArray(5001, 'x') + R"("})")
                                 << R"({"initial_message":["Ensure this field has no more than 5000 characters."]})"_ba;
    QTest::newRow("create 5000 emoji") << create
                                       << QByteArray(R"({"service_id":1,"provider_id":4,"initial_message":")"
                                              + QByteArray("🙂").repeated(5000) + R"("})")
                                       << fine;
    QTest::newRow("create NUL") << create << R"({"service_id":1,"provider_id":4,"initial_message":"a\u0000b"})"_ba
                                << R"({"initial_message":["Null characters are not allowed."]})"_ba;
    QTest::newRow("send empty") << send << "{}"_ba
                                << R"({"conversation":["This field is required."]})"_ba;
    QTest::newRow("send without text is the domain's business") << send << R"({"conversation":1})"_ba << fine;
    QTest::newRow("send null") << send << R"({"conversation":1,"text":null})"_ba
                               << R"({"text":["This field may not be null."]})"_ba;
    QTest::newRow("send a number") << send << R"({"conversation":"1","text":42})"_ba << fine;
    QTest::newRow("send an object") << send << R"({"conversation":1,"text":{}})"_ba
                                    << R"({"text":["Not a valid string."]})"_ba;
    QTest::newRow("send a bool") << send << R"({"conversation":1,"text":true})"_ba
                                 << R"({"text":["Not a valid string."]})"_ba;
    QTest::newRow("send to a word") << send << R"({"conversation":"abc","text":"x"})"_ba
                                    << R"({"conversation":["Incorrect type. Expected pk value, received str."]})"_ba;
    QTest::newRow("send a bad id")
        << send << R"({"conversation":1,"text":"x","client_message_id":"a b"})"_ba
        << R"({"client_message_id":["Use 1 to 64 letters, digits, hyphens and underscores."]})"_ba;
}

void TestRequestJson::problems()
{
    QFETCH(Reader, read);
    QFETCH(QByteArray, json);
    QTEST(read(objectOf(json)), "body");
}

void TestRequestJson::registrationIsTrimmedButNotThePassword()
{
    const auto request = readRegisterRequest(objectOf(registration(
        R"({"email":" a@x.np ","username":" a ","first_name":" A ","password":" Str0ng-pass ","password2":" Str0ng-pass "})")));
    QVERIFY(request.hasValue());
    QCOMPARE(request->email, u"a@x.np"_s);
    QCOMPARE(request->username, u"a"_s);
    QCOMPARE(request->firstName, u"A"_s);
    QCOMPARE(request->password, u" Str0ng-pass "_s);
}

void TestRequestJson::registrationDefaults()
{
    const auto request = readRegisterRequest(
        objectOf(R"({"email":"a@x.np","username":"a","password":"Str0ng-pass-42","password2":"Str0ng-pass-42"})"));
    QVERIFY(request.hasValue());
    QCOMPARE(request->role, Role::Customer);
    QCOMPARE(request->phone, std::optional<QString>());
}

void TestRequestJson::logoutNeverFails()
{
    QCOMPARE(readLogoutRequest(objectOf(R"({"refresh":7})")).refresh, QString());
    QCOMPARE(readLogoutRequest(objectOf("")).refresh, QString());
    QCOMPARE(readLogoutRequest(objectOf(R"({"refresh":"a.b.c"})")).refresh, u"a.b.c"_s);
}

void TestRequestJson::requestsComeBack()
{
    const auto login = readLoginRequest(objectOf(toJson(LoginRequest{u"a@x.np"_s, u"पासवर्ड \"1\""_s, {}})));
    QVERIFY(login.hasValue());
    QCOMPARE(login->password, u"पासवर्ड \"1\""_s);

    const RegisterRequest written{u"a@x.np"_s, u"a"_s, u"Str0ng-pass-42"_s, u"Str0ng-pass-42"_s, u"Asha"_s, u"Rai"_s,
        Role::Provider, u"9800000001"_s};
    const auto registering = readRegisterRequest(objectOf(toJson(written)));
    QVERIFY(registering.hasValue());
    QCOMPARE(toJson(*registering), toJson(written));

    const SendMessageRequest message{ConversationId(1), u" नमस्ते "_s, u"a-1"_s};
    const auto send = readSendMessageRequest(objectOf(toJson(message)));
    QVERIFY(send.hasValue());
    QCOMPARE(toJson(*send), toJson(message));

    const CreateConversationRequest creation{ServiceId(1), UserId(4), u"Hello"_s, u"a-1"_s};
    const auto create = readCreateConversationRequest(objectOf(toJson(creation)));
    QVERIFY(create.hasValue());
    QCOMPARE(toJson(*create), toJson(creation));
}

QTEST_APPLESS_MAIN(TestRequestJson)
#include "tst_requestjson.moc"
