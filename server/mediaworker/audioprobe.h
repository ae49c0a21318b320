// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <optional>

namespace chautari::mediaworker {

struct AudioFacts
{
    int durationMs = 0; //!< of what could be decoded, whatever the file says of itself
    QByteArray waveform; //!< limits::waveformPeaks peaks, 0..255 each; the loudest is 255
};

//! \param format of FFmpeg ("wav", "ogg", ...), fixed so that nothing is guessed.
//! nullopt: no sound in it.
std::optional<AudioFacts> probeAudio(int fd, const char *format);

} // namespace chautari::mediaworker
