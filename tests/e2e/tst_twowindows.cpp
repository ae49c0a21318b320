// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The main job, as two people do it: two real main windows and a real server in one process, driven by keys and clicks.
#include "app/models/servicelistmodel.h"
#include "tests/e2e/windowside.h"
#include "tests/support/testserver.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

//! Signs in at once, and may have no conversation open.
class Person : public test::WindowSide
{
public:
    Person(ClientCore &core, const QUrl &server, const Shell &shell, const QString &name)
        : WindowSide(core, server, shell)
    {
        session->signIn(name + u"@demo.chautari.app"_s, u"chautari-demo"_s);
    }

    const MessageListModel *shownMessages() { return view() ? &messages() : nullptr; }
    QString lastText() { return count() > 0 ? messages().row(count() - 1).message.text : QString(); }
    DeliveryState lastDelivery()
    {
        return count() > 0 ? messages().row(count() - 1).delivery : DeliveryState::Incoming;
    }
    int count() { return view() ? messages().rowCount() : 0; }
};

} // namespace

class TwoWindows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void messageIsTypedStoredShownAndAnswered();
    void typingIsShownWhileItLasts();
    void ticksFollowTheOtherPerson();
    void readingClearsTheBadge();
    void textThatLooksLikeMarkupIsShownAsItIs();
    void messagesWrittenWhileTheServerIsAwayArriveOnceAndInOrder();
    void aServiceLeadsToAConversationWithANoteAndABlock();

private:
    std::unique_ptr<test::TestServer> m_server;
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<LanguageController> m_language;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<ClientCore> m_core;
    std::unique_ptr<Person> m_asha;
    std::unique_ptr<Person> m_bikash;
    quint16 m_port = 0;
};

void TwoWindows::init()
{
    m_port = 0;
    m_server = std::make_unique<test::TestServer>([this](server::ServerConfig &config) {
        if (m_port != 0)
            config.port = m_port; // a restarted server is found where it was
    });
    m_port = quint16(m_server->url().port());
    m_theme = std::make_unique<ThemeController>();
    m_language = std::make_unique<LanguageController>();
    m_settings = std::make_unique<AppSettings>();
    m_core = std::make_unique<ClientCore>();
    const Shell shell{*m_theme, *m_language, *m_settings};
    m_asha = std::make_unique<Person>(*m_core, m_server->url(), shell, u"asha"_s);
    m_bikash = std::make_unique<Person>(*m_core, m_server->url(), shell, u"bikash"_s);
    QTRY_VERIFY(m_asha->isOnline() && m_bikash->isOnline());
    QTRY_VERIFY(m_asha->list()->model()->rowCount() > 0 && m_bikash->list()->model()->rowCount() > 0);
    QVERIFY(m_asha->open(u"Bikash Thapa"_s));
    QTRY_VERIFY(m_asha->count() > 0);
}

void TwoWindows::cleanup()
{
    m_bikash.reset();
    m_asha.reset();
    m_core.reset();
    m_settings.reset();
    m_language.reset();
    m_theme.reset();
    m_server.reset();
}

void TwoWindows::messageIsTypedStoredShownAndAnswered()
{
    QVERIFY(m_bikash->open(u"Asha Rai"_s));
    QTRY_VERIFY(m_bikash->count() > 0);

    m_asha->type(u"Can you come on Saturday?"_s);
    QTest::keyClick(m_asha->edit(), Qt::Key_Return);
    QTRY_COMPARE(m_bikash->lastText(), u"Can you come on Saturday?"_s);
    QVERIFY(m_asha->edit()->toPlainText().isEmpty());

    m_bikash->type(u"शनिबार हुन्छ, 9 AM"_s);
    QTest::mouseClick(m_bikash->find<QAbstractButton>(u"sendButton"_s), Qt::LeftButton);
    QTRY_COMPARE(m_asha->lastText(), u"शनिबार हुन्छ, 9 AM"_s);
    QTRY_COMPARE(m_asha->count(), m_bikash->count());
}

