// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/voice/microphone.h"

#include <QtCore/QIODevice>
#include <QtMultimedia/QAudioDevice>
#include <QtMultimedia/QAudioSource>
#include <QtMultimedia/QMediaDevices>

namespace chautari {

namespace {

constexpr int keptMs = 2'000;

QAudioFormat wantedFormat()
{
    QAudioFormat format;
    format.setSampleRate(pcmRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

} // namespace

Microphone::Microphone(QObject *parent)
    : PcmSource(parent)
{ }

Microphone::~Microphone()
{
    stop();
}

Result<int, VoiceProblem> Microphone::start()
{
    const QAudioDevice device = QMediaDevices::defaultAudioInput();
    if (device.isNull())
        return VoiceProblem::NoMicrophone;
    m_format = device.isFormatSupported(wantedFormat()) ? wantedFormat() : device.preferredFormat();
    m_source = std::make_unique<QAudioSource>(device, m_format);
    m_source->setBufferSize(m_format.bytesForDuration(keptMs * 1000LL));
    m_stream = m_source->start();
    if (m_stream == nullptr || m_source->error() != QAudio::NoError) {
        stop();
        return VoiceProblem::MicrophoneFailed;
    }
    connect(m_stream, &QIODevice::readyRead, this, [this] { read(); });
    connect(m_source.get(), &QAudioSource::stateChanged, this, [this](QAudio::State state) {
        if (state == QAudio::StoppedState && m_source->error() != QAudio::NoError)
            Q_EMIT failed(VoiceProblem::MicrophoneFailed);
    });
    return m_format.sampleRate();
}

void Microphone::stop()
{
    if (!m_source)
        return;
    if (m_stream != nullptr)
        read();
    m_source->disconnect(this);
    m_source->stop();
    m_stream = nullptr;
    // This may be a slot of its own.
    m_source.release()->deleteLater();
}

void Microphone::read()
{
    const QByteArray bytes = m_stream->readAll();
    const int frameBytes = m_format.bytesPerFrame();
    if (frameBytes <= 0)
        return;
    const qsizetype frames = bytes.size() / frameBytes;
    const int channels = m_format.channelCount();
    PcmBlock block;
    block.reserve(frames);
    const char *at = bytes.constData();
    for (qsizetype i = 0; i < frames; ++i) {
        float sum = 0;
        for (int channel = 0; channel < channels; ++channel, at += m_format.bytesPerSample())
            sum += m_format.normalizedSampleValue(at);
        block.append(sum / float(channels));
    }
    if (!block.isEmpty())
        Q_EMIT samplesArrived(block);
}

} // namespace chautari
