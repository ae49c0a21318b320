// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/chatpage.h"

#include "app/ui/chat/connectionbanner.h"
#include "app/ui/chat/messageview.h"
#include "app/ui/chat/typingline.h"
#include "tests/gui/fakesession.h"
#include "tests/gui/messagebuilder.h"

#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QProxyStyle>
#include <QtWidgets/QPushButton>

using namespace chautari;
using namespace chautari::testing;
using namespace Qt::StringLiterals;

class TestChatPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void opensAndFocusesTheComposer();
    void showsWhatTheListAlreadyKnew();
    void reopeningTheSameChangesNothing();
    void sendsWithEnter();
    void keepsADraftPerConversation();
    void marksReadWhatWasSeen();
    void marksNothingWhileTheWindowIsInactive();
    void showsPresenceAndTyping();
    void typingStandsStillWithReducedMotion();
    void bannerCountsWaitingMessages();
    void loadsOlderAndTriesTheFirstPageAgain();
    void goesToADay();
    void goesToADayThatIsNotLoaded();
    void escapeAsksToGoBack();
    void asksBeforeOpeningALink();
    void namesOfOthersArePlainText();
    void everyFocusableWidgetHasAName();

private:
    template <typename T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    void apply(const QList<Message> &messages);

    ThemeController m_theme;
    std::unique_ptr<FakeSession> m_fake;
    std::unique_ptr<ChatPage> m_page;
};

