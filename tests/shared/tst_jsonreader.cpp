// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/jsonreader.h"

#include <QtTest/QTest>

#include <functional>

using namespace chautari;
using namespace Qt::StringLiterals;

using Read = std::function<void(JsonReader &)>;
Q_DECLARE_METATYPE(Read)

namespace {

//! "field: sentence; field: sentence", which fits into a row.
QString summary(const QList<FieldError> &fields)
{
    QStringList parts;
    for (const FieldError &field : fields)
        parts.append(field.field + u": "_s + field.messages.join(u" | "_s));
    return parts.join(u"; "_s);
}

JsonReader readerOf(const QByteArray &json)
{
    const Result<QJsonObject> object = parseJsonObject(json);
    return JsonReader(object ? *object : QJsonObject());
}

} // namespace

class TestJsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void problems_data();
    void problems();
    void takesWhatDjangoTakes();
    void collectsEveryProblem();
    void listsSkipWhatIsNoObject();
    void parsing_data();
    void parsing();
    void keepsWhatTheDatabaseRefuses();
};

void TestJsonReader::problems_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Read>("read");
    QTest::addColumn<QString>("expected");

    const Read string = [](JsonReader &r) { r.string("k"); };
    const Read text = [](JsonReader &r) { r.string("k", JsonReader::Blank::Refused); };
    const Read stringOr = [](JsonReader &r) { r.stringOr("k"); };
    const Read integer = [](JsonReader &r) { r.integer("k"); };
    const Read integerOr = [](JsonReader &r) { r.integerOr("k", 7); };
    const Read intOr = [](JsonReader &r) { r.intOr("k", 7); };
    const Read primaryKey = [](JsonReader &r) { r.primaryKey("k"); };
    const Read boolean = [](JsonReader &r) { r.booleanOr("k", false); };
    const Read number = [](JsonReader &r) { r.numberOr("k", 0); };
    const Read time = [](JsonReader &r) { r.timestamp("k"); };
    const Read strings = [](JsonReader &r) { r.stringList("k"); };
    const Read nested = [](JsonReader &r) {
        r.object<qint64>("outer", [](JsonReader &inner) {
            return inner.object<qint64>("middle", [](JsonReader &innermost) { return innermost.integer("inner"); });
        });
    };
    const Read list = [](JsonReader &r) { r.list<qint64>("k", [](JsonReader &inner) { return inner.integer("id"); }); };
    const QString required = u"k: This field is required."_s;
    const QString notNull = u"k: This field may not be null."_s;
    const QString notInteger = u"k: A valid integer is required."_s;
    const QString notString = u"k: Not a valid string."_s;
    const QString fine;

    QTest::newRow("string missing") << "{}"_ba << string << required;
    QTest::newRow("string null") << R"({"k":null})"_ba << string << notNull;
    QTest::newRow("string an object") << R"({"k":{}})"_ba << string << notString;
    QTest::newRow("string a list") << R"({"k":["a"]})"_ba << string << notString;
    QTest::newRow("string a bool") << R"({"k":true})"_ba << string << notString;
    QTest::newRow("string a number") << R"({"k":42})"_ba << string << fine;
    QTest::newRow("string empty") << R"({"k":""})"_ba << string << fine;
    QTest::newRow("text empty") << R"({"k":""})"_ba << text << u"k: This field may not be blank."_s;
    QTest::newRow("text of spaces") << R"({"k":" \n "})"_ba << text << u"k: This field may not be blank."_s;
    QTest::newRow("unknown keys") << R"({"k":"a","x":{"y":[null]}})"_ba << text << fine;
    QTest::newRow("optional missing") << "{}"_ba << stringOr << fine;
    QTest::newRow("optional null") << R"({"k":null})"_ba << stringOr << fine;
    QTest::newRow("optional wrong") << R"({"k":[]})"_ba << stringOr << notString;
    QTest::newRow("integer missing") << "{}"_ba << integer << required;
    QTest::newRow("integer null") << R"({"k":null})"_ba << integer << notNull;
    QTest::newRow("integer as text") << R"({"k":" 12 "})"_ba << integer << fine;
    QTest::newRow("integer word") << R"({"k":"abc"})"_ba << integer << notInteger;
    QTest::newRow("integer list") << R"({"k":[1]})"_ba << integer << notInteger;
    QTest::newRow("integer bool") << R"({"k":true})"_ba << integer << notInteger;
    QTest::newRow("integer fraction") << R"({"k":1.7})"_ba << integer << notInteger;
    QTest::newRow("integer 1.0") << R"({"k":1.0})"_ba << integer << fine;
    QTest::newRow("integer huge") << R"({"k":1000000000000000000000000000000})"_ba << integer << notInteger;
    QTest::newRow("optional integer word") << R"({"k":"x"})"_ba << integerOr << notInteger;
    QTest::newRow("int too large") << R"({"k":4294967297})"_ba << intOr << notInteger;
    QTest::newRow("pk word") << R"({"k":"abc"})"_ba << primaryKey
                             << u"k: Incorrect type. Expected pk value, received str."_s;
    QTest::newRow("pk list") << R"({"k":[1]})"_ba << primaryKey
                             << u"k: Incorrect type. Expected pk value, received list."_s;
    QTest::newRow("pk object") << R"({"k":{}})"_ba << primaryKey
                               << u"k: Incorrect type. Expected pk value, received dict."_s;
    QTest::newRow("pk bool") << R"({"k":true})"_ba << primaryKey
                             << u"k: Incorrect type. Expected pk value, received bool."_s;
    QTest::newRow("pk fraction") << R"({"k":1.5})"_ba << primaryKey
                                 << u"k: Incorrect type. Expected pk value, received float."_s;
    QTest::newRow("pk empty") << R"({"k":""})"_ba << primaryKey << notNull;
    QTest::newRow("pk missing") << "{}"_ba << primaryKey << required;
    QTest::newRow("pk as text") << R"({"k":"1"})"_ba << primaryKey << fine;
    QTest::newRow("boolean text") << R"({"k":"yes"})"_ba << boolean << u"k: Must be a valid boolean."_s;
    QTest::newRow("number text") << R"({"k":"x"})"_ba << number << u"k: A valid number is required."_s;
    QTest::newRow("time") << R"({"k":"2026-11-24T00:02:07.154466+05:45"})"_ba << time << fine;
    QTest::newRow("time wrong") << R"({"k":"soon"})"_ba << time
                                << u"k: Datetime has wrong format. Use one of these formats instead: "
                                   "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."_s;
    QTest::newRow("strings") << R"({"k":["a",1]})"_ba << strings << notString;
    QTest::newRow("strings a word") << R"({"k":"a"})"_ba << strings
                                    << u"k: Expected a list of items but got type \"str\"."_s;
    QTest::newRow("nested wrong") << R"({"outer":{"middle":{"inner":"x"}}})"_ba << nested
                                  << u"outer.middle.inner: A valid integer is required."_s;
    QTest::newRow("nested missing") << "{}"_ba << nested << u"outer: This field is required."_s;
    QTest::newRow("nested null") << R"({"outer":null})"_ba << nested << u"outer: This field may not be null."_s;
    QTest::newRow("nested list") << R"({"outer":[]})"_ba << nested
                                 << u"outer: Invalid data. Expected a dictionary, but got list."_s;
    QTest::newRow("middle missing") << R"({"outer":{}})"_ba << nested << u"outer.middle: This field is required."_s;
    QTest::newRow("list elements, once") << R"({"k":[{"id":1},{"id":"x"},{"id":"y"}]})"_ba << list
                                         << u"k.id: A valid integer is required."_s;
    QTest::newRow("list missing") << "{}"_ba << list << fine;
    QTest::newRow("list an object") << R"({"k":{}})"_ba << list
                                    << u"k: Expected a list of items but got type \"dict\"."_s;
}

