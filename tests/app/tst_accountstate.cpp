// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bad disks and bad luck on this computer: a damaged cache, a second program, a home that cannot be written, another
// history of the server. No crash, no loss, and the sync point never says more than what is there.
#include "app/session/accountstate.h"
#include "tests/app/localmessages.h"

#include <QtCore/QDir>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <unistd.h>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

constexpr ConversationId room{7};

AccountRecord account()
{
    AccountRecord record;
    record.server = QUrl(u"http://127.0.0.1:8000"_s);
    record.health.status = u"healthy"_s;
    record.health.server = ServerInfo{};
    record.health.server->serverId = u"../../etc"_s; // a hostile server's name for itself
    record.health.server->epoch = u"e1"_s;
    record.me.id = customerId;
    record.me.username = u"asha"_s;
    record.me.email = u"asha@example.np"_s;
    return record;
}

//! One program's view of the account.
struct Program
{
    explicit Program(const QString &root)
        : state(changes, [this](const Error &error) { problems.append(error.code); })
        , opened(state.open(root, account()))
    {
        state.setMe(customerId);
    }

    ChangeCollector changes;
    QList<ErrorCode> problems;
    AccountState state;
    Result<void> opened;
};

OutgoingMessage waiting(const QString &id)
{
    OutgoingMessage outgoing;
    outgoing.clientMessageId = id;
    outgoing.conversation = room;
    outgoing.text = u"waits"_s;
    return outgoing;
}

} // namespace

class TestAccountState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void hostileNamesStayInsideTheFolder();
    void aSecondProgramIsTold();
    void aHomeThatCannotBeWrittenIsTold();
    void aDamagedCacheIsMadeAnewAndTheOutboxStays_data();
    void aDamagedCacheIsMadeAnewAndTheOutboxStays();
    void anotherHistoryIsKeptAside();
    void whatIsLostIsOfferedAfterARestart();
    void knowsWhatItHasOfAConversation();

private:
    [[nodiscard]] QString root() const { return m_dir->filePath(u"accounts"_s); }
    [[nodiscard]] QString folder() const { return root() + u'/' + account().key(); }
    void fill();

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestAccountState::fill()
{
    Program program(root());
    QVERIFY(program.opened);
    program.state.learn(conversationOf(room));
    for (qint64 seq = 1; seq <= 200; ++seq)
        program.state.learn(messageOf(room, seq, u"a message with number %1"_s.arg(seq)));
    program.state.notePoint({u"e1"_s, 200});
    program.state.commit();
    QVERIFY(program.state.outboxFile()->add(waiting(u"w1"_s)));
    QVERIFY(program.problems.isEmpty());
}

void TestAccountState::hostileNamesStayInsideTheFolder()
{
    fill();
    QCOMPARE(QDir(root()).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList(account().key()));
    QVERIFY(!account().key().contains(u'/'));
    const auto last = AccountFolder::lastUsed(root(), account().server);
    QVERIFY(last);
    QCOMPARE(last->me.email, account().me.email);
    QVERIFY(!AccountFolder::lastUsed(root(), QUrl(u"http://elsewhere:8000"_s)));
}

void TestAccountState::aSecondProgramIsTold()
{
    fill();
    Program first(root());
    Program second(root());
    QVERIFY(first.opened);
    QVERIFY(!second.opened);
    QCOMPARE(second.opened.error().code, ErrorCode::ServerBusy);
    second.state.learn(conversationOf(room)); // and works without a disk
    QVERIFY(second.state.contains(room));
}

void TestAccountState::aHomeThatCannotBeWrittenIsTold()
{
    if (geteuid() == 0) {
        // Root may write anywhere; a file where the folder should be is in the way of everybody.
        QFile file(root());
        QVERIFY(file.open(QIODevice::WriteOnly));
    } else {
        QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::ExeOwner);
    }
    Program program(root());
    QVERIFY(!program.opened);
    QCOMPARE(program.opened.error().code, ErrorCode::PermissionDenied);
    program.state.learn(conversationOf(room));
    program.state.commit();
    QVERIFY(program.problems.isEmpty()); // it is told once, by open()
    QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestAccountState::aDamagedCacheIsMadeAnewAndTheOutboxStays_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 40; ++seed)
        QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
}

