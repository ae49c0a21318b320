// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

// The parsers that read what strangers send, one function each (guarantees.md G20). The fuzzer feeds them inputs of its
// own; tst_fuzzcorpus feeds them the files of tests/data/fuzz in every ordinary build. A broken promise aborts.
namespace chautari::fuzz {

int discovery(const std::uint8_t *data, std::size_t size);
int fileName(const std::uint8_t *data, std::size_t size);
int forwarded(const std::uint8_t *data, std::size_t size);
int frameDecoder(const std::uint8_t *data, std::size_t size);
int httpGuard(const std::uint8_t *data, std::size_t size);
int jwt(const std::uint8_t *data, std::size_t size);
int mime(const std::uint8_t *data, std::size_t size);
int multipart(const std::uint8_t *data, std::size_t size);

struct Target
{
    const char *name; //!< of its folder in tests/data/fuzz
    int (*oneInput)(const std::uint8_t *data, std::size_t size);
};

inline constexpr std::array<Target, 8> targets{{
    {"discovery", discovery},
    {"filename", fileName},
    {"forwarded", forwarded},
    {"framedecoder", frameDecoder},
    {"httpguard", httpGuard},
    {"jwt", jwt},
    {"mime", mime},
    {"multipart", multipart},
}};

inline void require(bool isKept)
{
    if (!isKept)
        std::abort();
}

} // namespace chautari::fuzz
