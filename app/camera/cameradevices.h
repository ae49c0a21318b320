// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/camera/camerasource.h"

#include <functional>
#include <memory>

namespace chautari {

//! What photos are taken with. Copies are cheap; used in the GUI thread.
struct CameraDevices
{
    //! Whether there is a camera; not asked in the GUI thread: a folder of devices is read.
    std::function<bool()> isThere;
    std::function<std::unique_ptr<CameraSource>()> makeSource;

    //! The camera that the desktop has chosen, at the time of use.
    static CameraDevices ofSystem();
};

} // namespace chautari
