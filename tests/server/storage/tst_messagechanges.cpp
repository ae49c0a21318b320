// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/storage/storageroom.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

//! What the stores do with a message and a conversation after they were written: counters, positions, what is shown.
class TestMessageChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_room.reset(); }
    void anEditKeepsVersions();
    void everyChangeHasItsPosition();
    void hidingMovesNobodyElse();
    void aRefusedCommandChangesNothing();
    void theCacheAgreesWithTheRow();
    void pagesStepOverWhatIsHidden_data();
    void pagesStepOverWhatIsHidden();
    void clearingForgetsSingleOnes();
    void settingsComeBackAsTheyWere();
    void filtersOfAllKindsAtOnce();

private:
    using Found = std::pair<ConversationRecord, MessageRecord>;
    //! Runs `change` on message `id` as its conversation's participant `user` sees it.
    bool change(qint64 id, const std::function<bool(Stores &, ConversationRecord &, MessageRecord &)> &change);
    bool hide(qint64 id, qint64 user);
    Found find(qint64 id, qint64 user = 1);
    QList<qint64> seqsOf(qint64 user, bool isNewestFirst, qint64 offset, int limit, qint64 *count = nullptr);

    std::unique_ptr<StorageRoom> m_room;
};

//! User 1 is the customer, 2 the provider of conversation 1; odd messages are 1's, even ones 2's.
void TestMessageChanges::init()
{
    m_room = std::make_unique<StorageRoom>();
    m_room->addPairs(1);
    for (int i = 1; i <= 10; ++i)
        QVERIFY(m_room->send(aMessage(1, i % 2 == 1 ? 1 : 2, u"text %1"_s.arg(i))));
}

bool TestMessageChanges::change(
    qint64 id, const std::function<bool(Stores &, ConversationRecord &, MessageRecord &)> &change)
{
    const auto done = m_room->write<bool>([&](WriteTransaction &tx) -> Result<bool> {
        auto message = tx.stores().messages().byIdFor(MessageId(id), UserId(1));
        auto conversation = tx.stores().conversations().byId(ConversationId(1));
        if (!message || !message->has_value() || !conversation || !conversation->has_value())
            return false;
        return change(tx.stores(), **conversation, **message);
    });
    return done && *done;
}

bool TestMessageChanges::hide(qint64 id, qint64 user)
{
    const auto done = m_room->write<bool>([&](WriteTransaction &tx) -> Result<bool> {
        const auto message = tx.stores().messages().byIdFor(MessageId(id), UserId(user));
        if (!message || !message->has_value())
            return false;
        ConversationRecord conversation;
        qint64 position = 0;
        return tx.stores().messages().hide(conversation, **message, UserId(user), position);
    });
    return done && *done;
}

TestMessageChanges::Found TestMessageChanges::find(qint64 id, qint64 user)
{
    const auto found = m_room->read<Found>([&](Stores &stores) -> Result<Found> {
        const auto message = stores.messages().byIdFor(MessageId(id), UserId(user));
        const auto conversation = stores.conversations().byId(ConversationId(1));
        return Found(conversation->value_or(ConversationRecord()), message->value_or(MessageRecord()));
    });
    return found ? *found : Found();
}

QList<qint64> TestMessageChanges::seqsOf(qint64 user, bool isNewestFirst, qint64 offset, int limit, qint64 *count)
{
    MessageFilter filter;
    filter.conversation = ConversationId(1);
    filter.isNewestFirst = isNewestFirst;
    const auto page = m_room->read<Page<MessageRecord>>(
        [&](Stores &stores) { return stores.messages().listFor(UserId(user), filter, offset, limit); });
    if (count)
        *count = page ? page->count : -1;
    QList<qint64> seqs;
    if (page) {
        for (const MessageRecord &message : page->results)
            seqs.append(message.seq);
    }
    return seqs;
}

void TestMessageChanges::anEditKeepsVersions()
{
    for (const QString &text : {u"second"_s, u"तेस्रो 🙂"_s}) {
        QVERIFY(change(1, [&](Stores &stores, ConversationRecord &conversation, MessageRecord &message) {
            return stores.messages()
                .edit(conversation, message, text, Timestamp(message.updatedAt.microseconds() + 7))
                .hasValue();
        }));
    }
    const auto versions = m_room->read<QList<MessageVersionRecord>>(
        [](Stores &stores) { return stores.messages().versions(MessageId(1)); });
    QVERIFY(versions);
    QCOMPARE(versions->size(), 2);
    QCOMPARE(versions->at(0).text, u"text 1"_s);
    QCOMPARE(versions->at(1).text, u"second"_s);
    QCOMPARE(versions->at(1).version, 2);
    QCOMPARE(versions->at(1).writtenAt.microseconds(), versions->at(0).writtenAt.microseconds() + 7);
    QCOMPARE(find(1).second.text, u"तेस्रो 🙂"_s);

    QVERIFY(change(1, [](Stores &stores, ConversationRecord &conversation, MessageRecord &message) {
        return stores.messages().erase(conversation, message, Timestamp(99)).hasValue();
    }));
    const auto left = m_room->read<QList<MessageVersionRecord>>(
        [](Stores &stores) { return stores.messages().versions(MessageId(1)); });
    QVERIFY(left && left->isEmpty());
}

