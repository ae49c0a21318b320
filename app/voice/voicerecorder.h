// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice/voicedevices.h"
#include "app/voice/voiceencoder.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>

namespace chautari {

//! The longest voice message, as the original has it (contract.md 8).
inline constexpr int longestVoiceMs = 120'000;

//! \brief Records one voice message after the other. GUI thread; it encodes in a thread of its own. The files live as
//! long as this does.
class VoiceRecorder : public QObject
{
    Q_OBJECT
public:
    explicit VoiceRecorder(VoiceDevices devices, QObject *parent = nullptr);
    ~VoiceRecorder() override;

    //! Answers with progressed, and in the end with finished or failed.
    void start();
    void stop(); //!< finished follows
    void cancel(); //!< nothing follows, nothing is left
    [[nodiscard]] bool isRecording() const { return m_source != nullptr; }

Q_SIGNALS:
    //! \param level the loudest sample since the last time, 0 to 1
    void progressed(int elapsedMs, float level);
    void finished(const chautari::VoiceRecording &recording);
    void failed(chautari::VoiceProblem problem);

private:
    void handleSamples(const PcmBlock &samples);
    void fail(VoiceProblem problem);
    void endSource();

    VoiceDevices m_devices;
    std::unique_ptr<PcmSource> m_source; //!< while it records
    std::shared_ptr<VoiceEncoder> m_encoder; //!< used in m_thread alone
    QTemporaryDir m_folder;
    QThread m_thread;
    QObject m_worker; //!< lives in m_thread
    int m_count = 0; //!< recordings begun: an answer about an older one is dropped
    int m_rate = pcmRate;
    qint64 m_samples = 0;
};

} // namespace chautari
