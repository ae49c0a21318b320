// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/filequota.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

Result<void> checkFileQuota(Stores &stores, const Directory &directory, UserId owner, qint64 bytes)
{
    constexpr qint64 megabyte = 1'000'000;
    const qint64 most = directory.rules().megabytesPerPerson * megabyte;
    if (most == 0 || bytes <= 0)
        return {};
    const Result<qint64> used = stores.attachments().bytesOf(owner);
    if (!used)
        return used.error();
    if (*used + bytes <= most)
        return {};
    return Error::nonField(u"Your files fill the room that this server gives each person. Delete messages with files "
                           "that nobody needs any more, or ask the person who runs the server for more room."_s);
}

} // namespace chautari::server
