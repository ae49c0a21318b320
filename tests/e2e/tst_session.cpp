// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/away/awayreplier.h"
#include "shared/core/limits.h"
#include "tests/e2e/clientside.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::test;

namespace {

constexpr ConversationId withBikash(1); // Asha's, demo data
constexpr int longWaitMs = 20'000; // only a failing test waits so long

} // namespace

//! \brief The client core against the real server over loopback.
class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongPasswordIsSaidPlainly();
    void twoPeopleTalk();
    void conversationsComeWithPreviewAndUnread();
    void findsWhatItHasSeenWithoutADisk();
    void historyComesPageByPage();
    void aStrangersConversationIsRefused();
    void tooLongIsRefusedWithANumber();
    void typingAppearsAndEnds();
    void marksBecomeDeliveredAndRead();
    void messagesWrittenWhileAwayArriveOnce();
    void missedMessagesAreFetchedAfterAReconnect();
    void aRevokedSessionEndsWithASentence();
    void signingOutIsQuiet();
    void aBurstIsFewSignals();
    void sortsConversationsOnEveryDevice();
    void startsAConversationAboutAService();
    void privacyIsTheServersToKeep();
    void whoIsAwayAnswersOnce();
    void severalFilesAreOneMessage();
    void sharedFilesAreFoundAgain();
};

void SessionTest::wrongPasswordIsSaidPlainly()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.session->signIn(u"asha@demo.chautari.app"_s, u"not-her-password"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asha.failed.size(), 1, longWaitMs);
    const auto error = asha.failed.first().first().value<Error>();
    QCOMPARE(error.code, ErrorCode::BadCredentials);
    QVERIFY(error.firstMessage().contains(u"password"_s));
    QVERIFY(!asha.session->isSignedIn());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
}

void SessionTest::twoPeopleTalk()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    ClientSide bikash(core, server.url());
    asha.signIn(u"asha"_s);
    bikash.signIn(u"bikash"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline() && bikash.isOnline(), longWaitMs);
    QCOMPARE(asha.session->me().firstName, u"Asha"_s);
    QCOMPARE(asha.session->limits().text, limits::messageCodePoints);
    QTRY_VERIFY(asha.online.value(bikash.session->me().id));

    const QString hello = u"  नमस्ते 🙂 from e2e  "_s;
    const QString id = asha.session->sendText(withBikash, hello);
    QTRY_COMPARE_WITH_TIMEOUT(bikash.count(withBikash, hello.trimmed()), 1, longWaitMs);
    QTRY_VERIFY(!asha.outgoing.contains(id));
    QTRY_COMPARE(asha.count(withBikash, hello.trimmed()), 1);

    // Ten at once in both directions: everybody sees the same order.
    for (int i = 0; i < 10; ++i) {
        asha.session->sendText(withBikash, u"both-a%1"_s.arg(i));
        bikash.session->sendText(withBikash, u"both-b%1"_s.arg(i));
    }
    QTRY_COMPARE_WITH_TIMEOUT(asha.texts(withBikash, u"both-"_s).size(), 20, longWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(bikash.texts(withBikash, u"both-"_s).size(), 20, longWaitMs);
    QCOMPARE(asha.texts(withBikash, u"both-"_s), bikash.texts(withBikash, u"both-"_s));
    QStringList own = asha.texts(withBikash, u"both-a"_s);
    QVERIFY(std::ranges::is_sorted(own));
}

void SessionTest::conversationsComeWithPreviewAndUnread()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    ClientSide bikash(core, server.url());
    asha.signIn(u"asha"_s);
    bikash.signIn(u"bikash"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.loaded.size() > 0 && bikash.loaded.size() > 0, longWaitMs);
    QVERIFY(asha.conversations.contains(withBikash));
    QVERIFY(!asha.conversations.value(withBikash).latestMessages.isEmpty());
    QTRY_VERIFY(asha.isOnline());

    const int before = asha.conversations.value(withBikash).unreadCount;
    bikash.session->sendText(withBikash, u"preview me"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asha.conversations.value(withBikash).unreadCount, before + 1, longWaitMs);
    const Message last = asha.conversations.value(withBikash).latestMessages.first();
    QCOMPARE(last.text, u"preview me"_s);
    asha.session->markRead(withBikash, last.id, last.seq);
    QTRY_COMPARE(asha.conversations.value(withBikash).unreadCount, 0);
    // And the server agrees: a fresh session is told the same.
    QTRY_VERIFY_WITH_TIMEOUT(bikash.hasMark(withBikash, MessageStatus::Read, last.seq), longWaitMs);
    ClientSide again(core, server.url());
    again.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(again.loaded.size() > 0, longWaitMs);
    QCOMPARE(again.conversations.value(withBikash).unreadCount, 0);
}

