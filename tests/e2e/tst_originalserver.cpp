// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The client against an original SewaBazaar server as it was recorded: what works there works, a lost answer does not
// double a message, and what that server cannot do is said.
#include "app/session/clientcore.h"
#include "app/session/filevault.h"
#include "app/session/serverprobe.h"
#include "tests/support/fakesewabazaar.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

constexpr ConversationId room{1};
constexpr qint64 customer = 1;
constexpr qint64 provider = 4;

//! One person's program: its session and everything that it said.
class Program
{
public:
    Program(const QString &home, const QUrl &url)
        : core({home + u"/accounts"_s, std::make_shared<FileVault>(home + u"/tokens"_s)})
        , session(core.createSession(ServerAddress::fromHttpUrl(url)))
        , loaded(session.get(), &ChatSession::conversationsLoaded)
        , pages(session.get(), &ChatSession::historyLoaded)
    {
        QObject::connect(session.get(), &ChatSession::changed, session.get(), [this](const SessionChanges &changes) {
            for (const Conversation &conversation : changes.conversations)
                conversations[conversation.id] = conversation;
            for (const Message &message : changes.messages)
                messages[message.conversation][message.seq] = message;
            for (const OutgoingMessage &message : changes.outgoing)
                outgoing[message.clientMessageId] = message;
            for (const QString &id : changes.outgoingDone)
                outgoing.remove(id);
            for (const TypingEvent &event : changes.typing)
                typing.append(event.isTyping);
        });
    }

    void signIn() { session->signIn(OriginalBackend::email(u"customer1"_s), OriginalBackend::password()); }
    [[nodiscard]] bool isOnline() const { return session->connectionStatus().state == ConnectionState::Online; }
    [[nodiscard]] QStringList texts() const
    {
        QStringList all;
        for (const Message &message : messages.value(room))
            all.append(message.text);
        return all;
    }

    ClientCore core;
    std::unique_ptr<ChatSession> session;
    QSignalSpy loaded;
    QSignalSpy pages;
    QMap<ConversationId, Conversation> conversations;
    QMap<ConversationId, QMap<qint64, Message>> messages;
    QMap<QString, OutgoingMessage> outgoing;
    QList<bool> typing;
};

} // namespace

class TestOriginalServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void signsInListsAndReadsAllOfAConversation();
    void liveMessagesTypingAndReading();
    void aLostAnswerDoesNotDoubleAMessage_data();
    void aLostAnswerDoesNotDoubleAMessage();
    void theSameTextTwiceIsTwoMessages();
    void aKillBetweenPostAndAnswerDoesNotDoubleEither();
    void whatWasSeenIsReadOffline();
    void anExpiredTokenIsRenewed();
    void saysWhatItLacks();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<FakeSewaBazaar> m_server;
};

void TestOriginalServer::init()
{
    m_server.reset();
    m_home = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeSewaBazaar>();
}

void TestOriginalServer::signsInListsAndReadsAllOfAConversation()
{
    QStringList said;
    for (int i = 0; i < 130; ++i) {
        said.append(u"message %1"_s.arg(i));
        m_server->say(room.value(), i % 2 ? customer : provider, said.last());
    }
    Program asha(m_home->path(), m_server->url());
    asha.signIn();
    QTRY_VERIFY(asha.isOnline());
    QTRY_VERIFY(asha.loaded.count() > 0);
    QTRY_COMPARE(asha.conversations[room].latestMessages.value(0).text, said.last()); // not the oldest ten
    asha.session->openConversation(room);
    QTRY_VERIFY(!asha.pages.isEmpty());
    for (int page = 0; page < 6 && asha.texts().size() < said.size(); ++page) {
        const auto before = asha.pages.count();
        asha.session->loadOlder(room);
        QTRY_VERIFY(asha.pages.count() > before);
    }
    QCOMPARE(asha.texts(), said);
    const auto before = asha.pages.count();
    asha.session->loadOlder(room);
    QTRY_VERIFY(asha.pages.count() > before);
    QVERIFY(asha.pages.last().at(0).value<HistoryPage>().hasReachedStart);
}

void TestOriginalServer::liveMessagesTypingAndReading()
{
    Program asha(m_home->path(), m_server->url());
    asha.signIn();
    QTRY_VERIFY(asha.isOnline());
    asha.session->openConversation(room);
    const qint64 id = m_server->say(room.value(), provider, u"Are you at home?"_s);
    QTRY_COMPARE(asha.texts(), QStringList(u"Are you at home?"_s));
    m_server->showTyping(room.value(), provider, true);
    QTRY_COMPARE(asha.typing, QList<bool>{true});
    asha.session->setTyping(room, true);
    QTRY_VERIFY(!m_server->framesOf(customer).filter(u"\"typing\""_s).isEmpty());
    asha.session->markRead(room, MessageId(id), id);
    QTRY_COMPARE(m_server->count("POST", "/api/messaging/conversations/1/mark_as_read/"), 1);
    QTRY_COMPARE(asha.conversations[room].unreadCount, 0);
}

