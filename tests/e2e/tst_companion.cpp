// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/companion.h"
#include "app/host/companionreplies.h"
#include "app/host/embeddedserver.h"
#include "tests/e2e/clientside.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::test;

namespace {

constexpr ConversationId withBikash(1);
constexpr int longWaitMs = 20'000;

bool isDevanagari(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Devanagari; });
}

QStringList demoFolders()
{
    return QDir::temp().entryList({u"tst_companion-*"_s}, QDir::Dirs);
}

} // namespace

//! \brief The demo as one person alone sees it: the server inside the program and Bikash, who answers.
class CompanionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repliesFitTheQuestion_data();
    void repliesFitTheQuestion();
    void theSameSeedSaysTheSame();
    void readsTypesAndAnswersOnce();
    void stoppedItSaysNothing();
    void theDemoLeavesNothingBehind();
};

void CompanionTest::repliesFitTheQuestion_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word"); // in every answer to it
    QTest::addColumn<bool>("isNepali");
    QTest::newRow("price") << u"Hello, how much is it?"_s << u"1,500"_s << false;
    QTest::newRow("price in Nepali") << u"कति पर्छ?"_s << u"१,५००"_s << true;
    QTest::newRow("greeting in Nepali") << u"नमस्ते दाइ"_s << u"?"_s << true;
    QTest::newRow("not a price") << u"Our hours are 9 to 5"_s << QString() << false; // "hours" holds "rs"
    QTest::newRow("nothing known") << u"zzz"_s << QString() << false;
    QTest::newRow("emoji only") << u"🙂"_s << QString() << false;
}

void CompanionTest::repliesFitTheQuestion()
{
    QFETCH(const QString, text);
    QFETCH(const QString, word);
    QFETCH(const bool, isNepali);
    for (quint32 seed = 0; seed < 20; ++seed) {
        QRandomGenerator random(seed);
        const QString reply = companionReply(text, random);
        QVERIFY2(!reply.isEmpty() && reply.contains(word), qPrintable(reply));
        QCOMPARE(isDevanagari(reply), isNepali);
    }
}

void CompanionTest::theSameSeedSaysTheSame()
{
    QRandomGenerator one(42);
    QRandomGenerator two(42);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(companionReply(u"hello"_s, one), companionReply(u"hello"_s, two));
}

void CompanionTest::readsTypesAndAnswersOnce()
{
    EmbeddedServer server;
    QVERIFY(server.startDemo());
    ClientCore core;
    Companion companion(core, ServerAddress::fromHttpUrl(server.url()), nullptr, QRandomGenerator(1));
    companion.start(u"bikash@demo.chautari.app"_s, QString::fromLatin1(demoPassword));
    QVERIFY(companion.isRunning());
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline() && asha.loaded.size() > 0, longWaitMs);
    const UserId bikash = asha.conversations.value(withBikash).provider.id;
    QTRY_VERIFY_WITH_TIMEOUT(asha.online.value(bikash), longWaitMs);

    // One burst, one answer, which is an answer to its last line.
    asha.session->sendText(withBikash, u"hello"_s);
    asha.session->sendText(withBikash, u"how much is it?"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asha.count(withBikash, u"how much is it?"_s), 1, longWaitMs);
    const qint64 asked = asha.seqOf(withBikash, u"how much is it?"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.hasMark(withBikash, MessageStatus::Read, asked), longWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(!asha.typing.isEmpty() && asha.typing.last().isTyping, longWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(asha.messages[withBikash].lastKey() == asked + 1, longWaitMs);
    const Message reply = asha.messages[withBikash].last();
    QCOMPARE(reply.sender.id, bikash);
    QVERIFY2(reply.text.contains(u"1,500"_s), qPrintable(reply.text));
    QTRY_COMPARE(asha.typing.last().isTyping, false);

    // The next line gets the next answer, directly after it: none to the companion's own words stands between.
    asha.session->sendText(withBikash, u"धन्यवाद"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.messages[withBikash].lastKey() == asked + 3, longWaitMs);
    QVERIFY(isDevanagari(asha.messages[withBikash].last().text));
}

void CompanionTest::stoppedItSaysNothing()
{
    EmbeddedServer server;
    QVERIFY(server.startDemo());
    ClientCore core;
    Companion companion(core, ServerAddress::fromHttpUrl(server.url()));
    companion.start(u"bikash@demo.chautari.app"_s, QString::fromLatin1(demoPassword));
    ClientSide asha(core, server.url());
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline() && asha.loaded.size() > 0, longWaitMs);
    asha.session->sendText(withBikash, u"hello"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!asha.typing.isEmpty(), longWaitMs); // it is about to answer
    companion.stop();
    QVERIFY(!companion.isRunning());
    // His typing ends on the other side, and no answer came with it.
    QTRY_VERIFY_WITH_TIMEOUT(!asha.typing.last().isTyping, longWaitMs);
    QCOMPARE(asha.messages[withBikash].last().text, u"hello"_s);
}

void CompanionTest::theDemoLeavesNothingBehind()
{
    const QStringList before = demoFolders();
    QUrl url;
    {
        EmbeddedServer server;
        QVERIFY(server.startDemo());
        url = server.url();
        QVERIFY(demoFolders().size() > before.size());
    }
    QCOMPARE(demoFolders(), before);
    ClientCore core;
    const auto session = core.createSession(ServerAddress::fromHttpUrl(url));
    QSignalSpy failed(session.get(), &ChatSession::serverProbeFailed);
    session->probe();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, longWaitMs);
}

QTEST_GUILESS_MAIN(CompanionTest)
#include "tst_companion.moc"
