// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lan/beaconsocket.h"
#include "lan/hosttable.h"

namespace chautari::lan {

//! \brief Hears of hosts by their beacons, and asks for them at its start, on refresh() and where a network is new.
//! What it keeps is bounded (HostTable), and so is its time (BeaconIntake). Lives in the thread of its owner, which
//! needs an event loop, and never waits.
class BeaconListener : public QObject
{
    Q_OBJECT
public:
    explicit BeaconListener(LanSurroundings surroundings = {}, QObject *parent = nullptr);

    void start();
    void stop();
    //! Asks again. Who is not heard any more stays until his time is over.
    void refresh();
    [[nodiscard]] QList<FoundHost> hosts() const { return m_table.hosts(); }

Q_SIGNALS:
    void hostsChanged();

private:
    void ask();

    BeaconSocket m_socket;
    HostTable m_table;
    QTimer m_expiry;
    bool m_isRunning = false;
};

} // namespace chautari::lan
