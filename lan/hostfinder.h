// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lan/avahibrowser.h"
#include "lan/beaconlistener.h"

namespace chautari::lan {

//! \brief The hosts of this network, by whatever way they are heard of: one list. Nobody needs it to reach a host,
//! whose address can be typed. Lives in the thread of its owner, which needs an event loop, and never waits.
class HostFinder : public QObject
{
    Q_OBJECT
public:
    explicit HostFinder(const QDBusConnection &systemBus = QDBusConnection::systemBus(),
        LanSurroundings surroundings = {}, QObject *parent = nullptr);

    void start();
    void stop();
    //! Asks again.
    void refresh();
    //! In an order that stays (inHostOrder()).
    [[nodiscard]] const QList<FoundHost> &hosts() const { return m_hosts; }

Q_SIGNALS:
    //! Of one change of the list, before listChanged(). However much is heard, the list changes a few times a second.
    void hostFound(const FoundHost &host);
    void hostChanged(const FoundHost &host);
    void hostGone(const FoundHost &host);
    void listChanged();

private:
    void update();

    BeaconListener m_beacons;
    AvahiBrowser m_dnsSd;
    QTimer m_soon;
    QList<FoundHost> m_hosts;
};

//! Of both lists; a host that is in both has the addresses of both.
[[nodiscard]] QList<FoundHost> joined(const QList<FoundHost> &byBeacon, const QList<FoundHost> &byDnsSd);

} // namespace chautari::lan
