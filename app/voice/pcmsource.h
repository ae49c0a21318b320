// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice/pcm.h"
#include "app/voice/voiceproblem.h"
#include "shared/core/result.h"

#include <QtCore/QObject>

namespace chautari {

//! \brief Where sound comes from: a microphone, or what a test speaks. GUI thread.
class PcmSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! Its samples a second. What was recorded comes as samplesArrived until stop().
    virtual Result<int, VoiceProblem> start() = 0;
    virtual void stop() = 0;

Q_SIGNALS:
    void samplesArrived(const QList<float> &samples);
    void failed(chautari::VoiceProblem problem); //!< nothing comes any more
};

} // namespace chautari
