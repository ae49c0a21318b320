// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spell/spellchecker.h"
#include "app/ui/compose/composeedit.h"
#include "app/ui/compose/composer.h"
#include "app/ui/compose/sendbutton.h"

#include <QtCore/QDate>
#include <QtCore/QLocale>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTemporaryFile>
#include <QtGui/QClipboard>
#include <QtGui/QInputMethodEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>

#include <algorithm>

using namespace chautari;
using namespace Qt::StringLiterals;

//! Shows what a test wants to be seen.
class FakeCamera : public CameraSource
{
public:
    void start() override { ++starts; }
    void stop() override { isStopped = starts > 0; }

    static inline int starts = 0;
    static inline bool isStopped = false;
};

class TestComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void enterSends();
    void shiftEnterBreaksTheLine();
    void emptyTextIsNotSent_data();
    void emptyTextIsNotSent();
    void enterOfAnInputMethodDoesNotSend();
    void countsCodePoints_data();
    void countsCodePoints();
    void growsToSixLinesAndBack();
    void pastesPlainText();
    void boldAndItalicByKeys();
    void escapeIsHandedOn();
    void putBackTextIsNotTyping();
    void buttonSendsAndReturnsTheFocus();
    void picksAnEmoji();
    void emojiAreFoundInBothLanguages();
    void slashOffersReplies();
    void slashNeverDisturbs();
    void replyFillsItsVariables();
    void wordsAreWhatIsSpelled_data();
    void wordsAreWhatIsSpelled();
    void marksWhatNoDictionaryHas();
    void neverMarksTheWordBeingTyped();
    void menuPutsAWordRight();
    void aWordOfMyOwnIsRight();
    void saysNothingWithoutADictionary();
    void takesAPhotoWhereThereIsACamera();
    void aCameraThatFailsIsExplained();
    void withoutACameraThereIsNoMenu();

private:
    void setSpelling();
    [[nodiscard]] QStringList marked() const;
    [[nodiscard]] FakeCamera *openCamera();
    void openMenu(int position);

    ThemeController m_theme;
    std::unique_ptr<QTemporaryDir> m_dictionaries;
    std::unique_ptr<SpellChecker> m_checker;
    std::unique_ptr<Composer> m_composer;
    ComposeEdit *m_edit = nullptr;
    SendButton *m_button = nullptr;
};

void TestComposer::init()
{
    m_composer = std::make_unique<Composer>(m_theme);
    m_composer->resize(600, 80);
    m_edit = m_composer->findChild<ComposeEdit *>(u"messageEdit"_s);
    m_button = m_composer->findChild<SendButton *>(u"sendButton"_s);
    m_composer->show();
    QVERIFY(QTest::qWaitForWindowActive(m_composer.get()));
    m_composer->focusEdit();
}

void TestComposer::cleanup()
{
    m_composer.reset();
    m_checker.reset();
}

void TestComposer::enterSends()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClicks(m_edit, u"  hello "_s);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().first().toString(), u"hello"_s);
    QTest::keyClick(m_edit, Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(sent.size(), 2);
}

void TestComposer::shiftEnterBreaksTheLine()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClicks(m_edit, u"one"_s);
    QTest::keyClick(m_edit, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(m_edit, u"two"_s);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(m_composer->text(), u"one\ntwo"_s);
}

void TestComposer::emptyTextIsNotSent_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("spaces") << u"   "_s;
    QTest::newRow("line breaks") << u"\n \n"_s;
}

void TestComposer::emptyTextIsNotSent()
{
    QFETCH(QString, text);
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    m_composer->setText(text);
    QVERIFY(!m_button->isEnabled());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
}

void TestComposer::enterOfAnInputMethodDoesNotSend()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClicks(m_edit, u"ab"_s);
    QInputMethodEvent composing(u"नम"_s, {});
    QApplication::sendEvent(m_edit, &composing);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QInputMethodEvent done;
    done.setCommitString(u"नमस्ते"_s);
    QApplication::sendEvent(m_edit, &done);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().first().toString(), u"abनमस्ते"_s);
}

