// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/connectiontally.h"
#include "server/net/filedescriptor.h"

#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>
#include <QtCore/QTimer>

#include <functional>

namespace chautari::server {

//! \brief Accepts connections, counts them against the caps and hands them on. Lives in the acceptor's thread, and
//! reads no byte of anybody.
class Acceptor final : public QObject
{
    Q_OBJECT
public:
    using Deliver = std::function<void(FileDescriptor, ConnectionTicket)>;

    Acceptor(FileDescriptor listener, std::shared_ptr<ConnectionTally> tally, Deliver deliver);

private:
    void acceptAll();
    void deliver(FileDescriptor connection, const QHostAddress &peer);
    void handleNoDescriptor();

    FileDescriptor m_listener;
    FileDescriptor m_spare; //!< given up to refuse a connection when the process has no descriptor left
    std::shared_ptr<ConnectionTally> m_tally;
    Deliver m_deliver;
    QSocketNotifier m_notifier;
    QTimer m_pause;
};

} // namespace chautari::server