// A demo and a home that cannot be written keep nothing, and search all the same.
void SessionTest::findsWhatItHasSeenWithoutADisk()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline() && asha.loaded.size() > 0, longWaitMs);
    asha.session->sendText(withBikash, u"a wordnobodyelsewrote here"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asha.texts(withBikash, u"a word"_s).size(), 1, longWaitMs);
    QList<SearchResults> found;
    connect(asha.session.get(), &ChatSession::searchFinished, this,
        [&found](const SearchResults &results) { found.append(results); });
    asha.session->search(u"wordnobodyelsewrote"_s, {}, withBikash);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found.first().messages.size(), 1);
}

void SessionTest::historyComesPageByPage()
{
    TestServer server([](server::ServerConfig &config) { config.hasRateLimits = false; });
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline() && asha.loaded.size() > 0, longWaitMs);
    constexpr int written = 120;
    for (int i = 0; i < written; ++i)
        asha.session->sendText(withBikash, u"page-%1"_s.arg(i, 3, 10, QLatin1Char('0')));
    QTRY_COMPARE_WITH_TIMEOUT(asha.texts(withBikash, u"page-"_s).size(), written, longWaitMs);

    ClientSide fresh(core, server.url());
    fresh.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(fresh.isOnline(), longWaitMs);
    fresh.session->openConversation(withBikash);
    fresh.session->openConversation(withBikash); // not asked for twice
    QTRY_COMPARE_WITH_TIMEOUT(fresh.historyPages.size(), 1, longWaitMs);
    QCOMPARE(fresh.messages.value(withBikash).size(), 50);
    QCOMPARE(fresh.texts(withBikash, u"page-"_s).last(), u"page-119"_s);
    const auto isComplete = [&] { return fresh.historyPages.last().first().value<HistoryPage>().hasReachedStart; };
    while (!isComplete()) {
        const qsizetype pages = fresh.historyPages.size();
        QVERIFY2(pages < 10, "history never ends");
        fresh.session->loadOlder(withBikash);
        fresh.session->loadOlder(withBikash);
        QTRY_VERIFY_WITH_TIMEOUT(fresh.historyPages.size() > pages, longWaitMs);
    }
    const auto &all = fresh.messages[withBikash];
    QCOMPARE(all.firstKey(), 1);
    QCOMPARE(all.size(), all.lastKey()); // no gap
    ClientSide other(core, server.url()); // goes to an early day instead
    other.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(other.isOnline(), longWaitMs);
    other.session->openConversation(withBikash);
    QTRY_COMPARE_WITH_TIMEOUT(other.historyPages.size(), 1, longWaitMs);
    const Timestamp early = all.value(21).createdAt;
    while (other.messages[withBikash].first().createdAt >= early) {
        const qsizetype pages = other.historyPages.size();
        QVERIFY2(pages < 5, "never there");
        other.session->loadDownToTime(withBikash, early);
        QTRY_VERIFY_WITH_TIMEOUT(other.historyPages.size() > pages, longWaitMs);
    }
    const auto &part = other.messages[withBikash];
    QCOMPARE(part.size(), part.lastKey() - part.firstKey() + 1);
}

