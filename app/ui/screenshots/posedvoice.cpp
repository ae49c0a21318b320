// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/screenshots/posedvoice.h"

#include <algorithm>
#include <cmath>

namespace chautari {

namespace {

class PosedSource : public PcmSource
{
public:
    explicit PosedSource(PosedVoice &voice)
        : m_voice(voice)
    { }
    ~PosedSource() override { m_voice.source = m_voice.source == this ? nullptr : m_voice.source; }

    Result<int, VoiceProblem> start() override
    {
        if (!m_voice.hasMicrophone)
            return VoiceProblem::NoMicrophone;
        m_voice.source = this;
        return pcmRate;
    }
    void stop() override { }

private:
    PosedVoice &m_voice;
};

class PosedSink : public PcmSink
{
public:
    explicit PosedSink(PosedVoice &voice)
        : m_voice(voice)
    { }

    Result<void, VoiceProblem> start() override
    {
        m_written = 0;
        return {};
    }
    void stop() override { m_written = 0; }
    void setPaused(bool) override { }
    int room() const override { return int(std::max<qint64>(0, m_voice.listened + pcmRate / 10 - m_written)); }
    void write(const PcmBlock &samples) override { m_written += samples.size(); }
    int unheard() const override { return int(std::max<qint64>(0, m_written - m_voice.listened)); }
    std::optional<VoiceProblem> problem() const override { return std::nullopt; }

private:
    PosedVoice &m_voice;
    qint64 m_written = 0;
};

} // namespace

PcmBlock posedSpeech(int ms)
{
    PcmBlock samples;
    const int count = ms * (pcmRate / 1000);
    samples.reserve(count);
    for (int i = 0; i < count; ++i) {
        const double t = double(i) / pcmRate;
        const double syllables = std::pow(std::abs(std::sin(t * 9.1) * std::sin(t * 5.3 + 0.4)), 1.3);
        const double phrases = std::sin(t * 1.7) > -0.55 ? 0.45 + 0.4 * std::sin(t * 0.9 + 1) : 0.02;
        samples.append(float(syllables * phrases * std::sin(t * 2 * 3.14159 * 180)));
    }
    return samples;
}

VoiceDevices PosedVoice::devices()
{
    return {
        [this] { return std::make_unique<PosedSource>(*this); }, [this] { return std::make_unique<PosedSink>(*this); }};
}

} // namespace chautari