// Bits flip anywhere in the file, or its end is missing. What is shown is right or is not shown.
void TestAccountState::aDamagedCacheIsMadeAnewAndTheOutboxStays()
{
    QFETCH(int, seed);
    fill();
    QRandomGenerator random(seed);
    QFile file(folder() + u"/cache.sqlite"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (seed % 5 == 0) {
        QVERIFY(file.resize(random.bounded(file.size())));
    } else {
        QByteArray bytes = file.readAll();
        for (int flip = 0; flip < 1 + seed % 4; ++flip) {
            const qsizetype at = random.bounded(int(bytes.size()));
            bytes[at] = char(bytes[at] ^ (1 << random.bounded(8)));
        }
        file.seek(0);
        file.write(bytes);
    }
    file.close();

    Program program(root());
    QVERIFY(program.opened);
    program.state.tellList();
    const auto page = program.state.localPage(room, 0, 300);
    for (const Message &message : page.messages)
        QCOMPARE(message.text, u"a message with number %1"_s.arg(message.seq));
    for (const Message &message : program.state.search(u"number"_s, 300, {}))
        QCOMPARE(message.text, u"a message with number %1"_s.arg(message.seq));
    program.state.commit();
    // Either nothing was hurt that could be seen, or everything is asked for again.
    const bool isWhole = page.messages.size() == 200;
    QVERIFY(isWhole || program.state.syncPoint() == SyncPoint() || program.state.syncPoint().position == 200);
    if (program.state.syncPoint() == SyncPoint())
        QVERIFY(program.state.localPage(room, 0, 300).messages.isEmpty());
    QCOMPARE(program.state.outboxFile()->outgoing()->size(), 1);
}

void TestAccountState::anotherHistoryIsKeptAside()
{
    fill();
    Program program(root());
    program.state.tellList();
    program.state.beginNewHistory();
    QVERIFY(!program.state.contains(room));
    QCOMPARE(program.state.syncPoint(), SyncPoint());
    QVERIFY(QFile::exists(folder() + u"/cache.sqlite.before"_s));
    QCOMPARE(program.state.outboxFile()->outgoing()->size(), 1);
    program.state.learn(conversationOf(room));
    program.state.commit();
    QVERIFY(program.problems.isEmpty());
    program.state.wipe(); // signed out: older histories go, too
    QCOMPARE(QDir(folder()).entryList({u"cache*"_s}, QDir::Files), QStringList());
}

// The program ends between the new history and the comparison with the old one: the next start compares.
void TestAccountState::whatIsLostIsOfferedAfterARestart()
{
    fill();
    {
        Program program(root());
        Message mine = messageOf(room, 201, u"mine, and gone"_s, customerId);
        mine.clientMessageId = u"c-201"_s;
        program.state.learn(mine);
        program.state.commit();
        program.state.beginNewHistory();
    }
    Program again(root());
    Conversation conversation = conversationOf(room);
    conversation.latestMessages.append(messageOf(room, 200, u"a message with number 200"_s));
    again.state.learn(conversation);
    const QList<Message> lost = again.state.takeLost();
    QCOMPARE(lost.size(), 1);
    QCOMPARE(lost.first().clientMessageId, u"c-201"_s);
    QVERIFY(again.state.takeLost().isEmpty());
}

void TestAccountState::knowsWhatItHasOfAConversation()
{
    Program program(root());
    Conversation conversation = conversationOf(room);
    for (qint64 seq = 100; seq > 90; --seq)
        conversation.latestMessages.append(messageOf(room, seq, u"m"_s));
    program.state.learn(conversation);
    program.state.commit();
    auto page = program.state.localPage(room, 0, 50);
    QCOMPARE(page.messages.size(), 10);
    QVERIFY(!page.isWhole); // the server has the rest
    QList<Message> older;
    for (qint64 seq = 41; seq <= 100; ++seq)
        older.append(messageOf(room, seq, u"m"_s));
    program.state.learnPage(room, older, 41);
    page = program.state.localPage(room, 0, 50);
    QVERIFY(page.isWhole);
    QVERIFY(!page.hasReachedStart);
    page = program.state.localPage(room, 51, 50);
    QCOMPARE(page.messages.size(), 10);
    QVERIFY(!page.isWhole);
    program.state.learnPage(room, {messageOf(room, 1, u"m"_s)}, 1);
    page = program.state.localPage(room, 41, 50);
    QVERIFY(page.hasReachedStart);
    QVERIFY(page.isWhole);
}

QTEST_GUILESS_MAIN(TestAccountState)
#include "tst_accountstate.moc"