void SessionTest::aStrangersConversationIsRefused()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
    const ConversationId stranger(2); // Sunita's
    asha.session->openConversation(stranger);
    QTRY_COMPARE_WITH_TIMEOUT(asha.historyPages.size(), 1, longWaitMs);
    const auto page = asha.historyPages.first().first().value<HistoryPage>();
    QVERIFY(page.isFailed);
    QVERIFY(!page.error.firstMessage().isEmpty());
    const QString id = asha.session->sendText(stranger, u"let me in"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asha.outgoing.value(id).state, OutgoingState::Failed, longWaitMs);
    QVERIFY(!asha.outgoing.value(id).problem.isEmpty());
    asha.session->deleteOutgoing(id);
    QTRY_VERIFY(!asha.outgoing.contains(id));
}

void SessionTest::tooLongIsRefusedWithANumber()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
    const QString id = asha.session->sendText(withBikash, QString(5'001, u'x'));
    QTRY_COMPARE(asha.outgoing.value(id).state, OutgoingState::Failed);
    QVERIFY2(asha.outgoing.value(id).problem.contains(u"5,001"_s), qPrintable(asha.outgoing.value(id).problem));
    // The person insists: the server says the same, in a sentence.
    asha.session->retryOutgoing(id);
    QTRY_VERIFY_WITH_TIMEOUT(asha.outgoing.value(id).problem.contains(u"5000"_s), longWaitMs);
    QCOMPARE(asha.outgoing.value(id).state, OutgoingState::Failed);
    // Exactly 5,000 code points, each of two UTF-16 units, fit.
    const QString longest = u"🙂"_s.repeated(5'000);
    asha.session->sendText(withBikash, longest);
    QTRY_COMPARE_WITH_TIMEOUT(asha.count(withBikash, longest), 1, longWaitMs);
    QVERIFY(asha.isOnline());
}

void SessionTest::typingAppearsAndEnds()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    ClientSide bikash(core, server.url());
    asha.signIn(u"asha"_s);
    bikash.signIn(u"bikash"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline() && bikash.isOnline(), longWaitMs);
    bikash.session->setTyping(withBikash, true);
    QTRY_COMPARE_WITH_TIMEOUT(asha.typing.size(), 1, longWaitMs);
    QCOMPARE(asha.typing.first().isTyping, true);
    QCOMPARE(asha.typing.first().user, bikash.session->me().id);
    // Nothing more is typed: it ends by itself.
    QTRY_COMPARE_WITH_TIMEOUT(asha.typing.size(), 2, longWaitMs);
    QCOMPARE(asha.typing.last().isTyping, false);
    // A message ends it as well.
    bikash.session->setTyping(withBikash, true);
    QTRY_COMPARE_WITH_TIMEOUT(asha.typing.size(), 3, longWaitMs);
    bikash.session->sendText(withBikash, u"done typing"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asha.count(withBikash, u"done typing"_s), 1, longWaitMs);
    QTRY_COMPARE(asha.typing.last().isTyping, false);
}

void SessionTest::marksBecomeDeliveredAndRead()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
    asha.session->sendText(withBikash, u"are you there?"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asha.count(withBikash, u"are you there?"_s), 1, longWaitMs);
    const qint64 seq = asha.seqOf(withBikash, u"are you there?"_s);
    QVERIFY(!asha.hasMark(withBikash, MessageStatus::Delivered, seq));

    // He was away; his computer says "delivered" for what came meanwhile.
    ClientSide bikash(core, server.url());
    bikash.signIn(u"bikash"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.hasMark(withBikash, MessageStatus::Delivered, seq), longWaitMs);
    QVERIFY(!asha.hasMark(withBikash, MessageStatus::Read, seq));
    asha.session->sendText(withBikash, u"a live one"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bikash.count(withBikash, u"a live one"_s), 1, longWaitMs);
    const Message live = bikash.messages[withBikash].last();
    QTRY_VERIFY_WITH_TIMEOUT(asha.hasMark(withBikash, MessageStatus::Delivered, live.seq), longWaitMs);
    bikash.session->markRead(withBikash, live.id, live.seq);
    QTRY_VERIFY_WITH_TIMEOUT(asha.hasMark(withBikash, MessageStatus::Read, live.seq), longWaitMs);
}

