// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice/pcm.h"
#include "app/voice/voiceproblem.h"
#include "shared/core/peaks.h"
#include "shared/core/result.h"

#include <memory>

namespace chautari {

//! A voice message that is not sent yet.
struct VoiceRecording
{
    QString path; //!< Opus in Ogg
    int durationMs = 0;
    QByteArray waveform; //!< as an Attachment has it

    [[nodiscard]] bool isEmpty() const { return path.isEmpty(); }
};

//! \brief Writes speech to a file: Opus in Ogg, one channel, 32 kbit/s (four kilobytes a second). One thread, not the
//! GUI's.
class VoiceEncoder
{
public:
    //! \param path is made, or replaced
    //! \param sampleRate of what will be written
    VoiceEncoder(QString path, int sampleRate);
    ~VoiceEncoder(); //!< without finish() no file is left

    //! False: the disk did not take it.
    [[nodiscard]] bool write(const PcmBlock &samples);
    Result<VoiceRecording, VoiceProblem> finish();

private:
    struct Opus;

    QString m_path;
    std::unique_ptr<Opus> m_opus;
    Peaks m_peaks;
    bool m_isFinished = false;
};

} // namespace chautari
