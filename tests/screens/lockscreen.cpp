// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/lock/applock.h"
#include "tests/screens/realscreen.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QDialog>

namespace chautari::screens {

//! A locked program goes on behind its lock, and nobody is told that she reads.
class LockedScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatComesMeanwhileIsReadAfterwards();
    void theDoorOpensInTheSettingsAndShutsByItsKey();

private:
    Shell shell() override
    {
        Shell with = RealScreen::shell();
        with.lock = m_lock.get();
        return with;
    }
    void unlock(const QString &passphrase)
    {
        auto *field = visible<QLineEdit>("unlockEdit");
        QVERIFY(field);
        QTest::keyClicks(field, passphrase);
        QTest::keyClick(field, Qt::Key_Return);
        TRY_VERIFY(!m_lock->isBusy());
    }

    SystemClock m_clock;
    std::unique_ptr<AppLock> m_lock;
};

void LockedScreen::init()
{
    m_lock = std::make_unique<AppLock>(LockRecord(), m_clock);
    RealScreen::init();
}

void LockedScreen::cleanup()
{
    RealScreen::cleanup();
    m_lock.reset();
}

void LockedScreen::whatComesMeanwhileIsReadAfterwards()
{
    QSignalSpy set(m_lock.get(), &AppLock::setChanged);
    m_lock->change({}, u"pipal 42"_s);
    TRY_COMPARE(set.size(), 1);
    QTest::keyClicks(asha->edit(), u"half a "_s);
    press(Qt::Key_L, Qt::ControlModifier);
    TRY_VERIFY(m_lock->isLocked() && !asha->edit()->isVisible());
    bikash->session->sendText(cleaning, u"Are you there?"_s);
    TRY_COMPARE(bikash->delivery(u"Are you there?"_s), DeliveryState::Delivered);
    Peer &phone = join(u"asha"_s);
    QCOMPARE(phone.conversation(cleaning).unreadCount, 1);
    // The window is in front, and a stranger sits there.
    press(Qt::Key_F6);
    unlock(u"guess"_s);
    QVERIFY(m_lock->isLocked());
    Peer &maya = join(u"maya"_s);
    constexpr ConversationId garden{4};
    maya.session->sendText(garden, u"later than what the stranger did"_s);
    const ConversationListModel *list = asha->window.findChild<ConversationListModel *>();
    TRY_COMPARE(list->conversation(garden)->latestMessages.first().text, u"later than what the stranger did"_s);
    QCOMPARE(bikash->delivery(u"Are you there?"_s), DeliveryState::Delivered);
    QCOMPARE(phone.conversation(cleaning).unreadCount, 1);

    unlock(u"pipal 42"_s);
    TRY_VERIFY(!m_lock->isLocked() && asha->edit()->isVisible());
    TRY_COMPARE(bikash->delivery(u"Are you there?"_s), DeliveryState::Read);
    TRY_COMPARE(QApplication::focusWidget(), asha->edit());
    QTest::keyClicks(QApplication::focusWidget(), u"sentence"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    TRY_COMPARE(bikash->last().text, u"half a sentence"_s);
}

void LockedScreen::theDoorOpensInTheSettingsAndShutsByItsKey()
{
    press(Qt::Key_L, Qt::ControlModifier); // there is no passphrase yet
    TRY_VERIFY(visible<QWidget>("lockPage"));
    QTest::keyClicks(visible<QLineEdit>("lockNewEdit"), u"pipal 42"_s);
    QTest::keyClicks(visible<QLineEdit>("lockRepeatedEdit"), u"pipal 42"_s);
    QTest::keyClick(visible<QWidget>("lockSetButton"), Qt::Key_Space);
    TRY_VERIFY(m_lock->isSet());
    QTest::keyClick(visible<QDialog>("settingsDialog"), Qt::Key_Escape);
    press(Qt::Key_L, Qt::ControlModifier);
    TRY_VERIFY(m_lock->isLocked());
    // The server sends her away meanwhile and takes her back: the lock stays, and so does she.
    QSignalSpy states(asha->session.get(), &ChatSession::connectionStatusChanged);
    asha->session->dropLine();
    TRY_VERIFY(!states.isEmpty() && asha->isOnline());
    QVERIFY(m_lock->isLocked() && visible<QWidget>("lockScreen"));
    unlock(u"pipal 42"_s);
    TRY_VERIFY(asha->edit()->isVisible());
    asha->say(u"Back again"_s);
    TRY_COMPARE(bikash->last().text, u"Back again"_s);
}

std::unique_ptr<QObject> lockScreen()
{
    return std::make_unique<LockedScreen>();
}

} // namespace chautari::screens

#include "lockscreen.moc"
