// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/voice/voicerecorder.h"

#include <QtCore/QDir>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace chautari {

VoiceRecorder::VoiceRecorder(VoiceDevices devices, QObject *parent)
    : QObject(parent)
    , m_devices(std::move(devices))
{
    m_thread.setObjectName(u"voice encoder"_s);
    m_worker.moveToThread(&m_thread);
}

VoiceRecorder::~VoiceRecorder()
{
    cancel();
    m_thread.quit(); // after what was posted before
    m_thread.wait();
}

void VoiceRecorder::start()
{
    cancel();
    m_source = m_devices.makeSource();
    connect(m_source.get(), &PcmSource::samplesArrived, this, [this](const PcmBlock &block) { handleSamples(block); });
    connect(m_source.get(), &PcmSource::failed, this, [this](VoiceProblem problem) { fail(problem); });
    ++m_count;
    m_samples = 0;
    const Result<int, VoiceProblem> rate = m_source->start();
    if (!rate)
        return fail(rate.error());
    m_rate = *rate;
    // The name that the original's recorder gives (contract.md 8): its own client shows it as a voice message.
    const QString folder = m_folder.filePath(QString::number(m_count));
    QDir().mkpath(folder);
    if (!m_thread.isRunning())
        m_thread.start();
    m_encoder = std::make_shared<VoiceEncoder>(folder + u"/voice-message.ogg", m_rate);
}

void VoiceRecorder::handleSamples(const PcmBlock &samples)
{
    const qint64 most = qint64(m_rate) * longestVoiceMs / 1000 - m_samples;
    const PcmBlock block = samples.first(std::clamp<qint64>(most, 0, samples.size()));
    m_samples += block.size();
    float level = 0;
    for (const float sample : block)
        level = std::max(level, std::abs(sample));
    const auto encode = [this, encoder = m_encoder, block, count = m_count] {
        if (encoder->write(block))
            return;
        const auto tell = [this, count] {
            if (count == m_count)
                fail(VoiceProblem::NotWritten);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(&m_worker, encode, Qt::QueuedConnection);
    Q_EMIT progressed(int(m_samples * 1000 / m_rate), level);
    if (m_samples >= qint64(m_rate) * longestVoiceMs / 1000)
        stop();
}

void VoiceRecorder::stop()
{
    if (!isRecording())
        return;
    endSource();
    const auto finish = [this, encoder = std::exchange(m_encoder, {}), count = m_count] {
        const Result<VoiceRecording, VoiceProblem> made = encoder->finish();
        const auto tell = [this, made, count] {
            if (count != m_count)
                return;
            if (made)
                Q_EMIT finished(*made);
            else
                fail(made.error());
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(&m_worker, finish, Qt::QueuedConnection);
}

void VoiceRecorder::cancel()
{
    endSource();
    ++m_count;
    if (m_encoder) // its file is removed where it is written
        QMetaObject::invokeMethod(
            &m_worker, [encoder = std::exchange(m_encoder, {})] {}, Qt::QueuedConnection);
}

void VoiceRecorder::fail(VoiceProblem problem)
{
    cancel();
    Q_EMIT failed(problem);
}

// It may be its own signal that ends it.
void VoiceRecorder::endSource()
{
    if (!m_source)
        return;
    PcmSource *source = m_source.release();
    source->stop(); // which hands over what it still has
    source->disconnect(this);
    source->deleteLater();
}

} // namespace chautari
