// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/storage/heldwriter.h"

#include <QtCore/QCoreApplication>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

// Writes first and fails then, in the ways a command can.
Result<bool> failAfterAppend(WriteTransaction &tx)
{
    if (auto sent = sendIn(tx, aMessage(1, 1, u"never"_s)); !sent)
        return sent.error();
    return Error::of(ErrorCode::ValidationFailed);
}

Result<bool> failAfterAppendAndMark(WriteTransaction &tx)
{
    const auto sent = sendIn(tx, aMessage(1, 1, u"never"_s));
    if (!sent)
        return sent.error();
    ConversationRecord c;
    c.id = ConversationId(1);
    (void)tx.stores().conversations().moveMark(c, UserId(2), MessageStatus::Read, sent->seq, Timestamp(1)).hasValue();
    return Error::of(ErrorCode::ValidationFailed);
}

Result<bool> failAfterTwoAppends(WriteTransaction &tx)
{
    (void)sendIn(tx, aMessage(1, 1, u"never"_s)).hasValue();
    return failAfterAppend(tx);
}

Result<bool> failAfterNewConversation(WriteTransaction &tx)
{
    ConversationRecord c;
    c.service = ServiceId(1);
    c.provider = UserId(2);
    c.customer = UserId(3);
    const auto started = tx.stores().conversations().insert(c);
    if (!started)
        return started.error();
    (void)sendIn(tx, aMessage(started->id.value(), 3, u"never"_s)).hasValue();
    return Error::of(ErrorCode::ValidationFailed);
}

Result<bool> failInTheDatabase(WriteTransaction &tx)
{
    MessageRecord foreign = aMessage(1, 999, u"never"_s); // no such sender: found out when the row is written
    ConversationRecord c;
    c.id = ConversationId(1);
    const auto stored = tx.stores().messages().append(c, foreign);
    if (!stored)
        return stored.error();
    tx.publish(MessageStored{*stored, c.provider, c.customer});
    return true;
}

} // namespace

using Command = Result<bool> (*)(WriteTransaction &);
Q_DECLARE_METATYPE(Command)

class TestSqliteWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void failingCommandsLeaveNoTrace_data();
    void failingCommandsLeaveNoTrace();
    void sixteenThreadsMakeOneOrder();
    void oneClientIdIsOneMessage();
    void aUsedClientIdFailsItsCommandOnly();
    void eventsComeAfterTheCommitAndBeforeTheAnswers();
    void answersComeInTheContextsThreadOncePerCommit();
    void aFullQueueSaysBusyAtOnce();
    void countersGoOnAfterReopening();
    void readersCannotWrite();
    void closedStorageSaysBusy();
    void closingFinishesWhatIsQueued();
};

void TestSqliteWriter::failingCommandsLeaveNoTrace_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("warning");
    QTest::newRow("append") << Command(failAfterAppend) << QString();
    QTest::newRow("append and mark") << Command(failAfterAppendAndMark) << QString();
    QTest::newRow("two appends") << Command(failAfterTwoAppends) << QString();
    QTest::newRow("new conversation") << Command(failAfterNewConversation) << QString();
    QTest::newRow("refused by the database") << Command(failInTheDatabase) << u"FOREIGN KEY constraint failed"_s;
}

void TestSqliteWriter::failingCommandsLeaveNoTrace()
{
    QFETCH(Command, command);
    QFETCH(QString, warning);
    StorageRoom room;
    room.addPairs(2);
    std::vector<DomainEvent> events;
    room.storage().setEventSink([&](std::vector<DomainEvent> told, Stores &) {
        std::move(told.begin(), told.end(), std::back_inserter(events));
    });
    if (!warning.isEmpty())
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(warning));

    // Good, bad, good in one commit.
    auto held = std::make_unique<HeldWriter>(room);
    auto first
        = room.writeLater<MessageRecord>([](WriteTransaction &tx) { return sendIn(tx, aMessage(1, 1, u"1"_s)); });
    auto bad = room.writeLater<bool>(command);
    auto second
        = room.writeLater<MessageRecord>([](WriteTransaction &tx) { return sendIn(tx, aMessage(1, 2, u"2"_s)); });
    held->letGo();

    QVERIFY(!bad.get());
    const auto a = first.get();
    const auto b = second.get();
    QVERIFY(a && b);
    QCOMPARE(a->seq, 1);
    QCOMPARE(b->seq, 2);
    QCOMPARE(b->position, a->position + 1);
    QCOMPARE(b->id.value(), a->id.value() + 1);
    QCOMPARE(room.messagesOf(ConversationId(1)).size(), 2);
    const ConversationRecord c = room.conversation(ConversationId(1));
    QCOMPARE(c.lastSeq, 2);
    QCOMPARE(c.unreadProvider, 1);
    QCOMPARE(c.unreadCustomer, 1);
    QCOMPARE(c.providerMark.readSeq, 0);
    QCOMPARE(room.conversation(ConversationId(3)).id, ConversationId());
    QCOMPARE(events.size(), size_t(2));
    QCOMPARE(room.storage().position(), b->position);
}

