// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/voice/voiceencoder.h"

#include <QtCore/QFile>

#include <opusenc.h>

namespace chautari {

namespace {

constexpr int bitsPerSecond = 32'000;
constexpr int complexity = 5; // of 10

} // namespace

struct VoiceEncoder::Opus
{
    Opus(const QString &path, int sampleRate)
        : file(path)
    {
        // The library's own file would tell nothing of a full disk before it is closed, and nothing then.
        static constexpr OpusEncCallbacks callbacks{write, close};
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return;
        encoder = ope_encoder_create_callbacks(&callbacks, &file, comments, sampleRate, 1, 0, nullptr);
        if (encoder == nullptr)
            return;
        ope_encoder_ctl(encoder, OPUS_SET_BITRATE(bitsPerSecond));
        ope_encoder_ctl(encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE));
        ope_encoder_ctl(encoder, OPUS_SET_COMPLEXITY(complexity));
    }
    ~Opus()
    {
        if (encoder != nullptr)
            ope_encoder_destroy(encoder);
        ope_comments_destroy(comments);
    }
    Q_DISABLE_COPY_MOVE(Opus)

    static int write(void *file, const unsigned char *bytes, opus_int32 size)
    {
        return static_cast<QFile *>(file)->write(reinterpret_cast<const char *>(bytes), size) == size ? 0 : 1;
    }
    static int close(void *) { return 0; }

    QFile file;
    OggOpusComments *comments = ope_comments_create();
    OggOpusEnc *encoder = nullptr; //!< null: the file could not be made
};

VoiceEncoder::VoiceEncoder(QString path, int sampleRate)
    : m_path(std::move(path))
    , m_opus(std::make_unique<Opus>(m_path, sampleRate))
    , m_peaks(sampleRate)
{ }

VoiceEncoder::~VoiceEncoder()
{
    if (!m_isFinished)
        QFile::remove(m_path);
}

bool VoiceEncoder::write(const PcmBlock &samples)
{
    m_peaks.add(samples.constData(), int(samples.size()));
    return m_opus->encoder != nullptr
        && ope_encoder_write_float(m_opus->encoder, samples.constData(), int(samples.size())) == OPE_OK;
}

Result<VoiceRecording, VoiceProblem> VoiceEncoder::finish()
{
    if (m_opus->encoder == nullptr || ope_encoder_drain(m_opus->encoder) != OPE_OK || !m_opus->file.flush())
        return VoiceProblem::NotWritten;
    m_isFinished = true;
    return VoiceRecording{m_path, m_peaks.durationMs(), m_peaks.waveform()};
}

} // namespace chautari