void TestMessageChanges::everyChangeHasItsPosition()
{
    qint64 last = find(10).second.position;
    const QList<std::function<bool(Stores &, ConversationRecord &, MessageRecord &)>> changes{
        [](Stores &s, ConversationRecord &c, MessageRecord &m) {
            return s.messages().edit(c, m, u"x"_s, Timestamp(9)).hasValue();
        },
        [](Stores &s, ConversationRecord &c, MessageRecord &m) {
            const auto changed = s.messages().setReaction(c, m, {UserId(2), u"👍"_s, Timestamp(9)}, false);
            return changed && *changed;
        },
        [](Stores &s, ConversationRecord &c, MessageRecord &m) {
            return s.messages().erase(c, m, Timestamp(9)).hasValue();
        }};
    for (const auto &each : changes) {
        QVERIFY(change(3, each));
        const auto [conversation, message] = find(3);
        QVERIFY(message.position > last);
        QCOMPARE(conversation.position, message.position);
        QCOMPARE(message.seq, 3);
        last = message.position;
    }
    const auto same = [](Stores &s, ConversationRecord &c, MessageRecord &m) {
        const auto changed = s.messages().setReaction(c, m, {UserId(2), u"👍"_s, Timestamp(9)}, true);
        return changed && *changed;
    };
    QVERIFY(!change(4, same)); // there was none
    QCOMPARE(find(3).first.position, last);
}

void TestMessageChanges::hidingMovesNobodyElse()
{
    const auto [before, message] = find(2, 2);
    QVERIFY(hide(2, 1));
    QVERIFY(!hide(2, 1));
    const auto [after, same] = find(2, 2);
    QCOMPARE(same.position, message.position);
    QCOMPARE(after.position, before.position);
    QCOMPARE(after.unreadCustomer, before.unreadCustomer - 1);
    QCOMPARE(after.unreadProvider, before.unreadProvider);
    QVERIFY(!find(2, 1).second.id.isValid());
}

void TestMessageChanges::aRefusedCommandChangesNothing()
{
    const auto [before, message] = find(2);
    QVERIFY(!m_room->write<void>([&](WriteTransaction &tx) -> Result<void> {
        auto row = tx.stores().messages().byIdFor(MessageId(2), UserId(1));
        auto conversation = tx.stores().conversations().byId(ConversationId(1));
        if (const auto erased = tx.stores().messages().erase(**conversation, **row, Timestamp(9)); !erased)
            return {};
        return Error::of(ErrorCode::RateLimited);
    }));
    const auto [after, same] = find(2);
    QCOMPARE(same.text, message.text);
    QCOMPARE(after.unreadCustomer, before.unreadCustomer);
    QCOMPARE(after.position, before.position);
    // The writer's cache too: the next message counts on from what is in the row.
    QVERIFY(m_room->send(aMessage(1, 2, u"next"_s)));
    QCOMPARE(find(11).first.unreadCustomer, before.unreadCustomer + 1);
}

void TestMessageChanges::theCacheAgreesWithTheRow()
{
    QVERIFY(hide(2, 1));
    QVERIFY(change(4, [](Stores &s, ConversationRecord &c, MessageRecord &m) {
        return s.messages().erase(c, m, Timestamp(9)).hasValue();
    }));
    const auto inWriter = m_room->write<ConversationRecord>([](WriteTransaction &tx) -> Result<ConversationRecord> {
        return **tx.stores().conversations().byId(ConversationId(1));
    });
    const ConversationRecord inRow = find(1).first;
    QCOMPARE(inWriter->unreadCustomer, 3);
    QCOMPARE(inRow.unreadCustomer, 3);
    QCOMPARE(inRow.unreadProvider, inWriter->unreadProvider);
    QCOMPARE(inRow.position, inWriter->position);
    // A mark counts anew, and must come to the same.
    QVERIFY(m_room->write<bool>([](WriteTransaction &tx) {
        ConversationRecord conversation;
        conversation.id = ConversationId(1);
        return tx.stores().conversations().moveMark(conversation, UserId(1), MessageStatus::Read, 1, Timestamp(5));
    }));
    QCOMPARE(find(1).first.unreadCustomer, 3);
}

