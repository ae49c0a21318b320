// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lock of the program: who opens it, how often one may try, when it shuts, and that nothing is seen or done while
// it is shut.
#include "app/store/accountfolder.h"
#include "app/ui/lock/lockcurtain.h"
#include "app/ui/lock/lockscreen.h"
#include "app/ui/mainwindow/appcontroller.h"
#include "tests/gui/lonelywindow.h"
#include "tests/gui/messagebuilder.h"
#include "tests/support/fakeclock.h"

#include <QtCore/QDir>
#include <QtCore/QPointer>
#include <QtCore/QStandardPaths>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

const QString secret = u"पीपल 42"_s;

} // namespace

class TestLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void opensForItsPassphraseOnly();
    void wrongTriesWaitLongerEachTime();
    void aTryCountsBeforeItIsLookedAt();
    void aClockSetBackDoesNotHelp();
    void shutsAfterAWhile();
    void shutsWithTheScreenOfTheDesktop();
    void isSetAndTakenAwayInTheSettings();
    void hidesEverythingAndKeepsWhatWasTyped();
    void whoForgotItLosesWhatWasKept();
    void whoSignsOutLeavesNoWindowInTheTray();

private:
    void set(AppLock &lock);
    void open();
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m->find<T>(name);
    }

    FakeClock m_clock;
    std::unique_ptr<AppLock> m_lock;
    std::unique_ptr<LockCurtain> m_curtain;
    std::unique_ptr<testing::LonelyWindow> m;
};

void TestLock::init()
{
    m = std::make_unique<testing::LonelyWindow>();
    m_lock = std::make_unique<AppLock>(LockRecord(), m_clock);
    m_curtain = std::make_unique<LockCurtain>(*m_lock);
}

void TestLock::cleanup()
{
    m.reset();
    m_curtain.reset();
    m_lock.reset();
}

