// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/chatpage.h"
#include "app/ui/chat/imageviewer.h"
#include "app/ui/chat/messageview.h"
#include "tests/gui/fakesession.h"
#include "tests/gui/messagebuilder.h"

#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QPdfWriter>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QToolButton>

using namespace chautari;
using namespace chautari::testing;
using namespace Qt::StringLiterals;

// What a person does with single messages, by keys and clicks on the real page.
class TestMessageActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersAMessage();
    void escapeGivesTheAnswerUpAndKeepsTheText();
    void upChangesTheLastMessage();
    void noChangeAfterItsTime();
    void changesAWaitingMessage();
    void waitingChangesAreShownAsIfTheyHadHappened();
    void failedChangeSaysWhyAndOffersRetry();
    void reactsAndTakesItBack();
    void deletesForEveryoneOnlyInTime();
    void arrowKeysWalkOverMessages();
    void quoteJumpsToWhatItAnswers();
    void picturesArriveAndKeepTheirPlace();
    void pictureOpensInTheViewer();
    void offersOnlyWhatTheServerCan();
    void searchesTheConversation();
    void refusesFilesBeforeSending();
    void filesGoWithTheirCaption();
    void filesGoInTheOrderThatKeysGiveThem();
    void choosesSeveralAndCopiesOrDeletesThem();
    void forwardsTextsAndFilesInTheirOrder();
    void aFileThatIsGoneIsNotForwarded();
    void sendingIsShownAndCanBeEnded();

private:
    template <typename T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    MessageView &view() const { return *find<MessageView>(u"messageView"_s); }
    QPlainTextEdit &edit() const { return *find<QPlainTextEdit>(u"messageEdit"_s); }
    const MessageListModel &model() const { return view().messages(); }
    void apply(const QList<Message> &messages);
    void apply(const OutgoingMessage &outgoing);
    QMenu *openMenu(int row);
    void dropFiles(const QStringList &paths);
    QString writePicture(const QString &name, QSize size, const QColor &color) const;
    static Message fresh(qint64 seq, UserId from, const QString &text);
    static Message withPicture(qint64 seq, UserId from, QSize size);

    ThemeController m_theme;
    QTemporaryDir m_folder;
    std::unique_ptr<FakeSession> m_fake;
    std::unique_ptr<ChatPage> m_page;
};

void TestMessageActions::init()
{
    m_fake = std::make_unique<FakeSession>();
    m_page = std::make_unique<ChatPage>(m_fake->session(), m_theme);
    m_page->resize(640, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->openConversation(conversation(), true);
    ServerLimits limits;
    limits.text = 5000;
    limits.editMinutes = 15;
    limits.deleteEveryoneMinutes = 15;
    limits.file = 1000;
    limits.extensions = QStringList{u"png"_s, u"pdf"_s};
    m_fake->setLimits(limits);
    m_fake->takeCommands();
}

void TestMessageActions::cleanup()
{
    m_page.reset();
    m_fake.reset();
}

void TestMessageActions::apply(const QList<Message> &messages)
{
    SessionChanges changes;
    changes.messages = messages;
    m_page->apply(changes);
}

void TestMessageActions::apply(const OutgoingMessage &outgoing)
{
    SessionChanges changes;
    changes.outgoing << outgoing;
    m_page->apply(changes);
}

Message TestMessageActions::fresh(qint64 seq, UserId from, const QString &text)
{
    Message made = message(seq, from, text);
    made.createdAt = Timestamp(QDateTime::currentMSecsSinceEpoch() * 1000);
    return made;
}

Message TestMessageActions::withPicture(qint64 seq, UserId from, QSize size)
{
    Message made = fresh(seq, from, QString());
    made.type = MessageType::Image;
    Attachment picture;
    picture.id = AttachmentId(50 + seq);
    picture.kind = MessageType::Image;
    picture.fileName = u"tap.png"_s;
    picture.fileSize = 900;
    picture.width = size.width();
    picture.height = size.height();
    picture.thumbnailUrl = u"/media/tap.jpg"_s;
    made.attachments << picture;
    return made;
}

QString TestMessageActions::writePicture(const QString &name, QSize size, const QColor &color) const
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(color);
    picture.save(m_folder.filePath(name));
    return m_folder.filePath(name);
}

