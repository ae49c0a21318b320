// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/messageview.h"

#include "app/ui/chat/jumpbutton.h"
#include "tests/gui/messagebuilder.h"

#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QGlyphRun>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

#include <algorithm>

using namespace chautari;
using namespace chautari::testing;
using namespace Qt::StringLiterals;

class TestMessageView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rowsFollowEachOtherWithoutGapOrOverlap();
    void ownOnTheRightOthersOnTheLeft();
    void joinsWithinFiveMinutes();
    void hugeTextsStayInTheirBubble_data();
    void hugeTextsStayInTheirBubble();
    void markupIsShownAsItIs();
    void signsGiveShapeAndStay();
    void turnsRoundFromRightToLeft_data();
    void turnsRoundFromRightToLeft();
    void devanagariAndEmojiHaveGlyphs_data();
    void devanagariAndEmojiHaveGlyphs();
    void prependKeepsThePlace();
    void prependAtTheVeryTopKeepsThePlace();
    void resizeKeepsThePlace();
    void editAboveKeepsThePlace();
    void scrollingIsExactOverUnseenRows();
    void sticksToTheBottomOnlyThere();
    void jumpButtonCountsAndLeadsToTheNewest();
    void opensAtTheUnreadLine();
    void asksForOlderOncePerAnswer();
    void offersToLoadAgain();
    void touchesOnlyVisibleRowsOfAHundredThousand();
    void selectsAcrossMessages();
    void selectionFollowsPrependedRows();
    void selectsAWordAndCopies();
    void scrollsByKeyboard();
    void failedMessageIsRetriedAndDeletedByKeyboard();
    void failedMessageIsRetriedByMouse();
    void linkIsReportedNotOpened();
    void outgoingBecomesStoredWithoutMoving();
    void readsAsAuthorTextTimeState();
    void announcesNewMessages();

private:
    void add(int from, int to, int length = 40);
    void addText(qint64 seq, UserId from, const QString &text);

    ThemeController m_theme;
    std::unique_ptr<MessageListModel> m_model;
    std::unique_ptr<MessageView> m_view;
};

namespace {

// Lengths differ from row to row, so that guessed heights are wrong in both directions.
QString words(qint64 seq, int length)
{
    return u"word "_s.repeated(1 + int(seq * 7 % length));
}

} // namespace

