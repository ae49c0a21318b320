// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/acceptor.h"

#include "shared/core/logging.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace chautari::server {

namespace {

constexpr int acceptsPerTurn = 256;
constexpr int pauseMs = 100;

FileDescriptor openSpare()
{
    return FileDescriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
}

} // namespace

Acceptor::Acceptor(FileDescriptor listener, std::shared_ptr<ConnectionTally> tally, Deliver deliver)
    : m_listener(std::move(listener))
    , m_spare(openSpare())
    , m_tally(std::move(tally))
    , m_deliver(std::move(deliver))
    , m_notifier(m_listener.value(), QSocketNotifier::Read, this) // children, so that they move to the thread too
    , m_pause(this)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &Acceptor::acceptAll);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (!m_spare.isValid())
            m_spare = openSpare();
        m_notifier.setEnabled(true);
    });
}

void Acceptor::acceptAll()
{
    for (int i = 0; i < acceptsPerTurn; ++i) {
        sockaddr_storage peer{};
        socklen_t size = sizeof peer;
        FileDescriptor connection(
            ::accept4(m_listener.value(), reinterpret_cast<sockaddr *>(&peer), &size, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (connection.isValid()) {
            deliver(std::move(connection), QHostAddress(reinterpret_cast<const sockaddr *>(&peer)));
            continue;
        }
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            handleNoDescriptor();
            return;
        }
        if (errno == EAGAIN)
            return;
        // Anything else is the trouble of one connection that has already gone (accept(2), "Error handling").
    }
}

void Acceptor::deliver(FileDescriptor connection, const QHostAddress &peer)
{
    std::optional<ConnectionTicket> ticket = m_tally->admit(peer);
    if (!ticket)
        return; // over a cap: closed
    const int on = 1;
    ::setsockopt(connection.value(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_deliver(std::move(connection), std::move(*ticket));
}

// The listener stays readable while the connection waits, so without this the thread would spin. The peer learns at
// once that it is refused; a short pause lets others give descriptors back.
void Acceptor::handleNoDescriptor()
{
    qCWarning(logNet, "No file descriptor left for a new connection: %s", std::strerror(errno));
    m_spare.reset();
    FileDescriptor(::accept4(m_listener.value(), nullptr, nullptr, SOCK_CLOEXEC)).reset();
    m_spare = openSpare();
    m_notifier.setEnabled(false);
    m_pause.start();
}

} // namespace chautari::server
