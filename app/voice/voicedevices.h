// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice/pcmsink.h"
#include "app/voice/pcmsource.h"

#include <functional>
#include <memory>

namespace chautari {

//! What voice messages are recorded and played with. Copies are cheap; both are made in the GUI thread.
struct VoiceDevices
{
    std::function<std::unique_ptr<PcmSource>()> makeSource;
    std::function<std::unique_ptr<PcmSink>()> makeSink;

    //! The microphone and the loudspeaker that the desktop has chosen, at the time of use.
    static VoiceDevices ofSystem();
};

} // namespace chautari