void SessionTest::messagesWrittenWhileAwayArriveOnce()
{
    quint16 port = 0;
    TestServer server([&](server::ServerConfig &config) { config.port = port; });
    port = quint16(server.url().port());
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
    server.server().stop();
    QTRY_COMPARE_WITH_TIMEOUT(asha.session->connectionStatus().state, ConnectionState::Waiting, longWaitMs);
    QVERIFY(asha.session->isSignedIn());
    QStringList expected;
    for (int i = 0; i < 5; ++i) {
        expected.append(u"away-%1"_s.arg(i));
        asha.session->sendText(withBikash, expected.last());
    }
    QTRY_COMPARE(asha.outgoing.size(), 5);
    for (const OutgoingMessage &outgoing : std::as_const(asha.outgoing))
        QCOMPARE(outgoing.state, OutgoingState::Queued);
    server.restart();
    asha.session->retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(asha.texts(withBikash, u"away-"_s), expected, longWaitMs);
    QTRY_VERIFY(asha.outgoing.isEmpty());

    ClientSide bikash(core, server.url());
    bikash.signIn(u"bikash"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bikash.isOnline(), longWaitMs);
    bikash.session->openConversation(withBikash);
    QTRY_COMPARE_WITH_TIMEOUT(bikash.historyPages.size(), 1, longWaitMs);
    QCOMPARE(bikash.texts(withBikash, u"away-"_s), expected);
}

void SessionTest::missedMessagesAreFetchedAfterAReconnect()
{
    quint16 port = 0;
    TestServer server([&](server::ServerConfig &config) {
        config.port = port;
        config.hasRateLimits = false;
    });
    port = quint16(server.url().port());
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
    asha.session->openConversation(withBikash);
    QTRY_COMPARE_WITH_TIMEOUT(asha.historyPages.size(), 1, longWaitMs);
    server.server().stop();
    QTRY_COMPARE_WITH_TIMEOUT(asha.session->connectionStatus().state, ConnectionState::Waiting, longWaitMs);

    server.restart();
    ClientSide bikash(core, server.url());
    bikash.signIn(u"bikash"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bikash.isOnline(), longWaitMs);
    constexpr int written = 120; // more than two pages
    for (int i = 0; i < written; ++i)
        bikash.session->sendText(withBikash, u"missed-%1"_s.arg(i));
    QTRY_COMPARE_WITH_TIMEOUT(bikash.texts(withBikash, u"missed-"_s).size(), written, longWaitMs);
    asha.session->retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(asha.texts(withBikash, u"missed-"_s).size(), written, longWaitMs);
    const auto &known = asha.messages[withBikash];
    QCOMPARE(known.size(), known.lastKey() - known.firstKey() + 1);
}

// Every token of the server is void: neither the access token nor its renewal is good any more.
void SessionTest::aRevokedSessionEndsWithASentence()
{
    quint16 port = 0;
    TestServer server([&](server::ServerConfig &config) { config.port = port; });
    port = quint16(server.url().port());
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
    server.server().stop();
    QVERIFY(QDir(server.dataDir() + u"/keys"_s).removeRecursively());
    server.restart();
    asha.session->retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(asha.signedOut.size(), 1, longWaitMs);
    QVERIFY(asha.signedOut.first().first().toString().contains(u"sign in again"_s));
    QVERIFY(!asha.session->isSignedIn());
    QCOMPARE(asha.session->connectionStatus().state, ConnectionState::Offline);
}

void SessionTest::signingOutIsQuiet()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
    asha.session->signOut();
    QTRY_COMPARE_WITH_TIMEOUT(asha.signedOut.size(), 1, longWaitMs);
    QCOMPARE(asha.signedOut.first().first().toString(), QString());
    QVERIFY(!asha.session->isSignedIn());
    QCOMPARE(asha.session->connectionStatus().state, ConnectionState::Offline);
    asha.session->sendText(withBikash, u"nobody hears this"_s);
    asha.signIn(u"bikash"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
    QCOMPARE(asha.session->me().firstName, u"Bikash"_s);
    QCOMPARE(asha.count(withBikash, u"nobody hears this"_s), 0);
}

