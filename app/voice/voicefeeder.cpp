// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/voice/voicefeeder.h"

#include <QtCore/QThread>
#include <QtCore/QTimerEvent>

#include <algorithm>

namespace chautari {

namespace {

constexpr int tickMs = 40;

int msOf(qint64 samples)
{
    return int(samples * 1000 / pcmRate);
}

} // namespace

VoiceFeeder::VoiceFeeder(std::unique_ptr<PcmSink> sink)
    : m_sink(std::move(sink))
{ }

VoiceFeeder::~VoiceFeeder() = default;

void VoiceFeeder::play(int number, const QString &path, int fromMs, double speed)
{
    stop();
    m_number = number;
    m_path = path;
    m_durationMs = 0;
    m_isPaused = false;
    m_tempo.setSpeed(speed);
    if (!skipTo(fromMs))
        return;
    if (const auto started = m_sink->start(); !started)
        return fail(started.error());
    m_timer.start(tickMs, Qt::PreciseTimer, this);
    feed();
}

void VoiceFeeder::setPaused(bool isPaused)
{
    if (!m_timer.isActive() && !m_isPaused)
        return;
    m_isPaused = isPaused;
    m_sink->setPaused(isPaused);
    if (isPaused) {
        m_timer.stop();
        tell();
    } else {
        m_timer.start(tickMs, Qt::PreciseTimer, this);
        feed();
    }
}

void VoiceFeeder::seek(int ms)
{
    if (!m_decoder || !skipTo(ms))
        return;
    m_sink->stop();
    if (const auto started = m_sink->start(); !started)
        return fail(started.error());
    m_sink->setPaused(m_isPaused);
    if (!m_isPaused)
        feed();
    tell();
}

void VoiceFeeder::setSpeed(double speed)
{
    m_tempo.setSpeed(speed);
}

void VoiceFeeder::stop()
{
    m_timer.stop();
    m_isPaused = false;
    m_decoder.reset();
    m_tempo.clear();
    m_sink->stop();
}

// By decoding what lies before it: exact in every format, and no table of a stranger's file is believed.
bool VoiceFeeder::skipTo(int ms)
{
    const qint64 target = qint64(std::max(ms, 0)) * pcmRate / 1000;
    if (!m_decoder || target < m_decoded) {
        auto opened = VoiceDecoder::open(m_path);
        if (!opened) {
            fail(opened.error());
            return false;
        }
        m_decoder = std::move(*opened);
        m_durationMs = std::max(m_durationMs, m_decoder->durationMs());
        m_decoded = 0;
        m_rest.clear();
    }
    m_tempo.clear();
    m_isAtEnd = false;
    m_padding = 0;
    PcmBlock block = std::exchange(m_rest, {});
    while (m_decoded + block.size() <= target && !QThread::currentThread()->isInterruptionRequested()) {
        m_decoded += block.size();
        block = m_decoder->read();
        if (block.isEmpty())
            break;
    }
    const qint64 passed = std::min<qint64>(target - m_decoded, block.size());
    m_rest = block.sliced(std::max<qint64>(passed, 0));
    m_decoded += std::max<qint64>(passed, 0);
    return true;
}

void VoiceFeeder::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        feed();
}

void VoiceFeeder::feed()
{
    if (const auto problem = m_sink->problem())
        return fail(*problem);
    fill();
    tell();
    if (m_isAtEnd && m_tempo.inside() <= 0 && m_sink->unheard() <= m_padding) {
        const int number = m_number;
        const bool hadSound = m_decoded > 0;
        const int durationMs = msOf(m_decoded);
        stop();
        if (hadSound)
            Q_EMIT ended(number, durationMs);
        else
            Q_EMIT failed(number, VoiceProblem::Damaged);
    }
}

// A loudspeaker may not begin before it has some tenths of a second: silence follows the end.
void VoiceFeeder::fill()
{
    for (int room = m_sink->room(); room > 0; room = m_sink->room()) {
        PcmBlock block = m_tempo.take(room);
        if (!block.isEmpty()) {
            m_sink->write(block);
            continue;
        }
        if (m_isAtEnd) {
            block.fill(0.0F, room);
            m_sink->write(block);
            m_padding += room;
            return;
        }
        block = m_rest.isEmpty() ? m_decoder->read() : std::exchange(m_rest, {});
        m_decoded += block.size();
        m_isAtEnd = block.isEmpty();
        if (m_isAtEnd) {
            m_tempo.finish();
            m_durationMs = msOf(m_decoded);
        } else {
            m_tempo.put(block);
        }
    }
}

int VoiceFeeder::positionMs() const
{
    const qint64 unheard = std::max<qint64>(0, m_sink->unheard() - m_padding);
    const double ahead = m_tempo.inside() + double(unheard) * m_tempo.speed();
    return msOf(std::max<qint64>(0, m_decoded - qint64(ahead)));
}

void VoiceFeeder::tell()
{
    Q_EMIT progressed(m_number, positionMs(), m_durationMs);
}

void VoiceFeeder::fail(VoiceProblem problem)
{
    const int number = m_number;
    stop();
    Q_EMIT failed(number, problem);
}

} // namespace chautari