void TestMessageView::init()
{
    m_model = std::make_unique<MessageListModel>();
    m_model->setMe(me);
    m_model->setConversation(talk);
    m_view = std::make_unique<MessageView>(*m_model, m_theme);
    m_view->resize(600, 500);
    m_view->beginConversation(0);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestMessageView::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void TestMessageView::add(int from, int to, int length)
{
    SessionChanges changes;
    for (int seq = from; seq <= to; ++seq) {
        changes.messages << message(seq, seq % 3 == 0 ? me : peer, words(seq, length));
    }
    m_model->apply(changes);
}

void TestMessageView::addText(qint64 seq, UserId from, const QString &text)
{
    SessionChanges changes;
    changes.messages << message(seq, from, text);
    m_model->apply(changes);
}

void TestMessageView::rowsFollowEachOtherWithoutGapOrOverlap()
{
    add(1, 200);
    m_view->setOlderState(OlderState::Start);
    for (int page = 0; page < 60; ++page) {
        QTest::keyClick(m_view.get(), Qt::Key_PageUp);
        const auto [first, last] = m_view->visibleRows();
        QVERIFY(last >= first);
        qint64 sum = m_view->geometry().rowTop(0);
        for (int row = 0; row < m_model->rowCount(); ++row) {
            QCOMPARE(m_view->geometry().rowTop(row), sum);
            sum += m_view->geometry().rowHeight(row);
        }
        for (int row = first; row <= last; ++row) {
            const QRect bubble = m_view->bubbleRect(row);
            QVERIFY(m_view->rowRect(row).contains(bubble));
            QCOMPARE(m_view->rowRect(row).bottom() + 1, m_view->rowRect(row).top() + m_view->geometry().rowHeight(row));
            QCOMPARE(m_view->geometry().rowHeight(row),
                m_view->geometry().above(row).height + m_view->geometry().layout(row).size().height());
        }
    }
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
}

void TestMessageView::ownOnTheRightOthersOnTheLeft()
{
    addText(1, peer, u"left"_s);
    addText(2, me, u"right"_s);
    const QRect left = m_view->bubbleRect(0);
    const QRect right = m_view->bubbleRect(1);
    QVERIFY(left.left() < m_view->viewport()->width() - right.right() + 6 * grid);
    QVERIFY(left.right() < right.left());
    QVERIFY(right.right() < m_view->viewport()->width());
}

void TestMessageView::joinsWithinFiveMinutes()
{
    SessionChanges changes;
    const QList<int> minutes{0, 4, 9, 10, 11};
    const QList<UserId> authors{peer, peer, peer, me, me};
    for (int i = 0; i < minutes.size(); ++i) {
        Message made = message(i + 1, authors.at(i), u"text"_s);
        made.createdAt = Timestamp(noon + minutes.at(i) * qint64(60'000'000));
        changes.messages << made;
    }
    Message tomorrow = message(6, me, u"text"_s);
    tomorrow.createdAt = Timestamp(noon).plusSeconds(24 * 3600);
    changes.messages << tomorrow;
    m_model->apply(changes);
    const QList<bool> joined{false, true, false, false, true, false};
    for (int row = 0; row < joined.size(); ++row) {
        QCOMPARE(m_view->geometry().above(row).isJoined, joined.at(row));
    }
    QVERIFY(m_view->geometry().above(0).hasDay);
    QVERIFY(!m_view->geometry().above(1).hasDay);
    QVERIFY(m_view->geometry().above(5).hasDay);
}

void TestMessageView::hugeTextsStayInTheirBubble_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("one word of 64 KiB") << QString(64 * 1024, u'x');
    QTest::newRow("5,000 characters") << u"नमस्ते दिदी, "_s.repeated(400).left(5000);
    QTest::newRow("zalgo") << QString(u"z"_s + QString(3000, QChar(0x0301)) + u"algo"_s);
    QTest::newRow("only marks") << QString(500, QChar(0x0333));
    QTest::newRow("bidi override") << u"\u202Eevil \u2067nested\u2066"_s.repeated(50);
    QTest::newRow("right to left") << u"مرحبا كيف حالك "_s.repeated(60);
    QTest::newRow("empty") << QString();
}

void TestMessageView::hugeTextsStayInTheirBubble()
{
    QFETCH(QString, text);
    addText(1, peer, text);
    addText(2, peer, u"after"_s);
    m_view->grab();
    const QRect bubble = m_view->bubbleRect(0);
    QVERIFY(bubble.width() <= m_view->viewport()->width());
    QVERIFY(bubble.left() >= 0 && bubble.right() < m_view->viewport()->width());
    QVERIFY(m_view->bubbleRect(1).top() > bubble.bottom());
    const MessageLayout &layout = m_view->geometry().layout(0);
    for (int i = 0; i < layout.text().lineCount(); ++i) {
        const QRectF line = layout.text().lineAt(i).naturalTextRect().translated(layout.textOrigin());
        QVERIFY2(line.right() <= layout.bubble().right() + 1, qPrintable(QString::number(line.right())));
    }
    QVERIFY(layout.timeRect().right() <= layout.bubble().right());
    QVERIFY(layout.timeRect().bottom() <= layout.bubble().bottom() + 1);
}

void TestMessageView::markupIsShownAsItIs()
{
    const QString evil = u"<b>bold</b> <img src=/dev/zero> <table><tr><td>x"_s;
    addText(1, peer, evil);
    m_view->grab();
    QCOMPARE(m_view->geometry().layout(0).text().text(), evil);
    m_view->selectAll();
    QCOMPARE(m_view->selectedText(), evil);
}

