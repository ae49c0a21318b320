// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/beaconlistener.h"

#include <utility>

namespace chautari::lan {

namespace {
constexpr int expiryMs = 1'000;
}

BeaconListener::BeaconListener(LanSurroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(surroundings))
    , m_table(m_socket.clock())
{
    connect(&m_socket, &BeaconSocket::interfacesChanged, this, &BeaconListener::ask);
    connect(&m_socket, &BeaconSocket::heard, this, [this](const Beacon &beacon, const QHostAddress &source) {
        if (m_table.hear(beacon, source))
            Q_EMIT hostsChanged();
    });
    connect(&m_expiry, &QTimer::timeout, this, [this] {
        if (m_table.forgetSilent())
            Q_EMIT hostsChanged();
    });
}

void BeaconListener::start()
{
    if (std::exchange(m_isRunning, true))
        return;
    m_socket.open();
    m_expiry.start(expiryMs);
    ask();
}

void BeaconListener::stop()
{
    if (!std::exchange(m_isRunning, false))
        return;
    m_expiry.stop();
    m_socket.close();
    const bool hadHosts = !m_table.hosts().isEmpty();
    m_table.clear();
    if (hadHosts)
        Q_EMIT hostsChanged();
}

void BeaconListener::refresh()
{
    if (m_isRunning)
        ask();
}

void BeaconListener::ask()
{
    m_socket.sendEverywhere(Beacon());
}

} // namespace chautari::lan