QMenu *TestMessageActions::openMenu(int row)
{
    delete view().findChild<QMenu *>(u"messageMenu"_s);
    view().setCurrentRow(row);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {0, 0}, {0, 0});
    QApplication::sendEvent(view().viewport(), &event);
    return view().findChild<QMenu *>(u"messageMenu"_s);
}

void TestMessageActions::dropFiles(const QStringList &paths)
{
    QMimeData files;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    files.setUrls(urls);
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, {});
    QApplication::sendEvent(m_page.get(), &enter);
    QDropEvent drop({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, {});
    QApplication::sendEvent(m_page.get(), &drop);
    QVERIFY(drop.isAccepted());
}

void TestMessageActions::answersAMessage()
{
    apply({fresh(1, peer, u"Can you come today?"_s)});
    openMenu(0)->findChild<QAction *>(u"replyAction"_s)->trigger();
    QVERIFY(find<QWidget>(u"composeContext"_s)->isVisible());
    QVERIFY(edit().hasFocus());
    QTest::keyClicks(&edit(), u"yes"_s);
    QTest::keyClick(&edit(), Qt::Key_Return);
    QVERIFY(m_fake->takeCommands().contains(u"sendText 7 yes re 1001"_s));
    QVERIFY(!find<QWidget>(u"composeContext"_s)->isVisible());
    QTest::keyClicks(&edit(), u"next"_s);
    QTest::keyClick(&edit(), Qt::Key_Return);
    QVERIFY(m_fake->takeCommands().contains(u"sendText 7 next"_s)); // answers nothing any more
}

void TestMessageActions::escapeGivesTheAnswerUpAndKeepsTheText()
{
    apply({fresh(1, peer, u"Can you come today?"_s)});
    openMenu(0)->findChild<QAction *>(u"replyAction"_s)->trigger();
    QTest::keyClicks(&edit(), u"well"_s);
    QTest::keyClick(&edit(), Qt::Key_Escape);
    QVERIFY(m_page->conversation().isValid());
    QCOMPARE(edit().toPlainText(), u"well"_s);
    QTest::keyClick(&edit(), Qt::Key_Return);
    QVERIFY(m_fake->takeCommands().contains(u"sendText 7 well"_s));
}

void TestMessageActions::upChangesTheLastMessage()
{
    apply({fresh(1, me, u"I come at fve"_s), fresh(2, peer, u"ok"_s)});
    QTest::keyClick(&edit(), Qt::Key_Up);
    QCOMPARE(edit().toPlainText(), u"I come at fve"_s);
    edit().selectAll();
    QTest::keyClicks(&edit(), u"I come at five"_s);
    QTest::keyClick(&edit(), Qt::Key_Return);
    QVERIFY(m_fake->takeCommands().contains(u"editMessage I come at five"_s));
    QVERIFY(edit().toPlainText().isEmpty());
}

void TestMessageActions::noChangeAfterItsTime()
{
    Message old = fresh(1, me, u"long ago"_s);
    old.createdAt = Timestamp(old.createdAt.microseconds() - qint64(16) * 60 * 1'000'000);
    apply({old});
    QTest::keyClick(&edit(), Qt::Key_Up);
    QVERIFY(edit().toPlainText().isEmpty());
    QVERIFY(!openMenu(0)->findChild<QAction *>(u"editAction"_s));
}

void TestMessageActions::changesAWaitingMessage()
{
    apply(outgoing(u"w1"_s, u"helo"_s));
    QTest::keyClick(&edit(), Qt::Key_Up);
    QCOMPARE(edit().toPlainText(), u"helo"_s);
    QTest::keyClicks(&edit(), u"!"_s);
    QTest::keyClick(&edit(), Qt::Key_Return);
    QVERIFY(m_fake->takeCommands().contains(u"editOutgoing w1"_s));
}