void TestMessageView::signsGiveShapeAndStay()
{
    const QString written = u"*one* two"_s;
    addText(1, peer, written);
    m_view->grab();
    const QTextLayout &text = m_view->geometry().layout(0).text();
    QCOMPARE(text.text(), written);
    const auto isBold = [&text](int at) {
        const QList<QTextLayout::FormatRange> all = text.formats();
        return std::ranges::any_of(all, [at](const QTextLayout::FormatRange &range) {
            return at >= range.start && at < range.start + range.length && range.format.fontWeight() == QFont::Bold;
        });
    };
    QVERIFY(isBold(1) && isBold(3) && !isBold(0) && !isBold(6));
    m_view->selectAll();
    QCOMPARE(m_view->selectedText(), written);
}

void TestMessageView::turnsRoundFromRightToLeft_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("short") << u"ok"_s;
    QTest::newRow("two lines") << u"word "_s.repeated(20);
    QTest::newRow("Urdu") << u"\u0645\u06CC\u06BA \u0622\u0624\u06BA \u06AF\u0627"_s;
}

// Each part at the same distance from the other side; the time never stands upon the text's last line.
void TestMessageView::turnsRoundFromRightToLeft()
{
    QFETCH(QString, text);
    SessionChanges changes;
    for (qint64 seq = 1; seq <= 2; ++seq) {
        Message made = message(seq, seq == 1 ? me : peer, text);
        made.replyTo = ReplyPreview{MessageId(1), 1, peer, u"Bikash"_s, MessageType::Text, u"What?"_s, false};
        made.reactions = {{u"\U0001F44D"_s, {me}}, {u"\U0001F64F"_s, {peer}}};
        changes.messages << made;
    }
    changes.outgoing << outgoing(u"a"_s, text, OutgoingState::Failed, u"No."_s);
    m_model->apply(changes);
    const auto parts = [this] {
        QList<QRect> all;
        for (int row = 0; row < 3; ++row)
            all << m_view->bubbleRect(row) << m_view->partRect(row, {RowPart::Kind::Quote, 0})
                << m_view->actionRect(row, RowAction::Retry) << m_view->actionRect(row, RowAction::Delete);
        for (int row = 0; row < 2; ++row)
            all << m_view->partRect(row, {RowPart::Kind::Reaction, 1});
        return all;
    };
    const QList<QRect> before = parts();
    m_view->setLayoutDirection(Qt::RightToLeft);
    for (qsizetype i = 0; i < before.size() && text.size() > 50; ++i) { // a short one makes room for its time
        const QRect after = parts().at(i);
        QCOMPARE(after.width(), before.at(i).width());
        QVERIFY(after.isEmpty() || m_view->viewport()->width() - 1 - after.right() == before.at(i).left());
    }
    QVERIFY(m_view->bubbleRect(0).left() < m_view->bubbleRect(1).left()); // mine at the left
    for (int row = 0; row < 3; ++row) {
        const MessageLayout &layout = m_view->geometry().layout(row);
        const QTextLine last = layout.text().lineAt(layout.text().lineCount() - 1);
        const QRectF ink = last.naturalTextRect().translated(layout.textOrigin());
        QVERIFY(!ink.intersects(layout.timeRect()));
        QVERIFY(QRectF(layout.bubble()).contains(ink) && QRectF(layout.bubble()).contains(layout.timeRect()));
    }
}

void TestMessageView::devanagariAndEmojiHaveGlyphs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("conjuncts") << u"क्षेत्र, ज्ञान, श्री र विद्यार्थीहरूको कार्यक्रम"_s;
    QTest::newRow("digits and danda") << u"१,५०० रुपैयाँ।"_s;
    QTest::newRow("skin tone") << u"👍🏽 ok"_s;
}

