// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/httptypes.h"
#include "server/net/listener.h"
#include "server/net/rollcall.h"
#include "server/net/tlsidentity.h"
#include "server/net/trustedproxies.h"
#include "shared/core/limits.h"
#include "shared/core/result.h"

#include <functional>

namespace chautari::server {

struct NetworkLimits
{
    int connections = limits::connections;
    int connectionsPerAddress = limits::connectionsPerAddress;
    qint64 headerBytes = limits::httpHeaderBytes;
    int headerLines = limits::httpHeaderLines;
    qint64 bodyBytes = limits::httpBodyBytes;
    int headerTimeoutMs = limits::httpHeaderTimeoutMs;
    int bodyTimeoutMs = limits::httpBodyTimeoutMs;
    int idleTimeoutMs = limits::httpIdleTimeoutMs;
    int lingerMs = limits::lingerMs;
    qint64 lingerBytes = limits::lingerBytes;
    qint64 streamedBytes = limits::multipartBytes;
    int streamedUploads = limits::streamedUploads;
    int streamTotalMs = limits::streamTotalMs;
    qint64 streamMinBytes = limits::streamMinBytes;
    QString incomingFolder; //!< where streamed bodies go; see TemporaryFile::prepareFolder()
    TrustedProxies trustedProxies;
};

//! \brief The door: one exclusive listener in an acceptor thread, N I/O threads with an epoll dispatcher, a guard and
//! an HttpFront each. A connection lives and dies in one thread. Used from the thread that created it.
class NetworkServer
{
public:
    //! Called once in each I/O thread, after it started; the server owns the handler and deletes it in that thread.
    using HandlerFactory = std::function<std::unique_ptr<ConnectionHandler>(int threadIndex)>;

    NetworkServer(int ioThreads, NetworkLimits networkLimits, HandlerFactory factory);
    ~NetworkServer();

    //! Every connection is TLS from here on, with no plaintext beside it. Before listen().
    void setTls(const TlsIdentity &identity);
    //! Starts threads and listens. The error's detail is a sentence for the person who typed the address.
    Result<void> listen(const QHostAddress &address, quint16 port);
    void listen(Listener listener);
    [[nodiscard]] QHostAddress address() const;
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] int threadCount() const;
    [[nodiscard]] int connectionCount() const;
    //! While it listens: the acceptor and every I/O thread answer, threadCount() + 1 in all.
    void callRoll(const std::shared_ptr<RollCall> &roll);

    //! Phase one: no new connections; every handler drains. Returns at once.
    void drain();
    //! Phase two: closes what is left and joins all threads.
    void stop();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace chautari::server
