// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/filedescriptor.h"
#include "shared/core/result.h"

#include <QtNetwork/QHostAddress>

namespace chautari::server {

//! \brief A listening TCP socket, and nothing more. Exclusive: no SO_REUSEPORT, so that a second process never shares
//! its port unnoticed (rulings.md 13).
class Listener
{
public:
    //! The error's detail is a sentence for the person who typed the address.
    static Result<Listener> open(const QHostAddress &address, quint16 port);
    //! One that somebody else opened and made listen. The error's detail is a sentence for him.
    static Result<Listener> adopt(FileDescriptor descriptor);

    [[nodiscard]] QHostAddress address() const { return m_address; }
    [[nodiscard]] quint16 port() const { return m_port; }
    //! The owner from here on is the caller.
    FileDescriptor takeDescriptor() { return std::move(m_descriptor); }

private:
    FileDescriptor m_descriptor;
    QHostAddress m_address;
    quint16 m_port = 0;
};

} // namespace chautari::server
