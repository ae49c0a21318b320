// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// GCC says it by a macro, Clang by a question.
#ifdef __has_feature
#define CHAUTARI_HAS_FEATURE(feature) __has_feature(feature)
#else
#define CHAUTARI_HAS_FEATURE(feature) 0
#endif

namespace chautari::test {

//! Under AddressSanitizer a process reserves terabytes and keeps what it frees: how much memory something takes says
//! nothing then, and the media worker cannot even start within its limits.
#if defined(__SANITIZE_ADDRESS__) || CHAUTARI_HAS_FEATURE(address_sanitizer)
inline constexpr bool hasAddressSanitizer = true;
#else
inline constexpr bool hasAddressSanitizer = false;
#endif

} // namespace chautari::test
