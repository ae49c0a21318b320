// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/voiceplayback.h"
#include "app/voice/voicedecoder.h"
#include "app/voice/voiceencoder.h"
#include "tests/screens/realscreen.h"
#include "tests/support/sanitizer.h"
#include "tests/support/testvoice.h"

#include <QtCore/QTemporaryDir>

namespace chautari::screens {

//! Spoken here, heard there, and the other way round.
class VoiceScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSpokenIsOnTheOtherSide();
    void whatComesIsHeard();

private:
    Shell shell() override
    {
        Shell with = RealScreen::shell();
        with.voice = {[this] { return std::make_unique<testing::TestMicrophone>(m_microphone, false); },
            [this] { return std::make_unique<testing::TestSink>(m_ear); }};
        return with;
    }
    QString record(int ms) const
    {
        const QString path = m_folder.filePath(u"voice-message.ogg"_s);
        VoiceEncoder encoder(path, pcmRate);
        PcmBlock samples;
        for (int i = 0; i < ms * pcmRate / 1000; ++i)
            samples.append(0.4F * std::sin(float(i) * 0.06F));
        return encoder.write(samples) ? encoder.finish().value().path : QString();
    }

    QTemporaryDir m_folder;
    testing::Ear m_ear;
    testing::TestMicrophone *m_microphone = nullptr;
};

void VoiceScreen::whatIsSpokenIsOnTheOtherSide()
{
    if (test::hasAddressSanitizer)
        QSKIP("the media worker does not start within its limits");
    press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    TRY_VERIFY(m_microphone);
    m_microphone->speak(3'000);
    QTest::keyClick(asha->window.focusWidget(), Qt::Key_Return);
    TRY_VERIFY(bikash->last().type == MessageType::Audio);
    TRY_COMPARE(bikash->last().attachments.first().waveform.size(), 64); // the server has listened by itself
    const Message got = bikash->last();
    QCOMPARE(got.sender.id, asha->session->me().id);
    QCOMPARE(got.attachments.first().contentType, u"audio/ogg"_s);
    QVERIFY(std::abs(got.attachments.first().durationMs - 3'000) < 100);
    bikash->fetch(got);
    TRY_VERIFY(!bikash->fileOf(got).isEmpty());
    const auto facts = measureVoice(bikash->fileOf(got));
    QVERIFY(facts.hasValue());
    QVERIFY(std::abs(facts->durationMs - 3'000) < 100);
    TRY_VERIFY(asha->edit()->hasFocus());
    asha->say(u"That was me"_s);
    TRY_COMPARE(bikash->last().text, u"That was me"_s);
}

void VoiceScreen::whatComesIsHeard()
{
    if (test::hasAddressSanitizer)
        QSKIP("the media worker does not start within its limits");
    bikash->session->sendFiles(cleaning, {record(4'000)});
    TRY_VERIFY(bikash->last().type == MessageType::Audio && bikash->last().sender.id == bikash->session->me().id);
    TRY_VERIFY(bikash->last().id.isValid() && view().messages().rowOfMessage(bikash->last().id) >= 0);
    const int row = view().messages().rowOfMessage(bikash->last().id);
    const auto state = [this, row] { return view().voice()->state(view().messages().row(row), 0); };
    TRY_COMPARE(view().messages().row(row).message.attachments.first().waveform.size(), 64);
    QVERIFY(state().isUnheard);
    view().setFocus();
    view().setCurrentRow(row);
    QTest::keyClick(&view(), Qt::Key_Space);
    TRY_VERIFY(state().isPlaying && !state().isFetching);
    TRY_VERIFY(m_ear.beganAnew());
    m_ear.listen(1'000);
    TRY_COMPARE(state().positionMs, 1'000);
    QVERIFY(!state().isUnheard);
    // Taken away while it plays.
    bikash->session->deleteMessage(bikash->last(), DeletionType::Everyone);
    TRY_COMPARE(view().messages().row(row).message.deletion, DeletionType::Everyone);
    TRY_VERIFY(!state().isPlaying);
}

std::unique_ptr<QObject> voiceScreen()
{
    return std::make_unique<VoiceScreen>();
}

} // namespace chautari::screens

#include "voicescreen.moc"
