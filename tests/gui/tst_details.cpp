// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands beside a chat, and what keeps people apart, by keys and clicks on the real widgets.
#include "app/models/sharedfilesmodel.h"
#include "app/ui/chat/chatpage.h"
#include "app/ui/chat/imageviewer.h"
#include "app/ui/details/blockeddialog.h"
#include "app/ui/details/detailspane.h"
#include "app/ui/settings/privacypage.h"
#include "tests/gui/fakesession.h"
#include "tests/gui/messagebuilder.h"

#include <QtCore/QPointer>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace chautari;
using namespace chautari::testing;
using namespace Qt::StringLiterals;

class TestDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsPersonAndService();
    void asksOnlyWhenItIsShown();
    void noteIsSavedAfterAPause();
    void noteGoesToItsOwnConversation();
    void noteBeingWrittenIsNotOverwritten();
    void tooLongANoteIsNotSaved();
    void showsSharedFiles();
    void threePicturesFillARow();
    void newFilesAndDeletionsAreFollowed();
    void actionsTurnAround();
    void deletesAndBlocksOnlyAfterAQuestion();
    void refusedBlockIsTold();
    void composerGivesItsPlaceToTheBlock();
    void blockedPeopleAreListed();
    void privacyFollowsTheServer();
    void saysWhatTheServerLacks_data();
    void saysWhatTheServerLacks();
    void everyFocusableWidgetHasAName();

private:
    template <typename T>
    T *find(const QString &name) const
    {
        return m_pane->findChild<T *>(name);
    }
    void click(const QString &name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    void answerFiles(const QList<Message> &messages, bool hasMore = false);
    static Message withFile(qint64 seq, MessageType kind, const QString &name);

    ThemeController m_theme;
    std::unique_ptr<FakeSession> m_fake;
    std::unique_ptr<DetailsPane> m_pane;
};

