// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/voice/voiceproblem.h"

#include <QtCore/QCoreApplication>

namespace chautari {

QString sentenceOf(VoiceProblem problem)
{
    switch (problem) {
    case VoiceProblem::NoMicrophone:
        return QCoreApplication::translate("Voice", "No microphone was found. Connect one and try again.");
    case VoiceProblem::MicrophoneFailed:
        return QCoreApplication::translate(
            "Voice", "The microphone stopped. Another program may be using it, or it was unplugged.");
    case VoiceProblem::NotWritten:
        return QCoreApplication::translate("Voice", "The recording could not be written. The disk may be full.");
    case VoiceProblem::NoLoudspeaker:
        return QCoreApplication::translate(
            "Voice", "No loudspeaker or headphones were found. Connect some and try again.");
    case VoiceProblem::LoudspeakerFailed:
        return QCoreApplication::translate("Voice", "The loudspeaker stopped. It may have been unplugged.");
    case VoiceProblem::Unreadable:
        return QCoreApplication::translate("Voice", "The recording is not on this computer any more.");
    case VoiceProblem::Damaged:
        return QCoreApplication::translate("Voice", "The recording is damaged or of a kind that cannot be played.");
    }
    return {};
}

} // namespace chautari