void TestSqliteWriter::sixteenThreadsMakeOneOrder()
{
    constexpr int threads = 16;
    constexpr int each = 200;
    StorageRoom room;
    room.addPairs(1);
    std::vector<std::thread> senders;
    std::array<QList<qint64>, threads> seqs;
    for (int t = 0; t < threads; ++t) {
        senders.emplace_back([&, t] {
            for (int i = 0; i < each; ++i) {
                const auto stored = room.send(aMessage(1, 1 + t % 2, u"%1-%2"_s.arg(t).arg(i)));
                seqs[size_t(t)].append(stored ? stored->seq : 0);
            }
        });
    }
    for (std::thread &sender : senders)
        sender.join();

    for (const QList<qint64> &own : seqs)
        QVERIFY(std::is_sorted(own.begin(), own.end())); // who was answered first comes first
    const auto messages = room.messagesOf(ConversationId(1));
    QCOMPARE(messages.size(), threads * each);
    for (qsizetype i = 0; i < messages.size(); ++i) {
        QCOMPARE(messages.at(i).seq, i + 1);
        QCOMPARE(messages.at(i).position, i + 2); // the conversation itself was 1
    }
    QSet<QString> texts;
    for (const MessageRecord &message : messages)
        texts.insert(message.text);
    QCOMPARE(texts.size(), threads * each);
    QCOMPARE(room.conversation(ConversationId(1)).unreadCustomer, threads * each / 2);
}

void TestSqliteWriter::oneClientIdIsOneMessage()
{
    StorageRoom room;
    room.addPairs(2);
    std::vector<std::thread> senders;
    std::atomic<int> answers{0};
    for (int t = 0; t < 8; ++t) {
        senders.emplace_back([&] {
            for (int i = 0; i < 50; ++i) {
                const auto stored = room.send(aMessage(1, 1, u"same"_s, u"id-%1"_s.arg(i)));
                answers += stored && stored->clientMessageId == u"id-%1"_s.arg(i);
            }
        });
    }
    for (std::thread &sender : senders)
        sender.join();
    QCOMPARE(answers, 8 * 50);
    QCOMPARE(room.messagesOf(ConversationId(1)).size(), 50);
    // The id is the sender's own: another may use it.
    QVERIFY(room.send(aMessage(1, 2, u"same"_s, u"id-1"_s)));
    QCOMPARE(room.messagesOf(ConversationId(1)).size(), 51);
}

// The index, not the question before it, is what makes it true for ever.
void TestSqliteWriter::aUsedClientIdFailsItsCommandOnly()
{
    StorageRoom room;
    room.addPairs(2);
    QVERIFY(room.send(aMessage(1, 1, u"first"_s, u"id"_s)));
    const auto appendBlindly = [](WriteTransaction &tx) {
        ConversationRecord c;
        c.id = ConversationId(1);
        return tx.stores().messages().append(c, aMessage(1, 1, u"again"_s, u"id"_s));
    };
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"UNIQUE constraint failed: messages.sender"_s));
    QVERIFY(!room.write<MessageRecord>(appendBlindly));
    QCOMPARE(room.messagesOf(ConversationId(1)).size(), 1);
    const auto next = room.send(aMessage(1, 1, u"second"_s, u"id2"_s));
    QVERIFY(next);
    QCOMPARE(next->seq, 2);
}

void TestSqliteWriter::eventsComeAfterTheCommitAndBeforeTheAnswers()
{
    StorageRoom room;
    room.addPairs(1);
    std::atomic<qint64> told{0};
    std::vector<qint64> positions;
    std::vector<qsizetype> visible;
    room.storage().setEventSink([&](const std::vector<DomainEvent> &events, Stores &) {
        for (const DomainEvent &event : events)
            positions.push_back(std::get<MessageStored>(event).message.position);
        // A reader is another connection: it sees what is committed.
        visible.push_back(room.messagesOf(ConversationId(1)).size());
        told += qint64(events.size());
    });
    bool isTold = true;
    auto held = std::make_unique<HeldWriter>(room);
    std::vector<std::future<Result<bool>>> answers;
    for (int i = 0; i < 10; ++i) {
        auto promise = std::make_shared<std::promise<Result<bool>>>();
        answers.push_back(promise->get_future());
        room.storage().write<MessageRecord>(
            &room.context(), [](WriteTransaction &tx) { return sendIn(tx, aMessage(1, 1, u"x"_s)); },
            [&, promise](const Result<MessageRecord> &) {
                isTold = isTold && told == 10;
                promise->set_value(true);
            });
    }
    held->letGo();
    for (auto &answer : answers)
        answer.wait();
    QVERIFY(isTold);
    QCOMPARE(visible, (std::vector<qsizetype>{10}));
    QCOMPARE(positions.size(), size_t(10));
    QVERIFY(std::is_sorted(positions.begin(), positions.end()));
}

