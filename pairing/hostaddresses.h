// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace chautari {

//! Under which others on the network may reach this computer, likeliest first: private IPv4, other IPv4, IPv6 but
//! link-local (whose scope is another one on every computer). No loopback, nothing that is down. Reads the interfaces
//! anew, without waiting.
QStringList hostAddresses();

} // namespace chautari
