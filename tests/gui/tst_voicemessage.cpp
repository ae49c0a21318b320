// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/chatpage.h"
#include "app/ui/chat/messageview.h"
#include "app/ui/chat/voiceplayback.h"
#include "app/ui/compose/voicestrip.h"
#include "app/ui/widgets/wavebar.h"
#include "app/voice/voicedecoder.h"
#include "tests/gui/fakesession.h"
#include "tests/gui/messagebuilder.h"
#include "tests/support/testvoice.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

#include <cmath>

using namespace chautari;
using namespace chautari::testing;
using namespace Qt::StringLiterals;

// Recording and playing voice messages, by keys and clicks on the real page, with a microphone and an ear of the test.
class TestVoiceMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void recordsListensAndSends();
    void enterSendsWhileItRecords();
    void escapeKeepsWhatWasSaid();
    void recordingWaitsInItsConversation();
    void recordingWaitsWhileAnOldTextIsChanged();
    void endsAtTwoMinutes();
    void missingMicrophoneIsExplained();
    void silentMicrophoneIsTold();
    void serverWithoutOggHasNoMicrophone();
    void onTheScreenMeansReadyWithoutANetwork();
    void waveformIsFoundOutWhereNobodyToldIt();
    void playsPausesAndSeeks();
    void speedIsRemembered();
    void placeIsRemembered();
    void nextUnheardFollows();
    void filesThatCannotBePlayedAreExplained();
    void screenReaderHearsWhatPlays();

private:
    template <typename T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    VoiceStrip &strip() const { return *find<VoiceStrip>(u"voiceStrip"_s); }
    MessageView &view() const { return *find<MessageView>(u"messageView"_s); }
    VoicePlayback &voice() const { return *view().voice(); }
    VoiceState state(int row) const { return voice().state(view().messages().row(row), 0); }
    void click(const QString &name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void clickCard(int row, double at) const;
    void record(int ms);
    QString sentFile() const;
    QString writeVoice(int ms) const;
    void showVoices(const QList<UserId> &senders, int durationMs);
    void fetched(qint64 seq, const QString &path);

    ThemeController m_theme;
    QTemporaryDir m_folder;
    Ear m_ear;
    TestMicrophone *m_microphone = nullptr;
    bool m_isMicrophoneMissing = false;
    std::unique_ptr<FakeSession> m_fake;
    std::unique_ptr<ChatPage> m_page;
};

void TestVoiceMessage::init()
{
    m_isMicrophoneMissing = false;
    m_ear.isMissing = m_ear.isPaused = false;
    m_ear.listened = m_ear.written = 0;
    m_fake = std::make_unique<FakeSession>();
    const VoiceDevices devices{
        [this] { return std::make_unique<TestMicrophone>(m_microphone, m_isMicrophoneMissing); },
        [this] { return std::make_unique<TestSink>(m_ear); },
    };
    m_page = std::make_unique<ChatPage>(m_fake->session(), m_theme, nullptr, devices);
    m_page->resize(640, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->openConversation(conversation(), true);
    m_fake->takeCommands();
}

void TestVoiceMessage::cleanup()
{
    m_page.reset();
    m_fake.reset();
}

void TestVoiceMessage::record(int ms)
{
    click(u"voiceButton"_s);
    QVERIFY(m_microphone != nullptr);
    m_microphone->speak(ms);
}

// The path of the file that the session was given; empty: none.
QString TestVoiceMessage::sentFile() const
{
    for (const QString &command : m_fake->commands()) {
        if (command.startsWith(u"sendFiles 7 "_s))
            return command.section(u' ', 2);
    }
    return {};
}

QString TestVoiceMessage::writeVoice(int ms) const
{
    const QString path = m_folder.filePath(u"voice-%1.ogg"_s.arg(ms));
    if (QFile::exists(path))
        return path;
    VoiceEncoder encoder(path, pcmRate);
    PcmBlock samples;
    for (int i = 0; i < ms * 48; ++i)
        samples.append(0.4F * std::sin(float(i) * 0.06F));
    if (!encoder.write(samples))
        qFatal("not encoded");
    return encoder.finish().value().path;
}

void TestVoiceMessage::showVoices(const QList<UserId> &senders, int durationMs)
{
    SessionChanges changes;
    for (const UserId sender : senders) {
        Message made = message(changes.messages.size() + 1, sender, QString());
        made.type = MessageType::Audio;
        Attachment file;
        file.id = AttachmentId(50 + made.seq);
        file.kind = MessageType::Audio;
        file.fileName = u"voice-message.ogg"_s;
        file.fileSize = 9'000;
        file.durationMs = durationMs;
        file.waveform = QByteArray(64, char(100));
        made.attachments << file;
        changes.messages << made;
    }
    m_page->apply(changes);
}

void TestVoiceMessage::fetched(qint64 seq, const QString &path)
{
    MediaEvent event;
    event.key = {MessageId(1000 + seq), AttachmentId(50 + seq), MediaSize::Whole};
    event.state = MediaState::Here;
    event.path = path;
    m_fake->say(event);
}

// `at`: 0 is the button at the left, 1 the chip with the speed.
void TestVoiceMessage::clickCard(int row, double at) const
{
    const QRect card = view().partRect(row, {RowPart::Kind::Tile, 0});
    const QPoint point(card.left() + 8 + int(at * (card.width() - 24)), card.center().y());
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, point);
}

