// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/chatpage.h"
#include "app/ui/conversations/conversationspane.h"
#include "app/ui/mainwindow/loginwindow.h"
#include "tests/gui/lonelywindow.h"
#include "tests/gui/messagebuilder.h"

#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QSplitter>

using namespace Qt::StringLiterals;
using namespace chautari;

//! The window with a session whose server does not exist: what the session would say is said by the test.
class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void foldsToOnePane();
    void escapeGoesBackToTheList();
    void keysReachEveryPane();
    void opensWhenTheListHasCome();
    void countsUnreadInItsTitle();
    void changesItsLanguageLive();
    void growsWithTheText();
    void everyFocusableWidgetHasAName_data();
    void everyFocusableWidgetHasAName();
    void questionMarkOpensTheSheetOnlyOutsideText();
    void remembersItsShape();
    void remembersWhatWasHeard();
    void demoRemembersNothing();
    void onlyADemoHasASecondPerson();
    void detailsStandBesideOrInTheChatsPlace();

private:
    void fill();
    [[nodiscard]] ChatPage &chat() const { return *m->window->findChild<ChatPage *>(); }
    [[nodiscard]] ConversationsPane &pane() const { return *m->window->findChild<ConversationsPane *>(); }
    [[nodiscard]] QListView &list() const { return *m->window->findChild<QListView *>(u"conversationList"_s); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    std::unique_ptr<testing::LonelyWindow> m;
};

void TestMainWindow::init()
{
    m = std::make_unique<testing::LonelyWindow>();
}

void TestMainWindow::cleanup()
{
    m.reset();
}

void TestMainWindow::fill()
{
    SessionChanges changes;
    for (qint64 number = 1; number <= 3; ++number) {
        Conversation made = testing::conversation();
        made.id = ConversationId(number);
        made.provider.id = UserId(10 + number);
        made.lastMessageAt = Timestamp(testing::noon - number * 60'000'000);
        made.unreadCount = number == 2 ? 3 : 0;
        changes.conversations.append(made);
    }
    Q_EMIT m->session->changed(changes);
    Q_EMIT m->session->conversationsLoaded();
}

void TestMainWindow::foldsToOnePane()
{
    m->open();
    fill();
    m->window->resize(1000, 700);
    QTRY_VERIFY(!m->window->isFolded());
    QVERIFY(pane().isVisible() && chat().isVisible());
    m->window->resize(MainWindow::foldWidth, 700);
    QTRY_COMPARE(m->window->width(), MainWindow::foldWidth);
    QVERIFY(!m->window->isFolded());
    m->window->resize(MainWindow::foldWidth - 1, 700);
    QTRY_VERIFY(m->window->isFolded());
    QVERIFY(pane().isVisible() && !chat().isVisible());
    m->window->openConversation(ConversationId(1));
    QVERIFY(!pane().isVisible() && chat().isVisible());
    m->window->resize(1000, 700);
    QTRY_VERIFY(pane().isVisible() && chat().isVisible());
}

void TestMainWindow::escapeGoesBackToTheList()
{
    m->open();
    fill();
    m->window->resize(500, 700);
    QTRY_VERIFY(m->window->isFolded());
    m->window->openConversation(ConversationId(1));
    QTRY_VERIFY(chat().isAncestorOf(QApplication::focusWidget()));
    press(Qt::Key_Escape);
    QVERIFY(pane().isVisible() && !chat().isVisible());
    QVERIFY(list().hasFocus());
}

void TestMainWindow::keysReachEveryPane()
{
    m->open();
    fill();
    m->window->resize(1000, 700);
    m->window->openConversation(ConversationId(1));
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"messageEdit"_s);
    press(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"searchEdit"_s);
    press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(chat().conversation(), ConversationId(2));
    press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(chat().conversation(), ConversationId(1));
    press(Qt::Key_F6);
    QVERIFY(list().hasFocus());
    press(Qt::Key_F6);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"messageEdit"_s);
}

void TestMainWindow::opensWhenTheListHasCome()
{
    m->open();
    m->window->openConversation(ConversationId(3));
    QVERIFY(!chat().conversation().isValid());
    fill();
    QCOMPARE(chat().conversation(), ConversationId(3));
}

void TestMainWindow::countsUnreadInItsTitle()
{
    m->open();
    QVERIFY(!m->window->windowTitle().contains(u'('));
    fill();
    QVERIFY2(m->window->windowTitle().startsWith(u"(3)"_s), qPrintable(m->window->windowTitle()));
}

void TestMainWindow::changesItsLanguageLive()
{
    m->open();
    fill();
    m->window->openConversation(ConversationId(1));
    auto *search = m->window->findChild<QLineEdit *>(u"searchEdit"_s);
    QCOMPARE(search->placeholderText(), u"Search"_s);
    const QString menu = m->window->menuBar()->actions().first()->text();
    m->language.setLanguage(Language::Nepali);
    QTRY_COMPARE(search->placeholderText(), u"खोज्नुहोस्"_s);
    QVERIFY(m->window->menuBar()->actions().first()->text() != menu);
    QVERIFY(m->window->windowTitle().contains(u"चौतारी"_s));
    m->language.setLanguage(Language::English);
    QTRY_COMPARE(search->placeholderText(), u"Search"_s);
}

void TestMainWindow::growsWithTheText()
{
    m->open();
    fill();
    const auto rowHeight = [this] { return list().visualRect(list().model()->index(0, 0)).height(); };
    const int small = rowHeight();
    const QList<int> sizes = m->window->findChild<QSplitter *>(u"paneSplitter"_s)->sizes();
    m->theme.setTextScale(2.0); // more than the list may grow
    QTRY_VERIFY(rowHeight() > small * 5 / 4);
    m->theme.setTextScale(1.0);
    QTRY_COMPARE(m->window->findChild<QSplitter *>(u"paneSplitter"_s)->sizes(), sizes);
}