void TestLock::set(AppLock &lock)
{
    QSignalSpy isSet(&lock, &AppLock::setChanged);
    lock.change({}, secret);
    QTRY_COMPARE_WITH_TIMEOUT(isSet.size(), 1, 30'000);
    QVERIFY(lock.isSet() && !lock.isLocked());
}

void TestLock::open()
{
    Shell shell = m->shell();
    shell.lock = m_lock.get();
    m->open(shell);
    m_curtain->spare(m->window.get());
    SessionChanges changes;
    changes.conversations = {testing::conversation()};
    Q_EMIT m->session->changed(changes);
    Q_EMIT m->session->conversationsLoaded();
}

void TestLock::opensForItsPassphraseOnly()
{
    AppLock &lock = *m_lock;
    lock.lock();
    QVERIFY(!lock.isLocked()); // there is none
    set(lock);
    QVERIFY(lock.record().hash.startsWith("$argon2id$"));
    QSignalSpy refused(&lock, &AppLock::refused);
    lock.lock();
    QVERIFY(lock.isLocked());
    lock.unlock(u"something else"_s);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, 30'000);
    QVERIFY(lock.isLocked());
    lock.unlock(secret);
    QTRY_VERIFY_WITH_TIMEOUT(!lock.isLocked(), 30'000);
    QCOMPARE(lock.record().wrongTries, 0);
}

void TestLock::wrongTriesWaitLongerEachTime()
{
    LockRecord record;
    record.hash = "$argon2id$"; // of nobody's passphrase
    AppLock lock(record, m_clock);
    QSignalSpy refused(&lock, &AppLock::refused);
    QList<int> waits;
    for (int i = 0; i < 11; ++i) {
        lock.unlock(u"guess"_s);
        QTRY_COMPARE(refused.size(), 1);
        refused.clear();
        waits.append(lock.waitSeconds());
        if (waits.last() > 0) {
            m_clock.advanceMs(waits.last() * 1000 - 1);
            lock.unlock(u"guess"_s); // too early: not even looked at
            QCOMPARE(refused.size(), 1);
            QVERIFY(!lock.isBusy());
            refused.clear();
            m_clock.advanceMs(1);
        }
    }
    QCOMPARE(waits, QList<int>({0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300}));
}

void TestLock::aTryCountsBeforeItIsLookedAt()
{
    LockRecord record;
    record.hash = "$argon2id$";
    record.wrongTries = 2;
    LockRecord kept;
    {
        AppLock lock(record, m_clock);
        connect(&lock, &AppLock::recordChanged, &lock, [&kept](const LockRecord &changed) { kept = changed; });
        lock.unlock(u"guess"_s); // and the program is ended at once
    }
    QCOMPARE(kept.wrongTries, 3);
    const AppLock again(kept, m_clock);
    QCOMPARE(again.waitSeconds(), 5);
    QVERIFY(again.isLocked());
}

void TestLock::aClockSetBackDoesNotHelp()
{
    LockRecord record;
    record.hash = "$argon2id$";
    record.wrongTries = 5;
    record.lastWrongMs = m_clock.now().microseconds() / 1000;
    m_clock.setNow(Timestamp(m_clock.now().microseconds() - 86'400'000'000));
    const AppLock lock(record, m_clock);
    QCOMPARE(lock.waitSeconds(), 20); // not a day, and not nothing
}

void TestLock::shutsAfterAWhile()
{
    AppLock &lock = *m_lock;
    set(lock);
    lock.setIdleMinutes(5);
    m_clock.advanceSeconds(299);
    lock.checkIdle();
    QVERIFY(!lock.isLocked());
    QWidget touched;
    QTest::keyClick(&touched, Qt::Key_A);
    m_clock.advanceSeconds(299);
    lock.checkIdle();
    QVERIFY(!lock.isLocked());
    m_clock.advanceSeconds(1);
    QTest::keyClick(&touched, Qt::Key_A); // the first key after it is a stranger's
    QVERIFY(lock.isLocked());
}

void TestLock::shutsWithTheScreenOfTheDesktop()
{
    AppLock &lock = *m_lock;
    set(lock);
    lock.setFollowsScreen(false);
    lock.handleScreenLocked();
    QVERIFY(!lock.isLocked());
    lock.setFollowsScreen(true);
    lock.handleScreenLocked();
    QVERIFY(lock.isLocked());
    lock.setNeeded(false); // everybody was signed out meanwhile
    QVERIFY(!lock.isLocked());
    lock.lock();
    QVERIFY(!lock.isLocked());
}

void TestLock::isSetAndTakenAwayInTheSettings()
{
    open();
    QTest::keyClick(m->window.get(), Qt::Key_L, Qt::ControlModifier); // without a passphrase: asks for one
    QTRY_VERIFY(find<QWidget>("lockPage") && find<QWidget>("lockPage")->isVisible());
    auto *set = find<QPushButton>("lockSetButton");
    QTest::keyClicks(find<QLineEdit>("lockNewEdit"), u"abc"_s);
    QTest::keyClick(set, Qt::Key_Space);
    QTest::keyClicks(find<QLineEdit>("lockNewEdit"), u"d"_s);
    QTest::keyClicks(find<QLineEdit>("lockRepeatedEdit"), u"abce"_s);
    QTest::keyClick(set, Qt::Key_Space);
    QVERIFY(!m_lock->isBusy()); // too short, then not the same
    QTest::keyClick(find<QLineEdit>("lockRepeatedEdit"), Qt::Key_Backspace);
    QTest::keyClicks(find<QLineEdit>("lockRepeatedEdit"), u"d"_s);
    QTest::keyClick(set, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(m_lock->isSet(), 30'000);
    QVERIFY(find<QLineEdit>("lockNewEdit")->text().isEmpty());
    QSignalSpy refused(m_lock.get(), &AppLock::refused);
    QTest::keyClick(find<QPushButton>("lockOffButton"), Qt::Key_Space); // not without the present one
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, 30'000);
    QVERIFY(m_lock->isSet());
    QTest::keyClicks(find<QLineEdit>("lockCurrentEdit"), u"abcd"_s);
    QTest::keyClick(find<QPushButton>("lockOffButton"), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!m_lock->isSet(), 30'000);
}

void TestLock::hidesEverythingAndKeepsWhatWasTyped()
{
    open();
    set(*m_lock);
    m->window->openConversation(testing::conversation().id);
    auto *edit = find<QPlainTextEdit>("messageEdit");
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, u"half a sen"_s);
    QTest::keyClick(m->window.get(), Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = find<QDialog>("settingsDialog");
    QTRY_VERIFY(dialog && dialog->isVisible());
    QLabel other(u"another window with a message"_s);
    other.show();

    m_lock->lock();
    QVERIFY(!dialog->isVisible() && !other.isVisible() && !edit->isVisible());
    QVERIFY(m->window->isVisible() && find<LockScreen>("lockScreen")->isVisible());
    QVERIFY(!m->window->menuBar()->isVisible());
    QVERIFY(!m->window->windowTitle().contains(u"(1)"_s));
    for (const QLabel *label : m->window->findChildren<QLabel *>())
        QVERIFY2(!label->isVisible() || find<LockScreen>("lockScreen")->isAncestorOf(label), qPrintable(label->text()));
    auto *field = find<QLineEdit>("unlockEdit");
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClick(m->window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(m->window.get(), Qt::Key_N, Qt::ControlModifier);
    QTest::keyClick(m->window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!find<QDialog>("commandPalette"));
    QVERIFY(!find<QDialog>("servicesDialog"));
    QVERIFY(field->hasFocus());
    m->window->openConversation(testing::conversation().id); // as a click on a notice does
    QCOMPARE(QApplication::focusWidget(), field);
    QDialog late(m->window.get()); // an answer that came meanwhile
    late.open();
    QTRY_VERIFY(!late.isVisible());

    QTest::keyClicks(field, u"wrong"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!m_lock->isBusy() && field->text().isEmpty(), 30'000);
    QVERIFY(m_lock->isLocked());
    field->setText(secret); // no keys of a test have these letters
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!m_lock->isLocked(), 30'000);
    QVERIFY(dialog->isVisible() && other.isVisible() && late.isVisible());
    QVERIFY(edit->isVisible() && m->window->menuBar()->isVisible());
    QCOMPARE(edit->toPlainText(), u"half a sen"_s);
    QVERIFY(field->text().isEmpty());
}

void TestLock::whoForgotItLosesWhatWasKept()
{
    const QString profile = u"forgotten test"_s;
    const QString root = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/chautari/client/forgotten%20test"_s;
    QDir(root).removeRecursively();
    {
        AccountRecord record;
        record.server = QUrl(u"http://127.0.0.1:9"_s);
        record.me.id = UserId(7);
        record.me.email = u"asha@example.org"_s;
        QVERIFY(AccountFolder::open(root, record));
        set(*m_lock);
        AppSettings settings(profile);
        settings.setLock(m_lock->record());
        settings.setReplies({{u"bank"_s, u"account 12-34"_s, {}}});
        settings.setScheme(ColorScheme::Dark);
    }
    m_curtain.reset();
    {
        AppOptions options;
        options.profile = profile;
        AppController controller(options);
        QVERIFY(controller.start());
        MainWindow *window = controller.mainWindow();
        QVERIFY(window);
        auto *screen = window->findChild<LockScreen *>();
        QVERIFY(screen && screen->isVisible());
        screen->findChild<QPushButton *>(u"forgottenButton"_s)->click();
        QPushButton *confirm = nullptr;
        QTRY_VERIFY((confirm = screen->findChild<QPushButton *>(u"confirmForgetButton"_s)) && confirm->isVisible());
        QVERIFY(screen->findChild<QDialog *>(u"forgottenDialog"_s)->isVisible()); // the curtain leaves it
        confirm->click();
        QTRY_VERIFY(!controller.mainWindow());
        QTRY_VERIFY(!QDir(root).exists());
        QVERIFY(std::ranges::any_of(QApplication::topLevelWidgets(),
            [](const QWidget *widget) { return widget->objectName() == u"loginWindow"_s && widget->isVisible(); }));
    }
    const AppSettings settings(profile);
    QVERIFY(settings.lock().hash.isEmpty());
    QVERIFY(settings.replies().isEmpty());
    QCOMPARE(settings.scheme(), ColorScheme::Dark);
}

// Its window only hid, came back dead by the tray, and stood in the way of the next one of the same person.
void TestLock::whoSignsOutLeavesNoWindowInTheTray()
{
    const QString profile = u"tray test"_s;
    const QString root
        = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/chautari/client/tray%20test"_s;
    QDir(root).removeRecursively();
    AccountRecord record;
    record.server = QUrl(u"http://127.0.0.1:9"_s);
    record.me.id = UserId(7);
    record.me.email = u"asha@example.org"_s;
    QVERIFY(AccountFolder::open(root, record));
    for (const bool isHidden : {false, true}) {
        AppOptions options;
        options.profile = profile;
        AppController controller(options);
        QVERIFY(controller.start());
        const QPointer<MainWindow> window = controller.mainWindow();
        QVERIFY(window);
        window->setHidesOnClose(true);
        if (isHidden)
            window->close();
        Q_EMIT window->signInRequested();
        QVERIFY(!controller.mainWindow());
        QTRY_VERIFY(!window);
    }
    QDir(root).removeRecursively();
}

QTEST_MAIN(TestLock)
#include "tst_lock.moc"