void TestVoiceMessage::recordsListensAndSends()
{
    find<QPlainTextEdit>(u"messageEdit"_s)->setPlainText(u"a text for later"_s);
    record(3'000);
    QCOMPARE(strip().state(), VoiceStrip::State::Recording);
    QVERIFY(!find<QWidget>(u"messageEdit"_s)->isVisible());
    QVERIFY(find<QLabel>(u"voiceTimeLabel"_s)->text().contains(u"0:03"_s));

    click(u"voiceStopButton"_s);
    QTRY_COMPARE(strip().state(), VoiceStrip::State::Ready);
    click(u"voicePlayButton"_s);
    QTRY_VERIFY(m_ear.beganAnew());
    m_ear.listen(1'000);
    QTRY_COMPARE(find<WaveBar>(u"voiceWaveBar"_s)->position(), 1'000);
    QVERIFY(sentFile().isEmpty());

    click(u"voiceSendButton"_s);
    const QString path = sentFile();
    QCOMPARE(QFileInfo(path).fileName(), u"voice-message.ogg"_s);
    const auto facts = measureVoice(path);
    QVERIFY(facts.hasValue());
    QVERIFY(std::abs(facts->durationMs - 3'000) < 50);
    QCOMPARE(strip().state(), VoiceStrip::State::Closed);
    QVERIFY(find<QWidget>(u"messageEdit"_s)->hasFocus());
    QCOMPARE(find<QPlainTextEdit>(u"messageEdit"_s)->toPlainText(), u"a text for later"_s);
}

void TestVoiceMessage::enterSendsWhileItRecords()
{
    QTest::keyClick(find<QWidget>(u"messageEdit"_s), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_microphone != nullptr);
    m_microphone->speak(500);
    QTest::keyClick(m_page->window()->focusWidget(), Qt::Key_Return);
    QCOMPARE(strip().state(), VoiceStrip::State::Recording); // a slip of the finger
    m_microphone->speak(1'000);
    QTest::keyClick(m_page->window()->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!sentFile().isEmpty());
    QCOMPARE(strip().state(), VoiceStrip::State::Closed);
}

void TestVoiceMessage::escapeKeepsWhatWasSaid()
{
    QSignalSpy left(m_page.get(), &ChatPage::backRequested);
    record(2'000);
    QTest::keyClick(m_page->window()->focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE(strip().state(), VoiceStrip::State::Ready);
    QCOMPARE(left.size(), 0);
    // Enter on the bin is not Enter for sending.
    find<QWidget>(u"voiceDiscardButton"_s)->setFocus();
    QTest::keyClick(m_page->window()->focusWidget(), Qt::Key_Return);
    QCOMPARE(strip().state(), VoiceStrip::State::Closed);
    QVERIFY(sentFile().isEmpty());
}

void TestVoiceMessage::recordingWaitsInItsConversation()
{
    Conversation other = conversation();
    other.id = ConversationId(8);
    record(2'000);
    m_page->openConversation(other, true);
    QCOMPARE(strip().state(), VoiceStrip::State::Closed);
    QTRY_VERIFY(m_microphone == nullptr);
    m_page->openConversation(conversation(), true);
    QTRY_COMPARE(strip().state(), VoiceStrip::State::Ready);
    click(u"voiceSendButton"_s);
    QVERIFY(!sentFile().isEmpty());
}

void TestVoiceMessage::recordingWaitsWhileAnOldTextIsChanged()
{
    ServerLimits limits;
    limits.editMinutes = 15;
    m_fake->setLimits(limits);
    SessionChanges changes;
    changes.messages << message(1, me, u"a wrong word"_s);
    changes.messages.first().createdAt = Timestamp(QDateTime::currentMSecsSinceEpoch() * 1000);
    m_page->apply(changes);
    auto *edit = find<QWidget>(u"messageEdit"_s);
    QTest::keyClick(edit, Qt::Key_Up);
    QVERIFY(!find<QWidget>(u"voiceButton"_s)->isEnabled());
    QTest::keyClick(edit, Qt::Key_Escape);
    record(2'000);
    QMenu menu;
    Q_EMIT view().menuOpening(0, &menu);
    menu.findChild<QAction *>(u"editAction"_s)->trigger();
    QVERIFY(edit->isVisible() && edit->hasFocus());
    QTRY_VERIFY(m_microphone == nullptr);
    QTRY_COMPARE(strip().state(), VoiceStrip::State::Ready);
    QVERIFY(edit->hasFocus());
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(strip().isVisible() && strip().isAncestorOf(m_page->window()->focusWidget()));
    click(u"voiceSendButton"_s);
    QVERIFY(!sentFile().isEmpty());
}

void TestVoiceMessage::endsAtTwoMinutes()
{
    click(u"voiceButton"_s);
    m_microphone->speak(longestVoiceMs + 1'000, 0, 1'000); // silence is encoded fast
    QTRY_COMPARE_WITH_TIMEOUT(strip().state(), VoiceStrip::State::Ready, 60'000);
    QVERIFY(find<QLabel>(u"voiceTimeLabel"_s)->text().endsWith(u"2:00"_s));
}

void TestVoiceMessage::missingMicrophoneIsExplained()
{
    m_isMicrophoneMissing = true;
    click(u"voiceButton"_s);
    QCOMPARE(strip().state(), VoiceStrip::State::Problem);
    const auto *label = find<QLabel>(u"voiceProblemLabel"_s);
    QVERIFY(label->isVisible());
    QCOMPARE(label->text(), sentenceOf(VoiceProblem::NoMicrophone));
    m_isMicrophoneMissing = false;
    click(u"voiceRetryButton"_s);
    QCOMPARE(strip().state(), VoiceStrip::State::Recording);
    Q_EMIT m_microphone->failed(VoiceProblem::MicrophoneFailed); // pulled out
    QCOMPARE(label->text(), sentenceOf(VoiceProblem::MicrophoneFailed));
    QTest::keyClick(m_page->window()->focusWidget(), Qt::Key_Escape);
    QVERIFY(find<QWidget>(u"messageEdit"_s)->hasFocus());
}

void TestVoiceMessage::silentMicrophoneIsTold()
{
    click(u"voiceButton"_s);
    m_microphone->speak(2'000, 0);
    QVERIFY(!strip().isSilent());
    m_microphone->speak(2'000, 0);
    QVERIFY(strip().isSilent());
    m_microphone->speak(100, 0.1F);
    QVERIFY(!strip().isSilent());
}

void TestVoiceMessage::serverWithoutOggHasNoMicrophone()
{
    QVERIFY(find<QWidget>(u"voiceButton"_s)->isVisible());
    ServerLimits limits;
    limits.extensions = QStringList{u"png"_s};
    m_fake->setLimits(limits);
    QVERIFY(!find<QWidget>(u"voiceButton"_s)->isVisible());
}

void TestVoiceMessage::onTheScreenMeansReadyWithoutANetwork()
{
    showVoices({peer}, 2'000);
    QTRY_VERIFY(m_fake->commands().contains(u"fetchMedia 1001 whole"_s));
    fetched(1, writeVoice(2'000));
    m_fake->takeCommands();
    clickCard(0, 0);
    QVERIFY(state(0).isPlaying && !state(0).isFetching);
    QCOMPARE(m_fake->commands().filter(u"fetchMedia"_s), QStringList());
}

// One of mine on its way, or of an original server, which looks at no file.
void TestVoiceMessage::waveformIsFoundOutWhereNobodyToldIt()
{
    OutgoingMessage waiting = outgoing(u"one"_s, QString());
    waiting.files = {{u"voice-message.ogg"_s, writeVoice(2'000), u"audio/ogg"_s, 9'000}};
    SessionChanges changes;
    changes.outgoing << waiting;
    m_page->apply(changes);
    QTRY_VERIFY(!state(0).waveform.isEmpty());
    QVERIFY(std::abs(state(0).durationMs - 2'000) < 50);
}

void TestVoiceMessage::playsPausesAndSeeks()
{
    showVoices({peer}, 20'000);
    clickCard(0, 0);
    QVERIFY(m_fake->commands().contains(u"fetchMedia 1001 whole"_s));
    QVERIFY(state(0).isFetching);
    fetched(1, writeVoice(20'000));
    QVERIFY(state(0).isPlaying && !state(0).isFetching);
    QTRY_VERIFY(m_ear.beganAnew());
    m_ear.listen(3'000);
    QTRY_COMPARE(state(0).positionMs, 3'000);

    clickCard(0, 0);
    QTRY_VERIFY(m_ear.isPaused);
    QVERIFY(!state(0).isPlaying);
    clickCard(0, 0);
    QTRY_VERIFY(!m_ear.isPaused);

    view().setFocus();
    view().setCurrentRow(0);
    QTest::keyClick(&view(), Qt::Key_Right);
    QTRY_COMPARE(state(0).positionMs, 13'000);
    QTRY_VERIFY(m_ear.beganAnew());
    m_ear.listen(1'000);
    QTRY_COMPARE(state(0).positionMs, 14'000);
    QTest::keyClick(&view(), Qt::Key_Left);
    QTRY_COMPARE(state(0).positionMs, 9'000);
    clickCard(0, 0.5);
    QTRY_VERIFY(std::abs(state(0).positionMs - 10'000) < 2'000);
    QTest::keyClick(&view(), Qt::Key_Space);
    QTRY_VERIFY(m_ear.isPaused);
}

void TestVoiceMessage::speedIsRemembered()
{
    showVoices({peer}, 20'000);
    QSignalSpy remembered(m_page.get(), &ChatPage::voiceMemoryChanged);
    for (int i = 0; i < 3; ++i)
        clickCard(0, 1);
    QCOMPARE(state(0).speed, 2.0);
    QCOMPARE(remembered.takeLast().at(0).value<VoiceMemory>().speed, 2.0);
    clickCard(0, 0);
    fetched(1, writeVoice(20'000));
    QTRY_VERIFY(m_ear.beganAnew());
    m_ear.listen(2'000);
    QTRY_VERIFY2(std::abs(state(0).positionMs - 4'000) < 150, qPrintable(QString::number(state(0).positionMs)));
    clickCard(0, 1);
    QCOMPARE(state(0).speed, 0.75);
}

void TestVoiceMessage::placeIsRemembered()
{
    showVoices({peer, peer}, 20'000);
    QSignalSpy remembered(m_page.get(), &ChatPage::voiceMemoryChanged);
    clickCard(0, 0);
    fetched(1, writeVoice(20'000));
    QTRY_VERIFY(m_ear.beganAnew());
    m_ear.listen(7'000);
    QTRY_COMPARE(state(0).positionMs, 7'000);
    clickCard(1, 0); // another one
    QCOMPARE(state(0).positionMs, 7'000);
    QVERIFY(!state(0).isPlaying);
    const auto memory = remembered.takeLast().at(0).value<VoiceMemory>();

    cleanup(); // the program ends
    init();
    showVoices({peer, peer}, 20'000);
    QVERIFY(state(0).isUnheard);
    m_page->setVoiceMemory(memory);
    QVERIFY(!state(0).isUnheard);
    clickCard(0, 0);
    fetched(1, writeVoice(20'000));
    QTRY_VERIFY(m_ear.beganAnew());
    m_ear.listen(1'000);
    QTRY_COMPARE(state(0).positionMs, 8'000);
}

void TestVoiceMessage::nextUnheardFollows()
{
    showVoices({peer, me, peer, peer}, 2'000);
    const QString path = writeVoice(2'000);
    clickCard(2, 0); // heard before
    fetched(3, path);
    QTRY_VERIFY(m_ear.beganAnew());
    m_ear.listen(500);
    QVERIFY(!state(2).isUnheard && state(0).isUnheard);
    clickCard(0, 0);
    fetched(1, path);
    QTRY_VERIFY(m_ear.beganAnew());
    m_ear.listen(3'000);
    QTRY_COMPARE(voice().activeRow(), 3); // neither mine nor the one that was heard
    QCOMPARE(state(0).positionMs, 0);
    fetched(4, path);
    QTRY_VERIFY(state(3).isPlaying && !state(3).isFetching);
    QTRY_VERIFY(m_ear.beganAnew());
    m_ear.listen(3'000);
    QTRY_COMPARE(voice().activeRow(), -1); // there is no other
}

void TestVoiceMessage::filesThatCannotBePlayedAreExplained()
{
    showVoices({peer, peer}, 2'000);
    QFile damaged(m_folder.filePath(u"damaged.ogg"_s));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("OggS, says somebody");
    damaged.close();
    clickCard(0, 0);
    fetched(1, damaged.fileName());
    QTRY_VERIFY(find<QMessageBox>(u"voiceFailureDialog"_s) != nullptr);
    QCOMPARE(find<QMessageBox>(u"voiceFailureDialog"_s)->text(), sentenceOf(VoiceProblem::Damaged));
    QVERIFY(state(0).isBroken && !state(0).isPlaying);
    delete find<QMessageBox>(u"voiceFailureDialog"_s);

    m_ear.isMissing = true;
    clickCard(1, 0);
    fetched(2, writeVoice(2'000));
    QTRY_VERIFY(find<QMessageBox>(u"voiceFailureDialog"_s) != nullptr);
    QCOMPARE(find<QMessageBox>(u"voiceFailureDialog"_s)->text(), sentenceOf(VoiceProblem::NoLoudspeaker));
    QVERIFY(!state(1).isBroken);
}

void TestVoiceMessage::screenReaderHearsWhatPlays()
{
    showVoices({peer}, 14'000);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view());
    QAccessibleInterface *item = list->child(0);
    QVERIFY(item->text(QAccessible::Name).contains(u"Voice message · 0:14"_s));
    QVERIFY(item->actionInterface()->actionNames().contains(u"Play"_s));
    item->actionInterface()->doAction(u"Play"_s);
    fetched(1, writeVoice(14'000));
    QVERIFY(item->text(QAccessible::Name).endsWith(u"playing, 0:00"_s));
    item->actionInterface()->doAction(u"Forward"_s);
    QTRY_VERIFY(item->text(QAccessible::Name).endsWith(u"playing, 0:10"_s));
}

QTEST_MAIN(TestVoiceMessage)
#include "tst_voicemessage.moc"
