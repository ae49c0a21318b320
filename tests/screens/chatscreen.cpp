// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/realscreen.h"
#include "tests/support/chaosproxy.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace chautari::screens {

//! The chat and its composer: what is written here stands there.
class ChatScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void bothSidesShowTheSameText();
    void theLongestTextIsTakenAndOneMoreIsNotSent();
    void upChangesItThere();
    void aWaitingMessageThatGoesWhileSheChangesItIsChangedThere();
    void aDraftStaysAndIsNoTypingAnyMore();
    void homeLeadsToTheFirstMessage();
};

// The server trims: what its writer sees must not be something else.
void ChatScreen::bothSidesShowTheSameText()
{
    QTest::keyClicks(asha->edit(), u"  Two lines:"_s);
    QTest::keyClick(asha->edit(), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(asha->edit(), u"  the second  "_s);
    QTest::keyClick(asha->edit(), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(asha->edit(), Qt::Key_Return);
    const QString trimmed = u"Two lines:\n  the second"_s;
    TRY_COMPARE(bikash->last().text, trimmed);
    TRY_VERIFY(view().messages().row(view().messages().rowCount() - 1).isStored());
    QCOMPARE(asha->lastTexts(1), QStringList(trimmed));
}

// Counted as the server counts: in characters of Unicode, not in halves of them.
void ChatScreen::theLongestTextIsTakenAndOneMoreIsNotSent()
{
    const int most = asha->session->limits().text;
    QVERIFY(most >= 1000);
    QGuiApplication::clipboard()->setText(u"👍"_s.repeated(most + 1));
    asha->edit()->setFocus();
    QTest::keyClick(asha->edit(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(!find<QWidget>("sendButton")->isEnabled());
    QTest::keyClick(asha->edit(), Qt::Key_Return);
    QTest::keyClick(asha->edit(), Qt::Key_Backspace);
    QTest::keyClick(asha->edit(), Qt::Key_Return);
    TRY_COMPARE(bikash->last().text, u"👍"_s.repeated(most));
    QVERIFY(asha->edit()->toPlainText().isEmpty());
}

void ChatScreen::upChangesItThere()
{
    asha->say(u"I come at fve"_s);
    TRY_VERIFY(bikash->has(u"I come at fve"_s));
    const MessageId id = bikash->last().id;
    TRY_VERIFY(view().messages().row(rowOf(u"I come at fve"_s)).isStored());
    QTest::keyClick(asha->edit(), Qt::Key_Up);
    QCOMPARE(asha->edit()->toPlainText(), u"I come at fve"_s);
    QTest::keyClick(asha->edit(), Qt::Key_A, Qt::ControlModifier);
    asha->say(u"I come at five"_s);
    TRY_COMPARE(bikash->last().text, u"I come at five"_s);
    QCOMPARE(bikash->last().id, id);
    QVERIFY(bikash->last().editedAt.isValid());
}

// Begun without a connection; when she has found the right word the wrong one is already there.
void ChatScreen::aWaitingMessageThatGoesWhileSheChangesItIsChangedThere()
{
    test::ChaosProxy line;
    QVERIFY(line.listen(quint16(m_server.url().port())));
    test::WindowSide bus(*m_elsewhere, line.url(), shell());
    bus.session->signIn(demoEmail(u"asha"_s), demoPassword());
    TRY_VERIFY(bus.isOnline() && bus.open(u"Bikash Thapa"_s));
    TRY_VERIFY(bus.view()->messages().storedCount() >= cleaningLines);
    line.setMode(test::ChaosProxy::Mode::Refusing);
    line.cutAll();
    TRY_VERIFY(!bus.isOnline());
    bus.say(u"or at siks"_s);
    TRY_COMPARE(bus.lastTexts(1), QStringList(u"or at siks"_s));
    QCOMPARE(bus.countOf(DeliveryState::Queued), 1);
    QTest::keyClick(bus.edit(), Qt::Key_Up);
    QCOMPARE(bus.edit()->toPlainText(), u"or at siks"_s);
    line.setMode(test::ChaosProxy::Mode::Clear);
    bus.session->retryNow();
    TRY_VERIFY(bikash->has(u"or at siks"_s));
    TRY_COMPARE(bus.countOf(DeliveryState::Queued) + bus.countOf(DeliveryState::Sending), 0);
    QTest::keyClick(bus.edit(), Qt::Key_A, Qt::ControlModifier);
    bus.say(u"or at six"_s);
    TRY_COMPARE(bikash->last().text, u"or at six"_s);
    QVERIFY(!bikash->has(u"or at siks"_s));
    TRY_COMPARE(bus.lastTexts(1), QStringList(u"or at six"_s));
    QVERIFY(bus.edit()->toPlainText().isEmpty());
}

void ChatScreen::aDraftStaysAndIsNoTypingAnyMore()
{
    QTest::keyClicks(asha->edit(), u"half a sen"_s);
    TRY_VERIFY(!bikash->typing.isEmpty() && bikash->typing.last().isTyping);
    open(u"Maya Gurung"_s);
    QVERIFY(asha->edit()->toPlainText().isEmpty());
    TRY_VERIFY(!bikash->typing.last().isTyping);
    open(u"Bikash Thapa"_s);
    QCOMPARE(asha->edit()->toPlainText(), u"half a sen"_s);
    asha->say(u"tence"_s);
    TRY_COMPARE(bikash->last().text, u"half a sentence"_s);
}

void ChatScreen::homeLeadsToTheFirstMessage()
{
    constexpr int more = 40; // than one page of the server
    for (int i = 1; i <= more; ++i)
        bikash->session->sendText(cleaning, u"line %1"_s.arg(i));
    TRY_VERIFY(rowOf(u"line %1"_s.arg(more)) >= 0);
    const int all = view().messages().storedCount();
    QVERIFY(all > 50);
    test::WindowSide later(*m_elsewhere, m_server.url(), shell());
    later.session->signIn(demoEmail(u"asha"_s), demoPassword());
    TRY_VERIFY(later.open(u"Bikash Thapa"_s));
    TRY_VERIFY(later.messages().storedCount() >= 50);
    later.view()->setFocus();
    QTest::keyClick(later.view(), Qt::Key_Home);
    TRY_COMPARE(later.messages().storedCount(), all);
    QTest::keyClick(later.view(), Qt::Key_Home);
    QCOMPARE(later.view()->visibleRows().first, 0);
    for (int row = 0; row < all; ++row)
        QCOMPARE(later.messages().row(row).message.seq, row + 1);
}

std::unique_ptr<QObject> chatScreen()
{
    return std::make_unique<ChatScreen>();
}

} // namespace chautari::screens

#include "chatscreen.moc"
