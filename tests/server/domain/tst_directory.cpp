// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/views.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;

class DirectoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void knowsWhoTalksWithWhom();
    void listsEachPeerOnce();
    void aConversationIsNotCountedTwice();
    void takesOverAChangedPerson();
    void masksTheEmailForOthersOnly();
    void showsTheRecipientsMarkAsStatus_data();
    void showsTheRecipientsMarkAsStatus();
    void tellsTheClientIdToItsSenderOnly();

private:
    static DomainEvent person(qint64 id, const QString &name);
    static ConversationRecord record(qint64 id, qint64 provider, qint64 customer);

    std::optional<Directory> m_directory;
};

DomainEvent DirectoryTest::person(qint64 id, const QString &name)
{
    UserRecord user;
    user.id = UserId(id);
    user.firstName = name;
    user.email = name.toLower() + u"@example.com"_s;
    return UserChanged{user};
}

ConversationRecord DirectoryTest::record(qint64 id, qint64 provider, qint64 customer)
{
    ConversationRecord conversation;
    conversation.id = ConversationId(id);
    conversation.provider = UserId(provider);
    conversation.customer = UserId(customer);
    return conversation;
}

void DirectoryTest::init()
{
    m_directory.emplace();
    m_directory->apply(person(1, u"Asha"_s));
    m_directory->apply(person(4, u"Bikash"_s));
    m_directory->apply(ConversationStarted{record(1, 4, 1)});
}

void DirectoryTest::knowsWhoTalksWithWhom()
{
    const auto participants = m_directory->participants(ConversationId(1));
    QVERIFY(participants);
    QVERIFY(participants->has(UserId(1)));
    QVERIFY(!participants->has(UserId(2)));
    QCOMPARE(participants->peerOf(UserId(1)), UserId(4));
    QVERIFY(!m_directory->participants(ConversationId(2)));
    QVERIFY(!m_directory->person(UserId(9)));
    QVERIFY(!m_directory->isActive(UserId(9)));
}

void DirectoryTest::listsEachPeerOnce()
{
    m_directory->apply(ConversationStarted{record(2, 4, 1)});
    m_directory->apply(ConversationStarted{record(3, 5, 1)});
    QCOMPARE(m_directory->peersOf(UserId(1)), (QList<UserId>{UserId(4), UserId(5)}));
    QCOMPARE(m_directory->peersOf(UserId(4)), QList<UserId>{UserId(1)});
    QCOMPARE(m_directory->peersOf(UserId(9)), QList<UserId>());
}

void DirectoryTest::aConversationIsNotCountedTwice()
{
    m_directory->apply(ConversationStarted{record(1, 4, 1)});
    QCOMPARE(m_directory->peersOf(UserId(1)), QList<UserId>{UserId(4)});
}

void DirectoryTest::takesOverAChangedPerson()
{
    UserRecord user;
    user.id = UserId(1);
    user.firstName = u"Aasha"_s;
    user.isActive = false;
    m_directory->apply(UserChanged{user});
    QCOMPARE(m_directory->person(UserId(1))->basic.firstName, u"Aasha"_s);
    QVERIFY(!m_directory->isActive(UserId(1)));
}

void DirectoryTest::masksTheEmailForOthersOnly()
{
    const OnlineLookup online = [](UserId user) { return user == UserId(4); };
    QCOMPARE(userView(*m_directory, UserId(1), UserId(1), online).email, u"asha@example.com"_s);
    const UserBasic other = userView(*m_directory, UserId(4), UserId(1), online);
    QCOMPARE(other.email, u"b***@example.com"_s);
    QVERIFY(other.isOnline);
}

void DirectoryTest::showsTheRecipientsMarkAsStatus_data()
{
    QTest::addColumn<qint64>("delivered");
    QTest::addColumn<qint64>("read");
    QTest::addColumn<MessageStatus>("status");
    QTest::newRow("untouched") << qint64(0) << qint64(0) << MessageStatus::Sent;
    QTest::newRow("before it") << qint64(4) << qint64(4) << MessageStatus::Sent;
    QTest::newRow("delivered") << qint64(5) << qint64(4) << MessageStatus::Delivered;
    QTest::newRow("read") << qint64(5) << qint64(5) << MessageStatus::Read;
    QTest::newRow("past it") << qint64(9) << qint64(9) << MessageStatus::Read;
}

void DirectoryTest::showsTheRecipientsMarkAsStatus()
{
    QFETCH(const qint64, delivered);
    QFETCH(const qint64, read);
    QFETCH(const MessageStatus, status);
    ConversationRecord conversation = record(1, 4, 1);
    conversation.providerMark = Mark{delivered, read, Timestamp(77)};
    conversation.customerMark = Mark{9, 9, Timestamp(88)}; // the sender's own: of no account
    MessageRecord message;
    message.sender = UserId(1);
    message.seq = 5;
    const Message view = messageView(message, conversation, UserId(1), *m_directory, {});
    QCOMPARE(view.status, status);
    QCOMPARE(view.reader.has_value(), status == MessageStatus::Read);
    if (view.reader) {
        QCOMPARE(view.reader->id, UserId(4));
        QCOMPARE(view.readAt, Timestamp(77));
    }
}

void DirectoryTest::tellsTheClientIdToItsSenderOnly()
{
    MessageRecord message;
    message.sender = UserId(1);
    message.seq = 1;
    message.clientMessageId = u"abc"_s;
    const ConversationRecord conversation = record(1, 4, 1);
    QCOMPARE(messageView(message, conversation, UserId(1), *m_directory, {}).clientMessageId, u"abc"_s);
    QVERIFY(messageView(message, conversation, UserId(4), *m_directory, {}).clientMessageId.isEmpty());
}

QTEST_GUILESS_MAIN(DirectoryTest)
#include "tst_directory.moc"
