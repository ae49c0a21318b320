// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/typingtracker.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;

class TestTypingTracker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void relaysTrueAtMostOnceASecond();
    void relaysFalseOnce();
    void doesNotFlickerFasterThanTheRate();
    void expiresWithoutAWord();
    void staysWhileSignalsCome();
    void forgetsAUserInAllConversations();

private:
    const TypingTracker::Key m_key{ConversationId(1), UserId(1)};
    const TypingTracker::Key m_otherConversation{ConversationId(2), UserId(1)};
    const TypingTracker::Key m_otherUser{ConversationId(1), UserId(4)};
};

void TestTypingTracker::relaysTrueAtMostOnceASecond()
{
    TypingTracker tracker({});
    int relayed = 0;
    for (int ms = 0; ms < 3'000; ms += 10)
        relayed += tracker.signal(m_key, true, ms).has_value() ? 1 : 0;
    QCOMPARE(relayed, 3);
    QCOMPARE(tracker.signal(m_otherConversation, true, 10), std::optional<bool>(true));
}

void TestTypingTracker::relaysFalseOnce()
{
    TypingTracker tracker({});
    QCOMPARE(tracker.signal(m_key, false, 0), std::nullopt);
    QCOMPARE(tracker.signal(m_key, true, 0), std::optional<bool>(true));
    QCOMPARE(tracker.signal(m_key, false, 10), std::optional<bool>(false));
    QCOMPARE(tracker.signal(m_key, false, 20), std::nullopt);
}

void TestTypingTracker::doesNotFlickerFasterThanTheRate()
{
    TypingTracker tracker({});
    int relayed = 0;
    for (int ms = 0; ms < 1'000; ms += 10)
        relayed += tracker.signal(m_key, ms % 20 == 0, ms).has_value() ? 1 : 0;
    QCOMPARE(relayed, 2); // one true, one false
}

void TestTypingTracker::expiresWithoutAWord()
{
    TypingTracker tracker({});
    (void)tracker.signal(m_key, true, 0);
    QVERIFY(tracker.expire(limits::typingExpiryMs - 1).isEmpty());
    QCOMPARE(tracker.expire(limits::typingExpiryMs), QList<TypingTracker::Key>{m_key});
    QVERIFY(tracker.isEmpty());
}

void TestTypingTracker::staysWhileSignalsCome()
{
    TypingTracker tracker({});
    for (int ms = 0; ms <= 30'000; ms += limits::typingRepeatMs) {
        QCOMPARE(tracker.signal(m_key, true, ms), std::optional<bool>(true));
        QVERIFY(tracker.expire(ms + limits::typingRepeatMs - 1).isEmpty());
    }
}

void TestTypingTracker::forgetsAUserInAllConversations()
{
    TypingTracker tracker({});
    (void)tracker.signal(m_key, true, 0);
    (void)tracker.signal(m_otherConversation, true, 0);
    (void)tracker.signal(m_otherUser, true, 0);
    QCOMPARE(tracker.forget(UserId(1)).size(), 2);
    QCOMPARE(tracker.expire(limits::typingExpiryMs), QList<TypingTracker::Key>{m_otherUser});
}

QTEST_GUILESS_MAIN(TestTypingTracker)
#include "tst_typingtracker.moc"
