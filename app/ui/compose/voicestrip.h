// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"
#include "app/voice/voiceplayer.h"
#include "app/voice/voicerecorder.h"

#include <QtWidgets/QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace chautari {

class GlyphButton;
class LevelMeter;
class SendButton;
class WaveBar;

//! \brief What stands in the composer's place while a voice message is made: first the microphone's level and the time,
//! then the recording to listen to, or why there is none. Nothing that was said is lost by Esc: it stops and keeps.
//! GUI thread.
class VoiceStrip : public QWidget
{
    Q_OBJECT
public:
    enum class State { Closed, Recording, Stopping, Ready, Problem };

    VoiceStrip(
        const VoiceDevices &devices, VoicePlayer &player, const ThemeController &theme, QWidget *parent = nullptr);

    void record();
    //! One that was made before.
    void showRecording(const VoiceRecording &recording);
    //! Nobody looks at it for a while: what is being recorded ends.
    void stop();
    //! Closes and hands over what there is, in a moment; nothing when there is nothing.
    void setAside(std::function<void(const VoiceRecording &)> taker);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] int positionMs() const; //!< of the recording, where it is listened to
    [[nodiscard]] bool isSilent() const; //!< the microphone gives nothing

Q_SIGNALS:
    void sendRequested(const chautari::VoiceRecording &recording);
    void stateChanged();
    void escapePressed(); //!< with nothing left to stop

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setState(State state);
    void handleProgress(int elapsedMs, float level);
    void handleFinished(const VoiceRecording &recording);
    void handleProblem(VoiceProblem problem);
    void send();
    void sendNow();
    void discard();
    void togglePlaying();
    void refresh();
    void retranslate();
    void showTime(int ms, int ofMs);

    VoicePlayer &m_player;
    const ThemeController &m_theme;
    VoiceRecorder m_recorder;
    GlyphButton *m_discardButton;
    GlyphButton *m_playButton;
    QLabel *m_timeLabel;
    LevelMeter *m_meter;
    WaveBar *m_wave;
    QLabel *m_problemLabel;
    GlyphButton *m_stopButton;
    GlyphButton *m_againButton;
    QPushButton *m_retryButton; //!< with Problem
    SendButton *m_sendButton;
    State m_state = State::Closed;
    VoiceRecording m_recording; //!< with Ready
    VoiceProblem m_problem = VoiceProblem::NoMicrophone; //!< with Problem
    int m_elapsedMs = 0;
    bool m_isSendWanted = false; //!< as soon as it is written
    std::function<void(const VoiceRecording &)> m_taker;
};

} // namespace chautari
