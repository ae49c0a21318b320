// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/conversationbook.h"
#include "app/session/markqueue.h"
#include "shared/core/limits.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

constexpr UserId asha(1);
constexpr UserId bikash(4);
constexpr ConversationId conversation(1);

Message message(qint64 seq, UserId sender)
{
    Message m;
    m.id = MessageId(100 + seq);
    m.conversation = conversation;
    m.sender.id = sender;
    m.seq = seq;
    m.createdAt = Timestamp(seq * 1'000'000);
    return m;
}

Conversation listed(qint64 lastSeq, int unread)
{
    Conversation c;
    c.id = conversation;
    c.viewer = asha;
    c.customer.id = asha;
    c.provider.id = bikash;
    c.unreadCount = unread;
    for (qint64 seq = lastSeq; seq > 0 && c.latestMessages.size() < limits::latestMessages; --seq)
        c.latestMessages.append(message(seq, bikash));
    return c;
}

} // namespace

class ConversationBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void liveMessagesRaiseUnreadAndPreview();
    void ownAndRepeatedMessagesCountNothing();
    void aLateAnswerDoesNotTakeMessagesBack();
    void readingClearsTheCountAtOnceAndForGood();
    void marksAreGatheredAndOnlyGoForward();
    void marksAreRepeatedUntilConfirmed();

private:
    ConversationBook m_book;
};

void ConversationBookTest::init()
{
    m_book.clear();
    m_book.setMe(asha);
}

void ConversationBookTest::liveMessagesRaiseUnreadAndPreview()
{
    QVERIFY(!m_book.noteMessage(message(1, bikash))); // unknown conversation: the caller asks for it
    m_book.upsert(listed(12, 0));
    const Conversation *changed = m_book.noteMessage(message(13, bikash));
    QVERIFY(changed);
    QCOMPARE(changed->unreadCount, 1);
    QCOMPARE(changed->latestMessages.size(), limits::latestMessages);
    QCOMPARE(changed->latestMessages.first().seq, 13);
    QCOMPARE(changed->lastMessageAt, Timestamp(13'000'000));
}

void ConversationBookTest::ownAndRepeatedMessagesCountNothing()
{
    m_book.upsert(listed(2, 0));
    QCOMPARE(m_book.noteMessage(message(3, asha))->unreadCount, 0);
    QCOMPARE(m_book.noteMessage(message(4, bikash))->unreadCount, 1);
    QCOMPARE(m_book.noteMessage(message(4, bikash))->unreadCount, 1);
    QCOMPARE(m_book.noteMessage(message(4, bikash))->latestMessages.size(), 4);
}

// The list was asked for, then a message came, then the answer that does not know it yet.
void ConversationBookTest::aLateAnswerDoesNotTakeMessagesBack()
{
    m_book.upsert(listed(2, 0));
    m_book.noteMessage(message(3, bikash));
    QVERIFY(!m_book.upsert(listed(2, 0)));
    QVERIFY(m_book.upsert(listed(3, 1)));
}

void ConversationBookTest::readingClearsTheCountAtOnceAndForGood()
{
    m_book.upsert(listed(5, 3));
    QCOMPARE(m_book.noteRead(conversation, 3)->unreadCount, 2);
    QCOMPARE(m_book.noteRead(conversation, 5)->unreadCount, 0);
    QVERIFY(!m_book.noteRead(conversation, 4)); // marks go forward only
    // The server's answer may be older than the mark that is on its way to it.
    QCOMPARE(m_book.upsert(listed(5, 3))->unreadCount, 0);
    QCOMPARE(m_book.noteMessage(message(6, bikash))->unreadCount, 1);
}

void ConversationBookTest::marksAreGatheredAndOnlyGoForward()
{
    QList<std::pair<MessageStatus, qint64>> sent;
    MarkQueue marks([&](const MarkCommand &m) { sent.append({m.status, m.message.value()}); });
    marks.setOnline(true, 0);
    marks.note(conversation, MessageId(11), 1, MessageStatus::Delivered, 0);
    marks.note(conversation, MessageId(12), 2, MessageStatus::Delivered, 100);
    marks.tick(199);
    QVERIFY(sent.isEmpty());
    marks.tick(200);
    QCOMPARE(sent, (QList<std::pair<MessageStatus, qint64>>{{MessageStatus::Delivered, 12}}));
    marks.note(conversation, MessageId(11), 1, MessageStatus::Delivered, 300);
    QVERIFY(!marks.nextDeadline());
    sent.clear();
    // Read says delivered as well: one frame, not two.
    marks.note(conversation, MessageId(13), 3, MessageStatus::Delivered, 400);
    marks.note(conversation, MessageId(13), 3, MessageStatus::Read, 450);
    marks.tick(600);
    QCOMPARE(sent, (QList<std::pair<MessageStatus, qint64>>{{MessageStatus::Read, 13}}));
}

void ConversationBookTest::marksAreRepeatedUntilConfirmed()
{
    QList<qint64> sent;
    MarkQueue marks([&](const MarkCommand &m) { sent.append(m.message.value()); });
    marks.note(conversation, MessageId(13), 3, MessageStatus::Read, 0);
    marks.tick(1'000);
    QVERIFY(sent.isEmpty()); // offline: kept
    marks.setOnline(true, 2'000);
    marks.tick(2'000);
    marks.setOnline(false, 2'001); // lost: nobody knows whether it arrived
    marks.setOnline(true, 3'000);
    marks.tick(3'000);
    QCOMPARE(sent, (QList<qint64>{13, 13}));
    MessageStatusEvent confirmation;
    confirmation.conversation = conversation;
    confirmation.status = MessageStatus::Read;
    confirmation.upToSeq = 3;
    marks.handleConfirmed(confirmation);
    marks.setOnline(true, 4'000);
    marks.tick(4'000);
    QCOMPARE(sent.size(), 2);
}

QTEST_GUILESS_MAIN(ConversationBookTest)
#include "tst_conversationbook.moc"
