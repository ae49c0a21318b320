// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/realscreen.h"

#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenu>

namespace chautari::screens {

//! What can be done with a message, as the other side sees it.
class ActionsScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerAndAReactionReachTheOther();
    void aReactionDoesNotSpoilAChange();
    void deletedForEveryoneIsGoneEverywhere();
    void whatIsWrittenAboutSomethingDeletedMeanwhileIsNotLost();
    void deletedForMeStaysWithTheOther();
    void severalAreForwardedInTheirOrder();
    void aReportIsKeptAndTheSenderHearsNothing();

private:
    bool isGoneFor(const Peer &peer, MessageId id)
    {
        const int row = peer.messages().rowOfMessage(id);
        return row >= 0 && peer.messages().row(row).message.deletion == DeletionType::Everyone
            && peer.messages().row(row).message.text.isEmpty();
    }
};

void ActionsScreen::anAnswerAndAReactionReachTheOther()
{
    receive(u"Is four o'clock fine?"_s);
    QVERIFY(choose(messageMenu(rowOf(u"Is four o'clock fine?"_s)), u"replyAction"_s));
    asha->say(u"Yes, it is"_s);
    TRY_VERIFY(bikash->has(u"Yes, it is"_s));
    const Message question = bikash->message(u"Is four o'clock fine?"_s);
    const Message answer = bikash->message(u"Yes, it is"_s);
    QVERIFY(answer.replyTo);
    QCOMPARE(answer.replyTo->id, question.id);
    QCOMPARE(answer.replyTo->text, u"Is four o'clock fine?"_s);

    const auto reactions = [this] { return bikash->message(u"Is four o'clock fine?"_s).reactions; };
    QVERIFY(choose(messageMenu(rowOf(u"Is four o'clock fine?"_s)), u"👍"_s));
    TRY_COMPARE(reactions().size(), 1);
    QCOMPARE(reactions().first(), (Reaction{u"👍"_s, {asha->session->me().id}}));
    const int row = rowOf(u"Is four o'clock fine?"_s);
    TRY_COMPARE(view().messages().row(row).message.reactions.size(), 1);
    QTest::mouseClick(
        view().viewport(), Qt::LeftButton, {}, view().partRect(row, {RowPart::Kind::Reaction, 0}).center());
    TRY_VERIFY(reactions().isEmpty());
}

// Which comes while she writes.
void ActionsScreen::aReactionDoesNotSpoilAChange()
{
    asha->say(u"See you at fve"_s);
    TRY_VERIFY(bikash->has(u"See you at fve"_s) && view().messages().row(rowOf(u"See you at fve"_s)).isStored());
    const MessageId id = bikash->last().id;
    QTest::keyClick(asha->edit(), Qt::Key_Up);
    bikash->session->react(bikash->last(), u"👍"_s, true);
    TRY_COMPARE(view().messages().row(rowOf(u"See you at fve"_s)).message.reactions.size(), 1);
    QTest::keyClick(asha->edit(), Qt::Key_A, Qt::ControlModifier);
    asha->say(u"See you at five"_s);
    TRY_COMPARE(bikash->last().text, u"See you at five"_s);
    QCOMPARE(bikash->last().id, id);
    QCOMPARE(bikash->last().reactions.size(), 1);
    TRY_VERIFY(view().messages().row(rowOf(u"See you at five"_s)).problem.isEmpty());
}

// The answer to it too: what it quotes is the deleted text.
void ActionsScreen::deletedForEveryoneIsGoneEverywhere()
{
    asha->say(u"my PIN is 4711"_s);
    TRY_VERIFY(bikash->has(u"my PIN is 4711"_s));
    const Message slip = bikash->message(u"my PIN is 4711"_s);
    bikash->session->sendText(cleaning, u"Better take that away"_s, slip.id);
    TRY_VERIFY(rowOf(u"Better take that away"_s) >= 0);
    QVERIFY(view().messages().row(rowOf(u"Better take that away"_s)).message.replyTo);

    QVERIFY(choose(messageMenu(rowOf(u"my PIN is 4711"_s)), u"deleteAction"_s));
    TRY_VERIFY(visible<QWidget>("deleteForEveryoneButton"));
    click("deleteForEveryoneButton");
    TRY_VERIFY(isGoneFor(*bikash, slip.id));
    TRY_VERIFY(rowOf(u"my PIN is 4711"_s) < 0);

    const auto quoted = [](const Message &message) { return message.replyTo ? message.replyTo->text : u"none"_s; };
    TRY_COMPARE(quoted(bikash->message(u"Better take that away"_s)), QString());
    TRY_COMPARE(quoted(view().messages().row(rowOf(u"Better take that away"_s)).message), QString());
    const Peer &later = join(u"bikash"_s);
    TRY_VERIFY(isGoneFor(later, slip.id));
    QCOMPARE(quoted(later.message(u"Better take that away"_s)), QString());
}

