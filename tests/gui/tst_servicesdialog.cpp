// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Finding a service and writing about it, by keys and clicks on the real dialog.
#include "app/models/conversationlistmodel.h"
#include "app/models/servicelistmodel.h"
#include "app/ui/services/servicesdialog.h"
#include "tests/gui/fakesession.h"
#include "tests/gui/messagebuilder.h"

#include <QtCore/QPointer>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace chautari;
using namespace chautari::testing;
using namespace Qt::StringLiterals;

class TestServicesDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatIsOffered();
    void asksOnceForWhatIsTypedInOneGo();
    void dropsLateAnswers();
    void asksForTheNextPageAtTheEnd();
    void choosesACategory();
    void startsAConversationByKeyboardAlone();
    void sameTextTriedAgainKeepsItsId();
    void problemOfAFieldIsShown();
    void tooLongATextIsNotSent();
    void enterInTheListSendsNothing();
    void continuesWhatIsThere();
    void providersReadWhyNot();
    void offlineSaysSoAndComesBack();
    void markupStaysText();
    void everyFocusableWidgetHasAName();

private:
    template <typename T>
    T *find(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }
    QListView *list() const { return find<QListView>(u"serviceList"_s); }
    QPlainTextEdit *edit() const { return find<QPlainTextEdit>(u"firstMessageEdit"_s); }
    QPushButton *sendButton() const { return find<QPushButton>(u"sendFirstButton"_s); }
    void open();
    void answer(const QList<Service> &services, int page = 1, int pages = 1);
    static Service service(qint64 id, const QString &title);

    ThemeController m_theme;
    ConversationListModel m_conversations;
    std::unique_ptr<FakeSession> m_fake;
    QPointer<ServicesDialog> m_dialog;
    int m_asked = 0; //!< the number of the last question
};

void TestServicesDialog::init()
{
    m_asked = 0;
    m_conversations.clear();
    m_fake = std::make_unique<FakeSession>();
    m_fake->setTextLimit(20);
    open();
}

void TestServicesDialog::cleanup()
{
    delete m_dialog;
    m_fake.reset();
}