namespace {

//! Counts the events that bring answers.
class CountingContext : public QObject
{
public:
    bool event(QEvent *event) override
    {
        posts += event->type() == QEvent::MetaCall;
        return QObject::event(event);
    }
    int posts = 0;
};

} // namespace

void TestSqliteWriter::answersComeInTheContextsThreadOncePerCommit()
{
    StorageRoom room;
    room.addPairs(1);
    CountingContext here;
    int answered = 0;
    int elsewhere = 0;
    auto held = std::make_unique<HeldWriter>(room);
    for (int i = 0; i < 100; ++i) {
        room.storage().write<MessageRecord>(
            &here, [](WriteTransaction &tx) { return sendIn(tx, aMessage(1, 1, u"x"_s)); },
            [&](const Result<MessageRecord> &) {
                ++answered;
                elsewhere += QThread::currentThread() != QCoreApplication::instance()->thread();
            });
    }
    held->letGo();
    QTRY_COMPARE(answered, 100);
    QCOMPARE(elsewhere, 0);
    QCOMPARE(here.posts, 1);
}

void TestSqliteWriter::aFullQueueSaysBusyAtOnce()
{
    SqliteStorage::Options options;
    options.maxQueue = 10;
    StorageRoom room(options);
    room.addPairs(1);
    HeldWriter held(room);
    std::vector<std::future<Result<bool>>> waiting;
    const auto nothing = [](WriteTransaction &) -> Result<bool> { return true; };
    for (int i = 0; i < options.maxQueue; ++i)
        waiting.push_back(room.writeLater<bool>(nothing));
    const auto refused = room.write<bool>(nothing); // answered although the writer stands still
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ServerBusy);
    QVERIFY(refused.error().retryAfterSeconds > 0);
    held.letGo();
    for (auto &answer : waiting)
        QVERIFY(answer.get());
}

void TestSqliteWriter::countersGoOnAfterReopening()
{
    StorageRoom room;
    room.addPairs(1);
    const auto before = room.send(aMessage(1, 1, u"x"_s));
    room.close();
    room.open();
    QCOMPARE(room.storage().position(), before->position);
    const auto after = room.send(aMessage(1, 1, u"x"_s));
    QCOMPARE(after->position, before->position + 1);
    QCOMPARE(after->seq, before->seq + 1);
    QVERIFY(after->id > before->id);
}

void TestSqliteWriter::readersCannotWrite()
{
    StorageRoom room;
    room.addPairs(1);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"readonly database"_s));
    QVERIFY(!room.read<UserId>([](Stores &stores) { return stores.users().insert(aUser(50)); }));
    QVERIFY(!room.read<MessageRecord>([](Stores &stores) {
        ConversationRecord c;
        c.id = ConversationId(1);
        return stores.messages().append(c, aMessage(1, 1, u"x"_s));
    }));
    QVERIFY(room.messagesOf(ConversationId(1)).isEmpty());
}

void TestSqliteWriter::closedStorageSaysBusy()
{
    StorageRoom room;
    room.addPairs(1);
    room.storage().close();
    const auto written = room.send(aMessage(1, 1, u"x"_s));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::ServerBusy);
    const auto read = room.read<bool>([](Stores &) -> Result<bool> { return true; });
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::ServerBusy);
}

void TestSqliteWriter::closingFinishesWhatIsQueued()
{
    StorageRoom room;
    room.addPairs(1);
    std::vector<std::future<Result<MessageRecord>>> answers;
    for (int i = 0; i < 1000; ++i) {
        answers.push_back(
            room.writeLater<MessageRecord>([](WriteTransaction &tx) { return sendIn(tx, aMessage(1, 1, u"x"_s)); }));
    }
    room.storage().close();
    for (auto &answer : answers)
        QVERIFY(answer.get());
    QVERIFY(
        !QFileInfo::exists(room.databasePath() + u"-wal"_s) || QFileInfo(room.databasePath() + u"-wal"_s).size() == 0);
    room.close();
    room.open();
    QCOMPARE(room.messagesOf(ConversationId(1)).size(), 1000);
}

QTEST_GUILESS_MAIN(TestSqliteWriter)
#include "tst_sqlitewriter.moc"
