// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/console/plot.h"
#include "tests/screens/realscreen.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

namespace chautari::screens {

//! Asha runs the server: each of the console's actions by keys, and what becomes of it with Bikash.
class ConsoleScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void aNewPasswordIsTheOnlyOne();
    void aClosedAccountIsOutAndComesBack();
    void aReportedMessageGoes();
    void aReportIsLeft();
    void aNoticeIsSeenUntilItIsPutAside();
    void rulesHoldForEverybody();
    void oldMessagesGoOnlyWhenAskedTwice();
    void backupsAreMadeAndRemoved();
    void figuresMove();
    void theLogTellsAndIsWhole();
    void everyPageIsReachedByKeys();
    void whoIsMadeAnOwnerLearnsIt();
    void aLinkThatProvesNothingIsNotMade();
    void anEndedSignInIsOverThere(); // the last: Bikash is out afterwards

private:
    enum Page { People, Overview, SignIns, Reports, Storage, Backups, NoticeToAll, Log };

    void openConsole();
    void closeConsole();
    void go(Page page);
    //! Goes with the arrow keys to the row with these words.
    void select(const char *list, const QString &words);
    //! Space, on the button of this name in the console or its question.
    void pressButton(const char *name);
    void choose(const char *box, const QString &text);
    template <typename Widget>
    Widget *part(const char *name)
    {
        return m_console->findChild<Widget *>(QLatin1StringView(name));
    }
    [[nodiscard]] bool hasRow(const char *list, const QString &words);

    QPointer<QDialog> m_console;
};

void ConsoleScreen::initTestCase()
{
    QVERIFY(m_server.startDemo(EmbeddedServer::RateLimits::Off)); // these keys are faster than a person's
    const Result<QString> ticket = m_server.inviteOwner();
    QVERIFY(ticket);
    ClientCore core;
    const auto first = core.createSession(ServerAddress::fromHttpUrl(m_server.url()));
    RegisterRequest request;
    request.email = u"first@demo.chautari.app"_s;
    request.username = u"first"_s;
    request.password = u"the first owner's secret"_s;
    request.password2 = request.password;
    request.role = Role::Provider;
    request.invitation = *ticket;
    QList<PlacePerson> people;
    connect(first.get(), &ChatSession::placeAnswered, this, [&people](const PlaceAnswer &answer) {
        if (const auto *list = std::get_if<PeopleList>(&answer))
            people = list->people;
    });
    first->registerAccount(request);
    TRY_VERIFY(!people.isEmpty());
    const auto owner = std::ranges::find(people, demoEmail(u"asha"_s), &PlacePerson::email);
    QVERIFY(owner != people.end());
    first->keepPlace(ChangePerson{owner->id, {{}, true, {}}});
    TRY_VERIFY(std::ranges::find(people, demoEmail(u"asha"_s), &PlacePerson::email)->isOwner);
}

// One window for all cases: each opens the console anew.
void ConsoleScreen::init()
{
    if (!asha)
        RealScreen::init();
    openConsole();
}

void ConsoleScreen::cleanup()
{
    closeConsole();
}

// It goes when the loop comes round; opened before that, it would be the old one.
void ConsoleScreen::closeConsole()
{
    if (m_console)
        m_console->close();
    TRY_VERIFY(!m_console);
}

void ConsoleScreen::cleanupTestCase()
{
    RealScreen::cleanup();
    RealScreen::cleanupTestCase();
}

void ConsoleScreen::openConsole()
{
    auto *action = asha->window.findChild<QAction *>(u"peopleAction"_s);
    QVERIFY(action->isVisible());
    action->trigger();
    m_console = visible<QDialog>("consoleDialog");
    QVERIFY(m_console);
    TRY_VERIFY(hasRow("peopleList", u"Bikash Thapa"_s));
}

void ConsoleScreen::go(Page page)
{
    auto *pages = part<QListWidget>("consolePages");
    pages->setFocus();
    QTest::keyClick(pages, Qt::Key_Home);
    for (int i = 0; i < int(page); ++i)
        QTest::keyClick(pages, Qt::Key_Down);
    QCOMPARE(pages->currentRow(), int(page));
}

bool ConsoleScreen::hasRow(const char *list, const QString &words)
{
    return !part<QListWidget>(list)->findItems(words, Qt::MatchContains).isEmpty();
}

void ConsoleScreen::select(const char *name, const QString &words)
{
    TRY_VERIFY2(hasRow(name, words), qPrintable(words));
    auto *list = part<QListWidget>(name);
    const int row = list->row(list->findItems(words, Qt::MatchContains).constFirst());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    for (int i = 0; i < row; ++i)
        QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(list->currentRow(), row);
}

