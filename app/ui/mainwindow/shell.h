// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/camera/cameradevices.h"
#include "app/ui/mainwindow/appsettings.h"
#include "app/ui/widgets/languagecontroller.h"
#include "app/ui/widgets/theme.h"
#include "app/voice/voicedevices.h"

namespace chautari {

class SpellChecker;

//! What all windows of the program share. Owned by whoever composes it; outlives the windows.
struct Shell
{
    ThemeController &theme;
    LanguageController &language;
    AppSettings &settings;
    VoiceDevices voice = VoiceDevices::ofSystem();
    CameraDevices camera = {}; //!< empty: there is none
    SpellChecker *spelling = nullptr; //!< null: nothing is looked at
    AppLock *lock = nullptr; //!< null: nothing here can be locked
};

} // namespace chautari
