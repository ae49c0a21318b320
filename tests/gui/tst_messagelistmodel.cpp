// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/messagelistmodel.h"
#include "tests/gui/messagebuilder.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace chautari;
using namespace chautari::testing;
using namespace Qt::StringLiterals;

class TestMessageListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsSeqOrderWhateverTheArrival_data();
    void keepsSeqOrderWhateverTheArrival();
    void insertsAPageAsOneBlock();
    void takesOnlyItsConversation();
    void outgoingBecomesStoredInPlace();
    void laterOutgoingStaysWaitingWhenAnotherIsStored();
    void lateWordAboutAStoredMessageDoesNotBringItBack();
    void deletesOutgoing();
    void failedCarriesItsProblem();
    void ticksOnlyMoveForward();
    void marksReachRowsThatArriveLater();
    void ownMarkChangesNothing();
    void olderPictureOfARowIsIgnored();
    void findsRowsById();
    void accessibleTextIsPlainAndComplete();

private:
    QString texts() const;
    std::unique_ptr<MessageListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestMessageListModel::init()
{
    m_model = std::make_unique<MessageListModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    m_model->setMe(me);
    m_model->setConversation(talk);
}

void TestMessageListModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

QString TestMessageListModel::texts() const
{
    QStringList all;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        all << m_model->row(row).message.text;
    }
    return all.join(u' ');
}

void TestMessageListModel::keepsSeqOrderWhateverTheArrival_data()
{
    QTest::addColumn<QList<QList<int>>>("batches");
    QTest::newRow("in order") << QList<QList<int>>{{1}, {2}, {3}, {4}, {5}};
    QTest::newRow("backwards") << QList<QList<int>>{{5}, {4}, {3}, {2}, {1}};
    QTest::newRow("older page") << QList<QList<int>>{{4, 5}, {1, 2, 3}};
    QTest::newRow("unsorted batch with a hole filled later") << QList<QList<int>>{{5, 1, 3}, {4, 2}};
    QTest::newRow("twice") << QList<QList<int>>{{1, 2, 2, 3}, {3, 4, 5}, {1, 5}};
}

void TestMessageListModel::keepsSeqOrderWhateverTheArrival()
{
    QFETCH(QList<QList<int>>, batches);
    for (const QList<int> &batch : batches) {
        SessionChanges changes;
        for (const int seq : batch) {
            changes.messages << message(seq, peer, QString::number(seq));
        }
        m_model->apply(changes);
    }
    QCOMPARE(texts(), u"1 2 3 4 5"_s);
    QCOMPARE(m_model->storedCount(), 5);
}

void TestMessageListModel::insertsAPageAsOneBlock()
{
    SessionChanges newest;
    newest.messages << message(51, peer, u"51"_s);
    m_model->apply(newest);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    SessionChanges page;
    for (int seq = 1; seq <= 50; ++seq) {
        page.messages << message(seq, peer, QString::number(seq));
    }
    m_model->apply(page);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 0);
    QCOMPARE(inserted.first().at(2).toInt(), 49);
}

void TestMessageListModel::takesOnlyItsConversation()
{
    Message foreign = message(1, peer, u"not here"_s);
    foreign.conversation = ConversationId(8);
    OutgoingMessage waiting = outgoing(u"a"_s, u"nor this"_s);
    waiting.conversation = ConversationId(8);
    SessionChanges changes;
    changes.messages << foreign;
    changes.outgoing << waiting;
    m_model->apply(changes);
    QCOMPARE(m_model->rowCount(), 0);
}

void TestMessageListModel::outgoingBecomesStoredInPlace()
{
    SessionChanges first;
    first.messages << message(1, peer, u"hello"_s);
    first.outgoing << outgoing(u"a"_s, u"hi"_s, OutgoingState::Sending);
    m_model->apply(first);
    QCOMPARE(m_model->row(1).delivery, DeliveryState::Sending);

    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    SessionChanges stored;
    Message mine = message(2, me, u"hi"_s);
    mine.clientMessageId = u"a"_s;
    stored.messages << mine;
    stored.outgoingDone << u"a"_s;
    m_model->apply(stored);
    QCOMPARE(texts(), u"hello hi"_s);
    QCOMPARE(m_model->row(1).delivery, DeliveryState::Sent);
    QCOMPARE(m_model->storedCount(), 2);
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(changed.size(), 1);
}

void TestMessageListModel::laterOutgoingStaysWaitingWhenAnotherIsStored()
{
    SessionChanges first;
    first.outgoing << outgoing(u"a"_s, u"first"_s, OutgoingState::Failed, u"Too long."_s)
                   << outgoing(u"b"_s, u"second"_s);
    m_model->apply(first);
    SessionChanges stored;
    Message mine = message(1, me, u"second"_s);
    mine.clientMessageId = u"b"_s;
    stored.messages << mine << message(2, peer, u"answer"_s);
    m_model->apply(stored);
    QCOMPARE(texts(), u"second answer first"_s);
    QCOMPARE(m_model->storedCount(), 2);
    QCOMPARE(m_model->row(2).delivery, DeliveryState::Failed);
}

