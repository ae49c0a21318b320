// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/domain/domainfixture.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::DomainFixture;

class MessageServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }
    void trimsNumbersAndTellsEverybody();
    void refusesWhatMayNotBeSaid_data();
    void refusesWhatMayNotBeSaid();
    void takesExactlyTheLimit();
    void ownSendMovesNothing();
    void sameIdAndBodyIsADuplicate();
    void sameIdAndOtherBodyIsRefused();
    void aDuplicateIsAnsweredInAClosedConversation();
    void idsBelongToTheirSender();
    void copiesThroughBothDoorsBecomeOne();
    void aCopyIsTakenOnce();
    void repeatsThroughOneDoorStay();
    void copiesFarApartStay();
    void copiesStayOnesWhenTheClockGoesBack();
    void timesNeverGoBack();
    void listsMyMessagesOnly();
    void pagesHaveTheirEnds_data();
    void pagesHaveTheirEnds();
    void readsHistoryBySeq();
    void marksMoveForwardOnly();
    void aMarkOnAnOwnMessageCoversThePeersBefore();
    void strangersCannotMark();
    void marksOneMessageRead();

private:
    Result<void> mark(UserId user, MessageId upTo, MessageStatus status);
    Result<Page<Message>> list(UserId viewer, const MessageFilter &filter, PageRequest page = {});
    [[nodiscard]] MessageFilter inConversation(bool isNewestFirst) const;

    std::unique_ptr<DomainFixture> m_server;
};

void MessageServiceTest::init()
{
    m_server = std::make_unique<DomainFixture>();
}

Result<void> MessageServiceTest::mark(UserId user, MessageId upTo, MessageStatus status)
{
    return m_server->write<void>(
        [&](WriteTransaction &tx) { return m_server->messages->mark(tx, user, m_server->conversation, upTo, status); });
}

MessageFilter MessageServiceTest::inConversation(bool isNewestFirst) const
{
    MessageFilter filter;
    filter.conversation = m_server->conversation;
    filter.isNewestFirst = isNewestFirst;
    return filter;
}

Result<Page<Message>> MessageServiceTest::list(UserId viewer, const MessageFilter &filter, PageRequest page)
{
    return m_server->read<Page<Message>>([&](Stores &stores) {
        return m_server->messages->list(stores, viewer, filter, page, m_server->directory, {});
    });
}

void MessageServiceTest::trimsNumbersAndTellsEverybody()
{
    const Result<SendOutcome> first = m_server->send(
        m_server->asha, m_server->conversation, u"  नमस्ते 🙂 \n second line  "_s, u"one"_s);
    QVERIFY(first);
    QCOMPARE(first->message.text, u"नमस्ते 🙂 \n second line"_s);
    QCOMPARE(first->message.seq, 1);
    QVERIFY(first->isNew);
    const Result<SendOutcome> second = m_server->send(m_server->bikash, m_server->conversation, u"Hello"_s);
    QVERIFY(second);
    QCOMPARE(second->message.seq, 2);
    QVERIFY(second->message.position > first->message.position);
    QCOMPARE(second->conversation.lastSeq, 2);

    const QList<MessageStored> events = m_server->takeEventsOf<MessageStored>();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.first().message.id, first->message.id);
    QCOMPARE(events.first().recipient(), m_server->bikash);
    QCOMPARE(events.last().recipient(), m_server->asha);
}