// A GUI that is woken once per message cannot draw 1,000 of them.
void SessionTest::aBurstIsFewSignals()
{
    TestServer server([](server::ServerConfig &config) { config.hasRateLimits = false; });
    ClientCore core;
    ClientSide bikash(core, server.url());
    bikash.signIn(u"bikash"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bikash.isOnline() && bikash.loaded.size() > 0, longWaitMs);
    auto asha = server.socket(u"asha"_s);
    constexpr int burst = 500;
    const int before = bikash.batches;
    for (int i = 0; i < burst; ++i) {
        asha->sendMessage(withBikash.value(), u"burst-%1"_s.arg(i));
        // The server refuses more commands at once than it can queue.
        if (i % 25 == 24)
            QVERIFY(asha->roundTrip());
    }
    QTRY_COMPARE_WITH_TIMEOUT(bikash.texts(withBikash, u"burst-"_s).size(), burst, longWaitMs);
    QVERIFY2(bikash.batches - before < burst / 4, qPrintable(QString::number(bikash.batches - before)));
}

void SessionTest::sortsConversationsOnEveryDevice()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    ClientSide phone(core, server.url());
    asha.signIn(u"asha"_s);
    phone.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline() && phone.isOnline(), longWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(asha.loaded.size() > 0 && phone.loaded.size() > 0, longWaitMs);
    asha.session->setPinned(withBikash, true);
    asha.session->setMuted(withBikash, true);
    asha.session->setMarkedUnread(withBikash, true);
    asha.session->setNote(withBikash, u" blue door "_s);
    asha.session->archive(withBikash, true);
    QTRY_VERIFY_WITH_TIMEOUT(phone.conversations.value(withBikash).isArchived(), longWaitMs);
    const Conversation there = phone.conversations.value(withBikash);
    QVERIFY(there.isPinned && there.isMuted && there.isMarkedUnread);
    QCOMPARE(there.note, u"blue door"_s);
    // Toggled to and fro: the last word stands, here and there.
    for (int i = 0; i < 6; ++i)
        asha.session->setPinned(withBikash, i % 2 == 0);
    QTRY_VERIFY_WITH_TIMEOUT(asha.outgoing.isEmpty() && !phone.conversations.value(withBikash).isPinned, longWaitMs);
    QVERIFY(!asha.conversations.value(withBikash).isPinned);
    // What the server refuses is taken back, and a sentence says so.
    QSignalSpy refused(asha.session.get(), &ChatSession::conversationRefused);
    asha.session->setNote(withBikash, QString(limits::noteLength + 1, u'x'));
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, longWaitMs);
    QTRY_COMPARE(asha.conversations.value(withBikash).note, u"blue door"_s);
    // A new device knows the archive.
    ClientSide again(core, server.url());
    again.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(again.loaded.size() > 0, longWaitMs);
    QVERIFY(again.conversations.value(withBikash).isArchived());
    asha.session->deleteConversation(withBikash);
    QTRY_VERIFY_WITH_TIMEOUT(!asha.conversations.contains(withBikash), longWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(!phone.conversations.contains(withBikash), longWaitMs);
}

void SessionTest::startsAConversationAboutAService()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline() && asha.loaded.size() > 0, longWaitMs);
    QSignalSpy found(asha.session.get(), &ChatSession::servicesFound);
    const int request = asha.session->findServices({}, {});
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, longWaitMs);
    const auto page = found.first().first().value<ServicesFound>();
    QCOMPARE(page.request, request);
    QVERIFY(!page.isFailed && !page.services.isEmpty());
    const Service &service = page.services.first();
    QSignalSpy started(asha.session.get(), &ChatSession::conversationStarted);
    QSignalSpy failed(asha.session.get(), &ChatSession::conversationNotStarted);
    CreateConversationRequest wish{service.summary.id, service.provider.id, u"Is Friday free?"_s, u"first-words-1"_s};
    asha.session->startConversation(wish);
    QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, longWaitMs);
    const auto id = started.first().at(1).value<ConversationId>();
    QCOMPARE(asha.conversations.value(id).latestMessages.first().text, u"Is Friday free?"_s);
    wish.initialMessage = u" "_s;
    wish.clientMessageId = u"first-words-2"_s;
    asha.session->startConversation(wish);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, longWaitMs);
    QCOMPARE(failed.first().at(1).value<Error>().fields.first().field, u"initial_message"_s);
}