void TestServicesDialog::open()
{
    delete m_dialog;
    m_dialog = new ServicesDialog(m_fake->session(), m_conversations, m_theme);
    new QAbstractItemModelTester(
        m_dialog->findChild<ServiceListModel *>(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_dialog);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

Service TestServicesDialog::service(qint64 id, const QString &title)
{
    Service made;
    made.summary.id = ServiceId(id);
    made.summary.title = title;
    made.summary.price = u"1500.00"_s;
    made.summary.category = u"Plumbing"_s;
    made.provider.id = peer;
    made.provider.name = u"Bikash Thapa"_s;
    made.cities = {{CityId(1), u"Kathmandu"_s, {}}};
    made.description = u"Leaks and blocked drains."_s;
    return made;
}

void TestServicesDialog::answer(const QList<Service> &services, int page, int pages)
{
    ServicesFound found;
    const QStringList commands = m_fake->takeCommands();
    m_asked += int(std::ranges::count_if(commands, [](const QString &c) { return c.startsWith(u"findServices"); }));
    found.request = m_asked;
    found.services = services;
    found.page = page;
    found.pages = pages;
    found.count = services.size() * pages;
    Q_EMIT m_fake->session().servicesFound(found);
}

void TestServicesDialog::showsWhatIsOffered()
{
    QVERIFY(m_fake->commands().contains(u"findServices 1"_s));
    QVERIFY(m_fake->commands().contains(u"loadCategories"_s));
    answer({service(1, u"Pipe repair"_s), service(2, u"Tap"_s)});
    QVERIFY(list()->isVisible());
    QCOMPARE(list()->model()->rowCount(), 2);
    QCOMPARE(list()->model()->index(0, 0).data(ServiceListModel::FactsRole).toString(),
        u"Bikash Thapa · Plumbing · Kathmandu"_s);
    QTest::mouseClick(
        list()->viewport(), Qt::LeftButton, {}, list()->visualRect(list()->model()->index(0, 0)).center());
    QCOMPARE(find<QLabel>(u"serviceTitleLabel"_s)->text(), u"Pipe repair"_s);
    QVERIFY(find<QLabel>(u"servicePriceLabel"_s)->text().contains(u"1,500"_s));
    QVERIFY(find<QLabel>(u"serviceDescriptionLabel"_s)->isVisible());
    answer({});
    QVERIFY(!list()->isVisible());
}

void TestServicesDialog::asksOnceForWhatIsTypedInOneGo()
{
    answer({});
    QTest::keyClicks(find<QLineEdit>(u"serviceSearchEdit"_s), u"pipe"_s);
    QTRY_VERIFY(!m_fake->commands().isEmpty());
    QCOMPARE(m_fake->takeCommands(), QStringList{u"findServices 1 pipe"_s});
}

void TestServicesDialog::dropsLateAnswers()
{
    ServicesFound late;
    late.request = 1;
    late.services = {service(9, u"An answer to what was asked before"_s)};
    QTest::keyClicks(find<QLineEdit>(u"serviceSearchEdit"_s), u"tap"_s);
    QTest::keyClick(find<QLineEdit>(u"serviceSearchEdit"_s), Qt::Key_Return); // does not wait for the pause
    Q_EMIT m_fake->session().servicesFound(late);
    QCOMPARE(list()->model()->rowCount(), 0);
    answer({service(1, u"Tap"_s)});
    QCOMPARE(list()->model()->rowCount(), 1);
}

void TestServicesDialog::asksForTheNextPageAtTheEnd()
{
    QList<Service> first;
    for (int id = 1; id <= 20; ++id)
        first << service(id, u"Service %1"_s.arg(id));
    answer(first, 1, 2);
    list()->scrollToBottom();
    QTRY_VERIFY(m_fake->commands().contains(u"findServices 2"_s));
    answer({service(20, u"Service 20"_s), service(21, u"Service 21"_s)}, 2, 2);
    QCOMPARE(list()->model()->rowCount(), 21); // one moved to the second page meanwhile
    QVERIFY(!list()->model()->canFetchMore({}));
}

void TestServicesDialog::choosesACategory()
{
    Q_EMIT m_fake->session().categoriesKnown(
        {{CategoryId(1), u"Plumbing"_s, u"plumbing"_s}, {CategoryId(2), u"Cleaning"_s, u"cleaning"_s}});
    m_fake->takeCommands();
    auto *box = find<QComboBox>(u"categoryBox"_s);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(m_fake->takeCommands().last(), u"findServices 1  cleaning"_s);
}

void TestServicesDialog::startsAConversationByKeyboardAlone()
{
    answer({service(1, u"Pipe repair"_s)});
    QSignalSpy chosen(m_dialog.data(), &ServicesDialog::conversationChosen);
    QTest::keyClick(find<QLineEdit>(u"serviceSearchEdit"_s), Qt::Key_Down);
    QVERIFY(list()->hasFocus());
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(edit()->hasFocus());
    QVERIFY(!sendButton()->isEnabled());
    QTest::keyClicks(edit(), u"Can you come?"_s);
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_fake->commands().contains(u"startConversation 1 Can you come?"_s));
    QCOMPARE(m_fake->started().provider, peer);
    QVERIFY(!sendButton()->isEnabled()); // until the answer
    Q_EMIT m_fake->session().conversationStarted(u"of somebody else"_s, ConversationId(8));
    QCOMPARE(chosen.count(), 0);
    Q_EMIT m_fake->session().conversationStarted(m_fake->started().clientMessageId, ConversationId(7));
    QCOMPARE(chosen.first().first().value<ConversationId>(), ConversationId(7));
    QTRY_VERIFY(!m_dialog);
}

// An answer may have been lost: the second try must not store the message twice, another text must not get the first
// one's id.
void TestServicesDialog::sameTextTriedAgainKeepsItsId()
{
    answer({service(1, u"Pipe repair"_s)});
    list()->setCurrentIndex(list()->model()->index(0, 0));
    edit()->setPlainText(u"Hello"_s);
    sendButton()->click();
    const QString first = m_fake->started().clientMessageId;
    Q_EMIT m_fake->session().conversationNotStarted(first, Error::of(ErrorCode::ServerBusy, u"Busy."_s));
    QCOMPARE(edit()->toPlainText(), u"Hello"_s);
    sendButton()->click();
    QCOMPARE(m_fake->started().clientMessageId, first);
    Q_EMIT m_fake->session().conversationNotStarted(first, Error::of(ErrorCode::ServerBusy, u"Busy."_s));
    QTest::keyClicks(edit(), u"!"_s);
    sendButton()->click();
    QVERIFY(m_fake->started().clientMessageId != first);
}

void TestServicesDialog::problemOfAFieldIsShown()
{
    answer({service(1, u"Pipe repair"_s)});
    list()->setCurrentIndex(list()->model()->index(0, 0));
    edit()->setPlainText(u"Hello"_s);
    sendButton()->click();
    Q_EMIT m_fake->session().conversationNotStarted(m_fake->started().clientMessageId,
        Error::invalidField(u"initial_message"_s, u"This field may not be blank."_s));
    auto *problem = find<QLabel>(u"contactProblemLabel"_s);
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->text(), u"This field may not be blank."_s);
    QTest::keyClicks(edit(), u"."_s);
    QVERIFY(!problem->isVisible());
}