void TestOriginalServer::aLostAnswerDoesNotDoubleAMessage_data()
{
    using Trouble = FakeSewaBazaar::Trouble;
    QTest::addColumn<QList<Trouble>>("troubles");
    QTest::newRow("none") << QList<Trouble>();
    QTest::newRow("stored, never answered") << QList<Trouble>{Trouble::NeverAnswered};
    QTest::newRow("stored, then an error") << QList<Trouble>{Trouble::ErrorThoughStored};
    QTest::newRow("not stored") << QList<Trouble>{Trouble::Error};
    QTest::newRow("not stored, then stored and unanswered") << QList<Trouble>{Trouble::Error, Trouble::NeverAnswered};
}

void TestOriginalServer::aLostAnswerDoesNotDoubleAMessage()
{
    QFETCH(QList<FakeSewaBazaar::Trouble>, troubles);
    Program asha(m_home->path(), m_server->url());
    asha.signIn();
    QTRY_VERIFY(asha.isOnline());
    QTRY_VERIFY(asha.conversations.contains(room));
    m_server->muteSockets(true); // else the echo over the socket would tell
    m_server->troubleNextPosts(troubles);
    asha.session->sendText(room, u"once"_s);
    asha.session->sendText(room, u"and then this"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->backend().textsOf(room.value()).size(), 2, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(asha.outgoing.isEmpty(), 30'000);
    QCOMPARE(m_server->backend().textsOf(room.value()), (QStringList{u"once"_s, u"and then this"_s}));
    QCOMPARE(asha.texts(), (QStringList{u"once"_s, u"and then this"_s}));
}

void TestOriginalServer::theSameTextTwiceIsTwoMessages()
{
    Program asha(m_home->path(), m_server->url());
    asha.signIn();
    QTRY_VERIFY(asha.isOnline());
    QTRY_VERIFY(asha.conversations.contains(room));
    m_server->troubleNextPosts({FakeSewaBazaar::Trouble::NeverAnswered, FakeSewaBazaar::Trouble::None});
    asha.session->sendText(room, u"ok"_s);
    asha.session->sendText(room, u"ok"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.outgoing.isEmpty() && asha.texts().size() == 2, 30'000);
    QCOMPARE(m_server->backend().textsOf(room.value()), (QStringList{u"ok"_s, u"ok"_s}));
}

void TestOriginalServer::aKillBetweenPostAndAnswerDoesNotDoubleEither()
{
    m_server->muteSockets(true);
    {
        Program asha(m_home->path(), m_server->url());
        asha.signIn();
        QTRY_VERIFY(asha.isOnline() || !asha.conversations.isEmpty());
        QTRY_VERIFY(asha.conversations.contains(room));
        m_server->muteSockets(false);
        QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), 20'000);
        m_server->muteSockets(true);
        m_server->troubleNextPosts({FakeSewaBazaar::Trouble::AnsweredLate});
        asha.session->sendText(room, u"in between"_s);
        QTRY_COMPARE(m_server->backend().textsOf(room.value()).size(), 1);
    }
    m_server->muteSockets(false);
    Program again(m_home->path(), m_server->url());
    again.session->restore();
    QTRY_VERIFY_WITH_TIMEOUT(again.isOnline(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(again.outgoing.isEmpty() && !again.texts().isEmpty(), 20'000);
    QCOMPARE(m_server->backend().textsOf(room.value()), QStringList(u"in between"_s));
}

void TestOriginalServer::whatWasSeenIsReadOffline()
{
    m_server->say(room.value(), provider, u"seen once"_s);
    const QUrl url = m_server->url();
    {
        Program asha(m_home->path(), url);
        asha.signIn();
        QTRY_VERIFY(asha.isOnline());
        asha.session->openConversation(room);
        QTRY_COMPARE(asha.texts(), QStringList(u"seen once"_s));
    }
    m_server.reset();
    Program asha(m_home->path(), url);
    asha.session->restore();
    QTRY_VERIFY(asha.conversations.contains(room));
    asha.session->openConversation(room);
    QTRY_COMPARE(asha.texts(), QStringList(u"seen once"_s));
    QSignalSpy found(asha.session.get(), &ChatSession::searchFinished);
    asha.session->search(u"seen"_s);
    QTRY_COMPARE(found.count(), 1);
    QCOMPARE(found.first().at(0).value<SearchResults>().messages.size(), 1);
}

void TestOriginalServer::anExpiredTokenIsRenewed()
{
    Program asha(m_home->path(), m_server->url());
    asha.signIn();
    QTRY_VERIFY(asha.isOnline());
    QTRY_VERIFY(asha.conversations.contains(room));
    m_server->expireAccessTokens();
    asha.session->sendText(room, u"with a new token"_s);
    QTRY_COMPARE(m_server->backend().textsOf(room.value()), QStringList(u"with a new token"_s));
    QTRY_VERIFY(asha.outgoing.isEmpty());
    QVERIFY(m_server->count("POST", "/api/auth/refresh/") >= 1);
}

void TestOriginalServer::saysWhatItLacks()
{
    Program asha(m_home->path(), m_server->url());
    QSignalSpy probed(asha.session.get(), &ChatSession::serverProbed);
    asha.session->probe();
    QTRY_COMPARE(probed.count(), 1);
    const auto health = probed.first().at(0).value<Health>();
    QVERIFY(!health.server);
    QVERIFY(whatServerLacks(health).size() >= 5);
    Health ours = health;
    ours.server = ServerInfo{};
    QVERIFY(whatServerLacks(ours).isEmpty());
}

QTEST_GUILESS_MAIN(TestOriginalServer)
#include "tst_originalserver.moc"
