// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice/pcm.h"
#include "app/voice/voiceproblem.h"
#include "shared/core/result.h"

#include <optional>

namespace chautari {

//! \brief Where sound of pcmRate goes: a loudspeaker, or the ear of a test. It is made in the GUI thread,
//! then used and destroyed in that of its VoiceFeeder; nothing here waits.
class PcmSink
{
public:
    virtual ~PcmSink() = default;

    virtual Result<void, VoiceProblem> start() = 0;
    virtual void stop() = 0; //!< forgets what was not heard yet; start() begins anew
    virtual void setPaused(bool isPaused) = 0;
    [[nodiscard]] virtual int room() const = 0; //!< samples that write() takes now
    virtual void write(const PcmBlock &samples) = 0;
    [[nodiscard]] virtual int unheard() const = 0; //!< samples written that are still to be heard
    [[nodiscard]] virtual std::optional<VoiceProblem> problem() const = 0; //!< since start()
};

} // namespace chautari
