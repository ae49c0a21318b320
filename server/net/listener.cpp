// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/listener.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int backlog = 4096; // a reconnect storm waits in the kernel; capped by net.core.somaxconn

union SocketAddress {
    sockaddr any;
    sockaddr_in ip4;
    sockaddr_in6 ip6;
};

bool isIp4(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv4Protocol;
}

socklen_t fill(SocketAddress &out, const QHostAddress &address, quint16 port)
{
    std::memset(&out, 0, sizeof out);
    if (isIp4(address)) {
        out.ip4.sin_family = AF_INET;
        out.ip4.sin_port = htons(port);
        out.ip4.sin_addr.s_addr = htonl(address.toIPv4Address());
        return sizeof out.ip4;
    }
    out.ip6.sin6_family = AF_INET6;
    out.ip6.sin6_port = htons(port);
    const Q_IPV6ADDR bytes = address.toIPv6Address(); // all zeros for QHostAddress::Any
    std::memcpy(&out.ip6.sin6_addr, bytes.c, sizeof bytes.c);
    return sizeof out.ip6;
}

Error failure(int error, const QHostAddress &address, quint16 port)
{
    const QString where = address.toString();
    switch (error) {
    case EADDRINUSE:
        return Error::of(ErrorCode::Internal,
            u"Port %1 on %2 is already in use by another program. Choose another port, or stop that program."_s
                .arg(port)
                .arg(where));
    case EACCES:
        return Error::of(ErrorCode::Internal,
            u"Port %1 needs administrator rights on this computer. Choose a port above 1023."_s.arg(port));
    case EADDRNOTAVAIL:
        return Error::of(ErrorCode::Internal,
            u"This computer has no network address %1. Choose one of its own addresses."_s.arg(where));
    default:
        return Error::of(ErrorCode::Internal,
            u"Cannot listen on %1, port %2: %3."_s.arg(where).arg(port).arg(
                QString::fromLocal8Bit(std::strerror(error))));
    }
}

int option(int fd, int level, int name)
{
    int value = -1;
    socklen_t size = sizeof value;
    return ::getsockopt(fd, level, name, &value, &size) == 0 ? value : -1;
}

} // namespace

Result<Listener> Listener::adopt(FileDescriptor descriptor)
{
    const int fd = descriptor.value();
    SocketAddress bound;
    std::memset(&bound, 0, sizeof bound);
    socklen_t size = sizeof bound;
    const bool isListening = option(fd, SOL_SOCKET, SO_TYPE) == SOCK_STREAM
        && option(fd, SOL_SOCKET, SO_ACCEPTCONN) == 1 && ::getsockname(fd, &bound.any, &size) == 0;
    const bool isTcp = bound.any.sa_family == AF_INET || bound.any.sa_family == AF_INET6;
    if (!isListening || !isTcp) {
        return Error::of(ErrorCode::ValidationFailed,
            u"The service manager passed something that is not a listening TCP socket. In the socket unit give "
            "ListenStream=ADDRESS:PORT, and Accept=no."_s);
    }
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
    Listener listener;
    listener.m_descriptor = std::move(descriptor);
    listener.m_address = QHostAddress(&bound.any);
    if (listener.m_address == QHostAddress(QHostAddress::AnyIPv6) && option(fd, IPPROTO_IPV6, IPV6_V6ONLY) == 0)
        listener.m_address = QHostAddress(QHostAddress::Any);
    listener.m_port = ntohs(bound.any.sa_family == AF_INET ? bound.ip4.sin_port : bound.ip6.sin6_port);
    return listener;
}

Result<Listener> Listener::open(const QHostAddress &address, quint16 port)
{
    SocketAddress name;
    const socklen_t size = fill(name, address, port);
    Listener listener;
    listener.m_descriptor = FileDescriptor(::socket(name.any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int fd = listener.m_descriptor.value();
    const int on = 1;
    const int onlyIp6 = address.protocol() == QAbstractSocket::AnyIPProtocol ? 0 : 1;
    if (fd < 0)
        return failure(errno, address, port);
    // Only lets the port be taken again while old connections are in TIME_WAIT; Linux allows no second listener by it.
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (!isIp4(address))
        ::setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &onlyIp6, sizeof onlyIp6);
    if (::bind(fd, &name.any, size) != 0 || ::listen(fd, backlog) != 0)
        return failure(errno, address, port);

    SocketAddress bound;
    socklen_t boundSize = sizeof bound;
    if (::getsockname(fd, &bound.any, &boundSize) != 0)
        return failure(errno, address, port);
    listener.m_address = address;
    listener.m_port = ntohs(isIp4(address) ? bound.ip4.sin_port : bound.ip6.sin6_port);
    return listener;
}

} // namespace chautari::server