void TestComposer::countsCodePoints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isCounterShown");
    QTest::addColumn<bool>("maySend");
    QTest::newRow("4,500 letters") << QString(4500, u'x') << false << true;
    QTest::newRow("4,501 letters") << QString(4501, u'x') << true << true;
    QTest::newRow("5,000 letters") << QString(5000, u'x') << true << true;
    QTest::newRow("5,001 letters") << QString(5001, u'x') << true << false;
    const QString emoji = u"😀"_s.repeated(100); // two UTF-16 units each
    QTest::newRow("5,000 with emoji") << QString(emoji + QString(4900, u'x')) << true << true;
    QTest::newRow("5,001 with emoji") << QString(emoji + QString(4901, u'x')) << true << false;
    QTest::newRow("spaces around do not count") << QString(u"  "_s + QString(5000, u'x') + u"  "_s) << true << true;
}

void TestComposer::countsCodePoints()
{
    QFETCH(QString, text);
    QFETCH(bool, isCounterShown);
    QFETCH(bool, maySend);
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    m_composer->setLimit(5000);
    m_composer->setText(text);
    const auto *counter = m_composer->findChild<QLabel *>(u"composeCounterLabel"_s);
    QCOMPARE(counter->isVisible(), isCounterShown);
    QCOMPARE(m_button->isEnabled(), maySend);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(sent.size(), maySend ? 1 : 0);
    QCOMPARE(counter->text().contains(u"too long"_s), isCounterShown && !maySend);
}

void TestComposer::growsToSixLinesAndBack()
{
    const int one = m_edit->height();
    QList<int> heights;
    for (int line = 0; line < 8; ++line) {
        QTest::keyClick(m_edit, Qt::Key_Return, Qt::ShiftModifier);
        heights << m_edit->height();
    }
    QVERIFY(heights.at(0) > one);
    QVERIFY(heights.at(4) > heights.at(3));
    QCOMPARE(heights.at(5), heights.at(4)); // the sixth line was the last that made room
    QCOMPARE(heights.at(7), heights.at(4));
    m_composer->clear();
    QCOMPARE(m_edit->height(), one);
}

void TestComposer::pastesPlainText()
{
    auto *data = new QMimeData;
    data->setHtml(u"<b>bold</b><img src=x>"_s);
    data->setText(u"<b>bold</b>"_s);
    QApplication::clipboard()->setMimeData(data);
    QTest::keyClick(m_edit, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_composer->text(), u"<b>bold</b>"_s);
}

