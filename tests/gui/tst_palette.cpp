// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/clientcore.h"
#include "app/ui/mainwindow/commandpalette.h"
#include "app/ui/mainwindow/mainwindow.h"
#include "app/ui/mainwindow/shortcutsdialog.h"
#include "app/ui/settings/repliespage.h"

#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace chautari;

//! The palette of commands and the sheet of shortcuts of a window without a server; and the page of prepared replies.
class TestPalette : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void listsEveryShortcut();
    void sheetSaysTheSame();
    void findsAndRuns();
    void lastUsedStandsFirst();
    void speaksTheLanguageOfNow();
    void repliesAreWrittenAndKept();
    void replyKeepsItsFile();

private:
    CommandPalette &openPalette();
    template <typename T>
    T &part(const QWidget &window, const QString &name)
    {
        return *window.findChild<T *>(name);
    }

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<LanguageController> m_language;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<ClientCore> m_core;
    std::unique_ptr<ChatSession> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestPalette::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestPalette::init()
{
    m_theme = std::make_unique<ThemeController>();
    m_language = std::make_unique<LanguageController>();
    m_settings = std::make_unique<AppSettings>();
    m_core = std::make_unique<ClientCore>();
    m_session = m_core->createSession(ServerAddress::fromHttpUrl(QUrl(u"http://127.0.0.1:9"_s)));
    m_window = std::make_unique<MainWindow>(*m_session, Shell{*m_theme, *m_language, *m_settings});
    m_window->resize(1000, 700);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestPalette::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_core.reset();
    m_settings.reset();
    m_language.reset();
    m_theme.reset();
}

CommandPalette &TestPalette::openPalette()
{
    part<QAction>(*m_window, u"commandsAction"_s).trigger();
    return *m_window->findChild<CommandPalette *>();
}

// Whoever gives an action a key gives it a text and a place in the list.
void TestPalette::listsEveryShortcut()
{
    const QList<Command> all = commands::of(*m_window);
    QStringList ids;
    int checked = 0;
    for (const Command &command : all) {
        QVERIFY2(!command.action || !command.id.isEmpty(), qPrintable(command.text));
        QVERIFY2(command.id.isEmpty() || !ids.contains(command.id), qPrintable(command.id));
        QVERIFY2(!command.text.contains(u'&'), qPrintable(command.text));
        ids.append(command.id);
    }
    for (const QAction *action : m_window->findChildren<QAction *>()) {
        if (action->shortcut().isEmpty() || !action->isVisible())
            continue;
        QVERIFY2(ids.contains(action->objectName()), qPrintable(action->shortcut().toString()));
        ++checked;
    }
    QVERIFY2(checked >= 14, "the walk did not meet the actions");
}

void TestPalette::sheetSaysTheSame()
{
    const ShortcutsDialog sheet(*m_window, m_window.get());
    QStringList said;
    for (const QLabel *label : sheet.findChildren<QLabel *>())
        said.append(label->text());
    for (const Command &command : commands::of(*m_window)) {
        if (!command.keys.isEmpty())
            QVERIFY2(said.contains(command.keys) && said.contains(command.text), qPrintable(command.text));
    }
}

void TestPalette::findsAndRuns()
{
    CommandPalette &palette = openPalette();
    const QAbstractItemModelTester tester(part<QTreeView>(palette, u"commandList"_s).model());
    auto &edit = part<QLineEdit>(palette, u"commandEdit"_s);
    const QAbstractItemModel &found = *part<QTreeView>(palette, u"commandList"_s).model();
    QVERIFY(found.rowCount() > 20);
    QTest::keyClicks(&edit, u"no such thing"_s);
    QCOMPARE(found.rowCount(), 0);
    QVERIFY(part<QLabel>(palette, u"noCommandLabel"_s).isVisible());
    edit.clear();
    QTest::keyClicks(&edit, u"DARK theme"_s);
    QCOMPARE(found.rowCount(), 1);
    QCOMPARE(m_theme->scheme(), ColorScheme::System);
    QTest::keyClick(&edit, Qt::Key_Return);
    QTRY_COMPARE(m_theme->scheme(), ColorScheme::Dark);
    QTRY_VERIFY(m_window->findChild<CommandPalette *>() == nullptr);
    // What the keys do, the palette does: here the search field takes the focus.
    QTest::keyClicks(&part<QLineEdit>(openPalette(), u"commandEdit"_s), u"ctrl+k"_s);
    QTest::keyClick(&part<QLineEdit>(*m_window->findChild<CommandPalette *>(), u"commandEdit"_s), Qt::Key_Return);
    QTRY_COMPARE(m_window->focusWidget() ? m_window->focusWidget()->objectName() : QString(), u"searchEdit"_s);
}

