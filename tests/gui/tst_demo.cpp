// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/chatpage.h"
#include "app/ui/mainwindow/appcontroller.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace chautari;

namespace {

constexpr int patience = 30'000; // a deadline, not a wait

QList<MainWindow *> openWindows()
{
    QList<MainWindow *> windows;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<MainWindow *>(widget); window != nullptr && window->isVisible()) {
            windows.append(window);
        }
    }
    return windows;
}

MainWindow *windowOf(const QString &firstName)
{
    for (MainWindow *window : openWindows()) {
        if (window->findChild<QLabel *>(u"accountNameLabel"_s)->text().startsWith(firstName)) {
            return window;
        }
    }
    return nullptr;
}

QString lastText(const MainWindow &window)
{
    const auto *list = window.findChild<QListView *>(u"conversationList"_s);
    return list->model()->index(0, 0).data(ConversationListModel::LastTextRole).toString();
}

} // namespace

//! `chautari --demo` as a whole: the server inside, real sessions, real windows.
class TestDemo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void opensAshasFirstConversation();
    void secondPersonIsARealWindow();
    void leavesNothingBehind();
    void endsCleanlyOnASignal_data();
    void endsCleanlyOnASignal();
    void refusesWrongOptions_data();
    void refusesWrongOptions();

private:
    [[nodiscard]] QStringList leftovers() const
    {
        return QDir(m_temp.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    QTemporaryDir m_temp; //!< of every demo of this test, so that leftovers are seen
};

void TestDemo::initTestCase()
{
    QVERIFY(m_temp.isValid());
    qputenv("TMPDIR", QFile::encodeName(m_temp.path()));
    QApplication::setQuitOnLastWindowClosed(false);
}

void TestDemo::opensAshasFirstConversation()
{
    AppOptions options;
    options.isDemo = true;
    AppController controller(options);
    QVERIFY(controller.start().hasValue());
    const MainWindow &window = *controller.mainWindow();
    QTRY_COMPARE_WITH_TIMEOUT(window.findChild<ChatPage *>()->conversation(), ConversationId(1), patience);
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Asha"_s) != nullptr, patience);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"messageEdit"_s);
    QTRY_VERIFY(window.findChild<QListView *>(u"conversationList"_s)->model()->rowCount() >= 1);
}

void TestDemo::secondPersonIsARealWindow()
{
    AppOptions options;
    options.isDemo = true;
    AppController controller(options);
    QVERIFY(controller.start().hasValue());
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Asha"_s) != nullptr, patience);
    MainWindow &asha = *windowOf(u"Asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.findChild<ChatPage *>()->conversation().isValid(), patience);
    asha.findChild<QAction *>(u"secondPersonAction"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Bikash"_s) != nullptr, patience);
    MainWindow &bikash = *windowOf(u"Bikash"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bikash.findChild<ChatPage *>()->conversation(), ConversationId(1), patience);
    asha.findChild<QAction *>(u"secondPersonAction"_s)->trigger();
    QCOMPARE(openWindows().size(), 2);

    auto *edit = asha.findChild<QWidget *>(u"messageEdit"_s);
    QTest::keyClicks(edit, u"Is this really you?"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(lastText(bikash), u"Is this really you?"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(lastText(asha), u"You: Is this really you?"_s, patience);
    bikash.close();
    QTRY_COMPARE(openWindows().size(), 1);
    QCOMPARE(openWindows().first(), &asha);
}

void TestDemo::leavesNothingBehind()
{
    {
        AppOptions options;
        options.isDemo = true;
        AppController controller(options);
        QVERIFY(controller.start().hasValue());
        QVERIFY(!leftovers().isEmpty());
    }
    QCOMPARE(leftovers(), QStringList());
}

void TestDemo::endsCleanlyOnASignal_data()
{
    QTest::addColumn<int>("number");
    QTest::addRow("SIGTERM") << SIGTERM;
    QTest::addRow("SIGINT") << SIGINT;
}

void TestDemo::endsCleanlyOnASignal()
{
    QFETCH(int, number);
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(CHAUTARI_PROGRAM), {u"--demo"_s});
    QVERIFY(program.waitForStarted());
    // The folder exists once the server was asked to start, the event loop runs soon after; an earlier signal only
    // waits.
    QTRY_VERIFY_WITH_TIMEOUT(!leftovers().isEmpty(), patience);
    QVERIFY(::kill(pid_t(program.processId()), number) == 0);
    QVERIFY(program.waitForFinished(patience));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(leftovers(), QStringList());
}

void TestDemo::refusesWrongOptions_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("unknown") << QStringList{u"--nonsense"_s};
    QTest::addRow("server without scheme") << QStringList{u"--server"_s, u"localhost"_s};
    QTest::addRow("server of another kind") << QStringList{u"--server"_s, u"ftp://localhost"_s};
    QTest::addRow("socket of another kind") << QStringList{u"--ws-url"_s, u"http://localhost"_s};
}

void TestDemo::refusesWrongOptions()
{
    QFETCH(QStringList, arguments);
    QProcess program;
    program.start(QStringLiteral(CHAUTARI_PROGRAM), arguments);
    QVERIFY(program.waitForFinished(patience));
    QCOMPARE(program.exitCode(), 2);
    QVERIFY(program.readAllStandardError().startsWith("chautari: "));
}

QTEST_MAIN(TestDemo)
#include "tst_demo.moc"
