// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chautari::test {

//! Under AddressSanitizer a process reserves terabytes and keeps what it frees: how much memory something takes says
//! nothing then, and the media worker cannot even start within its limits.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool hasAddressSanitizer = true;
#else
inline constexpr bool hasAddressSanitizer = false;
#endif

} // namespace chautari::test
