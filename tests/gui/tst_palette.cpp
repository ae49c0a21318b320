// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/commandpalette.h"
#include "app/ui/mainwindow/shortcutsdialog.h"
#include "app/ui/settings/repliespage.h"
#include "tests/gui/lonelywindow.h"

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

    std::unique_ptr<testing::LonelyWindow> m;
};

void TestPalette::init()
{
    m = std::make_unique<testing::LonelyWindow>();
    m->open();
    m->window->resize(1000, 700);
}

void TestPalette::cleanup()
{
    m.reset();
}

CommandPalette &TestPalette::openPalette()
{
    part<QAction>(*m->window, u"commandsAction"_s).trigger();
    return *m->window->findChild<CommandPalette *>();
}

// Whoever gives an action a key gives it a text and a place in the list.
void TestPalette::listsEveryShortcut()
{
    const QList<Command> all = commands::of(*m->window);
    QStringList ids;
    int checked = 0;
    for (const Command &command : all) {
        QVERIFY2(!command.action || !command.id.isEmpty(), qPrintable(command.text));
        QVERIFY2(command.id.isEmpty() || !ids.contains(command.id), qPrintable(command.id));
        QVERIFY2(!command.text.contains(u'&'), qPrintable(command.text));
        ids.append(command.id);
    }
    for (const QAction *action : m->window->findChildren<QAction *>()) {
        if (action->shortcut().isEmpty() || !action->isVisible())
            continue;
        QVERIFY2(ids.contains(action->objectName()), qPrintable(action->shortcut().toString()));
        ++checked;
    }
    QVERIFY2(checked >= 14, "the walk did not meet the actions");
}

void TestPalette::sheetSaysTheSame()
{
    const ShortcutsDialog sheet(*m->window, m->window.get());
    QStringList said;
    for (const QLabel *label : sheet.findChildren<QLabel *>())
        said.append(label->text());
    for (const Command &command : commands::of(*m->window)) {
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
    QCOMPARE(m->theme.scheme(), ColorScheme::System);
    QTest::keyClick(&edit, Qt::Key_Return);
    QTRY_COMPARE(m->theme.scheme(), ColorScheme::Dark);
    QTRY_VERIFY(m->window->findChild<CommandPalette *>() == nullptr);
    // What the keys do, the palette does: here the search field takes the focus.
    QTest::keyClicks(&part<QLineEdit>(openPalette(), u"commandEdit"_s), u"ctrl+k"_s);
    QTest::keyClick(&part<QLineEdit>(*m->window->findChild<CommandPalette *>(), u"commandEdit"_s), Qt::Key_Return);
    QTRY_COMPARE(m->window->focusWidget() ? m->window->focusWidget()->objectName() : QString(), u"searchEdit"_s);
}

void TestPalette::lastUsedStandsFirst()
{
    m->settings.setRecentCommands({u"themeAction2"_s, u"quitAction"_s});
    CommandPalette &palette = openPalette();
    const QAbstractItemModel &found = *part<QTreeView>(palette, u"commandList"_s).model();
    QVERIFY(found.index(0, 0).data().toString().endsWith(u"Dark"));
    QVERIFY(found.index(1, 0).data().toString().endsWith(u"Quit"));
    auto &edit = part<QLineEdit>(palette, u"commandEdit"_s);
    QTest::keyClick(&edit, Qt::Key_Down);
    QTest::keyClick(&edit, Qt::Key_Up);
    QTest::keyClicks(&edit, u"larger"_s);
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(m->settings.recentCommands().first(), u"largerAction"_s);
    QCOMPARE(m->settings.recentCommands().size(), 3);
}

void TestPalette::speaksTheLanguageOfNow()
{
    const QString before = part<QAction>(*m->window, u"quitAction"_s).text();
    m->language.setLanguage(Language::Nepali);
    QTRY_VERIFY(part<QAction>(*m->window, u"quitAction"_s).text() != before);
    CommandPalette &palette = openPalette();
    const QAbstractItemModel &found = *part<QTreeView>(palette, u"commandList"_s).model();
    part<QLineEdit>(palette, u"commandEdit"_s).setText(u"बन्द"_s);
    QVERIFY(found.rowCount() >= 1);
    QVERIFY(!found.index(0, 0).data().toString().contains(u"(Q)"));
}

void TestPalette::repliesAreWrittenAndKept()
{
    RepliesPage page({}, QString(), m->theme);
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
    RepliesPage page({{u"price"_s, u"The list"_s, {}}}, kept.path(), m->theme);
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
