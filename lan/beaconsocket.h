// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lan/beaconintake.h"
#include "lan/lansurroundings.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtNetwork/QUdpSocket>

namespace chautari::lan {

//! \brief The beacon's port on every interface: multicast over IPv4 and IPv6 and IPv4's broadcast, because each of them
//! is filtered somewhere. The port is shared with other programs of this computer. Interfaces may come and go; where
//! one way does not work, the others go on, without a word. Lives in the thread of its owner, which needs an event
//! loop, and never waits.
class BeaconSocket : public QObject
{
    Q_OBJECT
public:
    explicit BeaconSocket(LanSurroundings surroundings, QObject *parent = nullptr);

    void open();
    void close();
    //! \param from who listens at one address is announced only there, and with that one as the sender's; 0.0.0.0 means
    //! IPv4 alone, :: IPv6 alone (a listener of the server's), QHostAddress::Any both.
    void sendEverywhere(const Beacon &beacon, const QHostAddress &from = QHostAddress(QHostAddress::Any));
    [[nodiscard]] const Clock &clock() const
    {
        return m_surroundings.clock != nullptr ? *m_surroundings.clock : m_systemClock;
    }

Q_SIGNALS:
    //! Well-formed and from a neighbour; so many in a second as BeaconIntake lets through.
    void heard(const Beacon &beacon, const QHostAddress &source);
    //! After open(): there is a new way.
    void interfacesChanged();

private:
    void lookAtInterfaces();
    void bind(QUdpSocket &socket, const QHostAddress &any);
    void join(const LanInterface &interface);
    void read(QUdpSocket &socket);
    void send(const QByteArray &bytes, const LanInterface &interface, const QHostAddress &from);

    LanSurroundings m_surroundings;
    SystemClock m_systemClock;
    BeaconIntake m_intake;
    QList<LanInterface> m_interfaces;
    QUdpSocket m_ip4;
    QUdpSocket m_ip6;
    QTimer m_look;
    QTimer m_pause; //!< until more may be read
    bool m_isOpen = false;
};

} // namespace chautari::lan
