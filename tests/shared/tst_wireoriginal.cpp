// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wirefixtures.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::wire;

namespace {

// Values that differ on purpose: the preview is the text instead of its ciphertext (contract.md 12.1 row 6), a newest
// page instead of the oldest (row 5), and what our structs do not keep.
const QSet<QString> ownValues{u"conversation.last_message_preview"_s, u"last_activity"_s, u"read_statuses.id"_s};

//! Every key of `original` in `ours`, with the same value, or at least the same type.
void compareObjects(
    const QJsonObject &original, const QJsonObject &ours, const QString &path, QStringList &differences);

void compareValues(const QJsonValue &original, const QJsonValue &ours, const QString &path, QStringList &differences)
{
    if (original.type() != ours.type()) {
        differences.append(u"%1: type %2 became %3"_s.arg(path).arg(int(original.type())).arg(int(ours.type())));
    } else if (original.isObject()) {
        compareObjects(original.toObject(), ours.toObject(), path + u'.', differences);
    } else if (original.isArray()) {
        const QJsonArray expected = original.toArray();
        if (expected.size() != ours.toArray().size())
            differences.append(path + u": other length"_s);
        for (qsizetype i = 0; i < expected.size(); ++i)
            compareValues(expected.at(i), ours.toArray().at(i), path, differences);
    } else if (original != ours && !ownValues.contains(path)) {
        differences.append(path + u": other value"_s);
    }
}

void compareObjects(const QJsonObject &original, const QJsonObject &ours, const QString &path, QStringList &differences)
{
    for (auto it = original.begin(); it != original.end(); ++it) {
        if (ours.contains(it.key()))
            compareValues(it.value(), ours.value(it.key()), path + it.key(), differences);
        else
            differences.append(path + it.key() + u": missing"_s);
    }
}

//! The keys of the outermost object as they stand in the text; QJsonObject sorts them.
QByteArrayList keysInOrder(const QByteArray &json)
{
    QByteArrayList keys;
    int depth = 0;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (c == '{' || c == '[')
            ++depth;
        else if (c == '}' || c == ']')
            --depth;
        else if (c == '"') {
            qsizetype end = i + 1;
            while (json.at(end) != '"')
                end += json.at(end) == '\\' ? 2 : 1;
            if (depth == 1 && json.mid(end + 1, 1) == ":")
                keys.append(json.mid(i + 1, end - i - 1));
            i = end;
        }
    }
    return keys;
}

} // namespace

//! \brief Bodies of the original server (tests/data/json/original_*.json, recorded): we read them, and what we then
//! write has every key of theirs, in their order, with their value.
class TestWireOriginal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodies_data();
    void bodies();
    void readDerivesFromReadStatuses();
    void readWithoutOurKeys();
    void latestMessagesAreTurnedRound();
    void healthWithoutServer();
};

void TestWireOriginal::bodies_data()
{
    QTest::addColumn<QByteArray>("original");
    QTest::addColumn<QByteArray>("ours");
    const auto json = [](const QByteArray &body) { return *parseJsonObject(body); };
    const auto row = [](const char *name, const QByteArray &ours) {
        QTest::newRow(name) << dataFile(QLatin1StringView(name)) << ours;
    };
    const auto file = [](const char *name) { return dataFile(QLatin1StringView(name)); };

    JsonWriter login;
    writeLoginResponse(login, *readTokenPair(json(file("original_login"))));
    row("original_login", login.take());
    JsonWriter refresh;
    writeRefreshResponse(refresh, *readTokenPair(json(file("original_refresh"))));
    row("original_refresh", refresh.take());
    row("original_register", encoded(*readRegisterResponse(json(file("original_register")))));
    row("original_health", encoded(*readHealth(json(file("original_health")))));
    for (const char *name : {"original_message", "original_message_read"}) {
        JsonReader r(json(file(name)));
        row(name, encoded(readMessage(r)));
    }
    JsonReader service(json(file("original_service")));
    row("original_service", encoded(readService(service)));
    JsonWriter created;
    writeCreated(created, *readCreatedConversation(json(file("original_created")), UserId(7)));
    row("original_created", created.take());
    for (const char *name :
        {"original_frame_connection", "original_frame_message", "original_frame_typing", "original_frame_status",
            "original_frame_heartbeat", "original_frame_message_status", "original_frame_error"})
        row(name, toJson(*readServerFrame(file(name), UserId(1)), 20'700));
}

void TestWireOriginal::bodies()
{
    QFETCH(QByteArray, original);
    QFETCH(QByteArray, ours);
    QVERIFY(!original.isEmpty());
    QStringList differences;
    compareObjects(*parseJsonObject(original), *parseJsonObject(ours), {}, differences);
    QCOMPARE(differences, QStringList());
    const QByteArrayList expected = keysInOrder(original);
    QCOMPARE(keysInOrder(ours).first(expected.size()), expected);
}

void TestWireOriginal::readDerivesFromReadStatuses()
{
    QJsonObject json = *parseJsonObject(dataFile(u"original_message_read"_s));
    json.insert("status"_L1, "sent"_L1); // the original keeps the two apart (contract.md 12.2 row 22)
    JsonReader r(json);
    const Message message = readMessage(r);
    QVERIFY(r.ok());
    QCOMPARE(message.status, MessageStatus::Read);
    QCOMPARE(message.reader->id, UserId(4));
    QVERIFY(message.readAt.isValid());

    QJsonObject ownMark = json;
    QJsonObject readStatus = json.value("read_statuses"_L1).toArray().at(0).toObject();
    readStatus.insert("user"_L1, json.value("sender"_L1));
    ownMark.insert("read_statuses"_L1, QJsonArray{readStatus});
    JsonReader own(ownMark);
    QCOMPARE(readMessage(own).status, MessageStatus::Sent); // who wrote it has not read it
}

void TestWireOriginal::readWithoutOurKeys()
{
    JsonReader r(*parseJsonObject(dataFile(u"original_message"_s)));
    const Message message = readMessage(r);
    QVERIFY(r.ok());
    QCOMPARE(message.conversation, ConversationId(1));
    QCOMPARE(message.status, MessageStatus::Sent);
    QCOMPARE(message.seq, 0);
    QCOMPARE(message.clientMessageId, QString());
    QCOMPARE(message.sender.username, u"customer1"_s); // never nameless, though the original sends no username
    QCOMPARE(message.sender.displayName(), u"Customer Number1"_s);
}

void TestWireOriginal::latestMessagesAreTurnedRound()
{
    QJsonObject json = parseJsonObject(dataFile(u"original_created"_s))->value("conversation"_L1).toObject();
    const QJsonArray one = json.value("latest_messages"_L1).toArray();
    QJsonObject later = one.at(0).toObject();
    later.insert("id"_L1, 2);
    later.insert("created_at"_L1, "2026-11-24T00:06:29.033374+05:45"_L1);
    json.insert("latest_messages"_L1, QJsonArray{one.at(0), later});
    JsonReader r(json);
    const Conversation conversation = readConversation(r, UserId(7));
    QVERIFY(r.ok());
    QCOMPARE(conversation.latestMessages.first().id, MessageId(2));
    QCOMPARE(conversation.otherParticipant().id, UserId(4));
}

void TestWireOriginal::healthWithoutServer()
{
    const Result<Health> health = readHealth(*parseJsonObject(dataFile(u"original_health"_s)));
    QVERIFY(health.hasValue());
    QVERIFY(!health->server.has_value());
}

QTEST_APPLESS_MAIN(TestWireOriginal)
#include "tst_wireoriginal.moc"