void TestMessageListModel::lateWordAboutAStoredMessageDoesNotBringItBack()
{
    SessionChanges stored;
    Message mine = message(1, me, u"hi"_s);
    mine.clientMessageId = u"a"_s;
    stored.messages << mine;
    stored.outgoing << outgoing(u"a"_s, u"hi"_s, OutgoingState::Sending);
    m_model->apply(stored);
    QCOMPARE(m_model->rowCount(), 1);
    QVERIFY(m_model->row(0).isStored());
}

void TestMessageListModel::deletesOutgoing()
{
    SessionChanges first;
    first.outgoing << outgoing(u"a"_s, u"one"_s) << outgoing(u"b"_s, u"two"_s);
    m_model->apply(first);
    SessionChanges done;
    done.outgoingDone << u"a"_s << u"unknown"_s;
    m_model->apply(done);
    QCOMPARE(texts(), u"two"_s);
}

void TestMessageListModel::failedCarriesItsProblem()
{
    SessionChanges first;
    first.outgoing << outgoing(u"a"_s, u"one"_s);
    m_model->apply(first);
    SessionChanges failed;
    failed.outgoing << outgoing(u"a"_s, u"one"_s, OutgoingState::Failed, u"This person has left."_s);
    m_model->apply(failed);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->row(0).problem, u"This person has left."_s);
    SessionChanges retried;
    retried.outgoing << outgoing(u"a"_s, u"one"_s, OutgoingState::Sending);
    m_model->apply(retried);
    QCOMPARE(m_model->row(0).delivery, DeliveryState::Sending);
    QVERIFY(m_model->row(0).problem.isEmpty());
}

void TestMessageListModel::ticksOnlyMoveForward()
{
    SessionChanges first;
    first.messages << message(1, me, u"a"_s) << message(2, me, u"b"_s) << message(3, me, u"c"_s);
    first.marks << mark(2, MessageStatus::Read);
    m_model->apply(first);
    QCOMPARE(m_model->row(1).delivery, DeliveryState::Read);
    QCOMPARE(m_model->row(2).delivery, DeliveryState::Sent);

    SessionChanges late;
    late.marks << mark(3, MessageStatus::Delivered) << mark(1, MessageStatus::Read);
    Message again = message(1, me, u"a"_s);
    again.position = 99; // a newer change of the row, with the status as it was when the page was built
    late.messages << again;
    m_model->apply(late);
    QCOMPARE(m_model->row(0).delivery, DeliveryState::Read);
    QCOMPARE(m_model->row(1).delivery, DeliveryState::Read);
    QCOMPARE(m_model->row(2).delivery, DeliveryState::Delivered);
}

void TestMessageListModel::marksReachRowsThatArriveLater()
{
    SessionChanges first;
    first.messages << message(5, me, u"new"_s);
    first.marks << mark(5, MessageStatus::Read);
    m_model->apply(first);
    SessionChanges older;
    older.messages << message(4, me, u"old"_s) << message(6, me, u"newer"_s);
    m_model->apply(older);
    QCOMPARE(m_model->row(0).delivery, DeliveryState::Read);
    QCOMPARE(m_model->row(2).delivery, DeliveryState::Sent);
}

void TestMessageListModel::ownMarkChangesNothing()
{
    SessionChanges changes;
    changes.messages << message(1, me, u"a"_s);
    changes.marks << mark(1, MessageStatus::Read, me);
    m_model->apply(changes);
    QCOMPARE(m_model->row(0).delivery, DeliveryState::Sent);
}

void TestMessageListModel::olderPictureOfARowIsIgnored()
{
    SessionChanges first;
    Message edited = message(1, peer, u"edited"_s);
    edited.position = 20;
    first.messages << edited;
    m_model->apply(first);
    SessionChanges late;
    late.messages << message(1, peer, u"before the edit"_s);
    m_model->apply(late);
    QCOMPARE(texts(), u"edited"_s);
}

void TestMessageListModel::findsRowsById()
{
    SessionChanges changes;
    changes.messages << message(10, peer, u"x"_s) << message(20, peer, u"y"_s);
    m_model->apply(changes);
    QCOMPARE(m_model->rowOfMessage(MessageId(1020)), 1);
    SessionChanges older;
    older.messages << message(5, peer, u"w"_s);
    m_model->apply(older);
    QCOMPARE(m_model->rowOfMessage(MessageId(1020)), 2);
    QCOMPARE(m_model->rowOfMessage(MessageId(5)), -1);
    m_model->setConversation(ConversationId(8));
    QCOMPARE(m_model->rowOfMessage(MessageId(1020)), -1);
}

void TestMessageListModel::accessibleTextIsPlainAndComplete()
{
    Message evil = message(1, peer, u"100 %2 <b>bold</b>"_s);
    evil.sender.firstName = u"Bi\u202Ekash\n%3"_s;
    SessionChanges changes;
    changes.messages << evil << message(2, me, u"yes"_s);
    m_model->apply(changes);
    const QString theirs = m_model->index(0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(theirs.contains(u"Bikash %3 Thapa"_s), qUtf8Printable(theirs));
    QVERIFY2(theirs.contains(u"100 %2 <b>bold</b>"_s), qUtf8Printable(theirs));
    const QString mine = m_model->index(1).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(mine.startsWith(u"You"_s) && mine.endsWith(u"sent"_s), qUtf8Printable(mine));
}

QTEST_GUILESS_MAIN(TestMessageListModel)
#include "tst_messagelistmodel.moc"
