// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/conversations/accountbar.h"
#include "app/ui/conversations/conversationspane.h"
#include "app/ui/conversations/listtime.h"
#include "app/ui/widgets/languagecontroller.h"
#include "tests/gui/messagebuilder.h"

#include <QtCore/QLocale>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

using namespace Qt::StringLiterals;
using namespace chautari;

namespace {

//! Conversation `number` with its own provider; number 1 spoke last.
Conversation talkWith(qint64 number, const QString &firstName, const QString &service, const QString &lastText)
{
    Conversation made = testing::conversation();
    made.id = ConversationId(number);
    made.provider.id = UserId(10 + number);
    made.provider.firstName = firstName;
    made.provider.lastName = u"Thapa"_s;
    made.service.title = service;
    Message last = testing::message(1, made.provider.id, lastText);
    last.conversation = made.id;
    made.latestMessages = {last};
    made.lastMessageAt = Timestamp(testing::noon - number * 60'000'000);
    return made;
}

} // namespace

class TestConversationsPane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void goesThroughItsStates();
    void showsWhatIsKnownAfterAFailure();
    void opensByClickAndByEnter();
    void arrowsAloneOpenNothing();
    void walksToTheNeighbours();
    void findsByNameServiceAndWords_data();
    void findsByNameServiceAndWords();
    void saysWhenNothingIsFound();
    void searchHandsOverToTheList();
    void keepsTheOpenOneWhenRowsMove();
    void showsWhatAFilterAsksFor();
    void keepsTheOpenOneAmongTheUnread();
    void offersWhatCanBeDone();
    void asksBeforeItDeletes();
    void readsRowsAloud();
    void countsDownToTheNextTry();
    void saysWhen_data();
    void saysWhen();

private:
    void fill();
    [[nodiscard]] QListView &list() const { return *m_pane->findChild<QListView *>(u"conversationList"_s); }
    [[nodiscard]] QLineEdit &search() const { return *m_pane->findChild<QLineEdit *>(u"searchEdit"_s); }
    [[nodiscard]] bool isShown(const QString &text) const;
    [[nodiscard]] QPoint row(int number) const { return list().visualRect(list().model()->index(number, 0)).center(); }

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<LanguageController> m_language;
    std::unique_ptr<ConversationListModel> m_model;
    std::unique_ptr<ConversationsPane> m_pane;
    QList<ConversationId> m_wanted;
};

void TestConversationsPane::init()
{
    m_theme = std::make_unique<ThemeController>();
    m_language = std::make_unique<LanguageController>();
    m_model = std::make_unique<ConversationListModel>();
    m_model->setMe(testing::me);
    m_pane = std::make_unique<ConversationsPane>(*m_model, *m_theme);
    m_wanted.clear();
    connect(m_pane.get(), &ConversationsPane::conversationActivated, this,
        [this](ConversationId id) { m_wanted.append(id); });
    m_pane->resize(340, 700);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    for (const QListView *view : m_pane->findChildren<QListView *>())
        new QAbstractItemModelTester(
            view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_pane.get());
}

void TestConversationsPane::cleanup()
{
    m_pane.reset();
    m_model.reset();
    m_language.reset();
    m_theme.reset();
}

void TestConversationsPane::fill()
{
    SessionChanges changes;
    changes.conversations = {talkWith(1, u"Bikash"_s, u"Pipe repair"_s, u"I can come at four"_s),
        talkWith(2, u"Maya"_s, u"Painting"_s, u"भोलि आउँछु"_s), talkWith(3, u"Gopal"_s, u"Wiring"_s, u"Which room?"_s)};
    m_model->apply(changes);
    m_pane->showLoaded();
}

bool TestConversationsPane::isShown(const QString &text) const
{
    for (const QLabel *label : m_pane->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(text)) {
            return true;
        }
    }
    return false;
}

void TestConversationsPane::goesThroughItsStates()
{
    QVERIFY(!list().isVisible());
    QVERIFY(!isShown(u"No conversations yet"_s));
    m_pane->showLoaded();
    QVERIFY(isShown(u"No conversations yet"_s));
    m_pane->showFailed(Error::of(ErrorCode::ServerBusy, u"The server is busy."_s));
    QVERIFY(isShown(u"The server is busy."_s));
    QSignalSpy retries(m_pane.get(), &ConversationsPane::retryRequested);
    for (QPushButton *button : m_pane->findChildren<QPushButton *>(u"emptyStateButton"_s)) {
        if (button->isVisible()) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    QCOMPARE(retries.size(), 1);
    fill();
    QVERIFY(list().isVisible());
}

void TestConversationsPane::showsWhatIsKnownAfterAFailure()
{
    fill();
    m_pane->showFailed(Error::of(ErrorCode::ServerBusy, u"The server is busy."_s));
    QVERIFY(list().isVisible());
}

void TestConversationsPane::opensByClickAndByEnter()
{
    fill();
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, row(1));
    QCOMPARE(m_wanted, QList<ConversationId>{ConversationId(2)});
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Down);
    QTest::keyClick(&list(), Qt::Key_Return);
    QCOMPARE(m_wanted, (QList<ConversationId>{ConversationId(2), ConversationId(3)}));
}

