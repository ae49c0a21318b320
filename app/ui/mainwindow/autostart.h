// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

//! Whether the desktop starts the program when the person signs in to the computer: a file in their autostart folder
//! (Desktop Application Autostart Specification). A small file on the GUI thread, at a click.
namespace chautari::autostart {

[[nodiscard]] bool isOn();
//! The error's detail is a sentence.
Result<void> set(bool isOn);

} // namespace chautari::autostart
