// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/upkeep/cancellation.h"
#include "server/upkeep/controlprotocol.h"

// What the commands do, in the server's process when one runs and in their own when none does: the same words come out.
namespace chautari::server {

ControlAnswer performBackup(
    const QString &dataDir, int file, const QByteArray &sealedKeys, const Cancellation &isCancelled = {});
ControlAnswer performCheck(const QString &dataDir, const Cancellation &isCancelled = {});

} // namespace chautari::server
