// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a client keeps of what it has seen: newest news win, deleted words go from the disk, damage is never shown.
#include "app/store/cachesql.h"
#include "app/store/messagecache.h"
#include "tests/app/localmessages.h"

#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

constexpr ConversationId room{7};

QStringList textsOf(const QList<Message> &messages)
{
    QStringList texts;
    for (const Message &message : messages)
        texts.append(message.text);
    return texts;
}

} // namespace

class TestMessageCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_cache.reset(); }
    void keepsWhatItWasTold();
    void newestNewsWin();
    void marksDecideHowFarMineCame();
    void findsWords_data();
    void findsWords();
    void findsNewestFirstPageByPage();
    void findsInOneConversation();
    void findsMessagesWithFiles();
    void deletedWordsLeaveTheDisk();
    void clearedConversationIsEmptyHere();
    void positionIsWrittenWithWhatItStandsFor();
    void changedBytesAreNotShown();
    void aChangedPositionIsNotBelieved();
    void anotherVersionIsMadeAnew();

private:
    QString path() const { return m_dir->filePath(u"cache.sqlite"_s); }
    void open();
    void put(const QStringList &texts);
    QByteArray bytesOnDisk() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MessageCache> m_cache;
};

void TestMessageCache::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    open();
}

void TestMessageCache::open()
{
    m_cache.reset();
    auto cache = MessageCache::open(path(), customerId);
    QVERIFY(cache);
    m_cache = *std::move(cache);
}

void TestMessageCache::put(const QStringList &texts)
{
    QVERIFY(m_cache->put(conversationOf(room)));
    qint64 seq = 0;
    for (const QString &text : texts)
        QVERIFY(m_cache->put(messageOf(room, ++seq, text)));
    QVERIFY(m_cache->commit());
}