void TestPalette::lastUsedStandsFirst()
{
    m_settings->setRecentCommands({u"themeAction2"_s, u"quitAction"_s});
    CommandPalette &palette = openPalette();
    const QAbstractItemModel &found = *part<QTreeView>(palette, u"commandList"_s).model();
    QVERIFY(found.index(0, 0).data().toString().endsWith(u"Dark"));
    QVERIFY(found.index(1, 0).data().toString().endsWith(u"Quit"));
    auto &edit = part<QLineEdit>(palette, u"commandEdit"_s);
    QTest::keyClick(&edit, Qt::Key_Down);
    QTest::keyClick(&edit, Qt::Key_Up);
    QTest::keyClicks(&edit, u"larger"_s);
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(m_settings->recentCommands().first(), u"largerAction"_s);
    QCOMPARE(m_settings->recentCommands().size(), 3);
}

void TestPalette::speaksTheLanguageOfNow()
{
    const QString before = part<QAction>(*m_window, u"quitAction"_s).text();
    m_language->setLanguage(Language::Nepali);
    QTRY_VERIFY(part<QAction>(*m_window, u"quitAction"_s).text() != before);
    CommandPalette &palette = openPalette();
    const QAbstractItemModel &found = *part<QTreeView>(palette, u"commandList"_s).model();
    part<QLineEdit>(palette, u"commandEdit"_s).setText(u"बन्द"_s);
    QVERIFY(found.rowCount() >= 1);
    QVERIFY(!found.index(0, 0).data().toString().contains(u"(Q)"));
}

void TestPalette::repliesAreWrittenAndKept()
{
    RepliesPage page({}, QString(), *m_theme);
    QSignalSpy changes(&page, &RepliesPage::changed);
    page.show();
    auto &name = part<QLineEdit>(page, u"replyNameEdit"_s);
    QVERIFY(!name.isEnabled());
    const auto write = [this, &page, &name](const QString &called, const QString &text) {
        part<QAbstractButton>(page, u"addReplyButton"_s).click();
        QTest::keyClicks(&name, called);
        part<QPlainTextEdit>(page, u"replyTextEdit"_s).setPlainText(text);
    };
    write(u"on my way"_s, u"I am on my way, {name}.\nSee you."_s);
    write(u"price"_s, u"The price is fixed."_s);
    write(u"old"_s, u"Not any more."_s);
    part<QAbstractButton>(page, u"removeReplyButton"_s).click();
    part<QAbstractButton>(page, u"replyUpButton"_s).click();
    const QList<CannedReply> wanted{
        {u"price"_s, u"The price is fixed."_s, {}}, {u"on-my-way"_s, u"I am on my way, {name}.\nSee you."_s, {}}};
    const auto told = changes.last().first().value<QList<CannedReply>>();
    QCOMPARE(told, wanted);
    AppSettings(u"replies test"_s).setReplies(told);
    const AppSettings again(u"replies test"_s);
    QCOMPARE(again.replies(), wanted);
    QVERIFY(!again.repliesFolder().isEmpty());
}

void TestPalette::replyKeepsItsFile()
{
    const QTemporaryDir elsewhere;
    const QTemporaryDir kept;
    const QString source = elsewhere.filePath(u"price list.txt"_s);
    QFile file(source);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("1500") == 4);
    file.close();
    RepliesPage page({{u"price"_s, u"The list"_s, {}}}, kept.path(), *m_theme);
    QSignalSpy changes(&page, &RepliesPage::changed);
    page.show();
    page.addFiles({source});
    QTRY_COMPARE(changes.size(), 1);
    QVERIFY(QFile::remove(source));
    const QString copy = changes.last().first().value<QList<CannedReply>>().first().files.value(0);
    QVERIFY(copy.startsWith(kept.path()) && copy.endsWith(u"/price list.txt") && QFile::exists(copy));
    part<QListWidget>(page, u"replyFilesList"_s).setCurrentRow(0);
    part<QAbstractButton>(page, u"removeReplyFileButton"_s).click();
    QVERIFY(!QFile::exists(copy));
    page.addFiles({source}); // it is not there any more
    QTRY_VERIFY(part<QLabel>(page, u"replyProblemLabel"_s).isVisible());
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