void TestMessageChanges::pagesStepOverWhatIsHidden_data()
{
    QTest::addColumn<int>("cleared");
    QTest::addColumn<QList<qint64>>("hidden");
    QTest::newRow("nothing") << 0 << QList<qint64>{};
    QTest::newRow("the first") << 0 << QList<qint64>{1};
    QTest::newRow("the last") << 0 << QList<qint64>{10};
    QTest::newRow("neighbours") << 0 << QList<qint64>{4, 5, 6, 7};
    QTest::newRow("both ends and the middle") << 0 << QList<qint64>{1, 2, 5, 9, 10};
    QTest::newRow("a cleared beginning") << 4 << QList<qint64>{};
    QTest::newRow("a cleared beginning, and more") << 3 << QList<qint64>{4, 7, 10};
    QTest::newRow("all but one") << 8 << QList<qint64>{9};
    QTest::newRow("all") << 10 << QList<qint64>{};
}

void TestMessageChanges::pagesStepOverWhatIsHidden()
{
    QFETCH(const int, cleared);
    QFETCH(const QList<qint64>, hidden);
    QVERIFY(m_room->write<void>([&](WriteTransaction &tx) {
        ParticipantRecord participant;
        participant.conversation = ConversationId(1);
        participant.user = UserId(1);
        participant.clearedSeq = cleared;
        return tx.stores().conversations().saveParticipant(participant);
    }));
    for (const qint64 seq : hidden)
        QVERIFY(hide(seq, 1)); // ids are seqs here
    QList<qint64> shown;
    for (qint64 seq = cleared + 1; seq <= 10; ++seq) {
        if (!hidden.contains(seq))
            shown.append(seq);
    }
    constexpr int size = 3;
    for (const bool isNewestFirst : {false, true}) {
        QList<qint64> paged;
        for (qint64 offset = 0; offset <= 12; offset += size) {
            qint64 count = 0;
            paged += seqsOf(1, isNewestFirst, offset, size, &count);
            QCOMPARE(count, shown.size());
        }
        if (isNewestFirst)
            std::reverse(paged.begin(), paged.end());
        QCOMPARE(paged, shown);
    }
    QCOMPARE(seqsOf(2, false, 0, 100).size(), 10);
}

void TestMessageChanges::clearingForgetsSingleOnes()
{
    QVERIFY(hide(3, 1));
    QVERIFY(hide(9, 1));
    const auto save = [this](qint64 cleared, int hiddenCount) {
        return m_room->write<void>([=](WriteTransaction &tx) {
            ParticipantRecord participant;
            participant.conversation = ConversationId(1);
            participant.user = UserId(1);
            participant.clearedSeq = cleared;
            participant.hiddenCount = hiddenCount;
            return tx.stores().conversations().saveParticipant(participant);
        });
    };
    QVERIFY(save(5, 1));
    QCOMPARE(seqsOf(1, false, 0, 100), (QList<qint64>{6, 7, 8, 10}));
    QCOMPARE(seqsOf(1, true, 1, 2), (QList<qint64>{8, 7}));
}

void TestMessageChanges::settingsComeBackAsTheyWere()
{
    ParticipantRecord participant;
    participant.conversation = ConversationId(1);
    participant.user = UserId(2);
    participant.isPinned = true;
    participant.isMarkedUnread = true;
    participant.note = u"निजी नोट 🙂"_s;
    QVERIFY(m_room->write<void>([participant](WriteTransaction &tx) {
        ParticipantRecord saved = participant;
        return tx.stores().conversations().saveParticipant(saved);
    }));
    const auto found = m_room->read<ParticipantRecord>(
        [](Stores &stores) { return stores.conversations().participant(ConversationId(1), UserId(2)); });
    QCOMPARE(found->note, participant.note);
    QVERIFY(found->isPinned && found->isMarkedUnread && !found->isMuted && !found->hidesMessages());
    QVERIFY(found->position > 0);
    const auto others = m_room->read<ParticipantRecord>(
        [](Stores &stores) { return stores.conversations().participant(ConversationId(1), UserId(1)); });
    QVERIFY(!others->isPinned && others->note.isEmpty() && others->position == 0);
}

void TestMessageChanges::filtersOfAllKindsAtOnce()
{
    ConversationFilter filter;
    filter.isActive = true;
    filter.hasUnread = true;
    filter.service = ServiceId(1);
    filter.provider = UserId(2);
    filter.customer = UserId(1);
    filter.createdBefore = Timestamp(std::numeric_limits<qint64>::max());
    filter.lastMessageAfter = Timestamp(1);
    filter.words = {u"service"_s};
    const auto count = [&](qint64 user) {
        const auto page = m_room->read<Page<ConversationRecord>>(
            [&](Stores &stores) { return stores.conversations().listFor(UserId(user), filter, 0, 10); });
        return page ? page->count : -1;
    };
    QCOMPARE(count(1), 1);
    QCOMPARE(count(3), 0);
    filter.words.append(u"50%_"_s); // no pattern
    QCOMPARE(count(1), 0);
}

QTEST_GUILESS_MAIN(TestMessageChanges)
#include "tst_messagechanges.moc"