void TwoWindows::typingIsShownWhileItLasts()
{
    QVERIFY(m_bikash->open(u"Asha Rai"_s));
    QSignalSpy changes(m_asha->session.get(), &ChatSession::changed);
    const auto lastTyping = [&changes]() -> std::optional<bool> {
        std::optional<bool> last;
        for (const QList<QVariant> &arguments : changes) {
            for (const TypingEvent &event : arguments.first().value<SessionChanges>().typing)
                last = event.isTyping;
        }
        return last;
    };
    m_bikash->type(u"ok"_s);
    QTRY_COMPARE(lastTyping(), std::optional(true));
    QTest::keyClick(m_bikash->edit(), Qt::Key_Return);
    QTRY_COMPARE(lastTyping(), std::optional(false));
}

void TwoWindows::ticksFollowTheOtherPerson()
{
    // Bikash is online but looks at nothing: his client has it, he has not read it.
    m_asha->type(u"one"_s);
    QTest::keyClick(m_asha->edit(), Qt::Key_Return);
    QTRY_COMPARE(m_asha->lastDelivery(), DeliveryState::Delivered);

    m_bikash->window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_bikash->window));
    QVERIFY(m_bikash->open(u"Asha Rai"_s));
    QTRY_COMPARE(m_asha->lastDelivery(), DeliveryState::Read);
}

void TwoWindows::readingClearsTheBadge()
{
    m_asha->type(u"badge"_s);
    QTest::keyClick(m_asha->edit(), Qt::Key_Return);
    auto *model = m_bikash->window.findChild<ConversationListModel *>();
    QVERIFY(model);
    const auto unread = [model] {
        const Conversation *conversation = model->conversation(ConversationId(1));
        return conversation ? conversation->unreadCount : -1;
    };
    QTRY_VERIFY(unread() > 0);
    m_bikash->window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_bikash->window));
    QVERIFY(m_bikash->open(u"Asha Rai"_s));
    QTRY_COMPARE(unread(), 0);
}

void TwoWindows::textThatLooksLikeMarkupIsShownAsItIs()
{
    QVERIFY(m_bikash->open(u"Asha Rai"_s));
    const QString text = u"<b>bold</b> <img src=x> & </td> \"q\" \\ 👍"_s;
    m_asha->edit()->insertPlainText(text);
    QTest::keyClick(m_asha->edit(), Qt::Key_Return);
    QTRY_COMPARE(m_bikash->lastText(), text);
}

