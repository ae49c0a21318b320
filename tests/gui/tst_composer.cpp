// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/composeedit.h"
#include "app/ui/compose/composer.h"
#include "app/ui/compose/sendbutton.h"

#include <QtCore/QDate>
#include <QtCore/QLocale>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryFile>
#include <QtGui/QClipboard>
#include <QtGui/QInputMethodEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>

#include <algorithm>

using namespace chautari;
using namespace Qt::StringLiterals;

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

private:
    ThemeController m_theme;
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

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