// An answer to it, and a change of it.
void ActionsScreen::whatIsWrittenAboutSomethingDeletedMeanwhileIsNotLost()
{
    receive(u"Ten or eleven?"_s);
    QVERIFY(choose(messageMenu(rowOf(u"Ten or eleven?"_s)), u"replyAction"_s));
    QTest::keyClicks(asha->edit(), u"Eleven"_s);
    TRY_VERIFY(bikash->message(u"Ten or eleven?"_s).id.isValid());
    bikash->session->deleteMessage(bikash->message(u"Ten or eleven?"_s), DeletionType::Everyone);
    TRY_VERIFY(rowOf(u"Ten or eleven?"_s) < 0);
    QTest::keyClick(asha->edit(), Qt::Key_Return);
    TRY_VERIFY(bikash->has(u"Eleven"_s));
    TRY_VERIFY(delivery(u"Eleven"_s) >= DeliveryState::Sent && delivery(u"Eleven"_s) != DeliveryState::Failed);

    asha->say(u"Or twelv"_s);
    Peer &phone = join(u"asha"_s);
    TRY_VERIFY(phone.has(u"Or twelv"_s) && view().messages().row(rowOf(u"Or twelv"_s)).isStored());
    QTest::keyClick(asha->edit(), Qt::Key_Up);
    QCOMPARE(asha->edit()->toPlainText(), u"Or twelv"_s);
    phone.session->deleteMessage(phone.message(u"Or twelv"_s), DeletionType::Everyone);
    TRY_VERIFY(rowOf(u"Or twelv"_s) < 0);
    asha->say(u"e"_s);
    const int row = view().messages().rowOfMessage(bikash->last().id);
    TRY_COMPARE(view().messages().row(row).problem, u"This message is not there any more."_s);
    view().scrollToRow(row);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().actionRect(row, RowAction::Delete).center());
    TRY_VERIFY(view().messages().row(row).problem.isEmpty());
    asha->say(u"At noon"_s);
    TRY_COMPARE(bikash->last().text, u"At noon"_s);
}

void ActionsScreen::deletedForMeStaysWithTheOther()
{
    receive(u"I owe you 200"_s);
    Peer &phone = join(u"asha"_s);
    TRY_VERIFY(phone.has(u"I owe you 200"_s));
    QVERIFY(choose(messageMenu(rowOf(u"I owe you 200"_s)), u"deleteAction"_s));
    TRY_VERIFY(visible<QWidget>("deleteForMeButton"));
    QVERIFY(!visible<QWidget>("deleteForEveryoneButton")); // it is not hers
    click("deleteForMeButton");
    TRY_VERIFY(!phone.has(u"I owe you 200"_s));
    TRY_VERIFY(rowOf(u"I owe you 200"_s) < 0);
    QVERIFY(bikash->has(u"I owe you 200"_s));
    const Peer &later = join(u"asha"_s);
    TRY_VERIFY(later.hasAll(cleaningLines));
    QVERIFY(!later.has(u"I owe you 200"_s));
}

void ActionsScreen::severalAreForwardedInTheirOrder()
{
    receive(u"The first step"_s);
    receive(u"The second step"_s);
    QVERIFY(choose(messageMenu(rowOf(u"The second step"_s)), u"chooseAction"_s));
    QTest::keyClick(&view(), Qt::Key_Up);
    QTest::keyClick(&view(), Qt::Key_Space);
    QCOMPARE(view().chosenRows().size(), 2);
    click("forwardChosenButton");
    auto *words = visible<QLineEdit>("pickerEdit");
    QVERIFY(words);
    QTest::keyClicks(words, u"Maya"_s);
    QTest::keyClick(words, Qt::Key_Return);
    constexpr ConversationId garden{4};
    Peer &maya = join(u"maya"_s);
    maya.look(garden);
    TRY_VERIFY(maya.has(u"The first step"_s) && maya.has(u"The second step"_s));
    QVERIFY(maya.rowOf(u"The first step"_s) < maya.rowOf(u"The second step"_s));
    QCOMPARE(maya.message(u"The first step"_s).sender.id, asha->session->me().id);
}

void ActionsScreen::aReportIsKeptAndTheSenderHearsNothing()
{
    receive(u"You are a donkey"_s);
    QSignalSpy told(asha->session.get(), &ChatSession::messageFlagged);
    QVERIFY(choose(messageMenu(rowOf(u"You are a donkey"_s)), u"reportAction"_s));
    auto *dialog = visible<QInputDialog>("reportDialog");
    QVERIFY(dialog);
    auto *reason = dialog->findChild<QLineEdit *>();
    QTest::keyClicks(reason, u"an insult"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    TRY_COMPARE(told.size(), 1);
    QCOMPARE(told.first().at(1).toString(), QString());
    const Peer &later = join(u"asha"_s);
    TRY_VERIFY(later.has(u"You are a donkey"_s));
    QVERIFY(later.message(u"You are a donkey"_s).isFlagged);
    QCOMPARE(later.message(u"You are a donkey"_s).moderationReason, u"an insult"_s);
    const Peer &sender = join(u"bikash"_s);
    TRY_VERIFY(sender.has(u"You are a donkey"_s));
    QVERIFY(!sender.message(u"You are a donkey"_s).isFlagged);
    QVERIFY(sender.message(u"You are a donkey"_s).moderationReason.isEmpty());
}

std::unique_ptr<QObject> actionsScreen()
{
    return std::make_unique<ActionsScreen>();
}

} // namespace chautari::screens

#include "actionsscreen.moc"