QByteArray TestMessageCache::bytesOnDisk() const
{
    QByteArray all;
    for (const QString &name : {path(), QString(path() + u"-wal"_s)}) {
        QFile file(name);
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

void TestMessageCache::keepsWhatItWasTold()
{
    put({u"one"_s, u"two"_s, u"three"_s, u"four"_s});
    open();
    const auto newest = m_cache->messagesBefore(room, 0, 2);
    QVERIFY(newest);
    QCOMPARE(textsOf(*newest), QStringList({u"three"_s, u"four"_s}));
    QCOMPARE(textsOf(*m_cache->messagesBefore(room, 3, 10)), QStringList({u"one"_s, u"two"_s}));
    QCOMPARE(newest->last(), messageOf(room, 4, u"four"_s));
    const auto conversations = m_cache->conversations(3);
    QVERIFY(conversations);
    QCOMPARE(conversations->size(), 1);
    QCOMPARE(textsOf(conversations->first().latestMessages), QStringList({u"four"_s, u"three"_s, u"two"_s}));
    QCOMPARE(*m_cache->coveredFrom(room), 1);
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestMessageCache::newestNewsWin()
{
    put({u"first"_s});
    Message edited = messageOf(room, 1, u"edited"_s);
    edited.position = 20;
    QVERIFY(m_cache->put(edited));
    QVERIFY(m_cache->put(messageOf(room, 1, u"first"_s))); // a late word of the old one
    QCOMPARE(textsOf(*m_cache->messagesBefore(room, 0, 9)), QStringList(u"edited"_s));
    QVERIFY(m_cache->search(u"first"_s, 9)->isEmpty());
    QCOMPARE(m_cache->search(u"edited"_s, 9)->size(), 1);
}

void TestMessageCache::marksDecideHowFarMineCame()
{
    put({});
    for (qint64 seq = 1; seq <= 3; ++seq)
        QVERIFY(m_cache->put(messageOf(room, seq, u"mine"_s, customerId)));
    const auto mark = [](UserId by, MessageStatus status, qint64 upTo) {
        MessageStatusEvent event;
        event.conversation = room;
        event.status = status;
        event.upToSeq = upTo;
        event.updatedBy = by;
        return event;
    };
    QVERIFY(m_cache->apply(mark(providerId, MessageStatus::Delivered, 2)));
    QVERIFY(m_cache->apply(mark(providerId, MessageStatus::Read, 1)));
    QVERIFY(m_cache->apply(mark(customerId, MessageStatus::Read, 3))); // mine say nothing of mine
    QVERIFY(m_cache->apply(mark(providerId, MessageStatus::Delivered, 1))); // never backwards
    const auto messages = *m_cache->messagesBefore(room, 0, 9);
    QCOMPARE(messages.at(0).status, MessageStatus::Read);
    QCOMPARE(messages.at(1).status, MessageStatus::Delivered);
    QCOMPARE(messages.at(2).status, MessageStatus::Sent);
    QCOMPARE(m_cache->marks(room, customerId).readSeq, 3);
}

void TestMessageCache::findsWords_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("found");
    const QString fair = u"भोलि मेला छ"_s;
    const QString garland = u"माला किन्ने"_s;
    QTest::newRow("vowel signs are part of the word") << u"मेला"_s << QStringList(fair);
    QTest::newRow("of the other one too") << u"माला"_s << QStringList(garland);
    QTest::newRow("a beginning") << u"मे"_s << QStringList(fair);
    QTest::newRow("a bare consonant begins neither") << u"ल"_s << QStringList();
    QTest::newRow("virama") << u"किन्ने"_s << QStringList(garland);
    QTest::newRow("joiner inside a conjunct") << u"किन्\u200Dने"_s << QStringList(garland);
    QTest::newRow("digits") << u"१२"_s << QStringList(u"मूल्य रु १२५०"_s);
    QTest::newRow("nukta, composed or not") << u"ड\u093Cर"_s << QStringList(u"\u095Cर\u093E"_s);
    QTest::newRow("all words, any order") << u"pump broken"_s << QStringList(u"The water pump is broken."_s);
    QTest::newRow("case") << u"WATER"_s << QStringList(u"The water pump is broken."_s);
    QTest::newRow("accents of Latin do not matter") << u"cafe"_s << QStringList(u"Café Chautari"_s);
    QTest::newRow("the middle of a word") << u"autar"_s << QStringList(u"Café Chautari"_s);
    QTest::newRow("the middle of a Devanagari word") << u"न्ने"_s << QStringList(garland);
    QTest::newRow("two characters are no middle") << u"ut"_s << QStringList();
    QTest::newRow("operators are words") << u"pump OR NOT"_s << QStringList();
    QTest::newRow("quotes and stars are nothing") << u"\"*^ pump\""_s << QStringList(u"The water pump is broken."_s);
    QTest::newRow("nothing") << u" ?! "_s << QStringList();
}

void TestMessageCache::findsWords()
{
    QFETCH(QString, query);
    QFETCH(QStringList, found);
    put({u"भोलि मेला छ"_s, u"माला किन्ने"_s, u"मूल्य रु १२५०"_s, u"\u095Cर\u093E"_s, u"The water pump is broken."_s,
        u"Café Chautari"_s});
    const auto hits = m_cache->search(query, 9);
    QVERIFY(hits);
    QCOMPARE(textsOf(*hits), found);
}

void TestMessageCache::findsNewestFirstPageByPage()
{
    QStringList texts;
    for (int i = 1; i <= 25; ++i)
        texts.append(u"tap number %1"_s.arg(i));
    put(texts);
    QStringList seen;
    MessageId before;
    for (int page = 0; page < 4; ++page) {
        const auto hits = *m_cache->search(u"tap"_s, 10, before);
        seen += textsOf(hits);
        if (!hits.isEmpty())
            before = hits.last().id;
    }
    std::ranges::reverse(texts);
    QCOMPARE(seen, texts);
}

void TestMessageCache::findsInOneConversation()
{
    for (const ConversationId conversation : {ConversationId(1), ConversationId(2)}) {
        QVERIFY(m_cache->put(conversationOf(conversation)));
        for (int seq = 1; seq <= 5; ++seq)
            QVERIFY(m_cache->put(messageOf(conversation, seq, u"tapping %1"_s.arg(seq))));
    }
    QVERIFY(m_cache->commit());
    for (const QString &words : {u"tapping"_s, u"appin"_s}) { // a word, and a part of one
        const auto page = m_cache->search(words, 3, {}, ConversationId(1));
        QVERIFY(page);
        QCOMPARE(textsOf(*page), QStringList({u"tapping 5"_s, u"tapping 4"_s, u"tapping 3"_s}));
        QCOMPARE(m_cache->search(words, 9, page->last().id, ConversationId(1))->size(), 2);
    }
}

// What was deleted is in neither the rows nor the index nor the log behind them.
void TestMessageCache::findsMessagesWithFiles()
{
    const auto withFile = [](ConversationId conversation, qint64 seq) {
        Message message = messageOf(conversation, seq, {});
        message.attachments.append(Attachment{});
        message.attachments.last().fileName = u"bill.pdf"_s;
        return message;
    };
    QVERIFY(m_cache->put(messageOf(room, 1, u"\"attachments\":[{ is only said"_s)));
    for (const qint64 seq : {2, 4, 5})
        QVERIFY(m_cache->put(withFile(room, seq)));
    QVERIFY(m_cache->put(messageOf(room, 3, u"words"_s)));
    QVERIFY(m_cache->put(withFile(ConversationId(8), 1)));
    const auto seqs = [this](qint64 before, int limit) {
        QList<qint64> found;
        const Result<QList<Message>> messages = m_cache->withFiles(room, before, limit);
        for (const Message &message : *messages)
            found.append(message.seq);
        return found;
    };
    QCOMPARE(seqs(0, 10), (QList<qint64>{5, 4, 2}));
    QCOMPARE(seqs(5, 1), QList<qint64>{4});
    Message emptied = messageOf(room, 4, {}); // deleted for everyone
    emptied.deletion = DeletionType::Everyone;
    emptied.position = 9;
    QVERIFY(m_cache->put(emptied));
    QVERIFY(m_cache->commit());
    QCOMPARE(seqs(0, 10), (QList<qint64>{5, 2}));
    m_cache.reset();
    auto connection = SqliteConnection::open(path(), SqliteConnection::Access::ReadWrite);
    QVERIFY(connection);
    const QByteArray plan = QByteArray("EXPLAIN QUERY PLAN ") + cachesql::withFiles;
    SqliteQuery query = (*connection)->query(plan.constData());
    QVERIFY(query.next());
    query.readInteger();
    query.readInteger();
    query.readInteger();
    const QString step = query.readText();
    QVERIFY2(step.contains(u"messages_with_files"_s), qPrintable(step)); // not a walk over the whole conversation
}

void TestMessageCache::deletedWordsLeaveTheDisk()
{
    put({u"harmless"_s, u"canaryword secret"_s, u"also harmless"_s});
    const Message secret = messageOf(room, 2, u"canaryword secret"_s);
    Message answer = messageOf(room, 4, u"Take that away"_s, customerId);
    answer.replyTo = ReplyPreview{secret.id, 2, providerId, u"Bikash"_s, MessageType::Text, secret.text, false};
    QVERIFY(m_cache->put(answer));
    QVERIFY(m_cache->commit());
    QVERIFY(bytesOnDisk().contains("canaryword")); // else the rest would prove nothing
    MessageDeletedEvent deletion;
    deletion.message = secret.id;
    deletion.conversation = room;
    deletion.deletion = DeletionType::Everyone;
    deletion.position = 9;
    QVERIFY(*m_cache->mayQuote(room, secret.id, 2));
    QVERIFY(m_cache->apply(deletion));
    QVERIFY(!*m_cache->mayQuote(room, secret.id, 2)); // told once more
    QCOMPARE(textsOf(*m_cache->emptyQuotes(room, secret.id, 2)), QStringList(u"Take that away"_s));
    QVERIFY(m_cache->commit());
    int slices = 0;
    while (*m_cache->tidy() && ++slices < 100) { }
    m_cache.reset(); // the log goes with the last connection
    QVERIFY(!bytesOnDisk().contains("canaryword"));
    open();
    QVERIFY(m_cache->search(u"canaryword"_s, 9)->isEmpty());
    const auto messages = *m_cache->messagesBefore(room, 0, 9);
    QCOMPARE(messages.size(), 4);
    QCOMPARE(messages.at(1).deletion, DeletionType::Everyone);
    QVERIFY(messages.at(3).replyTo && messages.at(3).replyTo->isDeleted && messages.at(3).replyTo->text.isEmpty());
}

void TestMessageCache::clearedConversationIsEmptyHere()
{
    put({u"old one"_s, u"old two"_s, u"new"_s});
    Conversation cleared = conversationOf(room, 9);
    cleared.clearedSeq = 2;
    QVERIFY(m_cache->put(cleared));
    QVERIFY(m_cache->commit());
    QCOMPARE(textsOf(*m_cache->messagesBefore(room, 0, 9)), QStringList(u"new"_s));
    QVERIFY(m_cache->search(u"old"_s, 9)->isEmpty());
}

// A position that outlives its messages would make the server skip them for ever.
void TestMessageCache::positionIsWrittenWithWhatItStandsFor()
{
    put({u"known"_s});
    QVERIFY(m_cache->setSyncPoint({u"e1"_s, 1}));
    QVERIFY(m_cache->commit());
    QVERIFY(m_cache->put(messageOf(room, 2, u"not committed"_s)));
    QVERIFY(m_cache->setSyncPoint({u"e1"_s, 2}));
    m_cache->rollback();
    QCOMPARE(m_cache->syncPoint().position, 1);
    QCOMPARE(m_cache->messagesBefore(room, 0, 9)->size(), 1);
}

void TestMessageCache::changedBytesAreNotShown()
{
    put({u"pay fifty rupees"_s, u"untouched"_s});
    m_cache.reset();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    qsizetype at = 0;
    int changed = 0;
    while ((at = bytes.indexOf("pay fifty", at)) >= 0) {
        bytes.replace(at, 9, "pay sixty");
        ++changed;
    }
    QVERIFY(changed > 0);
    file.seek(0);
    file.write(bytes);
    file.close();
    open();
    QCOMPARE(textsOf(*m_cache->messagesBefore(room, 0, 9)), QStringList(u"untouched"_s));
    QVERIFY(m_cache->isDamaged());
}

void TestMessageCache::aChangedPositionIsNotBelieved()
{
    put({u"known"_s});
    QVERIFY(m_cache->setSyncPoint({u"e1"_s, 12}));
    QVERIFY(m_cache->commit());
    m_cache.reset();
    {
        auto connection = SqliteConnection::open(path(), SqliteConnection::Access::ReadWrite);
        QVERIFY((*connection)->executeScript("UPDATE facts SET value = replace(value, ' 12 ', ' 92 ')"));
    }
    open();
    QCOMPARE(m_cache->syncPoint(), SyncPoint());
    QVERIFY(m_cache->isDamaged());
}

void TestMessageCache::anotherVersionIsMadeAnew()
{
    put({u"something"_s});
    m_cache.reset();
    {
        auto connection = SqliteConnection::open(path(), SqliteConnection::Access::ReadWrite);
        QVERIFY(connection);
        QVERIFY((*connection)->executeScript("PRAGMA user_version=77"));
    }
    open();
    QVERIFY(m_cache->conversations(1)->isEmpty());
    QCOMPARE(m_cache->syncPoint(), SyncPoint());
}

QTEST_GUILESS_MAIN(TestMessageCache)
#include "tst_messagecache.moc"
