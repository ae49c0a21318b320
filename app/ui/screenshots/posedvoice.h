// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice/voicedevices.h"

#include <atomic>

namespace chautari {

//! Something like speech: syllables and pauses.
PcmBlock posedSpeech(int ms);

//! \brief A microphone and a loudspeaker that pose for pictures: they hear and play as much as they are told.
struct PosedVoice
{
    [[nodiscard]] VoiceDevices devices();

    bool hasMicrophone = true;
    PcmSource *source = nullptr; //!< while it records
    std::atomic<qint64> listened = 0; //!< samples, since the loudspeaker began
};

} // namespace chautari
