// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzztargets.h"

#include "server/media/mediatype.h"

namespace chautari::fuzz {

using namespace chautari::server;

//! The first bytes of any file may be anything. What they look like does not depend on what stands behind them.
int mime(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView file(data, qsizetype(size));
    const QByteArrayView head = file.first(std::min(file.size(), MediaType::headBytes));
    for (const QString &extension : MediaType::knownExtensions()) {
        const std::optional<MediaType> type = MediaType::byExtension(extension);
        require(type.has_value());
        require(type->looksLike(file) == type->looksLike(head));
        (void)type->agreesWith(head);
    }
    (void)MediaType::extensionOf(QString::fromUtf8(head));
    return 0;
}

} // namespace chautari::fuzz
