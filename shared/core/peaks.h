// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <vector>

namespace chautari {

//! \brief The waveform of a recording, gathered while its sound goes by: how long it will be is not known before the
//! end. No thread of its own, no lock.
class Peaks
{
public:
    //! \param sampleRate of the sound, which has one channel
    explicit Peaks(int sampleRate);

    //! Samples from -1 to 1; beyond is taken for 1.
    void add(const float *samples, int count);
    [[nodiscard]] int durationMs() const { return int(m_samples * 1000 / m_sampleRate); }
    //! limits::waveformPeaks peaks, 0 to 255 each; the loudest is 255. Empty when there was nothing.
    [[nodiscard]] QByteArray waveform() const;

private:
    int m_sampleRate;
    std::vector<float> m_blocks; //!< of ten milliseconds
    float m_block = 0;
    qint64 m_samples = 0;
};

} // namespace chautari
