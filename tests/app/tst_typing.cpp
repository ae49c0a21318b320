// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/typingsender.h"
#include "app/session/typingtracker.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

constexpr ConversationId conversation(1);
constexpr UserId bikash(4);

TypingEvent sign(bool isTyping, ConversationId where = conversation)
{
    return {bikash, u"Bikash"_s, isTyping, where};
}

} // namespace

class TypingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repeatsEveryThreeSecondsWhileKeysAreStruck();
    void stopsAfterTwoSecondsOfSilence();
    void stopsAtOnceWhenAsked();
    void incomingExpiresAfterFiveSeconds();
    void incomingIsKeptAliveByRepeats();
    void aMessageEndsIt();
    void conversationsAreApart();
};

void TypingTest::repeatsEveryThreeSecondsWhileKeysAreStruck()
{
    QList<bool> sent;
    TypingSender sender([&](const TypingCommand &command) { sent.append(command.isTyping); });
    for (qint64 now = 0; now <= 9'000; now += 100) {
        sender.tick(now);
        sender.set(conversation, true, now);
    }
    QCOMPARE(sent, (QList<bool>{true, true, true, true})); // 0, 3, 6, 9 s
}

void TypingTest::stopsAfterTwoSecondsOfSilence()
{
    QList<bool> sent;
    TypingSender sender([&](const TypingCommand &command) { sent.append(command.isTyping); });
    sender.set(conversation, true, 0);
    sender.set(conversation, true, 500);
    QCOMPARE(*sender.nextDeadline(), 2'500);
    sender.tick(2'499);
    QCOMPARE(sent, QList<bool>{true});
    sender.tick(2'500);
    QCOMPARE(sent, (QList<bool>{true, false}));
    QVERIFY(!sender.nextDeadline());
}

void TypingTest::stopsAtOnceWhenAsked()
{
    QList<bool> sent;
    TypingSender sender([&](const TypingCommand &command) { sent.append(command.isTyping); });
    sender.set(conversation, false, 0); // nothing was said: nothing to take back
    sender.set(conversation, true, 0);
    sender.set(conversation, false, 10);
    sender.set(conversation, false, 20);
    QCOMPARE(sent, (QList<bool>{true, false}));
}

void TypingTest::incomingExpiresAfterFiveSeconds()
{
    QList<bool> seen;
    TypingTracker tracker([&](const TypingEvent &e) { seen.append(e.isTyping); });
    tracker.handle(sign(true), 0);
    tracker.tick(4'999);
    QCOMPARE(seen, QList<bool>{true});
    tracker.tick(5'000);
    QCOMPARE(seen, (QList<bool>{true, false}));
    QVERIFY(!tracker.nextDeadline());
}

void TypingTest::incomingIsKeptAliveByRepeats()
{
    QList<bool> seen;
    TypingTracker tracker([&](const TypingEvent &e) { seen.append(e.isTyping); });
    for (qint64 now = 0; now <= 12'000; now += 3'000) {
        tracker.tick(now);
        tracker.handle(sign(true), now);
    }
    QCOMPARE(seen, QList<bool>{true}); // one change for the view, not five
    QCOMPARE(*tracker.nextDeadline(), 17'000);
}

void TypingTest::aMessageEndsIt()
{
    QList<bool> seen;
    TypingTracker tracker([&](const TypingEvent &e) { seen.append(e.isTyping); });
    tracker.handle(sign(true), 0);
    tracker.handleMessage(conversation, UserId(99));
    QCOMPARE(seen.size(), 1);
    tracker.handleMessage(conversation, bikash);
    QCOMPARE(seen, (QList<bool>{true, false}));
}

void TypingTest::conversationsAreApart()
{
    QList<ConversationId> silenced;
    TypingTracker tracker([&](const TypingEvent &e) {
        if (!e.isTyping)
            silenced.append(e.conversation);
    });
    tracker.handle(sign(true, ConversationId(1)), 0);
    tracker.handle(sign(true, ConversationId(2)), 0);
    tracker.handle(sign(false, ConversationId(2)), 1);
    QCOMPARE(silenced, QList<ConversationId>{ConversationId(2)});
    tracker.silenceAll();
    QCOMPARE(silenced.size(), 2);
}

QTEST_GUILESS_MAIN(TypingTest)
#include "tst_typing.moc"