void TestMessageActions::waitingChangesAreShownAsIfTheyHadHappened()
{
    apply({fresh(1, me, u"before"_s)});
    OutgoingMessage change = outgoing(u"c1"_s, u"after"_s);
    change.kind = OutgoingKind::Edit;
    change.target = MessageId(1001);
    apply(change);
    QCOMPARE(model().row(0).shown, u"after"_s);
    QCOMPARE(model().row(0).delivery, DeliveryState::Queued);
    QCOMPARE(model().rowCount(), 1);
    SessionChanges given;
    given.outgoingDone << u"c1"_s; // the person took it back
    m_page->apply(given);
    QCOMPARE(model().row(0).shown, u"before"_s);
    QCOMPARE(model().row(0).delivery, DeliveryState::Sent);
}

void TestMessageActions::failedChangeSaysWhyAndOffersRetry()
{
    apply({fresh(1, me, u"before"_s), fresh(2, peer, u"later"_s)});
    OutgoingMessage change = outgoing(u"c1"_s, u"after"_s, OutgoingState::Failed, u"Too late."_s);
    change.kind = OutgoingKind::Edit;
    change.target = MessageId(1001);
    apply(change);
    const QRect retry = view().actionRect(0, RowAction::Retry);
    QVERIFY(!retry.isEmpty());
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, retry.center());
    QVERIFY(m_fake->takeCommands().contains(u"retryOutgoing c1"_s));
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Tab);
    QTest::keyClick(&view(), Qt::Key_Tab);
    QTest::keyClick(&view(), Qt::Key_Return);
    QVERIFY(m_fake->takeCommands().contains(u"deleteOutgoing c1"_s));
}

void TestMessageActions::reactsAndTakesItBack()
{
    apply({fresh(1, peer, u"Done!"_s)});
    QMenu *menu = openMenu(0)->findChild<QMenu *>(u"reactMenu"_s);
    QVERIFY(menu);
    menu->actions().first()->trigger();
    QVERIFY(m_fake->takeCommands().contains(u"react 1001 👍"_s));
    OutgoingMessage reaction = outgoing(u"r1"_s, u"👍"_s);
    reaction.kind = OutgoingKind::React;
    reaction.target = MessageId(1001);
    apply(reaction);
    QCOMPARE(model().row(0).message.reactions.size(), 1);
    QCOMPARE(model().row(0).delivery, DeliveryState::Incoming); // it stays the other's message
    const QRect chip = view().partRect(0, {RowPart::Kind::Reaction, 0});
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, chip.center());
    QVERIFY(m_fake->takeCommands().contains(u"unreact 1001 👍"_s));
}

void TestMessageActions::deletesForEveryoneOnlyInTime()
{
    Message old = fresh(1, me, u"old"_s);
    old.createdAt = Timestamp(old.createdAt.microseconds() - qint64(20) * 60 * 1'000'000);
    apply({old, fresh(2, peer, u"theirs"_s), fresh(3, me, u"new"_s)});
    for (const int row : {0, 1}) {
        openMenu(row)->findChild<QAction *>(u"deleteAction"_s)->trigger();
        auto *box = find<QMessageBox>(u"deleteMessageDialog"_s);
        QVERIFY(!box->findChild<QPushButton *>(u"deleteForEveryoneButton"_s));
        QTest::mouseClick(box->findChild<QPushButton *>(u"deleteForMeButton"_s), Qt::LeftButton);
        QCOMPARE(m_fake->takeCommands().last(), u"deleteMessage %1 self"_s.arg(1001 + row));
        QTRY_VERIFY(!find<QMessageBox>(u"deleteMessageDialog"_s));
    }
    openMenu(2)->findChild<QAction *>(u"deleteAction"_s)->trigger();
    auto *box = find<QMessageBox>(u"deleteMessageDialog"_s);
    QTest::mouseClick(box->findChild<QPushButton *>(u"deleteForEveryoneButton"_s), Qt::LeftButton);
    QCOMPARE(m_fake->takeCommands().last(), u"deleteMessage 1003 everyone"_s);
}