void TestJsonReader::problems()
{
    QFETCH(QByteArray, json);
    QFETCH(Read, read);
    QFETCH(QString, expected);
    JsonReader r = readerOf(json);
    read(r);
    QCOMPARE(summary(r.error().fields), expected);
    QCOMPARE(r.ok(), expected.isEmpty());
}

void TestJsonReader::takesWhatDjangoTakes()
{
    JsonReader r = readerOf(R"({"n":42,"s":"17","big":9007199254740993,"f":2.5,"none":null})");
    QCOMPARE(r.string("n"), u"42"_s);
    QCOMPARE(r.integer("s"), 17);
    QCOMPARE(r.integer("big"), 9'007'199'254'740'993); // a double would round it
    QCOMPARE(r.string("f"), u"2.5"_s);
    QCOMPARE(r.optionalString("none"), std::optional<QString>());
    QCOMPARE(r.integerOr("none", 5), 5);
    QVERIFY(r.ok());
}

void TestJsonReader::collectsEveryProblem()
{
    JsonReader r = readerOf("{}");
    r.string("email");
    r.integer("id");
    r.fail("email", u"Enter a valid email address."_s);
    QCOMPARE(summary(r.error().fields),
        u"email: This field is required. | Enter a valid email address.; id: This field is required."_s);
    QVERIFY(!r.finish(1).hasValue());
    QCOMPARE(r.finish(1).error().code, ErrorCode::ValidationFailed);
}

void TestJsonReader::listsSkipWhatIsNoObject()
{
    JsonReader r = readerOf(R"({"k":[{"id":1},null,"x",{"id":2}]})");
    const QList<qint64> ids = r.list<qint64>("k", [](JsonReader &inner) { return inner.integer("id"); });
    QCOMPARE(ids, QList<qint64>({1, 2}));
    QVERIFY(r.ok());
}

void TestJsonReader::parsing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("message");
    QTest::newRow("broken") << R"({"email": })"_ba << ErrorCode::MalformedRequest << u"JSON parse error - "_s;
    QTest::newRow("cut") << R"({"email":"a)"_ba << ErrorCode::MalformedRequest << u"JSON parse error - "_s;
    QTest::newRow("not UTF-8") << "{\"email\":\"\xff\"}"_ba << ErrorCode::MalformedRequest << u"JSON parse error - "_s;
    QTest::newRow("half a pair in UTF-8")
        << "{\"a\":\"\xed\xa0\x80\"}"_ba << ErrorCode::MalformedRequest << u"JSON parse error - "_s;
    QTest::newRow("two objects") << "{}{}"_ba << ErrorCode::MalformedRequest << u"JSON parse error - "_s;
    QTest::newRow("HTML") << "<html>"_ba << ErrorCode::MalformedRequest << u"JSON parse error - "_s;
    QTest::newRow("too deep") << QByteArray(QByteArray("{\"a\":").repeated(100'000) + "1")
                              << ErrorCode::MalformedRequest << u"JSON parse error - "_s;
    QTest::newRow("array") << "[]"_ba << ErrorCode::ValidationFailed
                           << u"Invalid data. Expected a dictionary, but got list."_s;
}

void TestJsonReader::parsing()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    QFETCH(QString, message);
    const Result<QJsonObject> object = parseJsonObject(bytes);
    QVERIFY(!object);
    QCOMPARE(object.error().code, code);
    QVERIFY2(object.error().firstMessage().startsWith(message), qPrintable(object.error().firstMessage()));
    QVERIFY(object.error().firstMessage().size() < 200);
}

void TestJsonReader::keepsWhatTheDatabaseRefuses()
{
    JsonReader r = readerOf(R"({"null":"a\u0000b","half":"a\ud800b","pair":"\ud83d\ude42"})");
    QCOMPARE(r.string("null"), QString(u"a"_s + QChar(0) + u'b')); // else the check for it never sees it
    QCOMPARE(r.string("half"), QString(u"a"_s + QChar(0xd800) + u'b'));
    QCOMPARE(r.string("pair"), u"🙂"_s);
}

QTEST_APPLESS_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
