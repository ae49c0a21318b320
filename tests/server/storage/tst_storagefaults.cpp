// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitestores.h"
#include "tests/server/storage/brokendisk.h"
#include "tests/server/storage/heldwriter.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

class TestStorageFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFailingDiskChangesNothingAndPasses_data();
    void aFailingDiskChangesNothingAndPasses();
    void aFullDatabaseUndoesTheWholeBatch();
    void everyCommitIsSynced();
    void aFailedSyncIsTheEnd();
};

void TestStorageFaults::init()
{
    BrokenDisk::isFull = false;
    BrokenDisk::failsWrites = false;
    BrokenDisk::failsSyncs = false;
}

void TestStorageFaults::aFailingDiskChangesNothingAndPasses_data()
{
    QTest::addColumn<bool>("isFull");
    QTest::newRow("full") << true;
    QTest::newRow("write error") << false;
}

void TestStorageFaults::aFailingDiskChangesNothingAndPasses()
{
    QFETCH(bool, isFull);
    SqliteStorage::Options options;
    options.vfs = BrokenDisk::name();
    StorageRoom room(options);
    room.addPairs(1);
    QVERIFY(room.send(aMessage(1, 1, u"before"_s, u"id-before"_s)));
    const ConversationRecord before = room.conversation(ConversationId(1));
    const qint64 position = room.storage().position();

    (isFull ? BrokenDisk::isFull : BrokenDisk::failsWrites) = true;
    for (int i = 0; i < 3; ++i) {
        const auto refused = room.send(aMessage(1, 1, u"meanwhile"_s, u"id-meanwhile"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageFull);
        QVERIFY(refused.error().retryAfterSeconds > 0);
    }
    QCOMPARE(room.messagesOf(ConversationId(1)).size(), 1); // reads go on
    QCOMPARE(room.conversation(ConversationId(1)).position, before.position);
    QCOMPARE(room.storage().position(), position);

    BrokenDisk::isFull = false;
    BrokenDisk::failsWrites = false;
    const auto after = room.send(aMessage(1, 1, u"after"_s, u"id-meanwhile"_s));
    QVERIFY(after);
    QCOMPARE(after->seq, 2);
    QCOMPARE(after->position, position + 1);
    room.close();
    room.open();
    QCOMPARE(room.messagesOf(ConversationId(1)).size(), 2);
}

void TestStorageFaults::aFullDatabaseUndoesTheWholeBatch()
{
    StorageRoom room;
    room.addPairs(1);
    QVERIFY(room.send(aMessage(1, 1, u"before"_s)));
    const auto limit = [&room](const char *sql) {
        return room.write<bool>([sql](WriteTransaction &tx) -> Result<bool> {
            auto &stores = static_cast<SqliteStores &>(tx.stores());
            return stores.connection().execute(sql).hasValue();
        });
    };
    QVERIFY(limit("PRAGMA max_page_count=1")); // not below what there is

    // Small ones that would fit, and one that does not, in one commit.
    HeldWriter held(room);
    std::vector<std::future<Result<MessageRecord>>> answers;
    for (const int size : {1, 1, 1'000'000, 1}) {
        answers.push_back(room.writeLater<MessageRecord>(
            [size](WriteTransaction &tx) { return sendIn(tx, aMessage(1, 1, QString(size, u'x'))); }));
    }
    held.letGo();
    for (auto &answer : answers) {
        const auto result = answer.get();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::StorageFull);
    }
    QCOMPARE(room.messagesOf(ConversationId(1)).size(), 1);

    QVERIFY(limit("PRAGMA max_page_count=1000000"));
    const auto next = room.send(aMessage(1, 1, QString(100'000, u'x')));
    QVERIFY(next);
    QCOMPARE(next->seq, 2);
}

// The negative control of every promise here: without synchronous=FULL this one is red.
void TestStorageFaults::everyCommitIsSynced()
{
    SqliteStorage::Options options;
    options.vfs = BrokenDisk::name();
    StorageRoom room(options);
    room.addPairs(1);
    for (int i = 0; i < 5; ++i) {
        const int before = BrokenDisk::syncs;
        QVERIFY(room.send(aMessage(1, 1, u"x"_s)));
        QVERIFY(BrokenDisk::syncs > before);
    }
}

void TestStorageFaults::aFailedSyncIsTheEnd()
{
    std::atomic<int> reports{0};
    SqliteStorage::Options options;
    options.vfs = BrokenDisk::name();
    options.onUntrusted = [&reports] { ++reports; };
    StorageRoom room(options);
    room.addPairs(1);
    QVERIFY(room.send(aMessage(1, 1, u"before"_s)));

    BrokenDisk::failsSyncs = true;
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"no longer be trusted"_s));
    QVERIFY(!room.send(aMessage(1, 1, u"lost"_s)));
    // The kernel may say yes the next time although the pages are gone: nobody is told "stored" any more.
    BrokenDisk::failsSyncs = false;
    const auto after = room.send(aMessage(1, 1, u"after"_s));
    QVERIFY(!after);
    QCOMPARE(after.error().code, ErrorCode::Internal);
    QCOMPARE(reports, 1);
    QCOMPARE(room.messagesOf(ConversationId(1)).size(), 1);
}

QTEST_GUILESS_MAIN(TestStorageFaults)
#include "tst_storagefaults.moc"