void TestComposer::boldAndItalicByKeys()
{
    m_composer->setText(u"one two \n\nthree"_s);
    QTest::keyClick(m_edit, Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(m_composer->text(), u"one two \n\nthree"_s);
    QKeyEvent wanted(QEvent::ShortcutOverride, Qt::Key_I, Qt::ControlModifier);
    wanted.ignore();
    QCoreApplication::sendEvent(m_edit, &wanted);
    QVERIFY(!wanted.isAccepted()); // nothing is selected: it is the window's
    m_edit->selectAll();
    QCoreApplication::sendEvent(m_edit, &wanted);
    QVERIFY(wanted.isAccepted());
    QTest::keyClick(m_edit, Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(m_composer->text(), u"*one two* \n\n*three*"_s);
    QTest::keyClick(m_edit, Qt::Key_I, Qt::ControlModifier);
    QCOMPARE(m_composer->text(), u"_*one two*_ \n\n_*three*_"_s);
    QTest::keyClick(m_edit, Qt::Key_I, Qt::ControlModifier);
    QTest::keyClick(m_edit, Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(m_composer->text(), u"one two \n\nthree"_s);
    m_edit->undo();
    QCOMPARE(m_composer->text(), u"*one two* \n\n*three*"_s);
}

void TestComposer::escapeIsHandedOn()
{
    QSignalSpy escaped(m_composer.get(), &Composer::escapePressed);
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QCOMPARE(escaped.size(), 1);
}

void TestComposer::putBackTextIsNotTyping()
{
    QSignalSpy edited(m_composer.get(), &Composer::textEdited);
    m_composer->setText(u"a draft"_s);
    QCOMPARE(edited.size(), 0);
    QTest::keyClicks(m_edit, u"!"_s);
    QCOMPARE(edited.size(), 1);
    m_composer->clear();
    QCOMPARE(edited.size(), 2);
    QVERIFY(edited.last().first().toBool());
}

void TestComposer::buttonSendsAndReturnsTheFocus()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClicks(m_edit, u"hello"_s);
    QTest::mouseClick(m_button, Qt::LeftButton);
    QCOMPARE(sent.size(), 1);
    QVERIFY(m_edit->hasFocus());
    QVERIFY(!m_button->accessibleName().isEmpty());
    QVERIFY(m_button->toolTip().contains(u"Enter"_s));
}

// By keys alone, in the tone of the person, and remembered.
void TestComposer::picksAnEmoji()
{
    QTest::keyClicks(m_edit, u"ok"_s);
    QSignalSpy tastes(m_composer.get(), &Composer::emojiTasteChanged);
    m_composer->setEmojiTaste({{}, 4});
    QTest::mouseClick(m_composer->findChild<QWidget *>(u"emojiButton"_s), Qt::LeftButton);
    auto *picker = m_composer->findChild<EmojiPicker *>(u"emojiPicker"_s);
    QVERIFY(picker && picker->isVisible());
    auto *search = picker->findChild<QLineEdit *>(u"emojiSearchEdit"_s);
    QTest::keyClicks(search, u"thumbs up"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(!picker->isVisible());
    QCOMPARE(m_composer->text(), u"ok👍🏾"_s);
    QCOMPARE(tastes.size(), 1);
    QCOMPARE(tastes.first().first().value<EmojiTaste>(), (EmojiTaste{{u"👍🏾"_s}, 4}));
    QTest::mouseClick(m_composer->findChild<QWidget *>(u"emojiButton"_s), Qt::LeftButton);
    auto *list = picker->findChild<QListView *>(u"emojiList"_s);
    QCOMPARE(list->model()->rowCount(), 1); // the recent one
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(!picker->isVisible());
}

void TestComposer::emojiAreFoundInBothLanguages()
{
    const auto best = [](const QString &words) {
        const QList<Emoji> found = emojidata::search(words, 5);
        return found.isEmpty() ? QString() : found.first().text;
    };
    QVERIFY(emojidata::all().size() > 1800);
    QCOMPARE(best(u"cat"_s), u"🐈"_s); // not a "category", nor a face of one
    QCOMPARE(best(u"Thumbs UP"_s), u"👍"_s);
    QCOMPARE(best(u"रमाएको अनुहार"_s), u"😀"_s);
    QVERIFY(best(u"no such thing"_s).isEmpty());
    const auto plumber = std::ranges::find(emojidata::all(), u"👩‍🔧"_s, &Emoji::text);
    QVERIFY(plumber != emojidata::all().end());
    QCOMPARE(emojidata::withTone(*plumber, 5), u"👩🏿‍🔧"_s);
    const auto hand = std::ranges::find(emojidata::all(), u"✌️"_s, &Emoji::text);
    QVERIFY(hand != emojidata::all().end());
    QCOMPARE(emojidata::withTone(*hand, 1), u"✌🏻"_s); // without the mark that a tone replaces
    const auto smile = std::ranges::find(emojidata::all(), u"😀"_s, &Emoji::text);
    QCOMPARE(emojidata::withTone(*smile, 3), u"😀"_s);
}

void TestComposer::slashOffersReplies()
{
    auto *list = m_composer->findChild<QListWidget *>(u"replyList"_s);
    m_composer->setReplies({{u"thanks"_s, u"Thank you, {name}!"_s, {}}, {u"today"_s, u"I come today."_s, {}},
        {u"price"_s, u"The price is fixed."_s, {}}, {u"unwritten"_s, QString(), {}}});
    m_composer->setReplyWords({u"Bikash"_s, u"Plumbing"_s, u"Asha"_s});
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClicks(m_edit, u"Well, /"_s);
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 3);
    QTest::keyClick(m_edit, Qt::Key_Down);
    QTest::keyClick(m_edit, Qt::Key_Down);
    QTest::keyClick(m_edit, Qt::Key_Down);
    QTest::keyClick(m_edit, Qt::Key_Up);
    QCOMPARE(list->currentRow(), 2);
    QTest::keyClicks(m_edit, u"T"_s);
    QCOMPARE(list->count(), 3); // the text of the third has one too
    QTest::keyClicks(m_edit, u"h"_s);
    QVERIFY(list->item(0)->text().startsWith(u"/thanks"_s));
    QTest::keyClick(m_edit, Qt::Key_Return);
    QVERIFY(!list->isVisible());
    QCOMPARE(m_composer->text(), u"Well, Thank you, Bikash!"_s);
    QVERIFY(sent.isEmpty()); // that Enter was the list's
    m_edit->undo();
    QCOMPARE(m_composer->text(), u"Well, /Th"_s);
    m_composer->clear();
    QTest::keyClicks(m_edit, u"/tod"_s);
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QCOMPARE(m_composer->text(), u"I come today."_s);
    QVERIFY(m_edit->hasFocus());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
}

void TestComposer::slashNeverDisturbs()
{
    auto *list = m_composer->findChild<QListWidget *>(u"replyList"_s);
    QTest::keyClicks(m_edit, u"/"_s);
    QVERIFY(!list->isVisible()); // nothing is prepared
    m_composer->clear();
    m_composer->setReplies({{u"thanks"_s, u"Thank you!"_s, {}}});
    m_composer->setText(u"/th"_s); // a draft that is put back is not typing
    QVERIFY(!list->isVisible());
    m_composer->clear();
    QTest::keyClicks(m_edit, u"and/or 1/2 /usr"_s);
    QVERIFY(!list->isVisible());

    // While an input method composes, its keys are its own.
    m_composer->clear();
    QTest::keyClicks(m_edit, u"/th"_s);
    QVERIFY(list->isVisible());
    QInputMethodEvent composing(u"\u0927"_s, {});
    QApplication::sendEvent(m_edit, &composing);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_composer->text(), u"/th"_s);
    QInputMethodEvent done;
    done.setCommitString(u"\u0927"_s);
    QApplication::sendEvent(m_edit, &done);
    QVERIFY(!list->isVisible()); // no reply is called so

    // Esc means this slash, not the conversation.
    m_composer->clear();
    QSignalSpy escaped(m_composer.get(), &Composer::escapePressed);
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClicks(m_edit, u"/t"_s);
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QVERIFY(!list->isVisible() && escaped.isEmpty());
    QTest::keyClicks(m_edit, u"h"_s);
    QVERIFY(!list->isVisible());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
}

void TestComposer::replyFillsItsVariables()
{
    const ReplyWords words{u"{me}"_s, u"Plumbing"_s, u"Asha"_s};
    QCOMPARE(cannedreplies::filled(u"{name}, {service} by {me}. {other} {"_s, words),
        u"{me}, Plumbing by Asha. {other} {"_s);
    const QString today = QLocale().toString(QDate::currentDate(), QLocale::LongFormat);
    QCOMPARE(cannedreplies::filled(u"{date}"_s, words), today);
    QTemporaryFile file;
    QVERIFY(file.open());
    m_composer->setReplies({{u"map"_s, u"The way"_s, {file.fileName()}}});
    QTest::keyClicks(m_edit, u"/m"_s);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_composer->files(), QStringList{file.fileName()});
}

