// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/errorjson.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(chautari::Error)

class TestErrorJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data();
    void writes();
    void everyCodeSaysSomethingAndComesBack();
    void refreshAnswersWithoutMessages();
    void reads_data();
    void reads();
    void keepsNestedFields();
};

void TestErrorJson::writes_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("fields keep their order") << Error{ErrorCode::ValidationFailed, {},
        {{u"username"_s, {u"A user with that username already exists."_s}}, {u"email"_s, {u"a"_s, u"\"b\""_s}}}, 0}
                                             << R"({"username":["A user with that username already exists."],)"
                                                R"("email":["a","\"b\""]})"_ba;
    QTest::newRow("cross-field") << Error::nonField(u"Message must have either text or attachment."_s)
                                 << R"({"non_field_errors":["Message must have either text or attachment."]})"_ba;
    QTest::newRow("invalid without fields")
        << Error::of(ErrorCode::ValidationFailed, u"No."_s) << R"({"non_field_errors":["No."]})"_ba;
    QTest::newRow("no token") << Error::of(ErrorCode::NotAuthenticated)
                              << R"({"detail":"Authentication credentials were not provided."})"_ba;
    QTest::newRow("bearer alone")
        << Error::of(ErrorCode::BadAuthorizationHeader)
        << R"({"detail":"Authorization header must contain two space-delimited values","code":"bad_authorization_header"})"_ba;
    QTest::newRow("login") << Error::of(ErrorCode::BadCredentials)
                           << R"({"detail":"No active account found with the given credentials"})"_ba;
    QTest::newRow("bad token")
        << Error::of(ErrorCode::TokenNotValid)
        << R"({"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[)"
           R"({"token_class":"AccessToken","token_type":"access","message":"Token is invalid or expired"}]})"_ba;
    QTest::newRow("refresh token as access")
        << Error::of(ErrorCode::TokenNotValid, u"Token has wrong type"_s)
        << R"({"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[)"
           R"({"token_class":"AccessToken","token_type":"access","message":"Token has wrong type"}]})"_ba;
    QTest::newRow("token of nobody")
        << Error::of(ErrorCode::TokenNotValid, u"Token contained no recognizable user identification"_s)
        << R"({"detail":"Token contained no recognizable user identification","code":"token_not_valid"})"_ba;
    QTest::newRow("user gone") << Error::of(ErrorCode::UserNotFound)
                               << R"({"detail":"User not found","code":"user_not_found"})"_ba;
    QTest::newRow("user inactive") << Error::of(ErrorCode::UserInactive)
                                   << R"({"detail":"User is inactive","code":"user_inactive"})"_ba;
    QTest::newRow("forbidden") << Error::of(ErrorCode::PermissionDenied)
                               << R"({"detail":"You do not have permission to perform this action."})"_ba;
    QTest::newRow("not found, own words")
        << Error::of(ErrorCode::NotFound, u"No Conversation matches the given query."_s)
        << R"({"detail":"No Conversation matches the given query."})"_ba;
    QTest::newRow("page") << Error::of(ErrorCode::InvalidPage) << R"({"detail":"Invalid page."})"_ba;
    QTest::newRow("id reused") << Error::of(ErrorCode::IdReused, u"Used."_s)
                               << R"({"detail":"Used.","error":"Used.","code":"id_reused"})"_ba;
    QTest::newRow("throttled")
        << Error::of(ErrorCode::RateLimited, u"Request was throttled. Expected available in 7 seconds."_s)
        << R"({"detail":"Request was throttled. Expected available in 7 seconds.",)"
           R"("error":"Request was throttled. Expected available in 7 seconds.","code":"throttled"})"_ba;
}

void TestErrorJson::writes()
{
    QFETCH(Error, error);
    QTEST(errorBody(error), "body");
}

void TestErrorJson::everyCodeSaysSomethingAndComesBack()
{
    for (int i = 0; i <= int(ErrorCode::Internal); ++i) {
        const Error error = Error::of(ErrorCode(i));
        const QByteArray body = errorBody(error);
        const Result<QJsonObject> json = parseJsonObject(body);
        QVERIFY2(json.hasValue(), body.constData());
        QVERIFY2(!readErrorBody(500, body).firstMessage().contains(u"HTTP"_s), body.constData());
        if (json->contains("code"_L1))
            QCOMPARE(readErrorBody(599, body).code, ErrorCode(i)); // the name decides, not the status
    }
}