void TestDetails::init()
{
    m_fake = std::make_unique<FakeSession>();
    ServerLimits limits;
    limits.text = 5000;
    limits.note = 20;
    m_fake->setLimits(limits);
    m_pane = std::make_unique<DetailsPane>(m_fake->session(), m_theme);
    for (SharedFilesModel *model : m_pane->findChildren<SharedFilesModel *>())
        new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
    m_pane->resize(320, 700);
    m_pane->setConversation(conversation(), true);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void TestDetails::cleanup()
{
    m_pane.reset();
    m_fake.reset();
}

Message TestDetails::withFile(qint64 seq, MessageType kind, const QString &name)
{
    Message made = message(seq, peer, {});
    made.type = kind;
    Attachment file;
    file.id = AttachmentId(seq);
    file.kind = kind;
    file.fileName = name;
    file.fileSize = 1000;
    made.attachments << file;
    return made;
}

void TestDetails::answerFiles(const QList<Message> &messages, bool hasMore)
{
    FilesPage page;
    page.conversation = talk;
    page.messages = messages;
    page.hasMore = hasMore;
    page.isWhole = true;
    Q_EMIT m_fake->session().filesFound(page);
}

void TestDetails::showsPersonAndService()
{
    QCOMPARE(find<QLabel>(u"personLabel"_s)->text(), u"Bikash Thapa"_s);
    QVERIFY(find<QLabel>(u"presenceLabel"_s)->text().contains(u"online"_s));
    QCOMPARE(find<QLabel>(u"serviceLabel"_s)->text(), u"Pipe repair"_s);
    Service service;
    service.summary = conversation().service;
    service.summary.price = u"1500.50"_s;
    service.cities = {{CityId(1), u"Kathmandu"_s, {}}, {CityId(2), u"Lalitpur"_s, {}}};
    Q_EMIT m_fake->session().serviceKnown(service);
    QCOMPARE(find<QLabel>(u"serviceFactsLabel"_s)->text(), u"Kathmandu, Lalitpur\nRs 1,500.50"_s);
    SessionChanges changes;
    changes.presence << PresenceEvent{peer, u"bikash"_s, false, Timestamp(noon)};
    Q_EMIT m_fake->session().changed(changes);
    QVERIFY(find<QLabel>(u"presenceLabel"_s)->text().contains(u"last seen"_s));
    QVERIFY(!find<QLabel>(u"serverFactsLabel"_s)->text().isEmpty());
}

void TestDetails::asksOnlyWhenItIsShown()
{
    QCOMPARE(m_fake->takeCommands(), (QStringList{u"loadFiles 7 0"_s, u"loadService 2"_s}));
    m_pane->setConversation(conversation(), false); // fresh facts
    QVERIFY(m_fake->takeCommands().isEmpty());
    m_pane->hide();
    Conversation other = conversation();
    other.id = ConversationId(8);
    m_pane->setConversation(other, false);
    QVERIFY(m_fake->takeCommands().isEmpty());
    m_pane->show();
    QVERIFY(m_fake->takeCommands().contains(u"loadFiles 8 0"_s));
}

void TestDetails::noteIsSavedAfterAPause()
{
    m_fake->takeCommands();
    auto *edit = find<QPlainTextEdit>(u"noteEdit"_s);
    edit->setFocus();
    QTest::keyClicks(edit, u"back door"_s);
    QVERIFY(m_fake->commands().isEmpty()); // not with every key
    QTRY_VERIFY(!m_fake->commands().isEmpty());
    QCOMPARE(m_fake->takeCommands(), QStringList{u"setNote 7 back door"_s});
    QTest::keyClicks(edit, u"!"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(m_fake->takeCommands(), QStringList{u"setNote 7 back door!"_s}); // left
    QTest::keyClicks(edit, u"?"_s);
    m_pane.reset();
    QCOMPARE(m_fake->takeCommands(), QStringList{u"setNote 7 back door!?"_s});
}

void TestDetails::noteGoesToItsOwnConversation()
{
    m_fake->takeCommands();
    auto *edit = find<QPlainTextEdit>(u"noteEdit"_s);
    QTest::keyClicks(edit, u"for Bikash"_s);
    Conversation other = conversation();
    other.id = ConversationId(8);
    other.note = u"of the other one"_s;
    m_pane->setConversation(other, false);
    QCOMPARE(m_fake->takeCommands().first(), u"setNote 7 for Bikash"_s);
    QCOMPARE(edit->toPlainText(), u"of the other one"_s);
    m_pane->setConversation(conversation(), false);
    QCOMPARE(edit->toPlainText(), QString());
    QVERIFY(m_fake->takeCommands().filter(u"setNote"_s).isEmpty());
}

void TestDetails::noteBeingWrittenIsNotOverwritten()
{
    auto *edit = find<QPlainTextEdit>(u"noteEdit"_s);
    Conversation news = conversation();
    news.note = u"from the phone"_s;
    m_pane->setConversation(news, true);
    QCOMPARE(edit->toPlainText(), u"from the phone"_s);
    edit->moveCursor(QTextCursor::End);
    QTest::keyClicks(edit, u" x"_s);
    news.note = u"from the phone again"_s;
    m_pane->setConversation(news, true);
    QCOMPARE(edit->toPlainText(), u"from the phone x"_s);
}

void TestDetails::tooLongANoteIsNotSaved()
{
    m_fake->takeCommands();
    auto *edit = find<QPlainTextEdit>(u"noteEdit"_s);
    auto *hint = find<QLabel>(u"noteHintLabel"_s);
    const QString before = hint->text();
    edit->setPlainText(u"👍"_s.repeated(20));
    QVERIFY(hint->text() != before); // near the limit it is counted
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(m_fake->takeCommands().size(), 1);
    edit->setPlainText(u"👍"_s.repeated(21));
    QTest::keyClick(edit, Qt::Key_Tab);
    QVERIFY(m_fake->takeCommands().isEmpty());
    QCOMPARE(hint->property("tone").toString(), u"danger"_s);
}

void TestDetails::showsSharedFiles()
{
    QTemporaryDir folder;
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::red);
    const QString path = folder.filePath(u"red.png"_s);
    QVERIFY(image.save(path));
    m_fake->takeCommands();
    answerFiles({withFile(9, MessageType::Image, u"a.png"_s), withFile(8, MessageType::File, u"bill.pdf"_s),
                    withFile(5, MessageType::Image, u"b.png"_s), withFile(4, MessageType::Audio, u"v.ogg"_s)},
        true);
    auto *pictures = find<QListView>(u"pictureList"_s);
    auto *files = find<QListView>(u"fileList"_s);
    QCOMPARE(pictures->model()->rowCount(), 2);
    QCOMPARE(files->model()->rowCount(), 2);
    QCOMPARE(files->model()->index(0, 0).data().toString(), u"bill.pdf"_s);

    QTRY_VERIFY(m_fake->commands().contains(u"fetchMedia 1009 whole"_s)); // what is looked at is asked for
    Q_EMIT m_fake->session().mediaChanged(
        {{MessageId(1009), AttachmentId(9), MediaSize::Whole}, MediaState::Here, path, 1000, 1000});
    const QRect cell = pictures->visualRect(pictures->model()->index(0, 0));
    QTRY_COMPARE(pictures->viewport()->grab().toImage().pixelColor(cell.center()), QColor(Qt::red));
    QTest::mouseClick(pictures->viewport(), Qt::LeftButton, {}, cell.center());
    auto *viewer = m_pane->findChild<ImageViewer *>();
    QVERIFY(viewer);
    QTRY_COMPARE(viewer->picture().size(), image.size());
    viewer->close();

    QSignalSpy wanted(m_pane.get(), &DetailsPane::fileWanted);
    files->setFocus();
    files->setCurrentIndex(files->model()->index(1, 0));
    QTest::keyClick(files, Qt::Key_Return);
    QCOMPARE(wanted.first().first().value<Message>().seq, 4);

    m_fake->takeCommands();
    click(u"olderFilesButton"_s);
    QCOMPARE(m_fake->takeCommands(), QStringList{u"loadFiles 7 4"_s});
    answerFiles({withFile(2, MessageType::File, u"old.pdf"_s)});
    QCOMPARE(files->model()->rowCount(), 3);
    QVERIFY(!find<QPushButton>(u"olderFilesButton"_s)->isVisible());
}

void TestDetails::threePicturesFillARow()
{
    QList<Message> pictures;
    for (qint64 seq = 7; seq > 0; --seq)
        pictures << withFile(seq, MessageType::Image, u"a.png"_s);
    answerFiles(pictures);
    auto *list = find<QListView>(u"pictureList"_s);
    for (const int width : {300, 301, 302, 420}) {
        m_pane->resize(width, 700);
        const auto place = [list](int row) { return list->visualRect(list->model()->index(row, 0)); };
        QTRY_COMPARE(place(2).top(), place(0).top());
        QVERIFY(place(3).top() > place(0).top());
        QVERIFY(list->viewport()->rect().contains(place(6))); // nothing is cut off
    }
}

void TestDetails::newFilesAndDeletionsAreFollowed()
{
    answerFiles({withFile(9, MessageType::Image, u"a.png"_s)});
    auto *pictures = find<QListView>(u"pictureList"_s);
    SessionChanges changes;
    Message elsewhere = withFile(11, MessageType::Image, u"d.png"_s);
    elsewhere.conversation = ConversationId(8);
    changes.messages << withFile(10, MessageType::Image, u"c.png"_s) << elsewhere << message(12, peer, u"words"_s);
    Q_EMIT m_fake->session().changed(changes);
    Q_EMIT m_fake->session().changed(changes); // told twice
    QCOMPARE(pictures->model()->rowCount(), 2);
    QCOMPARE(pictures->model()->index(0, 0).data().toString(), u"c.png"_s);
    SessionChanges gone;
    MessageDeletedEvent deletion;
    deletion.message = MessageId(1009);
    deletion.conversation = talk;
    gone.deletions << deletion;
    Q_EMIT m_fake->session().changed(gone);
    QCOMPARE(pictures->model()->rowCount(), 1);
    Message emptied = withFile(10, MessageType::Image, u"c.png"_s); // deleted for everyone
    emptied.attachments.clear();
    emptied.deletion = DeletionType::Everyone;
    changes.messages = {emptied};
    Q_EMIT m_fake->session().changed(changes);
    QCOMPARE(pictures->model()->rowCount(), 0);
}

void TestDetails::actionsTurnAround()
{
    m_fake->takeCommands();
    click(u"pinButton"_s);
    click(u"muteButton"_s);
    click(u"archiveButton"_s);
    Conversation changed = conversation();
    changed.isPinned = true;
    changed.isMuted = true;
    m_pane->setConversation(changed, true);
    click(u"pinButton"_s);
    click(u"muteButton"_s);
    QCOMPARE(
        m_fake->takeCommands(), (QStringList{u"pin 7"_s, u"mute 7"_s, u"archive 7"_s, u"unpin 7"_s, u"unmute 7"_s}));
}

void TestDetails::deletesAndBlocksOnlyAfterAQuestion()
{
    m_fake->takeCommands();
    click(u"deleteButton"_s);
    auto *question = m_pane->findChild<QMessageBox *>(u"deleteConversationDialog"_s);
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Escape);
    click(u"blockButton"_s);
    question = m_pane->findChild<QMessageBox *>(u"blockDialog"_s);
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Return); // the default is to leave it
    QVERIFY(m_fake->takeCommands().isEmpty());
    QTRY_VERIFY(!m_pane->findChild<QMessageBox *>(u"blockDialog"_s));
    click(u"blockButton"_s);
    QTest::mouseClick(m_pane->findChild<QPushButton *>(u"confirmBlockButton"_s), Qt::LeftButton);
    QCOMPARE(m_fake->takeCommands(), QStringList{u"block 4"_s});
    QVERIFY(!find<QPushButton>(u"blockButton"_s)->isEnabled()); // until the answer
    m_fake->setBlocked({person(peer)});
    QVERIFY(find<QLabel>(u"blockedLabel"_s)->isVisible());
    click(u"blockButton"_s); // what gives freedom back is not asked twice
    QCOMPARE(m_fake->takeCommands(), QStringList{u"unblock 4"_s});
}

