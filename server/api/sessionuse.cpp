// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/sessionuse.h"

#include "shared/core/logging.h"

namespace chautari::server {

void noteSessionUse(const Services &services, QObject *context, SessionId session)
{
    if (!session.isValid() || !services.accountMemory.activity.isDue(session))
        return;
    services.storage.write<void>(
        context,
        [session, now = services.clock.now()](
            WriteTransaction &tx) { return tx.stores().sessions().touch(session, now); },
        [](const Result<void> &touched) {
            // A server that stops or is too busy has better to do.
            if (!touched && touched.error().code != ErrorCode::ServerBusy)
                qCWarning(logServer, "When a session was last used could not be stored: %s",
                    qUtf8Printable(touched.error().firstMessage()));
        });
}

} // namespace chautari::server
