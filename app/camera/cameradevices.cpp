// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/camera/cameradevices.h"

#include "app/camera/systemcamera.h"

#include <QtCore/QDir>

using namespace Qt::StringLiterals;

namespace chautari {

// Qt Multimedia would load its plugin and all of FFmpeg to say that there is none.
CameraDevices CameraDevices::ofSystem()
{
    return {[] { return !QDir(u"/dev"_s).entryList({u"video*"_s}, QDir::System).isEmpty(); },
        [] { return std::make_unique<SystemCamera>(); }};
}

} // namespace chautari
