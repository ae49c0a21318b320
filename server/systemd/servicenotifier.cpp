// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/systemd/servicenotifier.h"

#include "server/net/filedescriptor.h"
#include "server/systemd/environment.h"
#include "shared/core/logging.h"

#include <cerrno>
#include <cstddef>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>

namespace chautari::server {

namespace {

//! A status is one line.
QByteArray oneLine(const QString &sentence)
{
    return sentence.simplified().toUtf8();
}

} // namespace

ServiceNotifier ServiceNotifier::fromEnvironment()
{
    ServiceNotifier notifier;
    const QByteArray address = takeVariable("NOTIFY_SOCKET");
    const bool isAddress = address.startsWith('/') || address.startsWith('@');
    if (isAddress && size_t(address.size()) < sizeof(sockaddr_un::sun_path))
        notifier.m_address = address;
    else if (!address.isEmpty())
        qCWarning(logServer, "NOTIFY_SOCKET is not understood, so the service manager is told nothing.");
    const qlonglong microseconds = takeVariable("WATCHDOG_USEC").toLongLong();
    const QByteArray pid = takeVariable("WATCHDOG_PID");
    if (microseconds > 0 && (pid.isEmpty() || pid.toLongLong() == ::getpid()))
        notifier.m_watchdogTime = std::chrono::milliseconds(microseconds / 1000);
    return notifier;
}

void ServiceNotifier::ready(const QString &status) const
{
    send("READY=1\nSTATUS=" + oneLine(status));
}

void ServiceNotifier::status(const QString &sentence) const
{
    send("STATUS=" + oneLine(sentence));
}

void ServiceNotifier::stopping() const
{
    send("STOPPING=1");
}

void ServiceNotifier::alive() const
{
    send("WATCHDOG=1");
}

void ServiceNotifier::send(const QByteArray &state) const
{
    if (m_address.isEmpty())
        return;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, m_address.constData(), size_t(m_address.size()));
    if (m_address.startsWith('@'))
        address.sun_path[0] = '\0';
    const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(m_address.size()));
    const FileDescriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const ssize_t sent = ::sendto(socket.value(), state.constData(), size_t(state.size()), MSG_NOSIGNAL,
        reinterpret_cast<const sockaddr *>(&address), size);
    if (sent != state.size())
        qCWarning(logServer, "The service manager could not be told anything: %s", std::strerror(errno));
}

} // namespace chautari::server