void MessageServiceTest::refusesWhatMayNotBeSaid_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<qint64>("conversation"); // 0: the one of Asha and Bikash
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("message");
    const QString either = u"Message must have either text or attachment."_s;
    const QString notPart = u"You are not part of this conversation."_s;
    const QString nonField = nonFieldErrors;
    QTest::newRow("empty") << u"asha"_s << qint64(0) << QString() << nonField << either;
    QTest::newRow("blank") << u"asha"_s << qint64(0) << u" \t\n\u3000 "_s << nonField << either;
    QTest::newRow("a stranger") << u"sunita"_s << qint64(0) << u"hi"_s << nonField << notPart;
    QTest::newRow("unknown conversation")
        << u"asha"_s << qint64(999) << u"hi"_s << u"conversation"_s << u"Invalid pk \"999\" - object does not exist."_s;
    QTest::newRow("5001") << u"asha"_s << qint64(0) << QString(5001, u'x') << u"text"_s
                          << u"Message text cannot exceed 5000 characters."_s;
    QTest::newRow("NUL") << u"asha"_s << qint64(0) << u"a"_s + QChar(0) + u"b"_s << u"text"_s
                         << u"Null characters are not allowed."_s;
    QTest::newRow("lone surrogate") << u"asha"_s << qint64(0) << u"a"_s + QChar(0xd800) + u"b"_s << u"text"_s
                                    << u"Surrogate characters are not allowed: U+D800."_s;
}

void MessageServiceTest::refusesWhatMayNotBeSaid()
{
    QFETCH(const QString, who);
    QFETCH(const qint64, conversation);
    QFETCH(const QString, text);
    QFETCH(const QString, field);
    QFETCH(const QString, message);
    const UserId sender = who == u"asha"_s ? m_server->asha : m_server->sunita;
    const ConversationId where = conversation ? ConversationId(conversation) : m_server->conversation;
    const Result<SendOutcome> outcome = m_server->send(sender, where, text);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().fields, (QList<FieldError>{{field, {message}}}));
    QVERIFY(m_server->takeEvents().empty());
}

void MessageServiceTest::takesExactlyTheLimit()
{
    QString text;
    for (int i = 0; i < limits::messageCodePoints; ++i)
        text += u"🙂"_s; // one code point, two QChars
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"  "_s + text + u"  "_s));
}

void MessageServiceTest::ownSendMovesNothing()
{
    QVERIFY(m_server->send(m_server->bikash, m_server->conversation, u"Hello"_s));
    const Result<SendOutcome> answer = m_server->send(m_server->asha, m_server->conversation, u"Hi"_s);
    QVERIFY(answer);
    QCOMPARE(answer->conversation.unreadCustomer, 1);
    QCOMPARE(answer->conversation.unreadProvider, 1);
    QCOMPARE(answer->conversation.customerMark.readSeq, 0);
    QVERIFY(m_server->takeEventsOf<MarkMoved>().isEmpty());
}

void MessageServiceTest::sameIdAndBodyIsADuplicate()
{
    const Result<SendOutcome> first = m_server->send(m_server->asha, m_server->conversation, u"Hello"_s, u"abc"_s);
    m_server->takeEvents();
    m_server->clock.advanceSeconds(3600);
    const Result<SendOutcome> again
        = m_server->send(m_server->asha, m_server->conversation, u" Hello "_s, u"abc"_s, Transport::WebSocket);
    QVERIFY(again);
    QVERIFY(again->isDuplicate);
    QVERIFY(!again->isNew);
    QCOMPARE(again->message.id, first->message.id);
    QCOMPARE(again->conversation.lastSeq, 1);
    QVERIFY(m_server->takeEvents().empty());
}

void MessageServiceTest::sameIdAndOtherBodyIsRefused()
{
    const ConversationId other = m_server->addConversation(m_server->painting, m_server->maya, m_server->asha);
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"Hello"_s, u"abc"_s));
    QCOMPARE(m_server->send(m_server->asha, m_server->conversation, u"Hello!"_s, u"abc"_s).error().code,
        ErrorCode::IdReused);
    QCOMPARE(m_server->send(m_server->asha, other, u"Hello"_s, u"abc"_s).error().code, ErrorCode::IdReused);
    const Result<SendOutcome> badId = m_server->send(m_server->asha, other, u"Hello"_s, u"a b"_s);
    QVERIFY(!badId);
    QCOMPARE(badId.error().fields.first().field, u"client_message_id"_s);
}

