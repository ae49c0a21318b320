// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace chautari {

//! What is remembered of voice messages between starts. Keys name a server, a person and a file of a message.
struct VoiceMemory
{
    double speed = 1;
    QStringList heard; //!< begun at least; the newest last
    QHash<QString, int> positions; //!< milliseconds where listening was broken off

    friend bool operator==(const VoiceMemory &, const VoiceMemory &) = default;
};

} // namespace chautari