void TestMessageView::devanagariAndEmojiHaveGlyphs()
{
    QFETCH(QString, text);
    addText(1, peer, text);
    const QList<QGlyphRun> runs = m_view->geometry().layout(0).text().glyphRuns();
    QVERIFY(!runs.isEmpty());
    for (const QGlyphRun &run : runs) {
        for (const quint32 glyph : run.glyphIndexes()) {
            QVERIFY2(glyph != 0, qPrintable(run.rawFont().familyName())); // glyph 0 is the empty box
        }
    }
}

void TestMessageView::prependKeepsThePlace()
{
    add(101, 150);
    m_view->setOlderState(OlderState::More);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QVERIFY(!m_view->isAtNewest());
    const int row = m_view->visibleRows().first + 1;
    const MessageId id = m_model->row(row).message.id;
    const QRect before = m_view->bubbleRect(row);
    add(51, 100, 90);
    QCOMPARE(m_view->bubbleRect(m_model->rowOfMessage(id)), before);
    add(1, 50, 3);
    QCOMPARE(m_view->bubbleRect(m_model->rowOfMessage(id)), before);
}

// The oldest loaded row loses its day separator when rows of the same day come before it.
void TestMessageView::prependAtTheVeryTopKeepsThePlace()
{
    add(101, 150);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    QVERIFY(m_view->geometry().above(0).hasDay);
    const QRect before = m_view->bubbleRect(0);
    add(51, 100);
    QVERIFY(!m_view->geometry().above(50).hasDay);
    QCOMPARE(m_view->bubbleRect(50), before);
    QCOMPARE(m_view->geometry().rowHeight(50),
        m_view->geometry().above(50).height + m_view->geometry().layout(50).size().height());
}

void TestMessageView::resizeKeepsThePlace()
{
    add(1, 200, 90);
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    }
    m_view->verticalScrollBar()->setValue(
        m_view->verticalScrollBar()->value() + m_view->rowRect(m_view->visibleRows().first + 1).top());
    const int row = m_view->visibleRows().first;
    const int top = m_view->bubbleRect(row).top();
    for (const int width : {420, 900, 600}) {
        m_view->resize(width, 500);
        QCOMPARE(m_view->visibleRows().first, row);
        QCOMPARE(m_view->bubbleRect(row).top(), top);
    }
    m_view->scrollToNewest();
    m_view->resize(420, 300);
    QVERIFY(m_view->isAtNewest());
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
}

void TestMessageView::editAboveKeepsThePlace()
{
    add(1, 100);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    const int row = m_view->visibleRows().first + 2;
    const QRect before = m_view->bubbleRect(row);
    Message edited = message(20, peer, u"a much longer text than before "_s.repeated(40));
    edited.position = 1000;
    SessionChanges changes;
    changes.messages << edited;
    m_model->apply(changes);
    QCOMPARE(m_view->bubbleRect(row), before);
}

void TestMessageView::scrollingIsExactOverUnseenRows()
{
    add(1, 2000, 120);
    m_view->setOlderState(OlderState::Start);
    // Every step moves the text by exactly that much, although each brings a row whose height was only guessed.
    for (int step = 0; step < 300; ++step) {
        const int row = m_view->visibleRows().first + 1;
        const int before = m_view->bubbleRect(row).top();
        QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(m_view->bubbleRect(row).top() - before, m_view->verticalScrollBar()->singleStep());
    }
}

void TestMessageView::sticksToTheBottomOnlyThere()
{
    add(1, 50);
    QVERIFY(m_view->isAtNewest());
    add(51, 51);
    QVERIFY(m_view->isAtNewest());
    QVERIFY(m_view->visibleRows().second == 50);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QVERIFY(!m_view->isAtNewest());
    const int row = m_view->visibleRows().first + 1;
    const QRect before = m_view->bubbleRect(row);
    add(52, 60);
    QCOMPARE(m_view->bubbleRect(row), before);
    QVERIFY(!m_view->isAtNewest());
}

