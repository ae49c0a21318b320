// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/realscreen.h"

#include <QtWidgets/QDialog>

namespace chautari::screens {

//! Who is blocked, and how it ends.
class BlockedScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void aBlockHoldsOnHerOtherDevicesAndEndsInTheList();
    void aBlockedPersonIsNotSeenTyping();

private:
    void block();
};

// Nobody stays blocked for the next case.
void BlockedScreen::cleanup()
{
    if (asha) {
        asha->session->setBlocked(bikash->session->me().id, false);
        TRY_VERIFY(!asha->session->isBlocked(bikash->session->me().id));
    }
    RealScreen::cleanup();
}

void BlockedScreen::block()
{
    press(Qt::Key_I, Qt::ControlModifier);
    TRY_VERIFY(visible<QWidget>("blockButton"));
    click("blockButton");
    TRY_VERIFY(visible<QWidget>("confirmBlockButton"));
    click("confirmBlockButton");
    TRY_VERIFY(find<QWidget>("blockedBar")->isVisible());
}

void BlockedScreen::aBlockHoldsOnHerOtherDevicesAndEndsInTheList()
{
    receive(u"An old word"_s);
    TRY_VERIFY(bikash->message(u"An old word"_s).id.isValid());
    block();
    const Message old = bikash->message(u"An old word"_s);
    bikash->session->editMessage(old, u"A new word"_s);
    bikash->session->react(old, u"🙏"_s, true);
    bikash->session->sendText(cleaning, u"Are you there?"_s);
    TRY_COMPARE(bikash->delivery(u"Are you there?"_s), DeliveryState::Failed);
    {
        test::WindowSide phone(*m_elsewhere, m_server.url(), shell());
        phone.session->signIn(demoEmail(u"asha"_s), demoPassword());
        TRY_VERIFY(phone.isOnline() && phone.open(u"Bikash Thapa"_s));
        TRY_VERIFY(phone.find<QWidget>(u"blockedBar"_s)->isVisible());
        QVERIFY(!phone.edit()->isVisible());
    }
    QVERIFY(rowOf(u"Are you there?"_s) < 0);
    QVERIFY(rowOf(u"A new word"_s) < 0); // nor what he wrote before can say it
    QVERIFY(view().messages().row(rowOf(u"An old word"_s)).message.reactions.isEmpty());

    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    auto *command = visible<QLineEdit>("commandEdit");
    QVERIFY(command);
    QTest::keyClicks(command, u"blocked people"_s);
    QTest::keyClick(command, Qt::Key_Return);
    TRY_VERIFY(visible<QDialog>("blockedDialog"));
    auto *unblock = visible<QDialog>("blockedDialog")->findChild<QWidget *>(u"unblockButton"_s);
    QVERIFY(unblock);
    QTest::keyClick(unblock, Qt::Key_Space);
    TRY_VERIFY(!visible<QDialog>("blockedDialog")->findChild<QWidget *>(u"unblockButton"_s));
    QTest::keyClick(visible<QDialog>("blockedDialog"), Qt::Key_Escape);
    TRY_VERIFY(!find<QWidget>("blockedBar")->isVisible());
    const int refused = bikash->rowOf(u"Are you there?"_s);
    bikash->session->retryOutgoing(bikash->messages().row(refused).outgoingId());
    TRY_VERIFY(rowOf(u"Are you there?"_s) >= 0);
}

void BlockedScreen::aBlockedPersonIsNotSeenTyping()
{
    QList<TypingEvent> typing;
    const QObject listening;
    connect(asha->session.get(), &ChatSession::changed, &listening,
        [&typing](const SessionChanges &changes) { typing += changes.typing; });
    block();
    bikash->session->setTyping(cleaning, true);
    bikash->session->sendText(cleaning, u"Answer me"_s);
    TRY_COMPARE(bikash->delivery(u"Answer me"_s), DeliveryState::Failed);
    Peer &maya = join(u"maya"_s);
    constexpr ConversationId garden{4};
    maya.session->sendText(garden, u"The pots are here"_s); // comes after whatever Bikash had caused
    const auto *list = asha->window.findChild<ConversationListModel *>();
    TRY_COMPARE(list->conversation(garden)->latestMessages.first().text, u"The pots are here"_s);
    QCOMPARE(typing.size(), 0);
    QVERIFY(rowOf(u"Answer me"_s) < 0);

    click(find<QWidget>("blockedBar")->findChild<QWidget *>(u"unblockButton"_s));
    TRY_VERIFY(asha->edit()->isVisible());
    bikash->session->setTyping(cleaning, true);
    TRY_VERIFY(!typing.isEmpty() && typing.last().isTyping); // else it proved nothing that nothing came
}

std::unique_ptr<QObject> blockedScreen()
{
    return std::make_unique<BlockedScreen>();
}

} // namespace chautari::screens

#include "blockedscreen.moc"