void TestMessageActions::arrowKeysWalkOverMessages()
{
    apply({fresh(1, peer, u"one"_s), fresh(2, me, u"two"_s), fresh(3, peer, u"three"_s)});
    view().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&view(), Qt::Key_Up);
    QCOMPARE(view().currentRow(), 2);
    QTest::keyClick(&view(), Qt::Key_Up);
    QCOMPARE(view().currentRow(), 1);
    apply({message(4, peer, u"four"_s)});
    QCOMPARE(view().currentRow(), 1);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view());
    QVERIFY(list->focusChild());
    QVERIFY(list->focusChild()->text(QAccessible::Name).contains(u"two"_s));
    QTest::keyClick(&view(), Qt::Key_Return); // nothing to open: what can be done with it
    QVERIFY(view().findChild<QMenu *>(u"messageMenu"_s));
}

void TestMessageActions::quoteJumpsToWhatItAnswers()
{
    QList<Message> many;
    for (int seq = 1; seq <= 60; ++seq)
        many << fresh(seq, peer, u"line %1"_s.arg(seq));
    Message answer = fresh(61, me, u"that one"_s);
    answer.replyTo = ReplyPreview{MessageId(1002), 2, peer, u"Bikash"_s, MessageType::Text, u"line 2"_s, false};
    apply(many << answer);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().partRect(60, {RowPart::Kind::Quote, 0}).center());
    const auto [first, last] = view().visibleRows();
    QVERIFY(first <= 1 && last >= 1);
    QCOMPARE(view().currentRow(), 1);
    answer.replyTo->id = MessageId(900); // not loaded
    answer.replyTo->seq = 1;
    answer.seq = 62;
    answer.id = MessageId(1062);
    answer.position = 62;
    apply({answer});
    view().scrollToNewest();
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().partRect(61, {RowPart::Kind::Quote, 0}).center());
    QVERIFY(m_fake->takeCommands().contains(u"loadDownTo 7"_s));
}

void TestMessageActions::picturesArriveAndKeepTheirPlace()
{
    apply({withPicture(1, peer, {400, 200}), fresh(2, peer, u"see?"_s)});
    QTRY_VERIFY(m_fake->commands().contains(u"fetchMedia 1001 preview"_s));
    const QRect tile = view().partRect(0, {RowPart::Kind::Tile, 0});
    QCOMPARE(tile.width(), tile.height() * 2);
    const QString path = writePicture(u"a.png"_s, {400, 200}, Qt::red);
    m_fake->say(MediaEvent{{MessageId(1001), AttachmentId(51), MediaSize::Preview}, MediaState::Here, path, 0, 0, {}});
    QTRY_COMPARE(QColor(view().viewport()->grab().toImage().pixel(tile.center())), QColor(Qt::red));
    QCOMPARE(view().partRect(0, {RowPart::Kind::Tile, 0}), tile);
    QCOMPARE(m_fake->commands().count(u"fetchMedia 1001 preview"_s), 1);
}

void TestMessageActions::pictureOpensInTheViewer()
{
    apply({withPicture(1, peer, {400, 200}), withPicture(2, peer, {100, 300})});
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().partRect(1, {RowPart::Kind::Tile, 0}).center());
    auto *viewer = find<ImageViewer>(u"imageViewer"_s);
    QVERIFY(viewer && viewer->isVisible());
    QVERIFY(m_fake->commands().contains(u"fetchMedia 1002 whole"_s));
    const QString second = writePicture(u"2.png"_s, {100, 300}, Qt::blue);
    m_fake->say(MediaEvent{{MessageId(1002), AttachmentId(52), MediaSize::Whole}, MediaState::Here, second, 0, 0, {}});
    QTRY_COMPARE(viewer->picture().size(), QSize(100, 300));
    QTest::keyClick(viewer, Qt::Key_R);
    QCOMPARE(viewer->picture().size(), QSize(300, 100));
    QTest::keyClick(viewer, Qt::Key_Plus);
    QVERIFY(viewer->zoom() > 1);
    const QString paper = m_folder.filePath(u"paper.pdf"_s);
    viewer->setPrinterDoor([&paper](QWidget *, const QString &, const PrinterChosen &chosen) {
        chosen(std::make_shared<QPdfWriter>(paper));
    });
    QTest::keyClick(viewer, Qt::Key_P, Qt::ControlModifier);
    QFile printed(paper);
    QVERIFY(printed.open(QIODevice::ReadOnly));
    const QByteArray page = printed.readAll();
    QVERIFY(page.contains("/Width 300") && page.contains("/Height 100")); // all of it, as it was turned
    QTest::keyClick(viewer, Qt::Key_Left);
    QVERIFY(m_fake->commands().contains(u"fetchMedia 1001 whole"_s));
    m_fake->say(MediaEvent{{MessageId(1001), AttachmentId(51), MediaSize::Whole}, MediaState::Failed, {}, 0, 0,
        Error::of(ErrorCode::NotFound, u"Gone."_s)});
    QVERIFY(viewer->picture().isNull()); // and says so
    QTest::keyClick(viewer, Qt::Key_Escape);
    QVERIFY(!viewer->isVisible());
}

