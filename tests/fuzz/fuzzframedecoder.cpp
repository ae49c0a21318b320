// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzztargets.h"

#include "shared/json/framejson.h"

namespace chautari::fuzz {

//! A frame is read or refused. One that was read is written and read again to the same text.
int frameDecoder(const std::uint8_t *data, std::size_t size)
{
    const auto frame = readClientFrame(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!frame)
        return 0;
    const QByteArray written = toJson(*frame);
    const auto again = readClientFrame(written);
    require(again && toJson(*again) == written);
    return 0;
}

} // namespace chautari::fuzz
