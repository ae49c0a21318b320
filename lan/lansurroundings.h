// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lan/beacon.h"
#include "lan/laninterfaces.h"
#include "shared/core/clock.h"

namespace chautari::lan {

//! \brief Where beacons are: this computer, or what a test makes of it. A value; the clock outlives who is given it.
struct LanSurroundings
{
    quint16 port = beaconPort;
    LanInterfaces interfaces = usableInterfaces;
    const Clock *clock = nullptr; //!< nullptr = the system's
    int lookMs = 5'000; //!< for new interfaces
};

} // namespace chautari::lan