void MessageServiceTest::aDuplicateIsAnsweredInAClosedConversation()
{
    const ConversationId closed = m_server->addConversation(m_server->painting, m_server->maya, m_server->asha, false);
    const auto store = [&](const QString &text) {
        return m_server->write<SendOutcome>([&](WriteTransaction &tx) -> Result<SendOutcome> {
            Result<std::optional<ConversationRecord>> record = tx.stores().conversations().byId(closed);
            return m_server->messages->append(
                tx, m_server->asha, **record, SendMessageRequest{closed, text, u"abc"_s}, Transport::Rest);
        });
    };
    QVERIFY(store(u"while it was open"_s)); // stored without asking whether it is open
    QVERIFY(m_server->send(m_server->asha, closed, u"while it was open"_s, u"abc"_s));
    const Result<SendOutcome> fresh = m_server->send(m_server->asha, closed, u"too late"_s, u"abd"_s);
    QVERIFY(!fresh);
    QCOMPARE(fresh.error().firstMessage(), u"This conversation is no longer active."_s);
}

void MessageServiceTest::idsBelongToTheirSender()
{
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"Hello"_s, u"abc"_s));
    const Result<SendOutcome> peer = m_server->send(m_server->bikash, m_server->conversation, u"Hello"_s, u"abc"_s);
    QVERIFY(peer);
    QVERIFY(peer->isNew);
}

void MessageServiceTest::copiesThroughBothDoorsBecomeOne()
{
    const Result<SendOutcome> first
        = m_server->send(m_server->asha, m_server->conversation, u"Hello"_s, {}, Transport::WebSocket);
    m_server->clock.advanceSeconds(9);
    const Result<SendOutcome> copy = m_server->send(m_server->asha, m_server->conversation, u"Hello "_s);
    QVERIFY(copy);
    QVERIFY(!copy->isNew);
    QVERIFY(!copy->isDuplicate); // answered 201, as the original would
    QCOMPARE(copy->message.id, first->message.id);
    QCOMPARE(m_server->takeEventsOf<MessageStored>().size(), 1);
    // Never of another person, and never of another text.
    QVERIFY(m_server->send(m_server->bikash, m_server->conversation, u"Hello"_s)->isNew);
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"Hello!"_s)->isNew);
}

// A stock client sends one "ok" through both doors, and then another through REST alone: the second is a message.
void MessageServiceTest::aCopyIsTakenOnce()
{
    const auto isNew = [this](Transport transport) {
        return m_server->send(m_server->asha, m_server->conversation, u"ok"_s, {}, transport)->isNew;
    };
    QVERIFY(isNew(Transport::WebSocket));
    QVERIFY(!isNew(Transport::Rest));
    QVERIFY(isNew(Transport::Rest));
    QVERIFY(!isNew(Transport::WebSocket)); // the copy of the second
    QVERIFY(isNew(Transport::WebSocket));
}

void MessageServiceTest::repeatsThroughOneDoorStay()
{
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"ok"_s)->isNew);
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"ok"_s)->isNew);
}

void MessageServiceTest::copiesFarApartStay()
{
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"ok"_s, {}, Transport::WebSocket)->isNew);
    m_server->clock.advanceSeconds(11);
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"ok"_s)->isNew);
}

// Then times are squeezed together, and everything that was ever said would lie within ten seconds.
void MessageServiceTest::copiesStayOnesWhenTheClockGoesBack()
{
    const auto isNew = [this](Transport transport) {
        return m_server->send(m_server->asha, m_server->conversation, u"ok"_s, {}, transport)->isNew;
    };
    QVERIFY(isNew(Transport::WebSocket));
    m_server->clock.setNow(m_server->clock.now().plusSeconds(-365 * 24 * 3600));
    QVERIFY(m_server->send(m_server->bikash, m_server->conversation, u"What?"_s));
    m_server->clock.advanceSeconds(3600);
    QVERIFY(isNew(Transport::Rest)); // not the copy of what was said an hour ago
    QVERIFY(!isNew(Transport::WebSocket));
}

