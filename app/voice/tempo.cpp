// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/voice/tempo.h"

#include <SoundTouch.h>

#include <algorithm>
#include <type_traits>

namespace chautari {

static_assert(std::is_same_v<soundtouch::SAMPLETYPE, float>, "Debian builds it for floating point samples");

class Tempo::Stretcher : public soundtouch::SoundTouch
{ };

Tempo::Tempo()
    : m_stretcher(std::make_unique<Stretcher>())
{
    m_stretcher->setSampleRate(pcmRate);
    m_stretcher->setChannels(1);
    // For speech, by SoundTouch's README; the default sounds like an echo at double speed.
    m_stretcher->setSetting(SETTING_SEQUENCE_MS, 40);
    m_stretcher->setSetting(SETTING_SEEKWINDOW_MS, 15);
    m_stretcher->setSetting(SETTING_OVERLAP_MS, 8);
}

Tempo::~Tempo() = default;

void Tempo::setSpeed(double speed)
{
    if (speed == m_speed)
        return;
    finish();
    m_stretcher->clear();
    m_speed = speed;
    m_stretcher->setTempo(speed);
}

void Tempo::put(const PcmBlock &samples)
{
    if (m_speed == 1) {
        m_ready.append(samples);
        return;
    }
    m_stretcher->putSamples(samples.constData(), uint(samples.size()));
    drain();
}

void Tempo::finish()
{
    if (m_speed != 1) {
        m_stretcher->flush();
        drain();
    }
}

void Tempo::drain()
{
    const uint count = m_stretcher->numSamples();
    const qsizetype before = m_ready.size();
    m_ready.resize(before + qsizetype(count));
    const uint got = m_stretcher->receiveSamples(m_ready.data() + before, count);
    m_ready.resize(before + qsizetype(got));
}

PcmBlock Tempo::take(int most)
{
    const qsizetype count = std::min<qsizetype>(most, m_ready.size());
    PcmBlock taken = m_ready.first(count);
    m_ready.remove(0, count);
    return taken;
}

void Tempo::clear()
{
    m_ready.clear();
    m_stretcher->clear();
}

double Tempo::inside() const
{
    return double(m_ready.size()) * m_speed + (m_speed == 1 ? 0 : double(m_stretcher->numUnprocessedSamples()));
}

} // namespace chautari