void SessionTest::privacyIsTheServersToKeep()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), longWaitMs);
    QVERIFY(asha.session->profile().hasPrivacy && asha.session->profile().hasBlocks);
    QSignalSpy known(asha.session.get(), &ChatSession::privacyKnown);
    asha.session->loadPrivacy();
    QTRY_COMPARE_WITH_TIMEOUT(known.size(), 1, longWaitMs);
    QCOMPARE(known.first().first().value<PrivacySettings>(), PrivacySettings());
    const PrivacySettings quiet{true, false, true};
    asha.session->setPrivacy(quiet);
    QTRY_COMPARE_WITH_TIMEOUT(known.size(), 2, longWaitMs);
    QCOMPARE(known.last().first().value<PrivacySettings>(), quiet);
    asha.session->loadPrivacy();
    QTRY_COMPARE_WITH_TIMEOUT(known.size(), 3, longWaitMs);
    QCOMPARE(known.last().first().value<PrivacySettings>(), quiet);

    // Without a connection a person is told at once: nothing of this waits for later.
    server.server().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!asha.isOnline(), longWaitMs);
    QSignalSpy refused(asha.session.get(), &ChatSession::privacyFailed);
    QSignalSpy notBlocked(asha.session.get(), &ChatSession::blockFailed);
    asha.session->setPrivacy({});
    asha.session->setBlocked(UserId(4), true);
    QTRY_VERIFY(refused.size() == 1 && notBlocked.size() == 1);
    QVERIFY(!refused.first().first().toString().isEmpty());
}

// From two devices of one person, to somebody who writes twice; and not to what was written before.
void SessionTest::whoIsAwayAnswersOnce()
{
    TestServer server;
    ClientCore core;
    ClientSide desk(core, server.url());
    ClientSide laptop(core, server.url());
    ClientSide bikash(core, server.url());
    desk.signIn(u"asha"_s);
    laptop.signIn(u"asha"_s);
    bikash.signIn(u"bikash"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.isOnline() && laptop.isOnline() && bikash.isOnline(), longWaitMs);
    AwayReplier onDesk(*desk.session);
    AwayReplier onLaptop(*laptop.session);
    bikash.session->sendText(withBikash, u"before"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.count(withBikash, u"before"_s) && laptop.count(withBikash, u"before"_s), longWaitMs);
    OfficeHours away;
    away.awaySince = QDateTime::currentDateTime().addMSecs(1);
    away.text = u"I am in the garden."_s;
    onDesk.setHours(away);
    onLaptop.setHours(away);
    QTest::qWait(2); // the next message is written later than that
    bikash.session->sendText(withBikash, u"hello?"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bikash.count(withBikash, away.text), 1, longWaitMs);
    bikash.session->sendText(withBikash, u"anybody?"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.count(withBikash, u"anybody?"_s) && laptop.count(withBikash, u"anybody?"_s), longWaitMs);
    desk.session->sendText(withBikash, u"end"_s); // what was to come has come before it
    QTRY_VERIFY_WITH_TIMEOUT(bikash.count(withBikash, u"end"_s) == 1 && laptop.outgoing.isEmpty(), longWaitMs);
    QCOMPARE(bikash.count(withBikash, away.text), 1);

    // Who has written since he went is there after all.
    away.awaySince = QDateTime::currentDateTime().addMSecs(1);
    away.text = u"I am on the roof."_s;
    onDesk.setHours(away);
    QTest::qWait(2);
    desk.session->sendText(withBikash, u"still here"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bikash.count(withBikash, u"still here"_s), 1, longWaitMs);
    bikash.session->sendText(withBikash, u"good"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.count(withBikash, u"good"_s), 1, longWaitMs);
    desk.session->sendText(withBikash, u"really the end"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bikash.count(withBikash, u"really the end"_s), 1, longWaitMs);
    QCOMPARE(bikash.count(withBikash, away.text), 0);
}