void MessageServiceTest::timesNeverGoBack()
{
    const Result<SendOutcome> first = m_server->send(m_server->asha, m_server->conversation, u"one"_s);
    m_server->clock.setNow(m_server->clock.now().plusSeconds(-24 * 3600));
    const Result<SendOutcome> second = m_server->send(m_server->asha, m_server->conversation, u"two"_s);
    QVERIFY(second->message.createdAt > first->message.createdAt);
}

void MessageServiceTest::listsMyMessagesOnly()
{
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"one"_s));
    QVERIFY(m_server->send(m_server->bikash, m_server->conversation, u"two"_s));
    const Result<Page<Message>> mine = list(m_server->asha, {});
    QVERIFY(mine);
    QCOMPARE(mine->count, 2);
    QCOMPARE(mine->results.first().text, u"one"_s);
    QCOMPARE(list(m_server->asha, inConversation(true))->results.first().text, u"two"_s);
    QCOMPARE(list(m_server->sunita, {})->count, 0);
    QCOMPARE(list(m_server->sunita, inConversation(false))->count, 0);
}

void MessageServiceTest::pagesHaveTheirEnds_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<int>("size");
    QTest::addColumn<QStringList>("texts"); // empty: no such page
    QTest::newRow("first") << 1 << 2 << QStringList{u"1"_s, u"2"_s};
    QTest::newRow("second") << 2 << 2 << QStringList{u"3"_s, u"4"_s};
    QTest::newRow("short last") << 3 << 2 << QStringList{u"5"_s};
    QTest::newRow("last by word") << 0 << 2 << QStringList{u"5"_s};
    QTest::newRow("last by word, one page") << 0 << 10 << QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s};
    QTest::newRow("beyond the end") << 4 << 2 << QStringList();
    QTest::newRow("far beyond the end") << 2'000'000'000 << 100 << QStringList();
}

void MessageServiceTest::pagesHaveTheirEnds()
{
    QFETCH(const int, page);
    QFETCH(const int, size);
    QFETCH(const QStringList, texts);
    for (int i = 1; i <= 5; ++i)
        QVERIFY(m_server->send(m_server->asha, m_server->conversation, QString::number(i)));
    const Result<Page<Message>> found = list(m_server->bikash, inConversation(false), {page, size});
    if (texts.isEmpty()) {
        QCOMPARE(found.error().code, ErrorCode::InvalidPage);
        return;
    }
    QVERIFY(found);
    QStringList read;
    for (const Message &message : std::as_const(found->results))
        read += message.text;
    QCOMPARE(read, texts);
    QCOMPARE(found->count, 5);
    QCOMPARE(found->totalPages, (5 + size - 1) / size);
}

void MessageServiceTest::readsHistoryBySeq()
{
    for (int i = 1; i <= 5; ++i)
        QVERIFY(m_server->send(m_server->asha, m_server->conversation, QString::number(i)));
    const auto seqs = [&](UserId viewer, HistoryRequest request) {
        const Result<Page<Message>> page = m_server->read<Page<Message>>([&](Stores &stores) {
            return m_server->messages->history(
                stores, viewer, m_server->conversation, request, m_server->directory, {});
        });
        QList<qint64> found;
        for (const Message &message : std::as_const(page->results))
            found += message.seq;
        return found;
    };
    QCOMPARE(seqs(m_server->asha, {false, 0, 2}), (QList<qint64>{4, 5}));
    QCOMPARE(seqs(m_server->asha, {false, 4, 2}), (QList<qint64>{2, 3}));
    QCOMPARE(seqs(m_server->asha, {false, 1, 2}), QList<qint64>());
    QCOMPARE(seqs(m_server->asha, {true, 0, 2}), (QList<qint64>{1, 2}));
    QCOMPARE(seqs(m_server->asha, {true, 5, 2}), QList<qint64>());
    QCOMPARE(seqs(m_server->sunita, {true, 0, 2}), QList<qint64>());
}

