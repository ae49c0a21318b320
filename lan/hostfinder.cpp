// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/hostfinder.h"

#include <algorithm>
#include <utility>

namespace chautari::lan {

namespace {

constexpr int soonMs = 100; // what comes together is told together

const FoundHost *sameIn(const QList<FoundHost> &hosts, const FoundHost &host)
{
    const auto found
        = std::find_if(hosts.begin(), hosts.end(), [&host](const FoundHost &other) { return other.isSameAs(host); });
    return found == hosts.end() ? nullptr : &*found;
}

} // namespace

HostFinder::HostFinder(const QDBusConnection &systemBus, LanSurroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_beacons(std::move(surroundings))
    , m_dnsSd(systemBus)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &HostFinder::update);
    const auto updateSoon = [this] {
        if (!m_soon.isActive())
            m_soon.start(soonMs);
    };
    connect(&m_beacons, &BeaconListener::hostsChanged, this, updateSoon);
    connect(&m_dnsSd, &AvahiBrowser::hostsChanged, this, updateSoon);
}

void HostFinder::start()
{
    m_beacons.start();
    m_dnsSd.start();
}

void HostFinder::stop()
{
    m_beacons.stop();
    m_dnsSd.stop();
    m_soon.stop();
    update();
}

void HostFinder::refresh()
{
    m_beacons.refresh();
    m_dnsSd.refresh();
}

void HostFinder::update()
{
    const QList<FoundHost> before = std::exchange(m_hosts, joined(m_beacons.hosts(), m_dnsSd.hosts()));
    const QList<FoundHost> now = m_hosts; // who hears of it may stop us
    if (before == now)
        return;
    for (const FoundHost &host : before) {
        if (sameIn(now, host) == nullptr)
            Q_EMIT hostGone(host);
    }
    for (const FoundHost &host : now) {
        const FoundHost *known = sameIn(before, host);
        if (known == nullptr)
            Q_EMIT hostFound(host);
        else if (!(*known == host))
            Q_EMIT hostChanged(host);
    }
    Q_EMIT listChanged();
}

QList<FoundHost> joined(const QList<FoundHost> &byBeacon, const QList<FoundHost> &byDnsSd)
{
    QList<FoundHost> all = byBeacon;
    for (const FoundHost &host : byDnsSd) {
        const auto known
            = std::find_if(all.begin(), all.end(), [&host](const FoundHost &other) { return other.isSameAs(host); });
        if (known == all.end()) {
            all.append(host);
            continue;
        }
        known->isByDnsSd = true;
        known->addresses = inAddressOrder(known->addresses + host.addresses);
    }
    return inHostOrder(all);
}

} // namespace chautari::lan
