// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/voice/loudspeaker.h"

#include <QtMultimedia/QAudioDevice>
#include <QtMultimedia/QAudioSink>
#include <QtMultimedia/QMediaDevices>

#include <algorithm>
#include <cmath>

namespace chautari {

namespace {

constexpr int sampleBytes = 2;
constexpr int keptBytes = pcmRate / 4 * sampleBytes;

QAudioFormat format()
{
    QAudioFormat format;
    format.setSampleRate(pcmRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

} // namespace

Loudspeaker::Loudspeaker()
{
    QMediaDevices::defaultAudioOutput(); // Qt's list of devices belongs to the first thread that asks for it
}

Loudspeaker::~Loudspeaker() = default;

Result<void, VoiceProblem> Loudspeaker::start()
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull())
        return VoiceProblem::NoLoudspeaker;
    m_sink = std::make_unique<QAudioSink>(device, format());
    m_sink->setBufferSize(keptBytes);
    m_stream = m_sink->start();
    if (m_stream == nullptr || m_sink->error() != QAudio::NoError) {
        stop();
        return VoiceProblem::LoudspeakerFailed;
    }
    return {};
}

void Loudspeaker::stop()
{
    m_stream = nullptr;
    if (m_sink)
        m_sink->reset();
    m_sink.reset();
}

void Loudspeaker::setPaused(bool isPaused)
{
    if (m_sink && isPaused)
        m_sink->suspend();
    else if (m_sink)
        m_sink->resume();
}

int Loudspeaker::room() const
{
    return m_sink ? int(m_sink->bytesFree() / sampleBytes) : 0;
}

void Loudspeaker::write(const PcmBlock &samples)
{
    if (m_stream == nullptr)
        return;
    QList<qint16> rounded;
    rounded.reserve(samples.size());
    for (const float sample : samples)
        rounded.append(qint16(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32'767)));
    m_stream->write(reinterpret_cast<const char *>(rounded.constData()), rounded.size() * sampleBytes);
}

int Loudspeaker::unheard() const
{
    if (!m_sink || m_sink->state() == QAudio::IdleState)
        return 0; // it has run dry
    return int(std::max<qsizetype>(0, m_sink->bufferSize() - m_sink->bytesFree()) / sampleBytes);
}

std::optional<VoiceProblem> Loudspeaker::problem() const
{
    // Running dry is an error to Qt, and how every recording ends.
    const bool isBroken = m_sink
        && (m_sink->error() == QAudio::OpenError || m_sink->error() == QAudio::IOError
            || m_sink->error() == QAudio::FatalError);
    return isBroken ? std::optional(VoiceProblem::LoudspeakerFailed) : std::nullopt;
}

} // namespace chautari