void MessageServiceTest::marksMoveForwardOnly()
{
    const MessageId one = m_server->send(m_server->asha, m_server->conversation, u"1"_s)->message.id;
    const MessageId two = m_server->send(m_server->asha, m_server->conversation, u"2"_s)->message.id;
    m_server->takeEvents();
    QVERIFY(mark(m_server->bikash, two, MessageStatus::Delivered));
    QVERIFY(mark(m_server->bikash, one, MessageStatus::Delivered));
    QVERIFY(mark(m_server->bikash, one, MessageStatus::Read));
    QVERIFY(mark(m_server->bikash, one, MessageStatus::Read));
    const QList<MarkMoved> moves = m_server->takeEventsOf<MarkMoved>();
    QCOMPARE(moves.size(), 2);
    QCOMPARE(moves.first().status, MessageStatus::Delivered);
    QCOMPARE(moves.first().upTo, two);
    QCOMPARE(moves.first().peer, m_server->asha);
    QCOMPARE(moves.last().status, MessageStatus::Read);
    QCOMPARE(moves.last().upToSeq, 1);
    QVERIFY(moves.last().position > moves.first().position);
    const QList<Message> seen = list(m_server->asha, {})->results;
    QCOMPARE(seen.at(0).status, MessageStatus::Read);
    QCOMPARE(seen.at(1).status, MessageStatus::Delivered);
}

void MessageServiceTest::aMarkOnAnOwnMessageCoversThePeersBefore()
{
    const MessageId question = m_server->send(m_server->bikash, m_server->conversation, u"?"_s)->message.id;
    MessageId last;
    for (int i = 0; i < 45; ++i) // more than one window of the search
        last = m_server->send(m_server->asha, m_server->conversation, QString::number(i))->message.id;
    m_server->takeEvents();
    QVERIFY(mark(m_server->asha, last, MessageStatus::Read));
    const QList<MarkMoved> moves = m_server->takeEventsOf<MarkMoved>();
    QCOMPARE(moves.size(), 1);
    QCOMPARE(moves.first().upTo, question);
    QCOMPARE(moves.first().upToSeq, 1);
}

void MessageServiceTest::strangersCannotMark()
{
    const MessageId message = m_server->send(m_server->asha, m_server->conversation, u"1"_s)->message.id;
    const ConversationId other = m_server->addConversation(m_server->painting, m_server->maya, m_server->asha);
    const MessageId elsewhere = m_server->send(m_server->asha, other, u"1"_s)->message.id;
    m_server->takeEvents();
    QCOMPARE(mark(m_server->sunita, message, MessageStatus::Read).error().code, ErrorCode::NotFound);
    QCOMPARE(mark(m_server->bikash, elsewhere, MessageStatus::Read).error().code, ErrorCode::NotFound);
    QCOMPARE(mark(m_server->asha, elsewhere, MessageStatus::Read).error().code, ErrorCode::NotFound);
    QCOMPARE(mark(m_server->bikash, MessageId(999), MessageStatus::Read).error().code, ErrorCode::NotFound);
    QVERIFY(m_server->takeEvents().empty());
}

void MessageServiceTest::marksOneMessageRead()
{
    const MessageId message = m_server->send(m_server->asha, m_server->conversation, u"1"_s)->message.id;
    const auto read = [&](UserId user) {
        return m_server->write<Timestamp>(
            [&](WriteTransaction &tx) { return m_server->messages->markMessageRead(tx, user, message); });
    };
    const Timestamp first = m_server->clock.now();
    QCOMPARE(*read(m_server->bikash), first);
    m_server->clock.advanceSeconds(60);
    QCOMPARE(*read(m_server->bikash), first);
    QCOMPARE(read(m_server->asha).error().firstMessage(), u"Cannot mark own message as read"_s);
    QCOMPARE(read(m_server->sunita).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(MessageServiceTest)
#include "tst_messageservice.moc"