void TestComposer::wordsAreWhatIsSpelled_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("plain") << u"the house, don't (you)"_s << QStringList{u"the"_s, u"house"_s, u"don't"_s, u"you"_s};
    QTest::newRow("link") << u"see https://example.org/teh or www.teh.org"_s << QStringList{u"see"_s, u"or"_s};
    QTest::newRow("address") << u"asha@exmple.org wrote"_s << QStringList{u"wrote"_s};
    QTest::newRow("numbers") << u"room 12b at 10am"_s << QStringList{u"room"_s, u"at"_s};
    QTest::newRow("capitals") << u"the NASA A NGO"_s << QStringList{u"the"_s};
    QTest::newRow("either") << u"and/or end.Next"_s << QStringList{u"and"_s, u"or"_s};
    QTest::newRow("folder") << u"in /usr/shar c:\\teh"_s << QStringList{u"in"_s};
    QTest::newRow("Devanagari") << u"नमस्ते, घर १२ home"_s << QStringList{u"नमस्ते"_s, u"घर"_s, u"home"_s};
    QTest::newRow("joiner") << u"गर्\u200Dयो"_s << QStringList{u"गर्\u200Dयो"_s};
    QTest::newRow("other scripts") << u"Привет 你好 ok"_s << QStringList{u"ok"_s};
    QTest::newRow("emoji") << u"ok👍yes"_s << QStringList{u"ok"_s, u"yes"_s};
    QTest::newRow("one long word") << QString(70'000, u'a') << QStringList{};
}

void TestComposer::wordsAreWhatIsSpelled()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QStringList found;
    for (const WordPlace &place : wordsOf(text))
        found.append(text.mid(place.at, place.length));
    QCOMPARE(found, words);
}

