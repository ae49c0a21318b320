// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/composeedit.h"
#include "app/ui/compose/composer.h"
#include "app/ui/compose/sendbutton.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QInputMethodEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

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
    void escapeIsHandedOn();
    void putBackTextIsNotTyping();
    void buttonSendsAndReturnsTheFocus();

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

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
