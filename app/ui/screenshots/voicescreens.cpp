// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// ScreenshotRun, voice messages: played, recorded, listened to, and without a microphone.
#include "app/ui/chat/messageview.h"
#include "app/ui/chat/voiceplayback.h"
#include "app/ui/compose/voicestrip.h"
#include "app/ui/screenshots/screenshotrun.h"
#include "app/voice/voiceencoder.h"

#include <QtWidgets/QAbstractButton>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr ConversationId voiceTalk{1};
constexpr int spokenMs = 14'000;
constexpr int heardMs = 5'000;

bool writeVoice(const QString &path)
{
    VoiceEncoder encoder(path, pcmRate);
    return encoder.write(posedSpeech(spokenMs)) && encoder.finish().hasValue();
}

} // namespace

void ScreenshotRun::addVoiceSteps()
{
    const QString first = m_files.filePath(u"voice-message.ogg"_s);
    const QString second = m_files.filePath(u"voice-message-2.ogg"_s);
    const auto hasWaveform = [this](const QString &name) {
        const Message *message = seen(name);
        return message && !message->attachments.first().waveform.isEmpty();
    };
    step(u"voice"_s, [this, first, second] {
        dress({ColorScheme::Light, Language::English});
        writeVoice(first);
        writeVoice(second);
        m_other->sendFiles(voiceTalk, {first});
        m_session->sendFiles(voiceTalk, {second});
    });
    waitFor(u"the waveforms"_s,
        [hasWaveform] { return hasWaveform(u"voice-message.ogg"_s) && hasWaveform(u"voice-message-2.ogg"_s); });
    step(u"voice"_s, [this] { m_other->sendFiles(voiceTalk, {m_files.filePath(u"voice-message.ogg"_s)}); });
    waitFor(u"the second one"_s, [this] {
        const auto *view = m_window->findChild<MessageView *>();
        const int last = view->messages().rowCount() - 1;
        const Message &message = view->messages().row(last).message;
        return message.sender.id != m_session->me().id && !message.attachments.isEmpty()
            && !message.attachments.first().waveform.isEmpty();
    });
    step(u"voice"_s, [this] {
        auto *view = m_window->findChild<MessageView *>();
        m_posedVoice.listened = qint64(heardMs) * pcmRate / 1000;
        const int row = view->messages().rowCount() - 1;
        view->scrollToNewest();
        view->voice()->setSpeed(1.5);
        view->voice()->perform(row, 0, {VoiceCommand::Kind::Toggle, 0});
    });
    waitFor(u"it to play"_s, [this] {
        auto *voice = m_window->findChild<MessageView *>()->voice();
        const auto &messages = m_window->findChild<MessageView *>()->messages();
        return voice->activeRow() >= 0 && voice->state(messages.row(voice->activeRow()), 0).positionMs >= heardMs;
    });
    pictureMain(u"voice-playing"_s);
    for (const Language language : {Language::English, Language::Nepali}) {
        const Look look{ColorScheme::Light, language, 2.0};
        step(u"voice at 200 %"_s, [this, look] { dress(look); });
        step(u"voice at 200 %"_s, [this, look] { save(*m_window, u"voice-playing"_s, look); });
    }
    step(u"recording"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        visible<QAbstractButton>(u"voiceButton"_s)->click();
        const PcmBlock speech = posedSpeech(9'300);
        for (qsizetype at = 0; at < speech.size(); at += pcmRate / 10)
            Q_EMIT m_posedVoice.source->samplesArrived(speech.mid(at, pcmRate / 10));
    });
    pictureMain(u"voice-recording"_s);
    step(u"preview"_s, [this] { visible<QAbstractButton>(u"voiceStopButton"_s)->click(); });
    waitFor(u"the recording"_s,
        [this] { return m_window->findChild<VoiceStrip *>()->state() == VoiceStrip::State::Ready; });
    step(u"preview"_s, [this] {
        m_posedVoice.listened = qint64(3'000) * pcmRate / 1000;
        visible<QAbstractButton>(u"voicePlayButton"_s)->click();
    });
    waitFor(u"the preview to play"_s, [this] { return m_window->findChild<VoiceStrip *>()->positionMs() >= 3'000; });
    pictureMain(u"voice-preview"_s);
    for (const Language language : {Language::English, Language::Nepali}) {
        const Look look{ColorScheme::Light, language, 2.0};
        step(u"preview at 200 %"_s, [this, look] { dress(look); });
        step(u"preview at 200 %"_s, [this, look] { save(*m_window, u"voice-preview"_s, look); });
    }
    step(u"no microphone"_s, [this] {
        m_posedVoice.hasMicrophone = false;
        dress({ColorScheme::Light, Language::English});
        visible<QAbstractButton>(u"voiceAgainButton"_s)->click();
    });
    pictureMain(u"voice-no-microphone"_s);
    step(u"no microphone"_s, [this] { visible<QAbstractButton>(u"voiceDiscardButton"_s)->click(); });
}

} // namespace chautari
