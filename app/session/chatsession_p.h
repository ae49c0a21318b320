// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"
#include "app/session/sessionworker.h"

namespace chautari {

//! \brief What the GUI thread remembers, and the way to the worker in the other thread.
class ChatSession::Private
{
public:
    //! \param thread the running client-core thread.
    Private(const ServerAddress &address, const ClientStorage &storage, QThread *thread);
    ~Private();
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    //! Runs `command(worker)` in the client-core thread, after everything posted before.
    template <typename Command>
    void post(Command command)
    {
        QMetaObject::invokeMethod(
            worker, [target = worker, command = std::move(command)] { command(*target); }, Qt::QueuedConnection);
    }

    ServerAddress server;
    SessionWorker *worker; //!< deleted in its own thread
    SystemClock clock;
    bool isSignedIn = false;
    UserAccount me;
    ServerLimits limits;
    ServerProfile profile;
    ConnectionStatus status;
    int lastSearch = 0;
    int lastRead = 0;
    QList<UserBasic> blocked;
    PlaceSettings place;
    Notice notice;
};

} // namespace chautari