// One message with all of them where the server takes that; the bytes are here without being fetched again.
void SessionTest::severalFilesAreOneMessage()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline() && asha.loaded.size() > 0, longWaitMs);
    QTemporaryDir folder;
    QStringList paths;
    const int count = limits::filesPerMessage + 1; // the last one goes as a message of its own
    for (int i = 0; i < count; ++i) {
        QFile file(folder.filePath(u"page %1.pdf"_s.arg(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("%PDF-1.4\n%" + QByteArray::number(i) + "\ntrailer<</Root 1 0 R>>\n%%EOF\n");
        paths.append(file.fileName());
    }
    asha.session->sendFiles(withBikash, paths, u"the plan"_s);
    asha.session->sendText(withBikash, u"that is all"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asha.count(withBikash, u"that is all"_s), 1, longWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(asha.outgoing.isEmpty(), longWaitMs);
    QSignalSpy found(asha.session.get(), &ChatSession::filesFound);
    asha.session->loadFiles(withBikash);
    QTRY_COMPARE(found.size(), 1);
    const QList<Message> messages = found.first().first().value<FilesPage>().messages;
    QCOMPARE(messages.size(), 2);
    QStringList names;
    for (const Message &message : {messages.last(), messages.first()}) {
        for (const Attachment &attachment : message.attachments)
            names.append(attachment.fileName);
    }
    QCOMPARE(names.size(), count);
    for (int i = 0; i < count; ++i)
        QVERIFY2(names.at(i) == u"page %1.pdf"_s.arg(i) || names.at(i) == u"page_%1.pdf"_s.arg(i),
            qPrintable(names.join(u' ')));
    server.server().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!asha.isOnline(), longWaitMs);
    const Message album = messages.first().attachments.size() > 1 ? messages.first() : messages.last();
    QSignalSpy media(asha.session.get(), &ChatSession::mediaChanged);
    asha.session->fetchMedia(album, album.attachments.last(), MediaSize::Whole);
    QTRY_COMPARE(media.size(), 1);
    QCOMPARE(media.first().first().value<MediaEvent>().state, MediaState::Here);
}

void SessionTest::sharedFilesAreFoundAgain()
{
    TestServer server;
    ClientCore core;
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline() && asha.loaded.size() > 0, longWaitMs);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"bill.pdf"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    file.close();
    asha.session->sendFiles(withBikash, {path}, u"the bill"_s);
    asha.session->sendText(withBikash, u"and words"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asha.count(withBikash, u"the bill"_s), 1, longWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(asha.outgoing.isEmpty(), longWaitMs);
    QSignalSpy found(asha.session.get(), &ChatSession::filesFound);
    asha.session->loadFiles(withBikash);
    QTRY_COMPARE(found.size(), 1);
    const auto page = found.first().first().value<FilesPage>();
    QCOMPARE(page.messages.size(), 1);
    QCOMPARE(page.messages.first().attachments.first().fileName, u"bill.pdf"_s);
    QVERIFY(!page.hasMore);
    asha.session->loadFiles(withBikash, page.messages.first().seq);
    QTRY_COMPARE(found.size(), 2);
    QVERIFY(found.last().first().value<FilesPage>().messages.isEmpty());

    // Who keeps a copy gets every message once, the new ones from here and the old ones from the server.
    QSignalSpy read(asha.session.get(), &ChatSession::historyRead);
    qint64 oldest = 0;
    Timestamp oldestAt;
    for (bool isWhole = false; !isWhole;) {
        asha.session->readHistory(withBikash, oldest, oldestAt);
        QTRY_COMPARE_WITH_TIMEOUT(read.size(), 1, longWaitMs);
        const auto part = read.takeFirst().first().value<HistoryPart>();
        QVERIFY(!part.isFailed && !part.messages.isEmpty());
        QVERIFY(oldest == 0 || part.messages.last().seq == oldest - 1);
        QCOMPARE(part.messages.last().seq - part.messages.first().seq, part.messages.size() - 1);
        oldest = part.messages.first().seq;
        oldestAt = part.messages.first().createdAt;
        isWhole = part.hasReachedStart;
    }
    QCOMPARE(oldest, 1);
}

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