void TestMainWindow::everyFocusableWidgetHasAName_data()
{
    QTest::addColumn<Language>("language");
    QTest::addRow("English") << Language::English;
    QTest::addRow("Nepali") << Language::Nepali;
}

void TestMainWindow::everyFocusableWidgetHasAName()
{
    QFETCH(Language, language);
    m->language.setLanguage(language);
    m->open();
    fill();
    m->window->resize(1000, 700);
    m->window->openConversation(ConversationId(1));
    LoginWindow login(m->core, Shell{m->theme, m->language, m->settings}, true);
    int checked = 0;
    for (const QMainWindow *window : std::initializer_list<const QMainWindow *>{m->window.get(), &login}) {
        for (QWidget *widget : window->findChildren<QWidget *>()) {
            if ((widget->focusPolicy() & Qt::TabFocus) == 0 || widget->objectName().startsWith(u"qt_"_s)) {
                continue;
            }
            const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(interface != nullptr);
            const QString who = QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
            QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), qPrintable(who));
            QVERIFY2(!widget->objectName().isEmpty(), qPrintable(who));
            ++checked;
        }
    }
    QVERIFY2(checked > 15, "the walk did not meet the widgets");
}

void TestMainWindow::questionMarkOpensTheSheetOnlyOutsideText()
{
    m->open();
    fill();
    m->window->resize(1000, 700);
    const auto sheet = [this] { return m->window->findChild<QDialog *>(u"shortcutsDialog"_s); };
    m->window->openConversation(ConversationId(1));
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"messageEdit"_s);
    press(Qt::Key_Question, Qt::ShiftModifier);
    QVERIFY(sheet() == nullptr);
    list().setFocus();
    press(Qt::Key_Question);
    QTRY_VERIFY(sheet() != nullptr && sheet()->isVisible());
    QTest::keyClick(sheet(), Qt::Key_Escape);
    QTRY_VERIFY(sheet() == nullptr);
}

void TestMainWindow::remembersItsShape()
{
    m->settings = AppSettings(u"shape test"_s);
    m->open();
    m->window->resize(901, 603);
    QTRY_COMPARE(m->window->size(), QSize(901, 603));
    auto *splitter = m->window->findChild<QSplitter *>(u"paneSplitter"_s);
    splitter->setSizes({411, 489});
    const QList<int> sizes = splitter->sizes();
    m->window->close();
    m->open();
    QTRY_COMPARE(m->window->size(), QSize(901, 603));
    QTRY_COMPARE(m->window->findChild<QSplitter *>(u"paneSplitter"_s)->sizes(), sizes);
}

void TestMainWindow::remembersWhatWasHeard()
{
    m->settings = AppSettings(u"voice test"_s);
    m->open();
    VoiceMemory memory;
    memory.speed = 1.5;
    memory.heard = QStringList{u"example.np:8000/1/7-3"_s};
    memory.positions.insert(u"example.np:8000/1/9-4"_s, 12'345);
    Q_EMIT chat().voiceMemoryChanged(memory);
    m->settings = AppSettings(u"voice test"_s);
    QCOMPARE(m->settings.voiceMemory(), memory);
}

void TestMainWindow::demoRemembersNothing()
{
    m->open();
    m->window->resize(801, 602);
    m->window->close();
    QVERIFY(m->settings.geometry().isEmpty());
    m->settings.setAccount(u"http://example.np"_s, u"a@b.np"_s);
    QVERIFY(m->settings.server().isEmpty());
}

void TestMainWindow::onlyADemoHasASecondPerson()
{
    m->open();
    QVERIFY(m->window->findChild<QAction *>(u"secondPersonAction"_s) == nullptr);
    m->open(MainWindow::Kind::Demo);
    QSignalSpy requests(m->window.get(), &MainWindow::secondPersonRequested);
    m->window->findChild<QAction *>(u"secondPersonAction"_s)->trigger();
    QCOMPARE(requests.size(), 1);
}

void TestMainWindow::detailsStandBesideOrInTheChatsPlace()
{
    m->settings = AppSettings(u"details test"_s);
    m->settings.setShowsDetails(false);
    m->open();
    fill();
    m->window->resize(1200, 700);
    const auto details = [this] { return m->window->findChild<QWidget *>(u"detailsPane"_s); };
    m->window->openConversation(ConversationId(1));
    QVERIFY(!details()->isVisible());
    press(Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(details()->isVisible() && chat().isVisible());
    QVERIFY(m->window->findChild<QAbstractButton *>(u"detailsButton"_s)->isChecked());
    m->window->openConversation(ConversationId(2));
    QVERIFY(details()->isVisible()); // it goes with the conversation

    m->window->resize(600, 700); // no room for both: the chat is what one came for
    QTRY_VERIFY(!details()->isVisible() && chat().isVisible());
    press(Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(details()->isVisible() && !chat().isVisible());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!details()->isVisible() && chat().isVisible());
    m->window->resize(1200, 700); // what was closed there is still wanted beside the chat
    QTRY_VERIFY(details()->isVisible() && chat().isVisible());
    m->open();
    fill();
    m->window->resize(1200, 700);
    m->window->openConversation(ConversationId(1));
    QTRY_VERIFY(details()->isVisible()); // and the next day
    m->window->findChild<QAbstractButton *>(u"closeDetailsButton"_s)->click();
    QVERIFY(!details()->isVisible());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
