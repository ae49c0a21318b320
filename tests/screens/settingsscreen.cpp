// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/realscreen.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QTabWidget>

namespace chautari::screens {

//! Settings that somebody else can feel.
class SettingsScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void whoHidesTypingAndReadingIsNotSeen();
    void aPrivacySwitchHoldsOnAnotherDevice();
    void aPreparedReplyIsSentWithItsName();
    void theAnswerOfWhoIsAwayComesOnce();

private:
    void openPage(const char *page)
    {
        press(Qt::Key_Comma, Qt::ControlModifier);
        auto *pages = visible<QTabWidget>("settingsPages");
        QVERIFY(pages);
        auto *bar = pages->findChild<QWidget *>(u"qt_tabwidget_tabbar"_s);
        while (!visible<QWidget>(page) && pages->currentIndex() + 1 < pages->count())
            QTest::keyClick(bar, Qt::Key_Right);
        QVERIFY(visible<QWidget>(page));
    }
    void closeSettings()
    {
        QTest::keyClick(visible<QDialog>("settingsDialog"), Qt::Key_Escape);
        TRY_VERIFY(!visible<QDialog>("settingsDialog"));
        activate();
    }
    //! By its key, once the server has said how it stands; and waits until it stands as wished.
    void flip(const char *box)
    {
        TRY_VERIFY(visible<QCheckBox>(box)->isEnabled());
        QSignalSpy known(asha->session.get(), &ChatSession::privacyKnown);
        QTest::keyClick(visible<QCheckBox>(box), Qt::Key_Space);
        TRY_VERIFY(!known.isEmpty());
    }
};

// The next case begins with everything shown.
void SettingsScreen::cleanup()
{
    if (asha && asha->isOnline()) {
        QSignalSpy known(asha->session.get(), &ChatSession::privacyKnown);
        asha->session->setPrivacy({true, true, true});
        TRY_VERIFY(!known.isEmpty());
    }
    RealScreen::cleanup();
}

void SettingsScreen::whoHidesTypingAndReadingIsNotSeen()
{
    openPage("privacyPage");
    flip("typingCheckBox");
    flip("receiptsCheckBox");
    closeSettings();
    bikash->session->sendText(cleaning, u"Do you see this?"_s);
    TRY_VERIFY(rowOf(u"Do you see this?"_s) >= 0);
    Peer &phone = join(u"asha"_s);
    TRY_COMPARE(phone.conversation(cleaning).unreadCount, 0); // she has read it, and her own devices know
    asha->say(u"unseen"_s);
    TRY_COMPARE(bikash->last().text, u"unseen"_s); // what came before it has come
    QCOMPARE(bikash->typing.size(), 0);
    QCOMPARE(bikash->delivery(u"Do you see this?"_s), DeliveryState::Delivered);
    const Peer &later = join(u"bikash"_s);
    TRY_VERIFY(later.has(u"Do you see this?"_s));
    QVERIFY(later.delivery(u"Do you see this?"_s) < DeliveryState::Read);

    openPage("privacyPage");
    flip("typingCheckBox");
    closeSettings();
    QTest::keyClicks(asha->edit(), u"again"_s);
    TRY_VERIFY(!bikash->typing.isEmpty() && bikash->typing.last().isTyping); // else it proved nothing that nothing came
}

void SettingsScreen::aPrivacySwitchHoldsOnAnotherDevice()
{
    openPage("privacyPage");
    flip("lastSeenCheckBox");
    Peer &phone = join(u"asha"_s);
    QSignalSpy known(phone.session.get(), &ChatSession::privacyKnown);
    phone.session->loadPrivacy();
    TRY_COMPARE(known.size(), 1);
    const auto there = known.first().first().value<PrivacySettings>();
    QVERIFY(!there.showsLastSeen && there.showsTyping && there.hasReadReceipts);
    phone.session->setPrivacy({false, true, true});
    TRY_COMPARE(known.size(), 2);
    closeSettings();
    openPage("privacyPage"); // as it stands now, and not as this device left it
    TRY_VERIFY(visible<QCheckBox>("lastSeenCheckBox")->isEnabled());
    TRY_VERIFY(!visible<QCheckBox>("receiptsCheckBox")->isChecked());
    QVERIFY(visible<QCheckBox>("lastSeenCheckBox")->isChecked());
    closeSettings();
}

void SettingsScreen::aPreparedReplyIsSentWithItsName()
{
    openPage("repliesPage");
    click("addReplyButton");
    QTest::keyClicks(visible<QLineEdit>("replyNameEdit"), u"way"_s);
    auto *text = visible<QPlainTextEdit>("replyTextEdit");
    text->setFocus();
    QTest::keyClicks(text, u"I am on my way, {name}."_s);
    closeSettings();
    asha->edit()->setFocus();
    QTest::keyClicks(asha->edit(), u"/wa"_s);
    TRY_VERIFY(visible<QListWidget>("replyList"));
    QTest::keyClick(asha->edit(), Qt::Key_Return);
    TRY_VERIFY(!visible<QListWidget>("replyList"));
    QTest::keyClick(asha->edit(), Qt::Key_Return);
    TRY_COMPARE(bikash->last().text, u"I am on my way, Bikash Thapa."_s);
}

// However much somebody writes, and although two of her devices say so.
void SettingsScreen::theAnswerOfWhoIsAwayComesOnce()
{
    openPage("officeHoursPage");
    auto *text = visible<QPlainTextEdit>("awayTextEdit");
    text->setFocus();
    QTest::keyClicks(text, u"Back on Sunday."_s);
    QTest::keyClick(visible<QCheckBox>("awayCheckBox"), Qt::Key_Space);
    closeSettings();
    QVERIFY(visible<QWidget>("returnButton"));
    test::WindowSide phone(*m_elsewhere, m_server.url(), shell()); // with the same settings
    phone.session->signIn(demoEmail(u"asha"_s), demoPassword());
    TRY_VERIFY(phone.isOnline() && phone.list()->model()->rowCount() >= 3);
    const int before = bikash->messages().rowCount();
    bikash->session->sendText(cleaning, u"Hello?"_s);
    bikash->session->sendText(cleaning, u"Anybody?"_s);
    TRY_VERIFY(bikash->has(u"Back on Sunday."_s));
    TRY_VERIFY(rowOf(u"Anybody?"_s) >= 0);
    activate();
    click(find<QWidget>("returnButton"));
    phone.window.applySettings();
    bikash->session->sendText(cleaning, u"Are you back?"_s);
    TRY_VERIFY(rowOf(u"Are you back?"_s) >= 0);
    asha->say(u"Here I am"_s);
    TRY_VERIFY(bikash->has(u"Here I am"_s));
    QCOMPARE(bikash->messages().rowCount(), before + 5); // three of his, her answer, and one for her
}

std::unique_ptr<QObject> settingsScreen()
{
    return std::make_unique<SettingsScreen>();
}

} // namespace chautari::screens

#include "settingsscreen.moc"
