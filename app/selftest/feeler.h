// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtNetwork/QHostAddress>

namespace chautari {

//! \brief Opens a TCP connection, says nothing, and closes it: for the one thing that Qt's sockets cannot tell in time.
//! When the kernel gives an address up, because nobody in the network has it, they try a second time and are as silent
//! meanwhile as a firewall is (6 s instead of 3 with Qt 6.4). Any one thread with an event loop.
class Feeler : public QObject
{
    Q_OBJECT
public:
    Feeler(const QHostAddress &address, quint16 port, QObject *parent = nullptr);
    ~Feeler() override;

Q_SIGNALS:
    void unreachable(); //!< no route, or nobody has the address; nothing is said otherwise

private:
    void look();

    int m_socket = -1;
};

} // namespace chautari
