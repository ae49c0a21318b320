// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice/pcmsink.h"
#include "app/voice/pcmsource.h"

#include <atomic>
#include <cmath>

namespace chautari::testing {

//! \brief A microphone into which the test speaks. `place` leads to it while it is there.
class TestMicrophone : public PcmSource
{
public:
    explicit TestMicrophone(TestMicrophone *&place, bool isMissing)
        : m_place(place)
        , m_isMissing(isMissing)
    {
        place = this;
    }
    ~TestMicrophone() override
    {
        if (m_place == this)
            m_place = nullptr;
    }

    Result<int, VoiceProblem> start() override
    {
        if (m_isMissing)
            return VoiceProblem::NoMicrophone;
        return 16'000;
    }
    void stop() override { }

    void speak(int ms, float loudness = 0.5F, int blockMs = 100)
    {
        for (int spoken = 0; spoken < ms; spoken += blockMs) {
            PcmBlock block;
            for (int i = 0; i < blockMs * 16; ++i)
                block.append(loudness * std::sin(float(i) * 0.2F));
            Q_EMIT samplesArrived(block);
        }
    }

private:
    TestMicrophone *&m_place;
    bool m_isMissing;
};

//! \brief What all ears of a test heard. It listens only when it is told to: positions are exact.
struct Ear
{
    std::atomic<qint64> listened = 0; // samples that it was told to hear, since the last start
    std::atomic<qint64> written = 0;
    std::atomic<bool> isPaused = false;
    std::atomic<bool> isMissing = false;

    //! Nothing heard since the last start, and something to hear: after that, listen() is about what plays now.
    bool beganAnew() const { return listened == 0 && written > 0; }
    void listen(int ms) { listened += qint64(ms) * pcmRate / 1000; }
};

//! \brief Plays into an Ear.
class TestSink : public PcmSink
{
public:
    explicit TestSink(Ear &ear)
        : m_ear(ear)
    { }

    Result<void, VoiceProblem> start() override
    {
        if (m_ear.isMissing)
            return VoiceProblem::NoLoudspeaker;
        stop();
        return {};
    }
    void stop() override
    {
        m_ear.written = 0; // first: beganAnew() must not see the old one
        m_ear.listened = 0;
    }
    void setPaused(bool isPaused) override { m_ear.isPaused = isPaused; }
    int room() const override { return int(std::max<qint64>(0, m_ear.listened + kept - m_ear.written)); }
    void write(const PcmBlock &samples) override { m_ear.written += samples.size(); }
    int unheard() const override { return int(std::max<qint64>(0, m_ear.written - m_ear.listened)); }
    std::optional<VoiceProblem> problem() const override { return std::nullopt; }

private:
    static constexpr qint64 kept = pcmRate / 10;

    Ear &m_ear;
};

} // namespace chautari::testing