void TestDetails::refusedBlockIsTold()
{
    click(u"blockButton"_s);
    QTest::mouseClick(m_pane->findChild<QPushButton *>(u"confirmBlockButton"_s), Qt::LeftButton);
    Q_EMIT m_fake->session().blockFailed(peer, u"You are not connected now."_s);
    QCOMPARE(find<QLabel>(u"detailsProblemLabel"_s)->text(), u"You are not connected now."_s);
    QVERIFY(find<QPushButton>(u"blockButton"_s)->isEnabled());
}

void TestDetails::composerGivesItsPlaceToTheBlock()
{
    ChatPage page(m_fake->session(), m_theme);
    page.resize(640, 600);
    page.show();
    page.openConversation(conversation(), true);
    auto *bar = page.findChild<QWidget *>(u"blockedBar"_s);
    auto *edit = page.findChild<QPlainTextEdit *>(u"messageEdit"_s);
    QVERIFY(edit->isVisible() && !bar->isVisible());
    m_fake->setBlocked({person(peer)});
    QVERIFY(!edit->isVisible() && bar->isVisible());
    QVERIFY(bar->findChild<QLabel *>(u"blockedSentenceLabel"_s)->text().contains(u"Bikash Thapa"_s));
    m_fake->takeCommands();
    QTest::mouseClick(bar->findChild<QPushButton *>(u"unblockButton"_s), Qt::LeftButton);
    QCOMPARE(m_fake->takeCommands(), QStringList{u"unblock 4"_s});
    m_fake->setBlocked({});
    QVERIFY(edit->isVisible() && !bar->isVisible());
}