// Opening puts the focus into the composer: an arrow that opened would end the walk at its first step.
void TestConversationsPane::arrowsAloneOpenNothing()
{
    fill();
    m_pane->focusList();
    QTest::keyClick(&list(), Qt::Key_Down);
    QTest::keyClick(&list(), Qt::Key_Down);
    QVERIFY(m_wanted.isEmpty());
    QCOMPARE(list().currentIndex().row(), 2);
}

void TestConversationsPane::walksToTheNeighbours()
{
    fill();
    m_pane->activateNeighbour(1);
    QCOMPARE(m_wanted.last(), ConversationId(1));
    m_pane->setOpenConversation(ConversationId(1));
    m_pane->activateNeighbour(-1);
    QCOMPARE(m_wanted.size(), 1);
    m_pane->activateNeighbour(1);
    QCOMPARE(m_wanted.last(), ConversationId(2));
}

void TestConversationsPane::findsByNameServiceAndWords_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("found");
    QTest::addRow("nothing typed") << QString() << 3;
    QTest::addRow("name, other case") << u"bik"_s << 1;
    QTest::addRow("shared surname") << u"thapa"_s << 3;
    QTest::addRow("service") << u"Paint"_s << 1;
    QTest::addRow("last words") << u"room"_s << 1;
    QTest::addRow("Devanagari") << u"भोलि"_s << 1;
    QTest::addRow("two words, any order") << u"wiring gopal"_s << 1;
    QTest::addRow("words of two conversations") << u"maya wiring"_s << 0;
    QTest::addRow("a pattern is text") << u".*"_s << 0;
}

void TestConversationsPane::findsByNameServiceAndWords()
{
    QFETCH(QString, typed);
    fill();
    search().setText(typed); // keyClicks() types ASCII only
    QTEST(list().model()->rowCount(), "found");
}

void TestConversationsPane::saysWhenNothingIsFound()
{
    fill();
    search().setFocus();
    QTest::keyClicks(&search(), u"zzz"_s);
    QVERIFY(isShown(u"Nothing found"_s));
    QTest::keyClick(&search(), Qt::Key_Escape);
    QVERIFY(list().isVisible());
    QCOMPARE(search().text(), QString());
}

void TestConversationsPane::searchHandsOverToTheList()
{
    fill();
    m_pane->focusSearch();
    QTest::keyClicks(&search(), u"gopal"_s);
    QTest::keyClick(&search(), Qt::Key_Return);
    QCOMPARE(m_wanted.last(), ConversationId(3));
    QTest::keyClick(&search(), Qt::Key_Down);
    QVERIFY(list().hasFocus());
}

void TestConversationsPane::keepsTheOpenOneWhenRowsMove()
{
    fill();
    m_pane->setOpenConversation(ConversationId(3));
    SessionChanges changes;
    Message fresh = testing::message(2, UserId(13), u"Hello?"_s);
    fresh.conversation = ConversationId(3);
    changes.messages = {fresh};
    m_model->apply(changes);
    QCOMPARE(list().currentIndex().row(), 0);
    m_pane->activateNeighbour(1);
    QCOMPARE(m_wanted.last(), ConversationId(1));
}

void TestConversationsPane::showsWhatAFilterAsksFor()
{
    fill();
    auto *tabs = m_pane->findChild<QTabBar *>(u"filterTabs"_s);
    SessionChanges changes;
    Conversation unread = talkWith(1, u"Bikash"_s, u"Pipe repair"_s, u"I can come at four"_s);
    unread.unreadCount = 2;
    Conversation archived = talkWith(2, u"Maya"_s, u"Painting"_s, u"Thanks"_s);
    archived.isCustomerArchived = true;
    Conversation answered = talkWith(3, u"Gopal"_s, u"Wiring"_s, u"Which room?"_s);
    answered.isPinned = true;
    answered.latestMessages.first().sender.id = testing::me;
    changes.conversations = {unread, archived, answered};
    m_model->apply(changes);
    const auto shown = [this] {
        QList<qint64> ids;
        for (int i = 0; i < list().model()->rowCount(); ++i) {
            ids << list().model()->index(i, 0).data(ConversationListModel::ConversationIdRole).toLongLong();
        }
        return ids;
    };
    QTRY_COMPARE(tabs->tabText(1), u"Unread 1"_s);
    const QList<QList<qint64>> wanted{{3, 1}, {1}, {1}, {3}, {3}, {2}};
    tabs->setFocus();
    for (int tab = 0; tab < wanted.size(); ++tab) {
        QCOMPARE(shown(), wanted.at(tab));
        QTest::keyClick(tabs, Qt::Key_Right);
    }
    search().setText(u"Maya"_s); // the archive too, from where all are shown
    tabs->setCurrentIndex(0);
    QCOMPARE(shown(), QList<qint64>{2});
    search().clear();
    tabs->setCurrentIndex(5);
    changes.conversations = {talkWith(2, u"Maya"_s, u"Painting"_s, u"Thanks"_s)};
    m_model->apply(changes);
    QVERIFY(isShown(u"Nothing archived"_s));
}