void ConsoleScreen::pressButton(const char *name)
{
    auto *button = visible<QPushButton>(name);
    QVERIFY2(button && button->isEnabled(), name);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
}

void ConsoleScreen::choose(const char *name, const QString &text)
{
    auto *box = part<QComboBox>(name);
    TRY_VERIFY(box->isEnabled()); // the server has told what holds
    const int row = box->findText(text, Qt::MatchContains);
    QVERIFY2(row >= 0, qPrintable(text));
    box->setFocus();
    const int before = box->currentIndex();
    QTest::keyClick(box, Qt::Key_Down);
    QAbstractItemView *list = box->view();
    TRY_VERIFY(list->isVisible());
    while (list->currentIndex().row() != row)
        QTest::keyClick(list, list->currentIndex().row() < row ? Qt::Key_Down : Qt::Key_Up);
    QCOMPARE(box->currentIndex(), before); // nothing holds on the way
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(box->currentIndex(), row);
}

// This server has no TLS: whoever followed a link could land anywhere.
void ConsoleScreen::aLinkThatProvesNothingIsNotMade()
{
    QTest::keyClick(m_console, Qt::Key_Escape);
    asha->window.findChild<QAction *>(u"inviteAction"_s)->trigger();
    TRY_VERIFY(visible<QDialog>("inviteDialog"));
    TRY_VERIFY(visible<QLabel>("noNetworkLabel"));
    QVERIFY(visible<QLabel>("noNetworkLabel")->text().contains(u"without TLS"_s));
    QVERIFY(!visible<QLineEdit>("invitationLinkEdit") && !visible<QPushButton>("joinCodeButton"));
    QTest::keyClick(visible<QDialog>("inviteDialog"), Qt::Key_Escape);
}

