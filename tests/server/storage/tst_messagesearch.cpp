// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/storage/storageroom.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtTest/QTest>

#include <sqlite3.h>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

//! Searching messages (rulings.md 25): by whole words, only my own, indexed or not. Conversation c is between 2c-1 and
//! 2c.
class TestMessageSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_room.reset(); }
    void findsWholeWords_data();
    void findsWholeWords();
    void findsNobodyElses();
    void joinsIndexedAndFresh_data();
    void joinsIndexedAndFresh();
    void goesWithTheOtherFilters();
    void forgetsWhatWasErased_data();
    void forgetsWhatWasErased();
    void followsAnEdit_data();
    void followsAnEdit();
    void keepsToDeletionsForMe();
    void isMadeAnewForAnotherKey();
    void stopsWhenTimeIsUp();
    void keepsNoClearWord();

private:
    MessageRecord send(const QString &text, qint64 conversation = 1, qint64 sender = 1);
    bool index(QDeadlineTimer deadline = QDeadlineTimer(QDeadlineTimer::Forever)); //!< whether there is more
    Page<MessageRecord> search(
        const QStringList &words, qint64 user = 1, MessageFilter filter = {}, qint64 offset = 0, int limit = 100);
    QStringList find(const QString &question, qint64 user = 1); //!< texts, oldest first
    qint64 number(const char *sql);

    std::unique_ptr<StorageRoom> m_room;
};

void TestMessageSearch::init()
{
    m_room = std::make_unique<StorageRoom>();
    m_room->addPairs(2);
}

MessageRecord TestMessageSearch::send(const QString &text, qint64 conversation, qint64 sender)
{
    const auto sent = m_room->send(aMessage(conversation, sender, text));
    if (!sent)
        qFatal("a message could not be stored");
    return *sent;
}

bool TestMessageSearch::index(QDeadlineTimer deadline)
{
    const auto more
        = m_room->write<bool>([deadline](WriteTransaction &tx) { return tx.stores().words().catchUp(deadline); });
    if (!more)
        qFatal("the words could not be stored");
    return *more;
}

Page<MessageRecord> TestMessageSearch::search(
    const QStringList &words, qint64 user, MessageFilter filter, qint64 offset, int limit)
{
    filter.words = words;
    const auto page = m_room->read<Page<MessageRecord>>(
        [=](Stores &stores) { return stores.messages().listFor(UserId(user), filter, offset, limit); });
    return page ? *page : Page<MessageRecord>();
}

QStringList TestMessageSearch::find(const QString &question, qint64 user)
{
    QStringList texts;
    const Page<MessageRecord> page = search(question.split(u' '), user);
    for (const MessageRecord &message : page.results)
        texts.append(message.text);
    return texts;
}

qint64 TestMessageSearch::number(const char *sql)
{
    sqlite3 *database = nullptr;
    sqlite3_stmt *statement = nullptr;
    sqlite3_open_v2(m_room->databasePath().toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_prepare_v2(database, sql, -1, &statement, nullptr);
    const qint64 value = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return value;
}

void TestMessageSearch::findsWholeWords_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("a word") << u"sofa"_s << true;
    QTest::newRow("in capitals") << u"SOFA"_s << true;
    QTest::newRow("its beginning") << u"sof"_s << false;
    QTest::newRow("all of several, in any order") << u"चार sofa clean"_s << true;
    QTest::newRow("one of them is not there") << u"sofa table"_s << false;
    QTest::newRow("with signs around") << u"(sofa)!"_s << true;
    QTest::newRow("an emoji is no word") << u"🙂"_s << false;
    QTest::newRow("a word and an emoji") << u"sofa 🙂"_s << true;
    QTest::newRow("syntax of a search engine") << u"sofa* NEAR \"clean\" -chair"_s << false;
    QTest::newRow("SQL") << u"sofa' OR 1=1 --"_s << false;
}

void TestMessageSearch::findsWholeWords()
{
    QFETCH(QString, question);
    QFETCH(bool, isFound);
    send(u"Please clean the sofa, चार कुर्सी too 🙂"_s);
    send(u"something else"_s);
    QCOMPARE(find(question).size(), isFound ? 1 : 0); // read one by one
    QVERIFY(!index());
    QCOMPARE(find(question).size(), isFound ? 1 : 0); // from the index
}

void TestMessageSearch::findsNobodyElses()
{
    send(u"secret plan"_s);
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(find(u"secret"_s, 1).size(), 1);
        QCOMPARE(find(u"secret"_s, 2).size(), 1);
        QCOMPARE(find(u"secret"_s, 3).size(), 0);
        MessageFilter theirs;
        theirs.conversation = ConversationId(1);
        QCOMPARE(search({u"secret"_s}, 3, theirs).count, 0);
        index();
    }
}

void TestMessageSearch::joinsIndexedAndFresh_data()
{
    QTest::addColumn<int>("indexed");
    QTest::addColumn<bool>("isNewestFirst");
    for (const int indexed : {0, 1, 4, 7, 10}) {
        for (const bool isNewestFirst : {false, true})
            QTest::addRow("%d of 10 indexed, %s", indexed, isNewestFirst ? "newest first" : "oldest first")
                << indexed << isNewestFirst;
    }
}