namespace {

class StillStyle : public QProxyStyle
{
public:
    int styleHint(
        StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

} // namespace

void TestChatPage::init()
{
    m_fake = std::make_unique<FakeSession>();
    m_page = std::make_unique<ChatPage>(m_fake->session(), m_theme);
    m_page->resize(640, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->openConversation(conversation(), true);
}

void TestChatPage::cleanup()
{
    m_page.reset();
    m_fake.reset();
}

void TestChatPage::apply(const QList<Message> &messages)
{
    SessionChanges changes;
    changes.messages = messages;
    m_page->apply(changes);
}

void TestChatPage::opensAndFocusesTheComposer()
{
    QVERIFY(m_fake->takeCommands().contains(u"openConversation 7"_s));
    QVERIFY(find<QPlainTextEdit>(u"messageEdit"_s)->hasFocus());
    QVERIFY(find<MessageView>(u"messageView"_s)->isVisible());
    QCOMPARE(m_page->conversation(), talk);
    m_page->closeConversation();
    QVERIFY(!find<MessageView>(u"messageView"_s)->isVisible());
    QVERIFY(!m_page->conversation().isValid());
}

void TestChatPage::showsWhatTheListAlreadyKnew()
{
    m_page->closeConversation();
    Conversation known = conversation();
    known.latestMessages << message(2, peer, u"two"_s) << message(1, me, u"one"_s);
    m_page->openConversation(known, false);
    const MessageListModel &model = find<MessageView>(u"messageView"_s)->messages();
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.row(0).message.text, u"one"_s);
}

void TestChatPage::reopeningTheSameChangesNothing()
{
    apply({message(1, peer, u"one"_s)});
    QTest::keyClicks(find<QPlainTextEdit>(u"messageEdit"_s), u"half a sen"_s);
    m_fake->takeCommands();
    m_page->openConversation(conversation(), true);
    QCOMPARE(find<QPlainTextEdit>(u"messageEdit"_s)->toPlainText(), u"half a sen"_s);
    QCOMPARE(find<MessageView>(u"messageView"_s)->messages().rowCount(), 1);
    QVERIFY(!m_fake->takeCommands().contains(u"openConversation 7"_s));
}

void TestChatPage::sendsWithEnter()
{
    m_fake->takeCommands();
    auto *edit = find<QPlainTextEdit>(u"messageEdit"_s);
    QTest::keyClicks(edit, u"hi"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    const QStringList commands = m_fake->takeCommands();
    QVERIFY(commands.contains(u"setTyping 7 on"_s));
    QVERIFY(commands.indexOf(u"setTyping 7 off"_s) < commands.indexOf(u"sendText 7 hi"_s));
    QVERIFY(edit->toPlainText().isEmpty());
}

void TestChatPage::keepsADraftPerConversation()
{
    auto *edit = find<QPlainTextEdit>(u"messageEdit"_s);
    QTest::keyClicks(edit, u"for Bikash"_s);
    m_fake->takeCommands();
    Conversation other = conversation();
    other.id = ConversationId(8);
    m_page->openConversation(other, false);
    QVERIFY(edit->toPlainText().isEmpty());
    QVERIFY(m_fake->takeCommands().contains(u"setTyping 7 off"_s));
    m_page->openConversation(conversation(), false);
    QCOMPARE(edit->toPlainText(), u"for Bikash"_s);
    QVERIFY(!m_fake->takeCommands().contains(u"setTyping 7 on"_s));
}

void TestChatPage::marksReadWhatWasSeen()
{
    m_fake->takeCommands();
    apply({message(1, peer, u"one"_s), message(2, me, u"two"_s)});
    QCOMPARE(m_fake->takeCommands(), QStringList{u"markRead 7 1"_s});
    apply({message(3, peer, u"three"_s)});
    QCOMPARE(m_fake->takeCommands(), QStringList{u"markRead 7 3"_s});
    QList<Message> many;
    for (int seq = 4; seq <= 60; ++seq) {
        many << message(seq, peer, u"text "_s.repeated(30));
    }
    auto *view = find<MessageView>(u"messageView"_s);
    QTest::keyClick(view, Qt::Key_Home);
    apply(many);
    QVERIFY(m_fake->takeCommands().contains(u"markRead 7 60"_s)); // it stood at the bottom and followed
    view->scrollToOldest();
    apply({message(61, peer, u"not seen"_s)});
    QVERIFY(!m_fake->takeCommands().contains(u"markRead 7 61"_s));
    view->scrollToNewest();
    QVERIFY(m_fake->takeCommands().contains(u"markRead 7 61"_s));
}

void TestChatPage::marksNothingWhileTheWindowIsInactive()
{
    m_fake->takeCommands();
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    apply({message(1, peer, u"one"_s)});
    QCOMPARE(m_fake->takeCommands(), QStringList());
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_COMPARE(m_fake->commands(), QStringList{u"markRead 7 1"_s});
}

void TestChatPage::showsPresenceAndTyping()
{
    auto *state = find<QLabel>(u"stateLabel"_s);
    QCOMPARE(state->text(), u"online"_s);
    SessionChanges typing;
    typing.typing << TypingEvent{peer, u"bikash"_s, true, talk};
    m_page->apply(typing);
    QVERIFY(find<TypingLine>(u"typingLine"_s)->text().contains(u"Bikash Thapa"_s));
    QVERIFY(state->text().startsWith(u"typing"_s));
    SessionChanges gone;
    gone.typing << TypingEvent{peer, u"bikash"_s, false, talk};
    gone.presence << PresenceEvent{peer, u"bikash"_s, false, Timestamp(noon)};
    m_page->apply(gone);
    QVERIFY(find<TypingLine>(u"typingLine"_s)->text().isEmpty());
    QVERIFY2(state->text().startsWith(u"last seen"_s), qUtf8Printable(state->text()));
    SessionChanges elsewhere;
    elsewhere.typing << TypingEvent{peer, u"bikash"_s, true, ConversationId(99)}
                     << TypingEvent{me, u"asha"_s, true, talk};
    m_page->apply(elsewhere);
    QVERIFY(find<TypingLine>(u"typingLine"_s)->text().isEmpty());
}

void TestChatPage::typingStandsStillWithReducedMotion()
{
    SessionChanges typing;
    typing.typing << TypingEvent{peer, u"bikash"_s, true, talk};
    m_page->apply(typing);
    auto *line = find<TypingLine>(u"typingLine"_s);
    QVERIFY(line->isAnimated());
    StillStyle still;
    line->setStyle(&still);
    m_page->apply(typing);
    QVERIFY(!line->isAnimated());
    QVERIFY(!line->text().isEmpty());
    line->setStyle(nullptr);
}

void TestChatPage::bannerCountsWaitingMessages()
{
    auto *banner = find<ConnectionBanner>(u"connectionBanner"_s);
    QVERIFY(!banner->isVisible());
    SessionChanges changes;
    changes.outgoing << outgoing(u"a"_s, u"one"_s) << outgoing(u"b"_s, u"two"_s)
                     << outgoing(u"c"_s, u"three"_s, OutgoingState::Failed, u"No."_s);
    m_page->apply(changes);
    m_fake->setStatus({ConnectionState::Waiting, 9000, u"The server does not answer."_s});
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->text().startsWith(u"The server does not answer."_s), qUtf8Printable(banner->text()));
    QVERIFY2(banner->text().contains(u"2 message"_s), qUtf8Printable(banner->text()));
    QVERIFY2(banner->text().contains(u'9') || banner->text().contains(u'8'), qUtf8Printable(banner->text()));
    m_fake->takeCommands();
    QTest::mouseClick(find<QPushButton>(u"retryNowButton"_s), Qt::LeftButton);
    QCOMPARE(m_fake->takeCommands(), QStringList{u"retryNow"_s});
    m_fake->setStatus({ConnectionState::Online, 0, {}});
    QVERIFY(!banner->isVisible());
}

void TestChatPage::loadsOlderAndTriesTheFirstPageAgain()
{
    auto *view = find<MessageView>(u"messageView"_s);
    m_fake->takeCommands();
    m_fake->say({talk, false, Error::of(ErrorCode::ServerBusy, u"Busy."_s), true});
    view->activate(-1, RowAction::Reload);
    QCOMPARE(m_fake->takeCommands(), QStringList{u"openConversation 7"_s});
    QList<Message> page;
    for (int seq = 51; seq <= 100; ++seq) {
        page << message(seq, me, u"text"_s);
    }
    apply(page);
    m_fake->say({talk, false, {}, false});
    view->scrollToOldest();
    QCOMPARE(m_fake->takeCommands(), QStringList{u"loadOlder 7"_s});
    m_fake->say({ConversationId(99), true, {}, false}); // somebody else's answer
    view->scrollToNewest();
    view->scrollToOldest();
    QCOMPARE(m_fake->takeCommands(), QStringList());
}

// Days 1, 2 and 5 of five, of twenty messages each.
void TestChatPage::goesToADay()
{
    constexpr qint64 day = 86'400'000'000;
    QList<Message> page;
    for (int seq = 1; seq <= 60; ++seq) {
        page << message(seq, peer, u"text"_s);
        page.last().createdAt = Timestamp(noon + (seq > 40 ? 4 : seq > 20 ? 1 : 0) * day + seq * 1'000'000);
    }
    apply(page);
    m_fake->say({talk, true, {}, false});
    m_fake->takeCommands();
    auto *view = find<MessageView>(u"messageView"_s);
    m_page->openDays();
    auto *picker = find<QWidget>(u"dayPicker"_s);
    auto *calendar = find<QCalendarWidget>(u"dayCalendar"_s);
    auto *note = find<QLabel>(u"dayNoteLabel"_s);
    const QDate first = page.first().createdAt.toLocalTime().date();
    QVERIFY(picker->isVisible());
    QCOMPARE(calendar->selectedDate(), first.addDays(4)); // what is on the screen
    for (int i = 0; i < 2; ++i) {
        QTest::keyClick(picker->focusWidget(), Qt::Key_Left);
    }
    QTest::keyClick(picker->focusWidget(), Qt::Key_Return);
    QVERIFY(!picker->isVisible()); // day 3 has none: day 5
    QCOMPARE(view->currentRow(), 40);
    view->scrollToRow(20);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->dayRect(20).center());
    QVERIFY(picker->isVisible());
    QCOMPARE(calendar->selectedDate(), first.addDays(1));
    QCOMPARE(m_fake->takeCommands(), QStringList()); // everything was here
    Q_EMIT calendar->clicked(first); // which may have begun earlier
    QCOMPARE(m_fake->takeCommands(), QStringList{u"loadDownToTime 7"_s});
    m_fake->say({talk, true, {}, false});
    QVERIFY(!picker->isVisible());
    QCOMPARE(view->currentRow(), 0);
    QVERIFY(view->dayRect(0).top() >= 0);
    m_page->openDays();
    Q_EMIT calendar->clicked(first.addDays(5));
    QVERIFY(picker->isVisible() && note->text().startsWith(u"Nothing was written"_s));
    QCOMPARE(view->currentRow(), 59);
    QTest::keyClick(picker->focusWidget(), Qt::Key_Escape);
    QVERIFY(!picker->isVisible());
}

void TestChatPage::goesToADayThatIsNotLoaded()
{
    const auto pageOf = [](int day) {
        QList<Message> page;
        for (int i = 1; i <= 20; ++i) {
            page << message(day * 20 + i, peer, u"text"_s);
            page.last().createdAt = Timestamp(noon + day * 86'400'000'000 + i * 1'000'000);
        }
        return page;
    };
    const QDate first = pageOf(0).first().createdAt.toLocalTime().date();
    apply(pageOf(5));
    m_fake->say({talk, false, {}, false});
    m_page->openDays();
    auto *picker = find<QWidget>(u"dayPicker"_s);
    auto *calendar = find<QCalendarWidget>(u"dayCalendar"_s);
    m_fake->takeCommands();
    Q_EMIT calendar->clicked(first.addDays(3));
    QCOMPARE(m_fake->takeCommands(), QStringList{u"loadDownToTime 7"_s});
    apply(pageOf(4));
    m_fake->say({talk, false, {}, false});
    QVERIFY(m_fake->takeCommands().contains(u"loadDownToTime 7"_s));
    m_fake->say({talk, false, Error::of(ErrorCode::ServerBusy, u"Busy."_s), true});
    QVERIFY(find<QLabel>(u"dayNoteLabel"_s)->text().contains(u"could not be loaded"_s));
    QVERIFY(!m_fake->takeCommands().contains(u"loadDownToTime 7"_s));
    Q_EMIT calendar->clicked(first.addDays(3));
    apply(pageOf(3));
    m_fake->say({talk, false, {}, false}); // the day may have begun earlier
    QVERIFY(picker->isVisible());
    apply(pageOf(2));
    m_fake->say({talk, false, {}, false});
    QVERIFY(!picker->isVisible());
    QCOMPARE(find<MessageView>(u"messageView"_s)->currentRow(), 20);
    m_page->openDays();
    Q_EMIT calendar->clicked(first);
    m_page->closeConversation(); // a page that comes now moves nothing
    QVERIFY(!picker->isVisible());
    m_fake->say({talk, true, {}, false});
}

void TestChatPage::escapeAsksToGoBack()
{
    QSignalSpy back(m_page.get(), &ChatPage::backRequested);
    QTest::keyClick(find<QPlainTextEdit>(u"messageEdit"_s), Qt::Key_Escape);
    QCOMPARE(back.size(), 1);
    auto *view = find<MessageView>(u"messageView"_s);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Escape);
    QCOMPARE(back.size(), 2);
    m_page->setBackVisible(true);
    QTest::mouseClick(find<QAbstractButton>(u"backButton"_s), Qt::LeftButton);
    QCOMPARE(back.size(), 3);
}

void TestChatPage::asksBeforeOpeningALink()
{
    auto *view = find<MessageView>(u"messageView"_s);
    Q_EMIT view->linkActivated(QUrl(u"https://bank.np@evil.example/<b>x</b>"_s));
    auto *box = find<QMessageBox>(u"openLinkDialog"_s);
    QVERIFY(box != nullptr);
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY2(box->text().contains(u"evil.example"_s) && !box->text().contains(u"bank"_s), qUtf8Printable(box->text()));
    QPointer<QMessageBox> alive(box);
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(alive.isNull());
    Q_EMIT view->linkActivated(QUrl(u"file:///etc/passwd"_s));
    QVERIFY(find<QMessageBox>(u"openLinkDialog"_s) == nullptr);
}

void TestChatPage::namesOfOthersArePlainText()
{
    Conversation evil = conversation();
    evil.id = ConversationId(9);
    evil.provider.firstName = u"<img src=/dev/zero>\u202E"_s;
    evil.provider.lastName = u"\nx"_s;
    evil.service.title = u"<b>pipes</b>"_s;
    m_page->openConversation(evil, false);
    const auto *name = find<QLabel>(u"nameLabel"_s);
    QCOMPARE(name->textFormat(), Qt::PlainText);
    QCOMPARE(name->text(), u"<img src=/dev/zero> x"_s);
    for (const QLabel *label : m_page->findChildren<QLabel *>()) {
        if (label->text().contains(u'<')) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }
}

void TestChatPage::everyFocusableWidgetHasAName()
{
    m_page->setBackVisible(true);
    int focusable = 0;
    for (QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()) {
            continue;
        }
        ++focusable;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), qUtf8Printable(widget->objectName()));
    }
    QVERIFY(focusable >= 4);
}

QTEST_MAIN(TestChatPage)
#include "tst_chatpage.moc"