void ConsoleScreen::anEndedSignInIsOverThere()
{
    const QSignalSpy signedOut(bikash->session.get(), &ChatSession::signedOut);
    go(SignIns);
    select("sessionsList", u"Bikash Thapa"_s);
    pressButton("endSessionButton");
    QTRY_COMPARE_WITH_TIMEOUT(signedOut.size(), 1, 5'000); // what the issue promises
    TRY_VERIFY(!part<QPushButton>("endSessionButton")->isEnabled()); // nobody else is hit by a second press
    // One's own ends by signing out.
    select("sessionsList", u"this window"_s);
    QVERIFY(!part<QPushButton>("endSessionButton")->isEnabled());
}

void ConsoleScreen::aNewPasswordIsTheOnlyOne()
{
    Peer &maya = join(u"maya"_s);
    const QSignalSpy signedOut(maya.session.get(), &ChatSession::signedOut);
    select("peopleList", u"maya@"_s);
    pressButton("newPasswordButton");
    pressButton("makePasswordButton");
    TRY_VERIFY(visible<QMessageBox>("newPasswordDialog"));
    auto *told = visible<QMessageBox>("newPasswordDialog");
    pressButton("copyPasswordButton");
    const QString password = QGuiApplication::clipboard()->text();
    QVERIFY(told->text().contains(password) && password.size() > 12);
    QTest::keyClick(told, Qt::Key_Escape);
    TRY_COMPARE(signedOut.size(), 1);
    const auto again = m_elsewhere->createSession(ServerAddress::fromHttpUrl(m_server.url()));
    const QSignalSpy failed(again.get(), &ChatSession::signInFailed);
    again->signIn(demoEmail(u"maya"_s), demoPassword());
    TRY_COMPARE(failed.size(), 1);
    again->signIn(demoEmail(u"maya"_s), password);
    TRY_VERIFY(again->isSignedIn());
}

void ConsoleScreen::aClosedAccountIsOutAndComesBack()
{
    Peer &gopal = join(u"gopal"_s);
    const QSignalSpy signedOut(gopal.session.get(), &ChatSession::signedOut);
    select("peopleList", u"gopal@"_s);
    pressButton("disableButton");
    TRY_COMPARE(signedOut.size(), 1);
    TRY_VERIFY(hasRow("peopleList", u"account closed"_s));
    pressButton("disableButton"); // opens it again
    TRY_VERIFY(!hasRow("peopleList", u"account closed"_s));
    join(u"gopal"_s);
}

void ConsoleScreen::aReportedMessageGoes()
{
    receive(u"A rude word"_s);
    const MessageId message = bikash->message(u"A rude word"_s).id;
    asha->session->flagMessage(view().messages().row(rowOf(u"A rude word"_s)).message.id, u"rude"_s);
    TRY_VERIFY(part<QListWidget>("consolePages")->item(Reports)->text().contains(u"(1)"_s)); // said by itself
    go(Reports);
    select("reportsList", u"A rude word"_s);
    pressButton("deleteReportedButton");
    pressButton("deleteNowButton");
    TRY_VERIFY(bikash->rowOf(u"A rude word"_s) < 0);
    TRY_VERIFY(rowOf(u"A rude word"_s) < 0);
    TRY_VERIFY(!hasRow("reportsList", u"A rude word"_s));
    QVERIFY(message.isValid());
}

void ConsoleScreen::aReportIsLeft()
{
    receive(u"Only a joke"_s);
    asha->session->flagMessage(view().messages().row(rowOf(u"Only a joke"_s)).message.id, u"I do not like it"_s);
    go(Reports);
    select("reportsList", u"Only a joke"_s);
    QVERIFY(hasRow("reportsList", u"I do not like it"_s));
    pressButton("dismissReportButton");
    TRY_VERIFY(!hasRow("reportsList", u"Only a joke"_s));
    QVERIFY(bikash->has(u"Only a joke"_s));
}

void ConsoleScreen::aNoticeIsSeenUntilItIsPutAside()
{
    go(NoticeToAll);
    auto *edit = part<QPlainTextEdit>("noticeEdit");
    edit->clear();
    QTest::keyClicks(edit, u"Closed on Friday"_s);
    pressButton("tellNoticeButton");
    TRY_COMPARE(bikash->session->notice().text, u"Closed on Friday"_s);
    TRY_VERIFY(find<QWidget>("noticeBar")->isVisible());
    QCOMPARE(find<QLabel>("noticeLabel")->text(), u"Closed on Friday"_s);
    QVERIFY(find<QLabel>("noticeLabel")->accessibleName().contains(u"Closed on Friday"_s));
    // Who comes later sees it then.
    TRY_COMPARE(join(u"sunita"_s).session->notice().text, u"Closed on Friday"_s);
    auto *putAside = find<QPushButton>("dismissNoticeButton");
    closeConsole();
    putAside->setFocus();
    QTest::keyClick(putAside, Qt::Key_Space);
    QVERIFY(!find<QWidget>("noticeBar")->isVisible());
    asha->session->dropLine(); // comes back, and the notice stays aside
    TRY_VERIFY(!asha->isOnline());
    TRY_VERIFY(asha->isOnline());
    openConsole();
    go(NoticeToAll);
    pressButton("takeNoticeAwayButton");
    TRY_COMPARE(bikash->session->notice().text, QString());
    QVERIFY(!find<QWidget>("noticeBar")->isVisible());
}

void ConsoleScreen::rulesHoldForEverybody()
{
    go(Storage);
    TRY_VERIFY2(part<QLabel>("storageLabel")->text().contains(u"Database"_s),
        qPrintable(part<QLabel>("storageLabel")->text() + part<QLabel>("placeProblemLabel")->text()));
    QVERIFY(!part<QPushButton>("saveRulesButton")->isEnabled());
    choose("roomBox", u"100 MB"_s);
    pressButton("saveRulesButton");
    TRY_VERIFY(!part<QPushButton>("saveRulesButton")->isEnabled()); // the server has it
    closeConsole();
    openConsole();
    go(Storage);
    TRY_COMPARE(part<QComboBox>("roomBox")->currentText(), u"at most 100 MB"_s); // as the server has it
    choose("roomBox", u"no limit"_s);
    pressButton("saveRulesButton");
    TRY_VERIFY(!part<QPushButton>("saveRulesButton")->isEnabled());
}

void ConsoleScreen::oldMessagesGoOnlyWhenAskedTwice()
{
    go(Storage);
    choose("keepBox", u"30 days"_s);
    pressButton("saveRulesButton");
    auto *question = visible<QMessageBox>("keepQuestion");
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Escape);
    TRY_COMPARE(part<QComboBox>("keepBox")->currentText(), u"for good"_s);
    choose("keepBox", u"2 years"_s);
    pressButton("saveRulesButton");
    TRY_VERIFY(visible<QMessageBox>("keepQuestion"));
    pressButton("deleteOldButton");
    TRY_VERIFY(!part<QPushButton>("saveRulesButton")->isEnabled());
    go(Log);
    TRY_VERIFY(hasRow("auditList", u"keep_days=730"_s));
    go(Storage);
    TRY_COMPARE(part<QComboBox>("keepBox")->currentText(), u"for 2 years"_s);
    choose("keepBox", u"for good"_s);
    pressButton("saveRulesButton"); // nothing is asked where nothing goes
    QVERIFY(!visible<QMessageBox>("keepQuestion"));
    TRY_VERIFY(!part<QPushButton>("saveRulesButton")->isEnabled());
}

