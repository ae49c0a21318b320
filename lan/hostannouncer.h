// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lan/avahipublisher.h"
#include "lan/beaconsender.h"

namespace chautari::lan {

//! \brief Tells the network of a host, by beacon and by DNS-SD, once its person has asked for that. Everybody near
//! learns that there is a host, its address, its port and 8 bytes of its key, and nothing else; its instance name is
//! random and another one after each start(). Lives in the thread of its owner, which needs an event loop, and never
//! waits.
class HostAnnouncer : public QObject
{
    Q_OBJECT
public:
    explicit HostAnnouncer(const QDBusConnection &systemBus = QDBusConnection::systemBus(),
        const LanSurroundings &surroundings = {}, QObject *parent = nullptr);

    //! \param fingerprint "sha256/...", ChatServer::tlsFingerprint(). Without one nothing is announced: who is found by
    //! strangers speaks TLS. False then, and for an address of loopback, which nobody else reaches.
    //! \param listening what the server listens on; only what leads there is announced.
    bool start(
        quint16 port, const QString &fingerprint, const QHostAddress &listening = QHostAddress(QHostAddress::Any));
    //! Says goodbye. Idempotent.
    void stop();

private:
    BeaconSender m_beacons;
    AvahiPublisher m_dnsSd;
};

} // namespace chautari::lan
