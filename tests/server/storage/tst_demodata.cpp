// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/demo/demodata.h"
#include "server/demo/seeder.h"
#include "tests/server/storage/storageroom.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

class TestDemoData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsOnceAndNeverTwice();
    void isWhatScriptsRelyOn();
    void talksReadAsIfLived();
    void seedMakesPairs();
    void seedRefusesAnInhabitedFolder();

private:
    static Result<bool> fill(StorageRoom &room)
    {
        return room.write<bool>(
            [](WriteTransaction &tx) { return fillWithDemoData(tx, SystemClock(), QByteArray("hash")); });
    }
};

void TestDemoData::fillsOnceAndNeverTwice()
{
    StorageRoom room;
    auto filled = fill(room);
    QVERIFY(filled && *filled);
    const qint64 position = room.storage().position();
    filled = fill(room);
    QVERIFY(filled && !*filled);
    QCOMPARE(room.storage().position(), position);
    QCOMPARE(room.read<QList<UserRecord>>([](Stores &s) { return s.users().all(); })->size(), 6);
}

void TestDemoData::isWhatScriptsRelyOn()
{
    StorageRoom room;
    QVERIFY(fill(room));
    const QStringList names{u"asha"_s, u"sunita"_s, u"ramesh"_s, u"bikash"_s, u"maya"_s, u"gopal"_s};
    for (qint64 id = 1; id <= 6; ++id) {
        const auto user = room.read<std::optional<UserRecord>>([=](Stores &s) { return s.users().byId(UserId(id)); });
        QVERIFY(user && user->has_value());
        QCOMPARE((*user)->username, names.at(id - 1));
        QCOMPARE((*user)->email, names.at(id - 1) + u"@demo.chautari.app"_s);
        QCOMPARE((*user)->role, id <= 3 ? Role::Customer : Role::Provider);
        QCOMPARE((*user)->passwordHash, QByteArray("hash"));
        const auto service
            = room.read<std::optional<Service>>([=](Stores &s) { return s.services().byId(ServiceId(id)); });
        QVERIFY(service && service->has_value());
        QCOMPARE((*service)->provider.id, UserId(4 + (id - 1) % 3));
        QCOMPARE((*service)->status, u"active"_s);
        QVERIFY(!(*service)->cities.isEmpty());
    }
    for (qint64 id = 1; id <= 3; ++id) {
        const ConversationRecord c = room.conversation(ConversationId(id));
        QCOMPARE(c.customer, UserId(id));
        QCOMPARE(c.provider, UserId(3 + id));
        QCOMPARE(c.service, ServiceId(id));
    }
}

// Every service is its provider's, times go forward and end in the past, and the counters agree with the messages.
void TestDemoData::talksReadAsIfLived()
{
    StorageRoom room;
    QVERIFY(fill(room));
    const Timestamp now = SystemClock().now();
    const auto all = room.read<QList<ConversationRecord>>([](Stores &s) { return s.conversations().all(); });
    QVERIFY(all && all->size() > 3);
    int unread = 0;
    for (const ConversationRecord &known : *all) {
        const ConversationRecord c = room.conversation(known.id);
        const auto service = room.read<std::optional<Service>>([&](Stores &s) { return s.services().byId(c.service); });
        QCOMPARE((*service)->provider.id, c.provider);
        const auto messages = room.messagesOf(c.id);
        QVERIFY(!messages.isEmpty());
        Timestamp last = c.createdAt;
        int unreadByCustomer = 0;
        for (const MessageRecord &message : messages) {
            QVERIFY2(message.createdAt >= last && message.createdAt < now, qPrintable(message.text));
            last = message.createdAt;
            unreadByCustomer += message.sender == c.provider && message.seq > c.customerMark.readSeq;
        }
        QCOMPARE(c.unreadCustomer, unreadByCustomer);
        QCOMPARE(c.lastMessageAt, last);
        unread += c.customer == UserId(1) ? c.unreadCustomer : 0;
    }
    QVERIFY(unread > 0); // Asha finds something new
    const auto first = room.messagesOf(ConversationId(1));
    QVERIFY(first.size() >= 10 && first.size() <= 40);
}

void TestDemoData::seedMakesPairs()
{
    StorageRoom room;
    const SystemClock clock;
    const Seeder seeder(clock, "hash");
    const auto sessions = room.write<QList<SeededSession>>([&](WriteTransaction &tx) { return seeder.fill(tx, 3, 5); });
    QVERIFY(sessions);
    QCOMPARE(sessions->size(), 6);
    for (qsizetype i = 0; i < 6; ++i) {
        QCOMPARE(sessions->at(i).user, UserId(i + 1));
        const auto session = room.read<std::optional<SessionRecord>>(
            [&](Stores &s) { return s.sessions().byId(sessions->at(i).session); });
        QVERIFY(session && session->has_value());
        QCOMPARE((*session)->user, UserId(i + 1));
        QVERIFY(!(*session)->revokedAt.isValid());
    }
    for (qint64 c = 1; c <= 3; ++c) {
        const ConversationRecord record = room.conversation(ConversationId(c));
        QCOMPARE(record.customer, UserId(2 * c - 1));
        QCOMPARE(record.provider, UserId(2 * c));
        QCOMPARE(record.lastSeq, 5);
        QCOMPARE(record.unreadCustomer + record.unreadProvider, 0);
        QCOMPARE(room.messagesOf(ConversationId(c)).size(), 5);
    }

    const QTemporaryDir out;
    QVERIFY(Seeder::writeConversations(out.filePath(u"new"_s), 3));
    QFile file(out.filePath(u"new/conversations.tsv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("1\t1\t2\n2\t3\t4\n3\t5\t6\n"));
}

void TestDemoData::seedRefusesAnInhabitedFolder()
{
    StorageRoom room;
    QVERIFY(fill(room));
    const SystemClock clock;
    const auto refused
        = room.write<QList<SeededSession>>([&](WriteTransaction &tx) { return Seeder(clock, "hash").fill(tx, 1, 0); });
    QVERIFY(!refused);
    QVERIFY(refused.error().firstMessage().contains(u"not empty"_s));
}

QTEST_GUILESS_MAIN(TestDemoData)
#include "tst_demodata.moc"