void TestErrorJson::refreshAnswersWithoutMessages()
{
    QCOMPARE(refreshTokenErrorBody(Error::of(ErrorCode::TokenNotValid)),
        R"({"detail":"Token is invalid or expired","code":"token_not_valid"})"_ba);
    QCOMPARE(refreshTokenErrorBody(Error::of(ErrorCode::TokenNotValid, u"Token has wrong type"_s)),
        R"({"detail":"Token has wrong type","code":"token_not_valid"})"_ba);
}

void TestErrorJson::reads_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("detail") << 403 << R"({"detail":"No."})"_ba << ErrorCode::PermissionDenied << u"No."_s;
    QTest::newRow("field") << 400 << R"({"text":["This field may not be null."]})"_ba << ErrorCode::ValidationFailed
                           << u"This field may not be null."_s;
    QTest::newRow("field as a string") << 400 << R"({"text":"Too long."})"_ba << ErrorCode::ValidationFailed
                                       << u"Too long."_s;
    QTest::newRow("hand-written") << 400 << R"({"error":"Cannot delete","time_limit_minutes":15})"_ba
                                  << ErrorCode::MalformedRequest << u"Cannot delete"_s;
    QTest::newRow("parse error") << 400 << R"({"detail":"JSON parse error - x"})"_ba << ErrorCode::MalformedRequest
                                 << u"JSON parse error - x"_s;
    QTest::newRow("login") << 401 << R"({"detail":"No active account found with the given credentials"})"_ba
                           << ErrorCode::BadCredentials << u"No active account found with the given credentials"_s;
    QTest::newRow("no token") << 401 << R"({"detail":"Authentication credentials were not provided."})"_ba
                              << ErrorCode::NotAuthenticated << u"Authentication credentials were not provided."_s;
    QTest::newRow("token")
        << 401
        << R"({"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[)"
           R"({"token_class":"AccessToken","token_type":"access","message":"Token has wrong type"}]})"_ba
        << ErrorCode::TokenNotValid << u"Token has wrong type"_s;
    QTest::newRow("page") << 404 << R"({"detail":"Invalid page."})"_ba << ErrorCode::InvalidPage << u"Invalid page."_s;
    QTest::newRow("throttled") << 429 << R"({"detail":"Request was throttled."})"_ba << ErrorCode::RateLimited
                               << u"Request was throttled."_s;
    QTest::newRow("HTML") << 500 << "<!doctype html><h1>Server Error (500)</h1>"_ba << ErrorCode::Internal
                          << u"The server answered with an error (HTTP 500)."_s;
    QTest::newRow("HTML 404") << 404 << "<h1>Not Found</h1>"_ba << ErrorCode::NotFound
                              << u"The server answered with an error (HTTP 404)."_s;
    QTest::newRow("nothing") << 503 << QByteArray() << ErrorCode::ServerBusy
                             << u"The server answered with an error (HTTP 503)."_s;
    QTest::newRow("gateway") << 502 << "bad gateway"_ba << ErrorCode::ServerBusy
                             << u"The server answered with an error (HTTP 502)."_s;
    QTest::newRow("array") << 400 << R"(["x"])"_ba << ErrorCode::MalformedRequest
                           << u"The server answered with an error (HTTP 400)."_s;
    QTest::newRow("empty object") << 400 << "{}"_ba << ErrorCode::MalformedRequest
                                  << u"The server answered with an error (HTTP 400)."_s;
    QTest::newRow("empty sentences") << 400 << R"({"detail":"","text":[""],"x":[]})"_ba << ErrorCode::MalformedRequest
                                     << u"The server answered with an error (HTTP 400)."_s;
    QTest::newRow("detail of another kind")
        << 400 << R"({"detail":{"a":1},"messages":7,"code":3})"_ba << ErrorCode::MalformedRequest
        << u"The server answered with an error (HTTP 400)."_s;
    QTest::newRow("unknown code") << 409 << R"({"detail":"Used.","code":"newer_than_us"})"_ba << ErrorCode::IdReused
                                  << u"Used."_s;
    QTest::newRow("redirect") << 301 << QByteArray() << ErrorCode::Internal
                              << u"The server answered with an error (HTTP 301)."_s;
}

void TestErrorJson::reads()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Error error = readErrorBody(status, body);
    QTEST(error.code, "code");
    QTEST(error.firstMessage(), "sentence");
}

void TestErrorJson::keepsNestedFields()
{
    const Error error = readErrorBody(400, R"({"profile":{"bio":["Too long."]},"text":["a","b"]})");
    QCOMPARE(error.fields, QList<FieldError>({{u"profile.bio"_s, {u"Too long."_s}}, {u"text"_s, {u"a"_s, u"b"_s}}}));
}

QTEST_APPLESS_MAIN(TestErrorJson)
#include "tst_errorjson.moc"