void TestMessageView::jumpButtonCountsAndLeadsToTheNewest()
{
    add(1, 60);
    m_view->setOlderState(OlderState::Start);
    auto *jump = m_view->viewport()->findChild<JumpButton *>(u"jumpButton"_s);
    QVERIFY(!jump->isVisible());
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QVERIFY(jump->isVisible());
    QCOMPARE(jump->count(), 0);
    add(61, 62);
    QCOMPARE(jump->count(), 2);
    QVERIFY(jump->accessibleName().contains(u'2'));
    QTest::mouseClick(jump, Qt::LeftButton);
    QVERIFY(m_view->isAtNewest());
    QVERIFY(!jump->isVisible());
    QCOMPARE(jump->count(), 0);
}

void TestMessageView::opensAtTheUnreadLine()
{
    m_model->setConversation(ConversationId(8));
    m_model->setConversation(talk);
    m_view->beginConversation(20);
    add(91, 100); // what the list of conversations knew: fewer than are unread
    add(41, 90); // the newest page
    m_view->setOlderState(OlderState::More);
    const qint64 seq = m_view->geometry().unreadSeq();
    // Every third message is mine, so twenty of somebody else reach back to 71.
    QCOMPARE(seq, 71);
    const int row = m_model->rowOfMessage(MessageId(1000 + seq));
    QVERIFY(m_view->geometry().above(row).hasUnreadLine);
    QVERIFY(!m_view->isAtNewest());
    const QRect place = m_view->rowRect(row);
    QVERIFY(place.top() > 0 && place.top() < m_view->viewport()->height() / 3);
    // A live message does not move the line.
    add(101, 101);
    QCOMPARE(m_view->geometry().unreadSeq(), 71);
    QCOMPARE(m_view->rowRect(row), place);
}

void TestMessageView::asksForOlderOncePerAnswer()
{
    QSignalSpy wanted(m_view.get(), &MessageView::olderWanted);
    add(51, 100);
    QCOMPARE(wanted.size(), 0); // the first page is still on its way
    m_view->setOlderState(OlderState::More);
    QCOMPARE(wanted.size(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(wanted.size(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(wanted.size(), 1);
    add(1, 50);
    m_view->setOlderState(OlderState::Start);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(wanted.size(), 1);
}

void TestMessageView::offersToLoadAgain()
{
    add(51, 100);
    QSignalSpy wanted(m_view.get(), &MessageView::olderWanted);
    m_view->setOlderState(OlderState::Failed);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    const QRect action = m_view->actionRect(-1, RowAction::Reload);
    QVERIFY(m_view->viewport()->rect().contains(action));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, action.center());
    QCOMPARE(wanted.size(), 1);
    m_view->setOlderState(OlderState::Failed);
    m_view->setFocus(Qt::TabFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 2);
}

void TestMessageView::touchesOnlyVisibleRowsOfAHundredThousand()
{
    add(1, 100'000);
    m_view->grab();
    const qint64 opened = m_view->geometry().layoutsMade();
    QVERIFY2(opened < 200, qPrintable(QString::number(opened)));
    add(100'001, 100'020);
    m_view->grab();
    const qint64 appended = m_view->geometry().layoutsMade() - opened;
    QVERIFY2(appended < 100, qPrintable(QString::number(appended)));
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    m_view->grab();
    const qint64 jumped = m_view->geometry().layoutsMade() - opened - appended;
    QVERIFY2(jumped < 100, qPrintable(QString::number(jumped)));
    m_view->resize(450, 500);
    m_view->grab();
    const qint64 resized = m_view->geometry().layoutsMade() - opened - appended - jumped;
    QVERIFY2(resized < 200, qPrintable(QString::number(resized)));
}

void TestMessageView::selectsAcrossMessages()
{
    addText(1, peer, u"first message"_s);
    addText(2, me, u"second one"_s);
    addText(3, peer, u"third"_s);
    const MessageLayout &first = m_view->geometry().layout(0);
    const QTextLine line = first.text().lineAt(0);
    const QPoint origin = m_view->bubbleRect(0).topLeft() + first.textOrigin().toPoint();
    const QPoint start = origin + QPoint(int(line.cursorToX(6)), int(line.height() / 2));
    const QPoint end = m_view->bubbleRect(1).center();
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, start);
    QTest::mouseMove(m_view->viewport(), end);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(m_view->bubbleRect(1).right(), end.y()));
    const QStringList lines = m_view->selectedText().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.at(0).endsWith(u"Bikash Thapa: message"_s), qUtf8Printable(lines.at(0)));
    QVERIFY2(lines.at(1).contains(u"You: sec"_s), qUtf8Printable(lines.at(1)));
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 2);
    QVERIFY(QApplication::clipboard()->text().endsWith(u"third"_s));
}

