// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/upkeep/cancellation.h"
#include "server/upkeep/controlprotocol.h"

#include <atomic>
#include <thread>

namespace chautari::server {

//! \brief DATA_DIR/control.sock (0600) of a running server, and the thread that serves it: one request at a time, from
//! the same user or root only. What it runs must look at the cancellation, so that stop() is not kept waiting.
class ControlServer
{
public:
    //! In the thread of the socket. `file` is what came with a backup's request.
    using Handler = std::function<ControlAnswer(
        const ControlRequest &request, const FileDescriptor &file, const Cancellation &isCancelled)>;

    ControlServer(QString dataDir, Handler handler);
    ~ControlServer();
    ControlServer(const ControlServer &) = delete;
    ControlServer &operator=(const ControlServer &) = delete;

    //! The data directory is ours, so a socket that lies there is a dead server's, and goes.
    Result<void> start();
    void stop(); //!< joins; idempotent

private:
    void loop();
    void serve(int socket);
    [[nodiscard]] bool isStopping() const { return m_isStopping.load(std::memory_order_relaxed); }

    const QString m_dataDir;
    const Handler m_handler;
    FileDescriptor m_socket;
    FileDescriptor m_wakeUp;
    std::atomic<bool> m_isStopping{false};
    std::thread m_thread;
};

} // namespace chautari::server
