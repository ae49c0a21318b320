// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/beaconsocket.h"

#include <QtNetwork/QNetworkDatagram>
#include <QtNetwork/QNetworkProxy>

#include <utility>

namespace chautari::lan {

namespace {

constexpr int readAtOnce = 64; // then others of this thread have their turn; the socket tells again that there is more

bool isIp6(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv6Protocol;
}

bool isAny(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::Any) || address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6);
}

} // namespace

BeaconSocket::BeaconSocket(LanSurroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_surroundings(std::move(surroundings))
    , m_intake(clock())
{
    m_pause.setSingleShot(true);
    for (QUdpSocket *socket : {&m_ip4, &m_ip6}) {
        socket->setProxy(QNetworkProxy::NoProxy); // neighbours are not behind one
        connect(socket, &QUdpSocket::readyRead, this, [this, socket] { read(*socket); });
        connect(&m_pause, &QTimer::timeout, this, [this, socket] { read(*socket); });
    }
    connect(&m_look, &QTimer::timeout, this, &BeaconSocket::lookAtInterfaces);
}

void BeaconSocket::open()
{
    if (std::exchange(m_isOpen, true))
        return;
    lookAtInterfaces();
    m_look.start(m_surroundings.lookMs);
}

void BeaconSocket::close()
{
    m_isOpen = false;
    m_look.stop();
    m_pause.stop();
    m_interfaces.clear();
    m_ip4.abort();
    m_ip6.abort();
}

void BeaconSocket::lookAtInterfaces()
{
    bind(m_ip4, QHostAddress(QHostAddress::AnyIPv4));
    bind(m_ip6, QHostAddress(QHostAddress::AnyIPv6));
    const QList<LanInterface> before = std::exchange(m_interfaces, m_surroundings.interfaces());
    bool isAnyNew = false;
    for (const LanInterface &interface : std::as_const(m_interfaces)) {
        if (before.contains(interface))
            continue;
        isAnyNew = true;
        join(interface);
    }
    if (isAnyNew && m_look.isActive())
        Q_EMIT interfacesChanged();
}

// A port that another program does not share is asked for again and again, for that program may end; meanwhile any port
// does for saying something.
void BeaconSocket::bind(QUdpSocket &socket, const QHostAddress &any)
{
    if (socket.localPort() == m_surroundings.port)
        return;
    socket.abort();
    if (socket.bind(any, m_surroundings.port, QAbstractSocket::ShareAddress | QAbstractSocket::ReuseAddressHint))
        m_interfaces.clear(); // all are joined anew
    else
        socket.bind(any);
}

// What fails is tried again when the interface changes. An interface that was there with other addresses may be in the
// group already.
void BeaconSocket::join(const LanInterface &interface)
{
    if (!interface.canMulticast)
        return;
    const auto enter = [&interface](QUdpSocket &socket, const QHostAddress &group) {
        if (socket.state() != QAbstractSocket::BoundState)
            return;
        socket.leaveMulticastGroup(group, interface.device);
        socket.joinMulticastGroup(group, interface.device);
    };
    if (interface.hasIp4())
        enter(m_ip4, beaconGroup4());
    if (interface.hasIp6())
        enter(m_ip6, beaconGroup6());
}

void BeaconSocket::read(QUdpSocket &socket)
{
    for (int i = 0; i < readAtOnce && socket.hasPendingDatagrams(); ++i) {
        if (!m_intake.mayRead()) {
            // Qt tells no more of it until something was read, so that the flood costs nothing meanwhile.
            m_pause.start(m_intake.waitMs());
            return;
        }
        const QNetworkDatagram datagram = socket.receiveDatagram(maxBeaconBytes + 1);
        const QHostAddress source = datagram.senderAddress();
        if (source.isNull() || !m_intake.mayLookAt(source) || !isNeighbour(m_interfaces, source))
            continue;
        if (const std::optional<Beacon> beacon = decodeBeacon(datagram.data()))
            Q_EMIT heard(*beacon, source);
    }
}

void BeaconSocket::sendEverywhere(const Beacon &beacon, const QHostAddress &from)
{
    const QByteArray bytes = encode(beacon);
    for (const LanInterface &interface : std::as_const(m_interfaces)) {
        if (isAny(from) || interface.has(from))
            send(bytes, interface, from);
    }
}

// The interface is named in the datagram itself: without a default route the kernel would not know where a group is.
void BeaconSocket::send(const QByteArray &bytes, const LanInterface &interface, const QHostAddress &from)
{
    QNetworkDatagram datagram(bytes);
    datagram.setInterfaceIndex(uint(interface.index));
    if (!isAny(from))
        datagram.setSender(from);
    const auto sendTo = [&](QUdpSocket &socket, const QHostAddress &address) {
        if (socket.state() != QAbstractSocket::BoundState)
            return;
        datagram.setDestination(address, m_surroundings.port);
        socket.writeDatagram(datagram);
    };
    if (interface.hasIp6() && interface.canMulticast && from.protocol() != QAbstractSocket::IPv4Protocol)
        sendTo(m_ip6, beaconGroup6());
    if (!interface.hasIp4() || isIp6(from))
        return;
    if (interface.canMulticast)
        sendTo(m_ip4, beaconGroup4());
    for (const QHostAddress &broadcast : interface.broadcasts())
        sendTo(m_ip4, broadcast);
}

} // namespace chautari::lan
