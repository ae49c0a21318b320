// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/place.h"

namespace chautari {

//! What a person wants of a server on this computer.
struct HostPlan
{
    QString dataDir;
    quint16 port = 8000; //!< the next free one is taken, and told
    PlaceSettingsChange place; //!< only what is there is set
};

//! A server that runs on this computer, for others too.
struct HostStatus
{
    quint16 port = 0;
    QString fingerprint; //!< "sha256/..."
    QString ownerTicket; //!< makes an owner; empty once there is one
};

} // namespace chautari