void TestMessageView::selectionFollowsPrependedRows()
{
    addText(10, peer, u"chosen\nlines"_s);
    m_view->selectAll();
    add(1, 9);
    QCOMPARE(m_view->selectedText(), u"chosen\nlines"_s);
}

void TestMessageView::selectsAWordAndCopies()
{
    addText(1, peer, u"alpha beta gamma"_s);
    const MessageLayout &layout = m_view->geometry().layout(0);
    const QTextLine line = layout.text().lineAt(0);
    const QPoint point = m_view->bubbleRect(0).topLeft() + layout.textOrigin().toPoint()
        + QPoint(int(line.cursorToX(8)), int(line.height() / 2));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, point);
    QCOMPARE(m_view->selectedText(), u"beta"_s);
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"beta"_s);
}

void TestMessageView::scrollsByKeyboard()
{
    add(1, 300);
    m_view->setOlderState(OlderState::Start);
    QScrollBar *bar = m_view->verticalScrollBar();
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(bar->value(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
    const int line = bar->value();
    QVERIFY(line > 0);
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QVERIFY(bar->value() > line + m_view->viewport()->height() / 2);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(m_view->isAtNewest());
}

void TestMessageView::failedMessageIsRetriedAndDeletedByKeyboard()
{
    add(1, 30);
    SessionChanges changes;
    changes.outgoing << outgoing(u"a"_s, u"not sent"_s, OutgoingState::Failed, u"This conversation is closed."_s);
    m_model->apply(changes);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QSignalSpy retried(m_view.get(), &MessageView::retryRequested);
    QSignalSpy deleted(m_view.get(), &MessageView::deleteRequested);
    m_view->setFocus(Qt::TabFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(retried.size(), 0); // nothing has the keyboard yet
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QVERIFY(m_view->viewport()->rect().contains(m_view->actionRect(30, RowAction::Retry)));
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(retried.size(), 1);
    QCOMPARE(retried.first().first().toString(), u"a"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(deleted.size(), 1);
    QCOMPARE(deleted.first().first().toString(), u"a"_s);
    QVERIFY(m_view->geometry().layout(30).problem().text().contains(u"This conversation is closed."_s));
}

void TestMessageView::failedMessageIsRetriedByMouse()
{
    SessionChanges changes;
    changes.outgoing << outgoing(u"a"_s, u"not sent"_s, OutgoingState::Failed, u"Too fast."_s);
    m_model->apply(changes);
    QSignalSpy retried(m_view.get(), &MessageView::retryRequested);
    QSignalSpy deleted(m_view.get(), &MessageView::deleteRequested);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->actionRect(0, RowAction::Retry).center());
    QCOMPARE(retried.size(), 1);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->actionRect(0, RowAction::Delete).center());
    QCOMPARE(deleted.size(), 1);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->bubbleRect(0).center());
    QCOMPARE(retried.size() + deleted.size(), 2);
}

void TestMessageView::linkIsReportedNotOpened()
{
    addText(1, peer, u"https://example.com/a and more"_s);
    QSignalSpy activated(m_view.get(), &MessageView::linkActivated);
    const MessageLayout &layout = m_view->geometry().layout(0);
    const QTextLine line = layout.text().lineAt(0);
    const QPoint origin = m_view->bubbleRect(0).topLeft() + layout.textOrigin().toPoint();
    const int middle = int(line.height() / 2);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, origin + QPoint(int(line.cursorToX(27)), middle));
    QCOMPARE(activated.size(), 0);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, origin + QPoint(int(line.cursorToX(10)), middle));
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toUrl(), QUrl(u"https://example.com/a"_s));
}