void TestDetails::blockedPeopleAreListed()
{
    QPointer dialog = new BlockedDialog(m_fake->session(), m_theme);
    dialog->show();
    QVERIFY(!dialog->findChild<QPushButton *>(u"unblockButton"_s));
    m_fake->setBlocked({person(peer)});
    auto *button = dialog->findChild<QPushButton *>(u"unblockButton"_s);
    QVERIFY(button);
    m_fake->takeCommands();
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(m_fake->takeCommands(), QStringList{u"unblock 4"_s});
    Q_EMIT m_fake->session().blockFailed(peer, u"The server is busy."_s);
    QVERIFY(dialog->findChild<QLabel *>(u"blockProblemLabel"_s)->isVisible());
    m_fake->setBlocked({});
    QTRY_VERIFY(!dialog->findChild<QPushButton *>(u"unblockButton"_s));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
}

void TestDetails::privacyFollowsTheServer()
{
    PrivacyPage page(m_fake->session(), m_theme);
    m_fake->takeCommands();
    page.show();
    QCOMPARE(m_fake->takeCommands(), QStringList{u"loadPrivacy"_s});
    auto *typing = page.findChild<QCheckBox *>(u"typingCheckBox"_s);
    QVERIFY(!typing->isEnabled()); // nobody knows yet
    Q_EMIT m_fake->session().privacyFailed(u"You are not connected now."_s);
    QVERIFY(!typing->isEnabled()); // and a guess must not be sent as a wish
    Q_EMIT m_fake->session().privacyKnown({true, false, true});
    QVERIFY(typing->isEnabled() && !typing->isChecked());
    QVERIFY(m_fake->commands().isEmpty()); // what the server says is not said back
    QTest::keyClick(typing, Qt::Key_Space);
    QCOMPARE(m_fake->takeCommands(), QStringList{u"setPrivacy 1 1 1"_s});
    Q_EMIT m_fake->session().privacyFailed(u"You are not connected now."_s);
    QVERIFY(!typing->isChecked()); // it stands as it stood
    QVERIFY(page.findChild<QLabel *>(u"privacyProblemLabel"_s)->isVisible());
}

