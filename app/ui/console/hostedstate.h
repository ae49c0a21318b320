// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chautari {

//! Of the server that a window's owner looks after: whether it is this computer's, and what may be done with it here.
struct HostedState
{
    bool isHere = false; //!< this program runs it, or had it kept as a service
    bool canBeKept = false; //!< there is something that would run it when no window is open
    bool isKept = false; //!< that runs it
    bool isBusy = false; //!< it is on its way from one to the other
};

} // namespace chautari
