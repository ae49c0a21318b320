// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace chautari {

//! Why there is nothing to hear.
enum class VoiceProblem {
    NoMicrophone,
    MicrophoneFailed, //!< another program has it, or it was pulled out
    NotWritten, //!< the disk
    NoLoudspeaker,
    LoudspeakerFailed,
    Unreadable, //!< the file is not there
    Damaged, //!< or nothing this program plays
};

//! For people: what happened and what to do.
QString sentenceOf(VoiceProblem problem);

} // namespace chautari
