// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/connectiontally.h"
#include "server/net/filedescriptor.h"
#include "server/net/networkserver.h"
#include "server/net/tlsidentity.h"
#include "server/net/uploadslots.h"

#include <QtCore/QSemaphore>
#include <QtCore/QThread>

#include <functional>
#include <optional>

namespace chautari::server {

class HttpFront;

//! \brief One I/O thread: an epoll dispatcher, a front and a handler, which are made and destroyed in it. Everything
//! but run() is called from the thread that made it, deliver() also from the acceptor.
class IoThread final : public QThread
{
    Q_OBJECT
public:
    using HandlerFactory = std::function<std::unique_ptr<ConnectionHandler>()>;

    IoThread(NetworkLimits networkLimits, std::optional<TlsIdentity> tls, std::shared_ptr<UploadSlots> uploadSlots,
        HandlerFactory factory);
    ~IoThread() override;

    //! Returns when the handler exists.
    void startAndWait();
    void deliver(FileDescriptor descriptor, ConnectionTicket ticket);
    void drain();
    void answer(const std::shared_ptr<RollCall> &roll);
    //! Closes everything and joins.
    void stop();

protected:
    void run() override;

private:
    class Room;

    void post(std::function<void(Room &)> work);

    NetworkLimits m_limits;
    std::optional<TlsIdentity> m_tls;
    std::shared_ptr<UploadSlots> m_uploadSlots;
    HandlerFactory m_factory;
    QSemaphore m_ready;
    Room *m_room = nullptr; // written before startAndWait() returns; lives until the thread ends
};

} // namespace chautari::server
