// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/jsonwriter.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <limits>

using namespace chautari;
using namespace Qt::StringLiterals;

class TestJsonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nestsAndSeparates();
    void text_data();
    void text();
    void everyCharacterComesBack();
    void numbers();
    void times();
    void growsPastItsFirstBuffer();
    void isEmptyAfterTake();
};

void TestJsonWriter::nestsAndSeparates()
{
    JsonWriter w;
    w.beginObject();
    w.key("a").beginArray().endArray();
    w.key("b").beginArray().value(1).value("x").beginObject().endObject().null().endArray();
    w.key("c").beginObject().key("d").value(true).key("e").raw("{\"f\":[0]}").endObject();
    w.key("g").valueOrNull(QString());
    w.endObject();
    QCOMPARE(w.bytes().toByteArray(), R"({"a":[],"b":[1,"x",{},null],"c":{"d":true,"e":{"f":[0]}},"g":null})"_ba);
}

void TestJsonWriter::text_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QString() << R"("")"_ba;
    QTest::newRow("quote and backslash") << uR"(a"b\c)"_s << R"("a\"b\\c")"_ba;
    QTest::newRow("slash stays") << u"</script>"_s << R"("</script>")"_ba;
    QTest::newRow("short escapes") << u"\b\f\n\r\t"_s << R"("\b\f\n\r\t")"_ba;
    QTest::newRow("control characters") << u"\u0001\u001f"_s << R"("\u0001\u001f")"_ba;
    QTest::newRow("delete needs none") << u"\u007f"_s << "\"\x7f\""_ba;
    QTest::newRow("two bytes") << u"ünï"_s << "\"\xc3\xbcn\xc3\xaf\""_ba;
    QTest::newRow("Nepali") << u"न"_s << "\"\xe0\xa4\xa8\""_ba;
    QTest::newRow("emoji") << u"🙂"_s << "\"\xf0\x9f\x99\x82\""_ba;
    QTest::newRow("last code point") << QString::fromUcs4(U"\U0010ffff") << "\"\xf4\x8f\xbf\xbf\""_ba;
    // There is no UTF-8 for half a pair: a frame with one would be refused by every receiver.
    QTest::newRow("lone high") << QString(QChar(0xd83d)) << "\"\xef\xbf\xbd\""_ba;
    QTest::newRow("lone low") << QString(QString(QChar(0xde42)) + u'x') << "\"\xef\xbf\xbdx\""_ba;
    QTest::newRow("high, high, low") << QString(QString(QChar(0xd83d)) + u"🙂"_s)
                                     << "\"\xef\xbf\xbd\xf0\x9f\x99\x82\""_ba;
}

void TestJsonWriter::text()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, json);
    JsonWriter w;
    w.value(text);
    QCOMPARE(w.take(), json);
}

void TestJsonWriter::everyCharacterComesBack()
{
    QString all;
    for (uint c = 0; c <= 0xffff; ++c) {
        if (!QChar::isSurrogate(char32_t(c)))
            all.append(QChar(c));
    }
    JsonWriter w;
    w.beginArray().value(all).endArray();
    const QJsonDocument read = QJsonDocument::fromJson(w.take());
    QVERIFY(read.array().at(0).toString() == all);
}

void TestJsonWriter::numbers()
{
    JsonWriter w;
    w.beginArray();
    w.value(std::numeric_limits<qint64>::min()).value(std::numeric_limits<qint64>::max()).value(0);
    w.value(0.0).value(4.5).value(0.1).value(60.0).value(1e300).value(std::numeric_limits<double>::infinity());
    w.endArray();
    QCOMPARE(w.take(), "[-9223372036854775808,9223372036854775807,0,0.0,4.5,0.1,60.0,1e+300,null]"_ba);
}

void TestJsonWriter::times()
{
    const Timestamp time(1'795'457'827'154'466);
    JsonWriter kathmandu;
    kathmandu.beginArray().value(time).value(Timestamp()).endArray();
    QCOMPARE(kathmandu.take(), R"(["2026-11-24T00:02:07.154466+05:45",null])"_ba);
    JsonWriter utc(0);
    utc.value(time);
    QCOMPARE(utc.take(), R"("2026-11-23T18:17:07.154466+00:00")"_ba);
}

void TestJsonWriter::growsPastItsFirstBuffer()
{
    JsonWriter w;
    w.beginArray();
    for (int i = 0; i < 2000; ++i)
        w.value(u"\u0001 long enough to grow"_s);
    w.raw(QByteArray(5000, '7')).key("ignored").value(u"\u0001"_s.repeated(5000)).endArray();
    const QByteArray json = w.take();
    const qsizetype expected = 2 + 2000 * qsizetype(qstrlen(R"("\u0001 long enough to grow",)")) + 5000
        + qsizetype(qstrlen(R"(,"ignored":"")")) + 5000 * 6;
    QCOMPARE(json.size(), expected);
    QCOMPARE(json.at(json.size()), '\0');
}

void TestJsonWriter::isEmptyAfterTake()
{
    JsonWriter w;
    w.beginArray().value(1).endArray();
    QCOMPARE(w.take(), "[1]"_ba);
    w.beginArray().endArray();
    QCOMPARE(w.take(), "[]"_ba);
}

QTEST_APPLESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