void TestMessageView::outgoingBecomesStoredWithoutMoving()
{
    add(1, 30);
    SessionChanges sending;
    OutgoingMessage mine = outgoing(u"a"_s, u"hello"_s, OutgoingState::Sending);
    mine.createdAt = Timestamp(noon + 31 * qint64(60'000'000));
    sending.outgoing << mine;
    m_model->apply(sending);
    m_view->scrollToNewest();
    const QRect before = m_view->bubbleRect(30);
    SessionChanges stored;
    Message message31 = message(31, me, u"hello"_s);
    message31.clientMessageId = u"a"_s;
    stored.messages << message31;
    stored.outgoingDone << u"a"_s;
    m_model->apply(stored);
    QCOMPARE(m_model->rowCount(), 31);
    QCOMPARE(m_view->bubbleRect(30), before);
    QVERIFY(m_view->isAtNewest());
}

void TestMessageView::readsAsAuthorTextTimeState()
{
    add(1, 80);
    addText(81, me, u"the last one"_s);
    SessionChanges changes;
    changes.outgoing << outgoing(u"a"_s, u"broken"_s, OutgoingState::Failed, u"Too long."_s);
    m_model->apply(changes);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->text(QAccessible::Name), u"Messages"_s);
    const auto [first, last] = m_view->visibleRows();
    QCOMPARE(list->childCount(), last - first + 1);
    for (int i = 0; i < list->childCount(); ++i) {
        QAccessibleInterface *item = list->child(i);
        QCOMPARE(item->role(), QAccessible::ListItem);
        QCOMPARE(item->parent(), list);
        QCOMPARE(list->indexOfChild(item), i);
        QVERIFY(!item->text(QAccessible::Name).isEmpty());
    }
    const QString text = list->child(list->childCount() - 2)->text(QAccessible::Name);
    QVERIFY2(text.startsWith(u"You"_s) && text.contains(u"the last one"_s) && text.endsWith(u"sent"_s),
        qUtf8Printable(text));

    QAccessibleInterface *failed = list->child(list->childCount() - 1);
    QVERIFY(failed->text(QAccessible::Name).endsWith(u"Too long."_s));
    QCOMPARE(failed->actionInterface()->actionNames().size(), 2);
    QSignalSpy retried(m_view.get(), &MessageView::retryRequested);
    failed->actionInterface()->doAction(failed->actionInterface()->actionNames().first());
    QCOMPARE(retried.size(), 1);
}

// Qt's offscreen platform passes no accessibility events on, so the sentence is heard at its source.
void TestMessageView::announcesNewMessages()
{
    QSignalSpy announced(m_view.get(), &MessageView::newsAnnounced);
    add(1, 10);
    m_view->setOlderState(OlderState::Start);
    QCOMPARE(announced.size(), 0); // history is no news
    addText(11, peer, u"news"_s);
    addText(12, me, u"my own from another device"_s);
    QCOMPARE(announced.size(), 1);
    QVERIFY(announced.first().first().toString().contains(u"news"_s));
    addText(13, peer, u"more"_s);
    QCOMPARE(announced.size(), 2);
}

QTEST_MAIN(TestMessageView)
#include "tst_messageview.moc"