// Two small dictionaries: what is installed on this computer is not the test's.
void TestComposer::setSpelling()
{
    m_dictionaries = std::make_unique<QTemporaryDir>();
    const auto write = [this](const QString &name, const QByteArray &text) {
        QFile file(m_dictionaries->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write(u"en_GB.aff"_s, "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz'\n");
    write(u"en_GB.dic"_s, "4\nhouse\nthe\ngarden\ndon't\n");
    write(u"ne_NP.aff"_s, "SET UTF-8\n");
    write(u"ne_NP.dic"_s, "2\nघर\nनमस्ते\n");
    write(u"ru_RU.aff"_s, "SET KOI8-R\n"); // in letters that are not understood
    write(u"ru_RU.dic"_s, "0\n");
    m_checker = std::make_unique<SpellChecker>(m_dictionaries->path());
    m_composer->setSpelling(*m_checker);
}

QStringList TestComposer::marked() const
{
    QStringList words;
    for (const WordPlace &place : m_edit->marked())
        words.append(m_composer->text().mid(place.at, place.length));
    return words;
}

void TestComposer::marksWhatNoDictionaryHas()
{
    setSpelling();
    m_composer->setText(u"the hause घर घरर the gardn don’t \n"_s);
    QTRY_COMPARE(marked(), QStringList({u"hause"_s, u"घरर"_s, u"gardn"_s}));
    const QImage with = m_edit->grab().toImage();
    const int asked = m_checker->asked();
    // The marks go along with their words, and what is known is not asked again.
    QTextCursor cursor(m_edit->document());
    cursor.insertText(u"the "_s);
    QCOMPARE(marked(), QStringList({u"hause"_s, u"घरर"_s, u"gardn"_s}));
    cursor.setPosition(0);
    cursor.setPosition(4, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    SpellingRules rules = m_checker->rules();
    QCOMPARE(m_checker->asked(), asked);
    rules.isOn = false;
    m_checker->setRules(rules);
    QVERIFY(marked().isEmpty());
    QVERIFY(m_edit->grab().toImage() != with);
    rules.isOn = true;
    rules.isChosen = true;
    rules.dictionaries = {u"ne_NP"_s};
    m_checker->setRules(rules);
    QTRY_COMPARE(marked(), QStringList({u"घरर"_s})); // nothing is known of Latin words
}

void TestComposer::neverMarksTheWordBeingTyped()
{
    setSpelling();
    QTest::keyClicks(m_edit, u"gardn"_s);
    QTRY_COMPARE(m_checker->verdict(u"gardn"_s), SpellChecker::Verdict::Wrong);
    QVERIFY(marked().isEmpty());
    QTest::keyClicks(m_edit, u" "_s);
    QTRY_COMPARE(marked(), QStringList{u"gardn"_s});
    QInputMethodEvent composing(u"घरर"_s, {});
    QApplication::sendEvent(m_edit, &composing);
    Q_EMIT m_checker->judged();
    QVERIFY(marked().isEmpty()); // not while an input method composes
}

void TestComposer::openMenu(int position)
{
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(position);
    m_edit->setTextCursor(cursor);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(m_edit->viewport(), &event);
}

void TestComposer::menuPutsAWordRight()
{
    setSpelling();
    m_composer->setText(u"the hause garden"_s);
    QTRY_COMPARE(marked(), QStringList{u"hause"_s});
    openMenu(6);
    auto *menu = m_edit->findChild<QMenu *>(u"composeMenu"_s);
    QVERIFY(menu);
    QTRY_VERIFY(menu->findChild<QAction *>(u"suggestionAction"_s));
    QCOMPARE(menu->actions().first()->text(), u"house"_s);
    QTest::keyClick(menu, Qt::Key_Return); // the first one is chosen
    QCOMPARE(m_composer->text(), u"the house garden"_s);
    m_edit->undo();
    QCOMPARE(m_composer->text(), u"the hause garden"_s);
    openMenu(14);
    const auto menus = m_edit->findChildren<QMenu *>(u"composeMenu"_s);
    QVERIFY(!menus.last()->findChild<QAction *>(u"addWordAction"_s)); // nothing is wrong there
    menus.last()->close();
}

void TestComposer::aWordOfMyOwnIsRight()
{
    setSpelling();
    QSignalSpy changed(m_checker.get(), &SpellChecker::rulesChanged);
    m_composer->setText(u"Chautari chautari the"_s);
    QTRY_COMPARE(marked().size(), 2);
    openMenu(3);
    auto *add = m_edit->findChild<QMenu *>(u"composeMenu"_s)->findChild<QAction *>(u"addWordAction"_s);
    QVERIFY(add);
    add->trigger();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_checker->rules().words, QStringList{u"Chautari"_s});
    QTRY_COMPARE(m_checker->verdict(u"the"_s), SpellChecker::Verdict::Right);
    QVERIFY(marked().isEmpty());
}

void TestComposer::saysNothingWithoutADictionary()
{
    const QTemporaryDir empty;
    m_checker = std::make_unique<SpellChecker>(empty.path());
    m_composer->setSpelling(*m_checker);
    QSignalSpy installed(m_checker.get(), &SpellChecker::installedKnown);
    m_checker->findInstalled();
    QTRY_COMPARE(installed.size(), 1);
    QVERIFY(installed.first().first().value<QList<Dictionary>>().isEmpty());
    m_composer->setText(u"hause "_s);
    QTRY_COMPARE(m_checker->verdict(u"hause"_s), SpellChecker::Verdict::Right);
    QVERIFY(marked().isEmpty());
}

FakeCamera *TestComposer::openCamera()
{
    FakeCamera *made = nullptr;
    FakeCamera::starts = 0;
    FakeCamera::isStopped = false;
    m_composer->setCamera({[] { return true; },
        [&made] {
            auto camera = std::make_unique<FakeCamera>();
            made = camera.get();
            return camera;
        }});
    QTest::keyClick(m_composer->findChild<QAbstractButton *>(u"attachButton"_s), Qt::Key_Space);
    QMenu *menu = nullptr;
    if (!QTest::qWaitFor([&] { return (menu = m_composer->findChild<QMenu *>(u"attachMenu"_s)) && menu->isVisible(); }))
        return nullptr;
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    return made;
}

void TestComposer::takesAPhotoWhereThereIsACamera()
{
    FakeCamera *camera = openCamera();
    QVERIFY(camera);
    auto *dialog = m_composer->findChild<QDialog *>(u"cameraDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    auto *take = dialog->findChild<QAbstractButton *>(u"takeButton"_s);
    auto *use = dialog->findChild<QAbstractButton *>(u"usePhotoButton"_s);
    QVERIFY(!take->isEnabled() && !use->isVisible()); // nothing is seen yet
    QImage picture(64, 48, QImage::Format_RGB32);
    picture.fill(Qt::green);
    Q_EMIT camera->frameArrived(picture);
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(use->isVisible() && FakeCamera::isStopped); // the camera is off
    QTest::keyClick(take, Qt::Key_Space); // again
    QCOMPARE(FakeCamera::starts, 2);
    QVERIFY(!use->isVisible());
    picture.fill(Qt::blue);
    Q_EMIT camera->frameArrived(picture);
    QTest::keyClick(take, Qt::Key_Space);
    picture.fill(Qt::red);
    Q_EMIT camera->frameArrived(picture); // too late
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE(m_composer->files().size(), 1);
    QCOMPARE(QImage(m_composer->files().first()).pixelColor(3, 3), QColor(Qt::blue));
}

void TestComposer::aCameraThatFailsIsExplained()
{
    FakeCamera *camera = openCamera();
    QVERIFY(camera);
    Q_EMIT camera->failed();
    auto *dialog = m_composer->findChild<QDialog *>(u"cameraDialog"_s);
    QVERIFY(!dialog->findChild<QLabel *>(u"cameraStatusLabel"_s)->text().isEmpty());
    QVERIFY(!dialog->findChild<QAbstractButton *>(u"takeButton"_s)->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(m_composer->files().isEmpty());
}

void TestComposer::withoutACameraThereIsNoMenu()
{
    QSignalSpy attach(m_composer.get(), &Composer::attachRequested);
    m_composer->setCamera({[] { return false; }, {}});
    QTest::keyClick(m_composer->findChild<QAbstractButton *>(u"attachButton"_s), Qt::Key_Space);
    QTRY_COMPARE(attach.size(), 1);
    QVERIFY(!m_composer->findChild<QMenu *>(u"attachMenu"_s));
}

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
