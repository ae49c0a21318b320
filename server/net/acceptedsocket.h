// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/connectiontally.h"

#include <QtCore/QSet>
#include <QtNetwork/QTcpSocket>

namespace chautari::server {

//! \brief A server's side of one connection: a QTcpSocket that gives its ticket back when it is destroyed, whoever does
//! that, and that its I/O thread can find again at the end.
class AcceptedSocket final : public QTcpSocket
{
    Q_OBJECT
public:
    using Registry = QSet<AcceptedSocket *>;

    AcceptedSocket(ConnectionTicket ticket, Registry &registry);
    ~AcceptedSocket() override;

private:
    ConnectionTicket m_ticket;
    Registry &m_registry;
};

} // namespace chautari::server
