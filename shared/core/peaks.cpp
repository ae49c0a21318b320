// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/peaks.h"

#include "shared/core/limits.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace chautari {

namespace {

constexpr int blocksPerSecond = 100;
constexpr float quietest = 1e-4F; // silence is not blown up to a waveform

} // namespace

Peaks::Peaks(int sampleRate)
    : m_sampleRate(std::max(sampleRate, blocksPerSecond))
{ }

void Peaks::add(const float *samples, int count)
{
    const int blockLength = m_sampleRate / blocksPerSecond;
    for (int i = 0; i < count; ++i) {
        m_block = std::max(m_block, std::min(std::abs(samples[i]), 1.0F));
        if (++m_samples % blockLength == 0)
            m_blocks.push_back(std::exchange(m_block, 0.0F));
    }
}

QByteArray Peaks::waveform() const
{
    if (m_blocks.empty())
        return {};
    const float loudest = std::max(*std::max_element(m_blocks.begin(), m_blocks.end()), quietest);
    QByteArray peaks;
    const size_t count = m_blocks.size();
    for (size_t i = 0; i < size_t(limits::waveformPeaks); ++i) {
        const size_t from = std::min(i * count / limits::waveformPeaks, count - 1);
        const size_t to = std::max((i + 1) * count / limits::waveformPeaks, from + 1);
        const float peak = *std::max_element(m_blocks.begin() + ptrdiff_t(from), m_blocks.begin() + ptrdiff_t(to));
        peaks.append(char(uchar(std::lround(peak / loudest * 255))));
    }
    return peaks;
}

} // namespace chautari
