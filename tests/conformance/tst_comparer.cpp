// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A conformance suite that finds no difference proves nothing unless it can find one.
#include "tests/conformance/framecomparer.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari::conformance;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

//! "allowed: <numbers>", "same", or "different".
QString verdict(const Differences &differences)
{
    QStringList reasons;
    for (const Difference &difference : differences) {
        if (difference.reason.isEmpty())
            return u"different"_s;
        reasons.append(difference.reason);
    }
    return reasons.isEmpty() ? u"same"_s : u"allowed: "_s + reasons.join(u", "_s);
}

} // namespace

class TestComparer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_data();
    void tells();
    void anIdStaysTheSameObject();
    void framesKeepTheirOrder_data();
    void framesKeepTheirOrder();
};

void TestComparer::tells_data()
{
    QTest::addColumn<QByteArray>("captured");
    QTest::addColumn<QByteArray>("ours");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *captured, const char *ours, const QString &expected) {
        QTest::newRow(name) << QByteArray(captured) << QByteArray(ours) << expected;
    };
    const QString different = u"different"_s;
    row("equal", R"({"count":1,"results":[]})", R"({"count":1,"results":[]})", u"same"_s);
    row("another number", R"({"count":1,"results":[]})", R"({"count":2,"results":[]})", different);
    row("another type", R"({"count":1})", R"({"count":"1"})", different);
    row("null for a text", R"({"a":"b"})", R"({"a":null})", different);
    row("a key is missing", R"({"count":1,"results":[]})", R"({"count":1})", different);
    row("a key too many", R"({"count":1})", R"({"count":1,"secret":2})", different);
    row("an allowed key", R"({"detail":"no"})", R"({"detail":"no","code":"x"})", u"same"_s);
    row("another sentence", R"({"detail":"no"})", R"({"detail":"yes"})", different);
    row("a shorter list", R"({"a":["x","y"]})", R"({"a":["x"]})", different);
    row("a longer list", R"({"a":["x"]})", R"({"a":["x","y"]})", different);
    row("another time", R"({"at":"2026-11-24T00:06:29.274681+05:45"})", R"({"at":"2030-01-01T10:00:00.000001+05:45"})",
        u"same"_s);
    row("a time in UTC", R"({"at":"2026-11-24T00:06:29.274681+05:45"})", R"({"at":"2030-01-01T10:00:00.000001Z"})",
        different);
    row("milliseconds", R"({"at":"2026-11-24T00:06:29.274681+05:45"})", R"({"at":"2030-01-01T10:00:00.001+05:45"})",
        different);
    row("a masked address", R"({"email":"asha@x.np","full_name":"A"})", R"({"email":"a***@x.np","full_name":"A"})",
        u"allowed: contract 12.2 #40"_s);
    row("another address", R"({"email":"asha@x.np","full_name":"A"})", R"({"email":"b***@x.np","full_name":"A"})",
        different);
    row("a readable preview", R"({"last_message_preview":"Z0FBQUFBcn"})", R"({"last_message_preview":"Hello"})",
        u"allowed: contract 12.1 #6"_s);
    row("an unreadable preview", R"({"last_message_preview":"Z0FBQUFBcn"})", R"({"last_message_preview":"Z0FBQUFBxy"})",
        different);
    row("delivered", R"({"conversation":1,"sender":{},"status":"sent"})",
        R"({"conversation":1,"sender":{},"status":"delivered"})", u"allowed: contract 12.2 #23"_s);
    row("unread again", R"({"conversation":1,"sender":{},"status":"read"})",
        R"({"conversation":1,"sender":{},"status":"sent"})", different);
    row("a second name with another value", R"({"conversation":1,"sender":{},"text":"a"})",
        R"({"conversation":1,"sender":{},"text":"a","content":"b"})", different);
    row("a public file", R"({"attachment_url":"http://h/media/a.png"})", R"({"attachment_url":"http://h/media/a.png"})",
        different);
    row("a signed one", R"({"attachment_url":"http://h/media/a.png"})",
        R"({"attachment_url":"http://h/media/1?exp=1&sig=2"})", u"allowed: contract 12.2 #31"_s);
    row("the oldest first", R"({"latest_messages":[{"id":1},{"id":2}]})", R"({"latest_messages":[{"id":1},{"id":2}]})",
        different);
    row("the newest first", R"({"latest_messages":[{"id":1},{"id":2}]})", R"({"latest_messages":[{"id":2},{"id":1}]})",
        u"allowed: contract 12.1 #5"_s);
}

void TestComparer::tells()
{
    QFETCH(const QByteArray, captured);
    QFETCH(const QByteArray, ours);
    QFETCH(const QString, expected);
    const World world(QUrl(u"http://127.0.0.1:8001"_s), QString());
    Ids ids;
    Comparer comparer(world, ids);
    comparer.compare({}, json(captured), json(ours));
    QCOMPARE(verdict(comparer.differences()), expected);
}

void TestComparer::anIdStaysTheSameObject()
{
    const World world{QUrl(), QString()};
    Ids ids;
    ids.bind(u"message"_s, 15, 1015);
    Comparer comparer(world, ids);
    comparer.compare({}, json(R"({"message_id":15})"), json(R"({"message_id":1015})"));
    comparer.compare({}, json(R"({"message_id":16})"), json(R"({"message_id":1016})"));
    comparer.compare({}, json(R"({"message_id":16})"), json(R"({"message_id":1016})"));
    QCOMPARE(verdict(comparer.differences()), u"same"_s);
    comparer.compare({}, json(R"({"message_id":16})"), json(R"({"message_id":1017})"));
    QCOMPARE(verdict(comparer.differences()), u"different"_s);
}

void TestComparer::framesKeepTheirOrder_data()
{
    QTest::addColumn<QStringList>("captured");
    QTest::addColumn<QStringList>("ours");
    QTest::addColumn<QString>("expected");
    const QStringList two{u"message"_s, u"typing"_s};
    QTest::newRow("equal") << two << two << u"same"_s;
    QTest::newRow("one of ours between") << two << QStringList{u"message"_s, u"ack"_s, u"typing"_s} << u"same"_s;
    QTest::newRow("another order") << two << QStringList{u"typing"_s, u"message"_s} << u"different"_s;
    QTest::newRow("one is missing") << two << QStringList{u"message"_s} << u"different"_s;
    QTest::newRow("one twice") << two << QStringList{u"message"_s, u"message"_s, u"typing"_s} << u"different"_s;
    QTest::newRow("something where nothing was") << QStringList() << QStringList{u"message"_s} << u"different"_s;
}

void TestComparer::framesKeepTheirOrder()
{
    QFETCH(const QStringList, captured);
    QFETCH(const QStringList, ours);
    QFETCH(const QString, expected);
    const auto frames = [](const QStringList &types) {
        QList<QJsonObject> list;
        for (const QString &type : types)
            list.append(QJsonObject{{u"text"_s, QJsonObject{{u"type"_s, type}, {u"data"_s, QJsonObject()}}}});
        return list;
    };
    const World world{QUrl(), QString()};
    Ids ids;
    Comparer comparer(world, ids);
    compareFrames(comparer, u"user1"_s, frames(captured), frames(ours));
    QCOMPARE(verdict(comparer.differences()), expected);
}

QTEST_GUILESS_MAIN(TestComparer)
#include "tst_comparer.moc"
