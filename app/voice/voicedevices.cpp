// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/voice/voicedevices.h"

#include "app/voice/loudspeaker.h"
#include "app/voice/microphone.h"

namespace chautari {

VoiceDevices VoiceDevices::ofSystem()
{
    return {[] { return std::make_unique<Microphone>(); }, [] { return std::make_unique<Loudspeaker>(); }};
}

} // namespace chautari
