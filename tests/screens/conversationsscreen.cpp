// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/realscreen.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QTabBar>

namespace chautari::screens {

//! The list of conversations: what a person wants of one, her other devices know and the other person does not.
class ConversationsScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void pinAndMuteAreHersAlone();
    void whatIsArchivedComesBackWithAMessage();
    void unreadFollowsBothDevices();
    void deletedForMeBeginsAnew();

private:
    void show(int tab)
    {
        auto *tabs = find<QTabBar>("filterTabs");
        tabs->setFocus();
        while (tabs->currentIndex() != tab)
            QTest::keyClick(tabs, tabs->currentIndex() < tab ? Qt::Key_Right : Qt::Key_Left);
    }
    QStringList shown()
    {
        QStringList names;
        for (int row = 0; row < asha->list()->model()->rowCount(); ++row)
            names << asha->list()->model()->index(row, 0).data().toString();
        return names;
    }
};

constexpr int unreadTab = 1;
constexpr int archiveTab = 5;

void ConversationsScreen::pinAndMuteAreHersAlone()
{
    Peer &phone = join(u"asha"_s);
    open(u"Gopal Maharjan"_s); // the oldest of the three
    constexpr ConversationId laptop{5};
    QVERIFY(choose(conversationMenu(), u"pinAction"_s));
    QVERIFY(choose(conversationMenu(), u"muteAction"_s));
    TRY_VERIFY(phone.conversation(laptop).isPinned && phone.conversation(laptop).isMuted);
    TRY_COMPARE(shown().first(), u"Gopal Maharjan"_s);
    bikash->session->sendText(cleaning, u"I write, and stand below it"_s);
    TRY_COMPARE(shown().at(1), u"Bikash Thapa"_s);
    QCOMPARE(shown().first(), u"Gopal Maharjan"_s);
    const Peer &gopal = join(u"gopal"_s);
    QVERIFY(gopal.conversation(laptop).id.isValid());
    QVERIFY(!gopal.conversation(laptop).isPinned && !gopal.conversation(laptop).isMuted);
    phone.session->setPinned(laptop, false); // and the other way round
    TRY_COMPARE(shown().first(), u"Bikash Thapa"_s);
    QVERIFY(choose(conversationMenu(), u"muteAction"_s));
    TRY_VERIFY(!phone.conversation(laptop).isMuted);
}

void ConversationsScreen::whatIsArchivedComesBackWithAMessage()
{
    Peer &phone = join(u"asha"_s);
    QVERIFY(choose(conversationMenu(), u"archiveAction"_s));
    TRY_VERIFY(phone.conversation(cleaning).isArchived());
    TRY_VERIFY(!shown().contains(u"Bikash Thapa"_s));
    QVERIFY(!bikash->conversation(cleaning).isArchived());
    show(archiveTab);
    TRY_COMPARE(shown(), QStringList(u"Bikash Thapa"_s));
    const Peer &later = join(u"asha"_s); // one that comes later knows it too
    TRY_VERIFY(later.conversation(cleaning).isArchived());
    bikash->session->sendText(cleaning, u"Here I am again"_s);
    TRY_VERIFY(shown().isEmpty());
    show(0);
    TRY_COMPARE(shown().first(), u"Bikash Thapa"_s);
    TRY_VERIFY(!phone.conversation(cleaning).isArchived() && !later.conversation(cleaning).isArchived());
}

void ConversationsScreen::unreadFollowsBothDevices()
{
    Peer &phone = join(u"asha"_s);
    open(u"Maya Gurung"_s);
    bikash->session->sendText(cleaning, u"one"_s);
    bikash->session->sendText(cleaning, u"two"_s);
    TRY_COMPARE(phone.conversation(cleaning).unreadCount, 2);
    show(unreadTab);
    TRY_VERIFY(shown().contains(u"Bikash Thapa"_s));
    // Read there.
    TRY_VERIFY(phone.has(u"two"_s));
    phone.session->markRead(cleaning, phone.message(u"two"_s).id, phone.message(u"two"_s).seq);
    TRY_VERIFY(!shown().contains(u"Bikash Thapa"_s));
    TRY_COMPARE(bikash->delivery(u"two"_s), DeliveryState::Read);
    // Read here, by its menu.
    bikash->session->sendText(cleaning, u"three"_s);
    show(0);
    TRY_COMPARE(phone.conversation(cleaning).unreadCount, 1);
    TRY_COMPARE(shown().first(), u"Bikash Thapa"_s);
    asha->list()->setCurrentIndex(asha->list()->model()->index(0, 0));
    QVERIFY(choose(conversationMenu(), u"markReadAction"_s));
    TRY_COMPARE(phone.conversation(cleaning).unreadCount, 0);
    TRY_COMPARE(bikash->delivery(u"three"_s), DeliveryState::Read);
    // Marked here as unread, which is nobody else's business.
    QVERIFY(choose(conversationMenu(), u"markReadAction"_s));
    TRY_VERIFY(phone.conversation(cleaning).isMarkedUnread);
    QCOMPARE(bikash->delivery(u"three"_s), DeliveryState::Read);
    open(u"Bikash Thapa"_s);
    TRY_VERIFY(!phone.conversation(cleaning).isMarkedUnread);
}

// The last one: the first conversation is never again what it was.
void ConversationsScreen::deletedForMeBeginsAnew()
{
    Peer &phone = join(u"asha"_s);
    TRY_VERIFY(phone.hasAll(cleaningLines));
    QVERIFY(choose(conversationMenu(), u"deleteAction"_s));
    TRY_VERIFY(visible<QWidget>("deleteConversationButton"));
    click("deleteConversationButton");
    TRY_VERIFY(!shown().contains(u"Bikash Thapa"_s));
    TRY_VERIFY(!phone.conversation(cleaning).id.isValid());
    QVERIFY(!asha->edit()->isVisible());
    QVERIFY(bikash->hasAll(cleaningLines));
    bikash->session->sendText(cleaning, u"A new beginning"_s);
    TRY_VERIFY(shown().contains(u"Bikash Thapa"_s));
    open(u"Bikash Thapa"_s);
    TRY_COMPARE(view().messages().rowCount(), 1);
    QCOMPARE(asha->lastTexts(1), QStringList(u"A new beginning"_s));
    const Peer &later = join(u"asha"_s);
    TRY_VERIFY(later.has(u"A new beginning"_s));
    QCOMPARE(later.messages().rowCount(), 1);
    asha->say(u"Indeed"_s);
    TRY_COMPARE(bikash->last().text, u"Indeed"_s);
}

std::unique_ptr<QObject> conversationsScreen()
{
    return std::make_unique<ConversationsScreen>();
}

} // namespace chautari::screens

#include "conversationsscreen.moc"