void TestMessageSearch::joinsIndexedAndFresh()
{
    QFETCH(int, indexed);
    QFETCH(bool, isNewestFirst);
    QStringList expected;
    for (int i = 0; i < 10; ++i) {
        if (i == indexed)
            index();
        expected.append(u"apple %1"_s.arg(i));
        send(expected.last());
        send(u"pear %1"_s.arg(i), 1, 2);
    }
    if (indexed == 10)
        index();
    if (isNewestFirst)
        std::reverse(expected.begin(), expected.end());
    MessageFilter filter;
    filter.isNewestFirst = isNewestFirst;
    for (const int size : {1, 3, 4, 10}) {
        QStringList texts;
        for (qint64 offset = 0; offset < 10; offset += size) {
            const Page<MessageRecord> page = search({u"apple"_s}, 2, filter, offset, size);
            QCOMPARE(page.count, 10);
            for (const MessageRecord &message : page.results)
                texts.append(message.text);
        }
        QCOMPARE(texts, expected);
    }
    QVERIFY(search({u"apple"_s}, 2, filter, 10, 10).results.isEmpty());
}

void TestMessageSearch::goesWithTheOtherFilters()
{
    send(u"apple from one"_s, 1, 1);
    send(u"apple from two"_s, 1, 2);
    for (int round = 0; round < 2; ++round) {
        MessageFilter filter;
        filter.sender = UserId(2);
        const Page<MessageRecord> page = search({u"apple"_s}, 1, filter);
        QCOMPARE(page.count, 1);
        QCOMPARE(page.results.value(0).text, u"apple from two"_s);
        index();
    }
}

void TestMessageSearch::forgetsWhatWasErased_data()
{
    QTest::addColumn<bool>("isIndexed");
    QTest::newRow("in the index") << true;
    QTest::newRow("not yet") << false;
}

void TestMessageSearch::forgetsWhatWasErased()
{
    QFETCH(bool, isIndexed);
    MessageRecord message = send(u"mistake made here"_s);
    const MessageRecord other = send(u"another mistake"_s);
    if (isIndexed)
        index();
    QVERIFY(m_room->write<bool>([message](WriteTransaction &tx) mutable -> Result<bool> {
        auto conversation = tx.stores().conversations().byId(message.conversation);
        const auto erased = tx.stores().messages().erase(**conversation, message, Timestamp(9));
        return erased ? Result<bool>(true) : erased.error();
    }));
    index();
    QCOMPARE(find(u"mistake"_s), QStringList{other.text});
    QCOMPARE(find(u"made"_s), QStringList());
    QCOMPARE(number("SELECT count(*) FROM message_words WHERE seq = 1"), 0);
    QCOMPARE(number("SELECT count(*) FROM message_words WHERE seq = 2"), 2);
}

void TestMessageSearch::followsAnEdit_data()
{
    forgetsWhatWasErased_data();
}

void TestMessageSearch::followsAnEdit()
{
    QFETCH(bool, isIndexed);
    MessageRecord message = send(u"come on monday"_s);
    if (isIndexed)
        index();
    QVERIFY(m_room->write<bool>([message](WriteTransaction &tx) mutable -> Result<bool> {
        auto conversation = tx.stores().conversations().byId(message.conversation);
        const auto edited = tx.stores().messages().edit(**conversation, message, u"come on friday"_s, Timestamp(9));
        return edited ? Result<bool>(true) : edited.error();
    }));
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(find(u"friday"_s).size(), 1);
        QCOMPARE(find(u"come"_s).size(), 1);
        QCOMPARE(find(u"monday"_s).size(), 0);
        index();
    }
    QCOMPARE(number("SELECT count(*) FROM message_words"), 3);
}

void TestMessageSearch::keepsToDeletionsForMe()
{
    const MessageRecord hidden = send(u"apple one"_s);
    send(u"apple two"_s);
    index();
    QVERIFY(m_room->write<bool>([hidden](WriteTransaction &tx) {
        auto conversation = tx.stores().conversations().byId(hidden.conversation);
        qint64 position = 0;
        return tx.stores().messages().hide(**conversation, hidden, UserId(1), position);
    }));
    QCOMPARE(find(u"apple"_s, 1), QStringList{u"apple two"_s});
    QCOMPARE(find(u"apple"_s, 2).size(), 2);
    QVERIFY(m_room->write<bool>([](WriteTransaction &tx) -> Result<bool> {
        auto mine = tx.stores().conversations().participant(ConversationId(1), UserId(1));
        mine->clearedSeq = 2;
        const auto saved = tx.stores().conversations().saveParticipant(*mine);
        return saved ? Result<bool>(true) : saved.error();
    }));
    QCOMPARE(find(u"apple"_s, 1).size(), 0);
    QCOMPARE(find(u"apple"_s, 2).size(), 2);
}

void TestMessageSearch::isMadeAnewForAnotherKey()
{
    send(u"apple"_s);
    index();
    m_room->close();
    QVERIFY(QFile::remove(m_room->path() + u"/keys/search.key"_s));
    m_room->open();
    QCOMPARE(number("SELECT count(*) FROM message_words"), 0);
    QCOMPARE(find(u"apple"_s).size(), 1);
    index();
    QCOMPARE(number("SELECT count(*) FROM message_words"), 1);
    QCOMPARE(find(u"apple"_s).size(), 1);
}

void TestMessageSearch::stopsWhenTimeIsUp()
{
    for (int i = 0; i < 3; ++i)
        send(u"apple %1"_s.arg(i));
    QVERIFY(index(QDeadlineTimer(0)));
    QCOMPARE(number("SELECT count(*) FROM message_words"), 0);
    QVERIFY(!index());
    QCOMPARE(find(u"apple"_s).size(), 3);
}

void TestMessageSearch::keepsNoClearWord()
{
    send(u"chautaricanary"_s);
    index();
    m_room->close();
    QFile database(m_room->databasePath());
    QVERIFY(database.open(QIODevice::ReadOnly));
    QVERIFY(!database.readAll().contains("chautaricanary"));
}

QTEST_GUILESS_MAIN(TestMessageSearch)
#include "tst_messagesearch.moc"