void TwoWindows::messagesWrittenWhileTheServerIsAwayArriveOnceAndInOrder()
{
    QVERIFY(m_bikash->open(u"Asha Rai"_s));

    const auto *list = m_asha->window.findChild<ConversationListModel *>();
    const auto isBikashOnline = [list] {
        return list->index(list->rowOf(ConversationId(1))).data(ConversationListModel::OnlineRole).toBool();
    };
    QTRY_VERIFY(isBikashOnline());
    m_server->server().stop();
    QTRY_VERIFY(!m_asha->isOnline());
    QTRY_VERIFY(!isBikashOnline()); // nobody here can know
    for (const QString &text : {u"first"_s, u"second"_s, u"third"_s}) {
        m_asha->type(text);
        QTest::keyClick(m_asha->edit(), Qt::Key_Return);
    }
    QTRY_COMPARE(m_asha->lastText(), u"third"_s);
    QCOMPARE(m_asha->lastDelivery(), DeliveryState::Queued);

    m_server->restart();
    m_asha->session->retryNow();
    m_bikash->session->retryNow();
    const QStringList written{u"first"_s, u"second"_s, u"third"_s};
    const auto arrived = [this, &written] {
        QStringList texts;
        const MessageListModel *model = m_bikash->shownMessages();
        for (int row = 0; model && row < model->rowCount(); ++row) {
            if (written.contains(model->row(row).message.text))
                texts += model->row(row).message.text;
        }
        return texts;
    };
    QTRY_COMPARE_WITH_TIMEOUT(arrived(), written, 20'000);
    QTRY_VERIFY(m_asha->lastDelivery() >= DeliveryState::Sent);
    QCOMPARE(arrived(), written);
}

void TwoWindows::aServiceLeadsToAConversationWithANoteAndABlock()
{
    const auto press = [this](Qt::Key key) { // shortcuts belong to the active window
        m_asha->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_asha->window));
        QTest::keyClick(&m_asha->window, key, Qt::ControlModifier);
    };
    // Somebody new: found, chosen and written to without the mouse.
    press(Qt::Key_N);
    auto *services = m_asha->find<QListView>(u"serviceList"_s);
    QVERIFY(services);
    QTRY_VERIFY(services->model()->rowCount() > 0);
    auto *first = m_asha->find<QPlainTextEdit>(u"firstMessageEdit"_s);
    for (int row = 0; row < services->model()->rowCount() && !first->isVisible(); ++row) {
        const QModelIndex index = services->model()->index(row, 0);
        if (index.data(ServiceListModel::FactsRole).toString().startsWith(u"Bikash Thapa"))
            services->setCurrentIndex(index);
    }
    QVERIFY(first->isVisible()); // not the one they talk about already
    const int before = m_bikash->list()->model()->rowCount();
    QTest::keyClick(services, Qt::Key_Return);
    QTest::keyClicks(first, u"Do you work on Saturdays?"_s);
    QTest::keyClick(first, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_asha->lastText(), u"Do you work on Saturdays?"_s);
    QTRY_COMPARE(m_bikash->list()->model()->rowCount(), before + 1);
    QVERIFY(m_bikash->open(u"Asha Rai"_s)); // the newest is on top
    QTRY_COMPARE(m_bikash->lastText(), u"Do you work on Saturdays?"_s);

    // A note of her own, which another device of hers has too.
    press(Qt::Key_I);
    auto *note = m_asha->find<QPlainTextEdit>(u"noteEdit"_s);
    QTRY_VERIFY(note->isVisible());
    QTest::keyClicks(note, u"ask for the small ladder"_s);
    QTest::keyClick(note, Qt::Key_Tab);
    const ConversationId talk = m_asha->view()->messages().conversation();
    const auto noteOf = [talk](Person &person) {
        const Conversation *found = person.window.findChild<ConversationListModel *>()->conversation(talk);
        return found ? found->note : QString();
    };
    Person elsewhere(*m_core, m_server->url(), {*m_theme, *m_language, *m_settings}, u"asha"_s);
    QTRY_COMPARE(noteOf(elsewhere), u"ask for the small ladder"_s);
    QCOMPARE(noteOf(*m_bikash), QString());

    // Blocked: his message is refused in plain words, and comes when she takes it back.
    QTest::mouseClick(m_asha->find<QAbstractButton>(u"blockButton"_s), Qt::LeftButton);
    QTest::mouseClick(m_asha->find<QAbstractButton>(u"confirmBlockButton"_s), Qt::LeftButton);
    auto *bar = m_asha->find<QWidget>(u"blockedBar"_s);
    QTRY_VERIFY(bar->isVisible() && !m_asha->edit()->isVisible());
    m_bikash->say(u"Yes, until noon"_s);
    QTRY_COMPARE(m_bikash->lastDelivery(), DeliveryState::Failed);
    const MessageRow refused = m_bikash->messages().row(m_bikash->count() - 1);
    QCOMPARE(refused.problem, u"This person does not take messages from you. Nobody else has seen it."_s);
    QCOMPARE(m_asha->lastText(), u"Do you work on Saturdays?"_s);
    QTest::mouseClick(bar->findChild<QAbstractButton *>(u"unblockButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!bar->isVisible() && m_asha->edit()->isVisible());
    m_bikash->session->retryOutgoing(refused.outgoingId());
    QTRY_COMPARE(m_asha->lastText(), u"Yes, until noon"_s);
}

QTEST_MAIN(TwoWindows)
#include "tst_twowindows.moc"