void TestConversationsPane::keepsTheOpenOneAmongTheUnread()
{
    fill();
    SessionChanges changes;
    Conversation unread = talkWith(1, u"Bikash"_s, u"Pipe repair"_s, u"I can come at four"_s);
    unread.isMarkedUnread = true;
    changes.conversations = {unread};
    m_model->apply(changes);
    m_pane->findChild<QTabBar *>(u"filterTabs"_s)->setCurrentIndex(1);
    m_pane->setOpenConversation(unread.id);
    changes.conversations.first().isMarkedUnread = false;
    m_model->apply(changes);
    QCOMPARE(list().model()->rowCount(), 1);
    m_pane->setOpenConversation(ConversationId(2));
    QVERIFY(!list().isVisible() || list().model()->index(0, 0).data() != u"Bikash Thapa"_s);
}

void TestConversationsPane::offersWhatCanBeDone()
{
    fill();
    QSignalSpy asked(m_pane.get(), &ConversationsPane::actionRequested);
    m_pane->setOpenConversation(ConversationId(2));
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_F10, Qt::ShiftModifier);
    auto *menu = m_pane->findChild<QMenu *>(u"conversationMenu"_s);
    QVERIFY(menu != nullptr && menu->isVisible());
    menu->findChild<QAction *>(u"pinAction"_s)->trigger();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(0).value<ConversationId>(), ConversationId(2));
    QCOMPARE(asked.first().at(1).value<ConversationAction>(), ConversationAction::Pin);
    menu->close();
}

void TestConversationsPane::asksBeforeItDeletes()
{
    fill();
    QSignalSpy asked(m_pane.get(), &ConversationsPane::actionRequested);
    m_pane->setOpenConversation(ConversationId(1));
    QTest::keyClick(&list(), Qt::Key_F10, Qt::ShiftModifier);
    auto *menu = m_pane->findChild<QMenu *>(u"conversationMenu"_s);
    QVERIFY(menu != nullptr);
    menu->findChild<QAction *>(u"deleteAction"_s)->trigger();
    menu->close();
    QCOMPARE(asked.size(), 0);
    auto *button = m_pane->findChild<QPushButton *>(u"deleteConversationButton"_s);
    QVERIFY(button != nullptr && !button->isDefault());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(1).value<ConversationAction>(), ConversationAction::Delete);
}

void TestConversationsPane::readsRowsAloud()
{
    fill();
    const QString spoken = list().model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY(spoken.contains(u"Bikash Thapa"_s) && spoken.contains(u"Pipe repair"_s));
}

void TestConversationsPane::countsDownToTheNextTry()
{
    AccountBar &bar = m_pane->accountBar();
    const auto state = [&bar] { return bar.findChild<QLabel *>(u"connectionStateLabel"_s)->text(); };
    auto *retry = bar.findChild<QPushButton *>(u"retryConnectionButton"_s);
    bar.setStatus({ConnectionState::Online, 0, {}});
    QCOMPARE(state(), u"Online"_s);
    QVERIFY(!retry->isVisible());
    bar.setStatus({ConnectionState::Waiting, 2'500, {}});
    QCOMPARE(state(), u"Offline, next try in 3 seconds"_s);
    QTRY_COMPARE(state(), u"Offline, next try in 1 second"_s);
    QTRY_COMPARE(state(), u"Offline, trying again…"_s);
    QSignalSpy retries(&bar, &AccountBar::retryRequested);
    QTest::mouseClick(retry, Qt::LeftButton);
    QCOMPARE(retries.size(), 1);
}

void TestConversationsPane::saysWhen_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<Language>("language");
    QTest::addColumn<QString>("said");
    QTest::addRow("today") << QDate(2026, 11, 20) << Language::English << u"09:05"_s;
    QTest::addRow("yesterday") << QDate(2026, 11, 19) << Language::English << u"Yesterday"_s;
    QTest::addRow("last year") << QDate(2025, 12, 31) << Language::English << u"31/12/2025"_s;
    QTest::addRow("this year") << QDate(2026, 2, 3) << Language::English << u"3 Feb"_s;
    QTest::addRow("another year") << QDate(2024, 2, 3) << Language::English << u"03/02/2024"_s;
    QTest::addRow("today in Nepali") << QDate(2026, 11, 20) << Language::Nepali << u"०९:०५"_s;
}

void TestConversationsPane::saysWhen()
{
    QFETCH(QDate, day);
    QFETCH(Language, language);
    m_language->setLanguage(language);
    const QDateTime moment(day, QTime(9, 5));
    QTEST(listTimeText(Timestamp(moment.toMSecsSinceEpoch() * 1000), QDate(2026, 11, 20)), "said");
    QCOMPARE(listTimeText(Timestamp(), QDate(2026, 11, 20)), QString());
}

QTEST_MAIN(TestConversationsPane)
#include "tst_conversationspane.moc"
