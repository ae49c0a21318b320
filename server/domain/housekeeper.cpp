// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/housekeeper.h"

#include "shared/core/limits.h"

#include <QtCore/QDeadlineTimer>

namespace chautari::server {

Result<bool> Housekeeper::tidyUp(WriteTransaction &tx) const
{
    const QDeadlineTimer deadline(limits::writerSliceMs);
    const Result<bool> hasMoreNews = m_notifications.catchUp(tx, deadline);
    if (!hasMoreNews || *hasMoreNews)
        return hasMoreNews;
    return tx.stores().words().catchUp(deadline);
}

} // namespace chautari::server
