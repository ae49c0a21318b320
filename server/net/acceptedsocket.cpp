// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/acceptedsocket.h"

namespace chautari::server {

AcceptedSocket::AcceptedSocket(ConnectionTicket ticket, Registry &registry)
    : m_ticket(std::move(ticket))
    , m_registry(registry)
{
    m_registry.insert(this);
}

AcceptedSocket::~AcceptedSocket()
{
    m_registry.remove(this);
}

} // namespace chautari::server