void TestMessageActions::offersOnlyWhatTheServerCan()
{
    apply({fresh(1, me, u"mine"_s), fresh(2, peer, u"yours"_s)});
    const auto offered = [this](int row) {
        QStringList names;
        for (const QAction *action : openMenu(row)->actions())
            names << (action->menu() ? action->menu()->objectName() : action->objectName());
        return names;
    };
    const QStringList parts{u"replyAction"_s, u"reactMenu"_s, u"editAction"_s, u"deleteAction"_s, u"reportAction"_s};
    for (const QString &part : parts)
        QVERIFY2(QStringList(offered(0) + offered(1)).contains(part), qPrintable(part));
    QVERIFY(find<QWidget>(u"attachButton"_s)->isVisible());
    ServerProfile bare;
    bare.hasReplies = bare.hasReactions = bare.hasEdits = bare.hasDeletion = bare.hasFlags = bare.hasFiles = false;
    m_fake->setProfile(bare);
    for (const QString &part : parts)
        QVERIFY2(!QStringList(offered(0) + offered(1)).contains(part), qPrintable(part));
    QVERIFY(!find<QWidget>(u"attachButton"_s)->isVisible() && !find<QWidget>(u"voiceButton"_s)->isVisible());
    dropFiles({writePicture(u"a.png"_s, {4, 4}, Qt::red)});
    QVERIFY(find<QLabel>(u"fileProblemLabel"_s)->text().contains(u"no files"_s));
}

void TestMessageActions::searchesTheConversation()
{
    apply({fresh(1, peer, u"the pump"_s), fresh(2, me, u"which one?"_s), fresh(3, peer, u"The PUMP below"_s)});
    m_page->openSearch();
    auto *field = find<QLineEdit>(u"chatSearchEdit"_s);
    auto *count = find<QLabel>(u"chatSearchCountLabel"_s);
    QTest::keyClicks(field, u"pump"_s);
    QTRY_VERIFY(m_fake->commands().contains(u"search pump"_s));
    SearchResults results{1, u"pump"_s, talk, {message(3, peer, {}), message(1, peer, {})}, false};
    m_fake->say(results);
    QCOMPARE(view().currentRow(), 2); // the newest one first
    QVERIFY(count->text().contains(u'1') && count->text().contains(u'2'));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(view().currentRow(), 0);
    QTest::keyClick(field, Qt::Key_Return); // there is no older one
    QCOMPARE(view().currentRow(), 0);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(view().currentRow(), 2);
    results.messages.clear();
    m_fake->say(results); // nothing more changes nothing
    QTest::keyClicks(field, u"x"_s);
    QTRY_VERIFY(m_fake->commands().contains(u"search pumpx"_s));
    m_fake->say(SearchResults{2, u"pump"_s, talk, {message(1, peer, {})}, false}); // late: of the words before
    QVERIFY(count->text().isEmpty());
    m_fake->say(SearchResults{3, u"pumpx"_s, talk, {}, false});
    QVERIFY(!count->text().isEmpty());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(edit().hasFocus());
}