void ConsoleScreen::backupsAreMadeAndRemoved()
{
    go(Backups);
    auto *passphrase = part<QLineEdit>("backupPassphraseEdit");
    passphrase->setFocus();
    QTest::keyClicks(passphrase, u"too short"_s);
    QTest::keyClick(passphrase, Qt::Key_Return);
    QVERIFY(m_console && m_console->isVisible());
    QVERIFY(part<QLabel>("passphraseProblemLabel")->isVisible());
    passphrase->clear();
    QTest::keyClicks(passphrase, u"correct horse battery"_s);
    QTest::keyClick(passphrase, Qt::Key_Return);
    QVERIFY(m_console && m_console->isVisible());
    QVERIFY(!part<QPushButton>("makeBackupButton")->isEnabled()); // it might be made before, and without the keys
    TRY_COMPARE(passphrase->text(), QString());
    pressButton("makeBackupButton");
    auto *list = part<QListWidget>("backupsList");
    TRY_COMPARE(list->count(), 1);
    QVERIFY(list->item(0)->text().contains(u"any computer"_s));
    QVERIFY(!part<QPushButton>("restoreBackupButton")->isVisible()); // the server does not run in this program's care
    TRY_VERIFY(part<QPushButton>("makeBackupButton")->isEnabled());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    pressButton("removeBackupButton");
    auto *question = visible<QMessageBox>("removeBackupQuestion");
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Return); // Cancel
    TRY_VERIFY(!visible<QMessageBox>("removeBackupQuestion"));
    pressButton("removeBackupButton");
    pressButton("removeNowButton");
    TRY_COMPARE(list->count(), 0);
}

void ConsoleScreen::figuresMove()
{
    go(Overview);
    auto *messages = part<Plot>("messagesPlot");
    TRY_VERIFY(!messages->values().isEmpty());
    const double before = messages->values().last();
    bikash->session->sendText(cleaning, u"One more"_s);
    bikash->session->sendText(cleaning, u"And one"_s);
    TRY_VERIFY(messages->values().last() != before); // the next minute may have begun
    QVERIFY(part<Plot>("connectionsPlot")->values().last() >= 2);
    QVERIFY(!messages->accessibleDescription().isEmpty());
}

void ConsoleScreen::theLogTellsAndIsWhole()
{
    go(Log);
    TRY_VERIFY(hasRow("auditList", u"signed in"_s));
    TRY_VERIFY(hasRow("auditList", u"Bikash Thapa"_s)); // people by their names
    pressButton("checkAuditButton");
    TRY_VERIFY(part<QLabel>("auditCheckLabel")->isVisible());
    QVERIFY2(part<QLabel>("auditCheckLabel")->text().contains(u"as they were written"_s),
        qPrintable(part<QLabel>("auditCheckLabel")->text()));
}

void ConsoleScreen::everyPageIsReachedByKeys()
{
    for (const Page page : {People, Overview, SignIns, Reports, Storage, Backups, NoticeToAll, Log}) {
        go(page);
        QTest::keyClick(m_console->focusWidget(), Qt::Key_Tab);
        QVERIFY(m_console->focusWidget() != part<QListWidget>("consolePages")); // into the page
    }
}

void ConsoleScreen::whoIsMadeAnOwnerLearnsIt()
{
    QList<PlacePerson> people; // as Bikash is told
    const auto watching = connect(bikash->session.get(), &ChatSession::placeAnswered, this, [&](const PlaceAnswer &a) {
        if (const auto *list = std::get_if<PeopleList>(&a))
            people = list->people;
    });
    const UserId me = asha->session->me().id;
    const auto isOwner = [&people, me] {
        const auto found = std::ranges::find(people, me, &PlacePerson::id);
        return found != people.end() && found->isOwner;
    };
    select("peopleList", u"Bikash Thapa"_s);
    pressButton("ownerButton");
    TRY_VERIFY(part<QPushButton>("ownerButton")->text().contains(u"no owner"_s));
    bikash->session->dropLine();
    TRY_VERIFY(bikash->session->me().isOwner);
    TRY_VERIFY(isOwner());
    bikash->session->keepPlace(ChangePerson{me, {{}, false, {}}});
    TRY_VERIFY(!isOwner());
    asha->session->dropLine();
    TRY_VERIFY(!m_console); // of no use any more
    auto *action = asha->window.findChild<QAction *>(u"peopleAction"_s);
    QVERIFY(!action->isVisible());
    bikash->session->keepPlace(ChangePerson{me, {{}, true, {}}});
    TRY_VERIFY(isOwner());
    asha->session->dropLine();
    TRY_VERIFY(action->isVisible());
    disconnect(watching);
}

std::unique_ptr<QObject> consoleScreen()
{
    return std::make_unique<ConsoleScreen>();
}

} // namespace chautari::screens

#include "consolescreen.moc"
