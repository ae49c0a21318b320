// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/controlserver.h"

#include "server/upkeep/systemfiles.h"
#include "shared/core/logging.h"

#include <QtCore/QFile>

#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int waiting = 4;

bool isOurs(int socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && (peer.uid == ::geteuid() || peer.uid == 0);
}

} // namespace

ControlServer::ControlServer(QString dataDir, Handler handler)
    : m_dataDir(std::move(dataDir))
    , m_handler(std::move(handler))
{ }

ControlServer::~ControlServer()
{
    stop();
}

Result<void> ControlServer::start()
{
    const QString path = controlPath(m_dataDir);
    if (control::isTooLong(path))
        return problem(u"The path of the control socket %1 is too long."_s.arg(path));
    auto socket = control::makeSocket();
    const QByteArray name = QFile::encodeName(path);
    ::unlink(name.constData());
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.constData(), size_t(name.size()));
    // Between bind() and chmod() only the folder (0700) guards it; nobody is listening yet.
    if (!socket || ::bind(socket->value(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::chmod(name.constData(), 0600) != 0 || ::listen(socket->value(), waiting) != 0)
        return systemError(u"The control socket %1 cannot be made"_s.arg(path));
    m_socket = std::move(*socket);
    m_wakeUp = FileDescriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!m_wakeUp.isValid())
        return systemError(u"The control socket %1 cannot be watched"_s.arg(path));
    m_thread = std::thread([this] { loop(); });
    return {};
}

void ControlServer::stop()
{
    if (!m_thread.joinable())
        return;
    m_isStopping = true;
    ::eventfd_write(m_wakeUp.value(), 1);
    m_thread.join();
    m_socket.reset();
    ::unlink(QFile::encodeName(controlPath(m_dataDir)).constData());
}

void ControlServer::loop()
{
    pthread_setname_np(pthread_self(), "control");
    while (!isStopping()) {
        std::array<pollfd, 2> watched{{{m_socket.value(), POLLIN, 0}, {m_wakeUp.value(), POLLIN, 0}}};
        if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR)
            return;
        if (watched[0].revents == 0 || isStopping())
            continue;
        const FileDescriptor asking(::accept4(m_socket.value(), nullptr, nullptr, SOCK_CLOEXEC));
        if (asking.isValid() && isOurs(asking.value()))
            serve(asking.value());
    }
}

void ControlServer::serve(int socket)
{
    FileDescriptor file;
    const auto request = control::readRequest(socket, file);
    const ControlAnswer answer = request ? m_handler(*request, file, [this] { return isStopping(); })
                                         : ControlAnswer{false, {request.error().firstMessage()}};
    if (const auto sent = control::sendAnswer(socket, answer); !sent)
        qCInfo(logServer, "Who asked over the control socket did not wait for the answer.");
}

} // namespace chautari::server