void TestMessageActions::refusesFilesBeforeSending()
{
    const QString picture = writePicture(u"ok.png"_s, {10, 10}, Qt::green);
    const QString program = m_folder.filePath(u"run.exe"_s);
    QFile file(program);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("MZ") == 2);
    file.close();
    dropFiles({picture, program});
    QVERIFY(find<QLabel>(u"fileProblemLabel"_s)->text().contains(u"run.exe"_s));
    QVERIFY(!find<QWidget>(u"sendButton"_s)->isEnabled());
    QTest::keyClick(&edit(), Qt::Key_Return);
    QVERIFY(m_fake->takeCommands().filter(u"sendFiles"_s).isEmpty());
    QTest::mouseClick(m_page->findChildren<QToolButton *>(u"removeFileButton"_s).last(), Qt::LeftButton);
    QVERIFY(!find<QLabel>(u"fileProblemLabel"_s)->isVisible());
    // What is left is still to be seen, in another language too.
    QEvent language(QEvent::LanguageChange);
    QApplication::sendEvent(find<QWidget>(u"attachmentTray"_s), &language);
    QTRY_VERIFY(find<QToolButton>(u"removeFileButton"_s)->isVisible());
    QVERIFY(!find<QToolButton>(u"removeFileButton"_s)->visibleRegion().isEmpty());
    QTest::keyClick(&edit(), Qt::Key_Return);
    QTRY_COMPARE(m_fake->commands().filter(u"sendFiles"_s).size(), 1);
    QVERIFY(m_fake->takeCommands().filter(u"sendFiles"_s).first().endsWith(u"/ok.png"_s));
}

void TestMessageActions::filesGoWithTheirCaption()
{
    apply({fresh(1, peer, u"Show me"_s)});
    openMenu(0)->findChild<QAction *>(u"replyAction"_s)->trigger();
    const QString first = writePicture(u"1.png"_s, {10, 10}, Qt::green);
    const QString second = writePicture(u"2.png"_s, {10, 10}, Qt::green);
    dropFiles({first, second});
    QTest::keyClicks(&edit(), u"here"_s);
    QTest::keyClick(&edit(), Qt::Key_Return);
    QTRY_COMPARE(m_fake->commands().filter(u"sendFiles"_s).size(), 1); // when they are ready
    const QString sent = m_fake->takeCommands().filter(u"sendFiles"_s).first();
    QVERIFY2(sent.contains(u"/1.png "_s) && sent.endsWith(u"/2.png here re 1001"_s), qPrintable(sent));
    QVERIFY(!sent.contains(first)); // a copy without what a camera wrote
}

void TestMessageActions::filesGoInTheOrderThatKeysGiveThem()
{
    dropFiles({writePicture(u"1.png"_s, {10, 10}, Qt::green), writePicture(u"2.png"_s, {10, 10}, Qt::red)});
    auto *tray = find<QScrollArea>(u"attachmentTray"_s);
    const auto item = [tray](int index) { return tray->widget()->layout()->itemAt(index)->widget(); };
    QTRY_VERIFY(item(0)->accessibleName().startsWith(u"1.png"_s) && find<QWidget>(u"sendButton"_s)->isEnabled());
    item(0)->setFocus();
    QTest::keyClick(item(0), Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(item(0)->accessibleName().startsWith(u"2.png"_s));
    QVERIFY(item(1)->hasFocus());
    QTest::keyClick(item(1), Qt::Key_Right, Qt::ControlModifier); // it is the last one already
    QTest::keyClick(&edit(), Qt::Key_Return);
    QTRY_COMPARE(m_fake->commands().filter(u"sendFiles"_s).size(), 1);
    const QString sent = m_fake->takeCommands().filter(u"sendFiles"_s).first();
    QVERIFY2(sent.contains(u"/2.png "_s) && sent.endsWith(u"/1.png"_s), qPrintable(sent));
}

void TestMessageActions::choosesSeveralAndCopiesOrDeletesThem()
{
    apply({fresh(1, peer, u"one"_s), fresh(2, me, u"two"_s), fresh(3, peer, u"three"_s)});
    openMenu(0)->findChild<QAction *>(u"chooseAction"_s)->trigger();
    QVERIFY(find<QWidget>(u"selectionBar"_s)->isVisible() && !edit().isVisible());
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().bubbleRect(2).center());
    QCOMPARE(view().chosenRows(), QList<int>({0, 2}));
    QVERIFY(find<QLabel>(u"selectionLabel"_s)->text().contains(u'2'));
    find<QPushButton>(u"copyChosenButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"one\n\nthree"_s);
    QVERIFY(view().chosenRows().isEmpty() && edit().isVisible());
    // By keys: walk up, choose with Ctrl+Space and Space, delete.
    view().setFocus();
    view().setCurrentRow(2);
    QTest::keyClick(&view(), Qt::Key_Space, Qt::ControlModifier);
    QTest::keyClick(&view(), Qt::Key_Up);
    QTest::keyClick(&view(), Qt::Key_Space);
    QCOMPARE(view().chosenRows(), QList<int>({1, 2}));
    m_fake->takeCommands();
    find<QPushButton>(u"deleteChosenButton"_s)->click();
    m_page->findChild<QPushButton *>(u"deleteForMeButton"_s)->click();
    QCOMPARE(m_fake->takeCommands().filter(u"deleteMessage"_s),
        QStringList({u"deleteMessage 1002 self"_s, u"deleteMessage 1003 self"_s}));
    QVERIFY(view().chosenRows().isEmpty());
    view().setChosen(0, true);
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Escape);
    QVERIFY(view().chosenRows().isEmpty() && m_page->conversation() == talk);
}