void TestDetails::saysWhatTheServerLacks_data()
{
    QTest::addColumn<QString>("capability");
    QTest::addColumn<QString>("said");
    QTest::newRow("edit") << u"edit"_s << u"changing a message"_s;
    QTest::newRow("delete") << u"delete"_s << u"deleting a message"_s;
    QTest::newRow("reactions") << u"reactions"_s << u"reactions"_s;
    QTest::newRow("reply") << u"reply"_s << u"answers"_s;
    QTest::newRow("flag") << u"flag"_s << u"reports"_s;
    QTest::newRow("settings") << u"conversation_settings"_s << u"notes, pins"_s;
    QTest::newRow("attachments") << u"attachments"_s << u"Files are not taken"_s;
    QTest::newRow("blocks") << u"blocks"_s << u"blocking"_s;
    QTest::newRow("privacy") << u"privacy"_s << u"hiding"_s;
}

// Everything that a server may say of itself and that has a place on the screen.
void TestDetails::saysWhatTheServerLacks()
{
    QFETCH(QString, capability);
    QFETCH(QString, said);
    const auto facts = [this](const QStringList &capabilities) {
        Health health;
        health.server = ServerInfo{};
        health.server->capabilities = capabilities;
        health.server->limits.file = 1000;
        ServerLimits limits = m_fake->session().limits();
        limits.file = 1000;
        m_fake->setLimits(limits);
        m_fake->setProfile(ServerProfile::of(health));
        m_pane->setConversation(conversation(), true);
        return find<QLabel>(u"serverFactsLabel"_s)->text();
    };
    QStringList all{u"edit"_s, u"delete"_s, u"reactions"_s, u"reply"_s, u"flag"_s, u"conversation_settings"_s,
        u"attachments"_s, u"blocks"_s, u"privacy"_s};
    QVERIFY(!facts(all).contains(said) && !facts(all).contains(u"does not have"_s));
    all.removeOne(capability);
    QVERIFY2(facts(all).contains(said), qPrintable(facts(all)));
    QCOMPARE(find<QPushButton>(u"pinButton"_s)->isVisible(), capability != u"conversation_settings"_s);
    QCOMPARE(find<QPushButton>(u"blockButton"_s)->isVisible(), capability != u"blocks"_s);
}

void TestDetails::everyFocusableWidgetHasAName()
{
    answerFiles({withFile(9, MessageType::Image, u"a.png"_s), withFile(8, MessageType::File, u"bill.pdf"_s)}, true);
    for (const QWidget *widget : m_pane->findChildren<QWidget *>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible()
            || widget->objectName().startsWith(u"qt_"))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool hasName = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(hasName, qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TestDetails)
#include "tst_details.moc"
