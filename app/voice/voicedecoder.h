// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice/pcm.h"
#include "app/voice/voiceproblem.h"
#include "shared/core/result.h"

#include <atomic>
#include <memory>

namespace chautari {

//! How long a recording is and what it looks like.
struct VoiceFacts
{
    int durationMs = 0;
    QByteArray waveform; //!< as an Attachment has it
};

//! \brief Reads the sound of a file that somebody else made: Ogg, WebM, MP4, MP3 and WAV, each by what it begins with,
//! and a short list of codecs; nothing else is even tried. It never looks a place up in a table of theirs: what lies
//! before is decoded and dropped (two minutes of speech take 0.4 s on a busy machine). One thread, not the GUI's.
class VoiceDecoder
{
public:
    static Result<std::unique_ptr<VoiceDecoder>, VoiceProblem> open(const QString &path);
    ~VoiceDecoder();

    [[nodiscard]] int durationMs() const; //!< as the file says; 0 = it does not
    //! The next samples, of pcmRate; empty at the end, which also comes where a file is damaged further on.
    [[nodiscard]] PcmBlock read();

private:
    class Stream;
    explicit VoiceDecoder(std::unique_ptr<Stream> stream);

    std::unique_ptr<Stream> m_stream;
};

//! Listens to the whole file, or to what there is until `isUnwanted`.
Result<VoiceFacts, VoiceProblem> measureVoice(const QString &path, const std::atomic<bool> &isUnwanted = false);

} // namespace chautari