void TestMessageActions::forwardsTextsAndFilesInTheirOrder()
{
    const QString kept = writePicture(u"kept.png"_s, {10, 10}, Qt::green);
    QSignalSpy wanted(m_page.get(), &ChatPage::forwardRequested);
    apply({fresh(1, peer, u"look"_s), withPicture(2, peer, {10, 10}), fresh(3, peer, u"nice"_s)});
    for (const int row : {0, 1, 2})
        view().setChosen(row, true);
    find<QPushButton>(u"forwardChosenButton"_s)->click();
    QCOMPARE(wanted.size(), 1);
    m_fake->takeCommands();
    m_page->forward(wanted.first().first().value<QList<Message>>(), ConversationId(9));
    QCOMPARE(m_fake->takeCommands().filter(u"9"_s).filter(u"send"_s), QStringList(u"sendText 9 look"_s));
    MediaEvent media; // of something else: not it
    media.key = {MessageId(1002), AttachmentId(77), MediaSize::Whole};
    media.state = MediaState::Here;
    media.path = kept;
    m_fake->say(media);
    QVERIFY(m_fake->takeCommands().filter(u"send"_s).isEmpty());
    media.key.attachment = AttachmentId(52);
    m_fake->say(media);
    const QStringList sent = m_fake->takeCommands().filter(u"send"_s);
    QCOMPARE(sent.size(), 2);
    QVERIFY2(
        sent.first().startsWith(u"sendFiles 9 "_s) && sent.first().endsWith(u"/tap.png"_s), qPrintable(sent.first()));
    QCOMPARE(sent.last(), u"sendText 9 nice"_s);
}

void TestMessageActions::aFileThatIsGoneIsNotForwarded()
{
    Message captioned = withPicture(2, peer, {10, 10});
    captioned.text = u"the tap"_s;
    m_page->forward({captioned}, ConversationId(9));
    m_fake->takeCommands();
    MediaEvent media;
    media.key = {MessageId(1002), AttachmentId(52), MediaSize::Whole};
    media.state = MediaState::Failed;
    media.error = Error::of(ErrorCode::NotFound, u"It is gone."_s);
    m_fake->say(media);
    QCOMPARE(m_fake->takeCommands().filter(u"send"_s), QStringList(u"sendText 9 the tap"_s));
    QVERIFY(find<QWidget>(u"connectionBanner"_s)->findChild<QLabel *>()->text().contains(u"tap.png"_s));
}

void TestMessageActions::sendingIsShownAndCanBeEnded()
{
    const QString large = writePicture(u"large.pdf"_s, {10, 10}, Qt::green);
    OutgoingMessage file = outgoing(u"up"_s, {}, OutgoingState::Sending);
    file.files = {{u"large.pdf"_s, large, u"application/pdf"_s, 900}};
    apply(file);
    const QImage before = view().grab().toImage();
    m_fake->say(UploadProgress{u"up"_s, 450, 900});
    QVERIFY(view().grab().toImage() != before);
    m_fake->takeCommands();
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().partRect(0, {RowPart::Kind::Tile, 0}).center());
    QCOMPARE(m_fake->takeCommands(), QStringList(u"deleteOutgoing up"_s));
}

QTEST_MAIN(TestMessageActions)
#include "tst_messageactions.moc"