void TestServicesDialog::tooLongATextIsNotSent()
{
    answer({service(1, u"Pipe repair"_s)});
    list()->setCurrentIndex(list()->model()->index(0, 0));
    edit()->setPlainText(u"👍"_s.repeated(20));
    QVERIFY(sendButton()->isEnabled());
    edit()->setPlainText(u"👍"_s.repeated(21));
    QVERIFY(!sendButton()->isEnabled());
    auto *openings = find<QMenu>(u"openingsMenu"_s);
    QVERIFY(openings->actions().size() >= 3);
    openings->actions().first()->trigger();
    QCOMPARE(edit()->toPlainText(), openings->actions().first()->text());
}

// A text begun about one service stands there while another one is looked at.
void TestServicesDialog::enterInTheListSendsNothing()
{
    answer({service(1, u"Pipe repair"_s), service(3, u"Tap"_s)});
    list()->setCurrentIndex(list()->model()->index(0, 0));
    edit()->setPlainText(u"Hello"_s);
    m_fake->takeCommands();
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(m_fake->takeCommands().isEmpty());
    sendButton()->setFocus();
    QTest::keyClick(sendButton(), Qt::Key_Return);
    QCOMPARE(m_fake->takeCommands(), QStringList{u"startConversation 3 Hello"_s});
}

void TestServicesDialog::continuesWhatIsThere()
{
    SessionChanges changes;
    changes.conversations << conversation(); // about service 2, with the same provider
    m_conversations.apply(changes);
    answer({service(1, u"Tap"_s), service(2, u"Pipe repair"_s)});
    QSignalSpy chosen(m_dialog.data(), &ServicesDialog::conversationChosen);
    auto *button = find<QPushButton>(u"continueButton"_s);
    list()->setCurrentIndex(list()->model()->index(0, 0));
    QVERIFY(!button->isVisible());
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QTRY_VERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(chosen.first().first().value<ConversationId>(), talk);
}

void TestServicesDialog::providersReadWhyNot()
{
    UserAccount account;
    account.id = peer;
    account.role = Role::Provider;
    m_fake->setMe(account);
    SessionChanges changes;
    changes.conversations << conversation();
    m_conversations.apply(changes);
    answer({service(2, u"Pipe repair"_s)}); // his own: a customer talks with him about it, not he with himself
    list()->setCurrentIndex(list()->model()->index(0, 0));
    QTRY_VERIFY(find<QLabel>(u"whyNotLabel"_s)->isVisible());
    QVERIFY(!sendButton()->isVisible());
}

void TestServicesDialog::offlineSaysSoAndComesBack()
{
    ConnectionStatus lost;
    lost.state = ConnectionState::Waiting;
    m_fake->setStatus(lost);
    open();
    QVERIFY(!list()->isVisible());
    m_fake->takeCommands();
    QPushButton *again = nullptr;
    for (QPushButton *button : m_dialog->findChildren<QPushButton *>(u"emptyStateButton"_s))
        again = button->isVisible() ? button : again;
    QVERIFY(again);
    QTest::mouseClick(again, Qt::LeftButton);
    QCOMPARE(m_fake->takeCommands(), QStringList{u"retryNow"_s});
    lost.state = ConnectionState::Online;
    m_fake->setStatus(lost);
    QVERIFY(m_fake->takeCommands().contains(u"findServices 1"_s));
}

void TestServicesDialog::markupStaysText()
{
    Service evil = service(1, u"<h1>Big</h1>"_s);
    evil.description = u"<img src=x>"_s;
    answer({evil});
    list()->setCurrentIndex(list()->model()->index(0, 0));
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'), qPrintable(label->text()));
}

void TestServicesDialog::everyFocusableWidgetHasAName()
{
    answer({service(1, u"Pipe repair"_s)});
    list()->setCurrentIndex(list()->model()->index(0, 0));
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible()
            || widget->objectName().startsWith(u"qt_"))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool hasName = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(
            hasName, qPrintable(widget->objectName() + u' ' + QLatin1StringView(widget->metaObject()->className())));
    }
}

QTEST_MAIN(TestServicesDialog)
#include "tst_servicesdialog.moc"
