// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/feeler.h"

#include <QtCore/QSocketNotifier>
#include <QtNetwork/QNetworkInterface>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace chautari {

namespace {

bool isUnreachable(int error)
{
    return error == EHOSTUNREACH || error == ENETUNREACH;
}

int connectTo(int socket, const QHostAddress &address, quint16 port)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(address.toIPv4Address());
        return ::connect(socket, reinterpret_cast<const sockaddr *>(&to), sizeof to);
    }
    sockaddr_in6 to{};
    to.sin6_family = AF_INET6;
    to.sin6_port = htons(port);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::copy_n(bytes.c, sizeof bytes.c, to.sin6_addr.s6_addr);
    to.sin6_scope_id = uint(QNetworkInterface::interfaceIndexFromName(address.scopeId()));
    return ::connect(socket, reinterpret_cast<const sockaddr *>(&to), sizeof to);
}

} // namespace

Feeler::Feeler(const QHostAddress &address, quint16 port, QObject *parent)
    : QObject(parent)
{
    const int family = address.protocol() == QAbstractSocket::IPv4Protocol ? AF_INET : AF_INET6;
    m_socket = ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_socket < 0)
        return;
    if (connectTo(m_socket, address, port) == 0 || errno != EINPROGRESS) {
        if (isUnreachable(errno))
            QMetaObject::invokeMethod(this, &Feeler::unreachable, Qt::QueuedConnection);
        return;
    }
    auto *notifier = new QSocketNotifier(m_socket, QSocketNotifier::Write, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        look();
    });
}

Feeler::~Feeler()
{
    for (QObject *notifier : QObjectList(children())) // before the descriptor that it watches
        delete notifier;
    if (m_socket >= 0)
        ::close(m_socket);
}

void Feeler::look()
{
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(m_socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && isUnreachable(error))
        Q_EMIT unreachable();
}

} // namespace chautari
