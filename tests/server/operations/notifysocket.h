// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/filedescriptor.h"

#include <QtCore/QByteArray>
#include <QtCore/QFile>
#include <QtCore/QString>

#include <algorithm>
#include <cstddef>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace chautari::test {

//! \brief The service manager's end of $NOTIFY_SOCKET.
class NotifySocket
{
public:
    //! \param address a path, or '@' and an abstract name.
    explicit NotifySocket(const QString &address)
        : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        const QByteArray name = QFile::encodeName(address);
        sockaddr_un bound{};
        bound.sun_family = AF_UNIX;
        std::memcpy(bound.sun_path, name.constData(), size_t(name.size()));
        if (name.startsWith('@'))
            bound.sun_path[0] = '\0';
        m_isBound = ::bind(m_socket.value(), reinterpret_cast<const sockaddr *>(&bound),
                        socklen_t(offsetof(sockaddr_un, sun_path) + size_t(name.size())))
            == 0;
    }

    [[nodiscard]] bool isBound() const { return m_isBound; }
    //! What comes next; empty when nothing does in that time.
    [[nodiscard]] QByteArray next(int patienceMs = 30'000) const
    {
        pollfd waiting{m_socket.value(), POLLIN, 0};
        if (::poll(&waiting, 1, patienceMs) != 1)
            return {};
        QByteArray state(4096, Qt::Uninitialized);
        state.resize(std::max<ssize_t>(0, ::recv(m_socket.value(), state.data(), size_t(state.size()), 0)));
        return state;
    }
    //! The next that begins so.
    [[nodiscard]] QByteArray next(const char *prefix) const
    {
        for (;;) {
            const QByteArray state = next();
            if (state.isEmpty() || state.startsWith(prefix))
                return state;
        }
    }
    //! Forgets what has come.
    void drain() const
    {
        while (!next(0).isEmpty()) { }
    }

private:
    server::FileDescriptor m_socket;
    bool m_isBound = false;
};

} // namespace chautari::test
