// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/hosttable.h"

#include <algorithm>

namespace chautari::lan {

namespace {

//! The index in a list of sightings, -1 = none.
qsizetype indexOfSource(const auto &sightings, const QHostAddress &source)
{
    const auto found = std::find_if(sightings.begin(), sightings.end(),
        [&source](const auto &sighting) { return isSameAddress(sighting.source, source); });
    return found == sightings.end() ? -1 : found - sightings.begin();
}

} // namespace

bool HostTable::hear(const Beacon &beacon, const QHostAddress &source)
{
    switch (beacon.kind) {
    case Beacon::Kind::Announcement:
        return announced(beacon, source);
    case Beacon::Kind::Goodbye:
        return saidGoodbye(beacon, source);
    case Beacon::Kind::Question:
        return false;
    }
    Q_UNREACHABLE();
}

bool HostTable::announced(const Beacon &beacon, const QHostAddress &source)
{
    const qint64 now = m_clock.monotonicMs();
    qsizetype known = indexOf(beacon);
    if (known >= 0) {
        Entry &entry = m_entries[known];
        if (const qsizetype place = indexOfSource(entry.sightings, source); place >= 0) {
            entry.sightings[place].at = entry.at = now;
            entry.isSettled = true;
            // Who came first says how it is called; whoever repeats its key from elsewhere does not.
            if (place > 0 || (entry.host.instance == beacon.instance && entry.host.version == beacon.version))
                return false;
            entry.host.instance = beacon.instance;
            entry.host.version = beacon.version;
            return true;
        }
    }
    makeRoomFor(source, known < 0);
    if (known >= 0)
        known = indexOf(beacon); // others before it may have gone
    if (known < 0) {
        FoundHost host;
        host.instance = beacon.instance;
        host.pinPrefix = beacon.pinPrefix;
        host.port = beacon.port;
        host.version = beacon.version;
        host.isByBeacon = true;
        m_entries.append({host, {{source, now}}, now});
        return true;
    }
    Entry &entry = m_entries[known];
    if (entry.sightings.size() >= maxAddresses) {
        entry.sightings.erase(std::min_element(entry.sightings.begin(), entry.sightings.end(),
            [](const Sighting &one, const Sighting &other) { return one.at < other.at; }));
    }
    entry.sightings.append({source, now});
    entry.at = now;
    return true;
}

bool HostTable::saidGoodbye(const Beacon &beacon, const QHostAddress &source)
{
    const qsizetype known = indexOf(beacon);
    if (known < 0 || indexOfSource(m_entries.at(known).sightings, source) < 0)
        return false;
    forget(known, source);
    return true;
}

bool HostTable::forgetSilent()
{
    const qint64 before = m_clock.monotonicMs() - silenceMs;
    const auto isSilent = [before](const Sighting &sighting) { return sighting.at <= before; };
    qsizetype forgotten = 0;
    for (Entry &entry : m_entries)
        forgotten += entry.sightings.removeIf(isSilent);
    m_entries.removeIf([](const Entry &entry) { return entry.sightings.isEmpty(); });
    return forgotten > 0;
}

QList<FoundHost> HostTable::hosts() const
{
    QList<FoundHost> hosts;
    hosts.reserve(m_entries.size());
    for (const Entry &entry : m_entries) {
        FoundHost host = entry.host;
        for (const Sighting &sighting : entry.sightings)
            host.addresses.append(sighting.source);
        host.addresses = inAddressOrder(host.addresses);
        hosts.append(host);
    }
    return inHostOrder(hosts);
}

qsizetype HostTable::indexOf(const Beacon &beacon) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&beacon](const Entry &entry) {
        return entry.host.pinPrefix == beacon.pinPrefix && entry.host.port == beacon.port;
    });
    return found == m_entries.end() ? -1 : found - m_entries.begin();
}

void HostTable::makeRoomFor(const QHostAddress &source, bool isNewHost)
{
    qsizetype ofSource = 0;
    qsizetype least = -1;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (indexOfSource(m_entries.at(i).sightings, source) < 0)
            continue;
        ++ofSource;
        if (least < 0 || m_entries.at(i).isLessWorthThan(m_entries.at(least)))
            least = i;
    }
    if (ofSource >= maxHostsOfSource)
        forget(least, source);
    if (isNewHost && m_entries.size() >= maxHosts) {
        m_entries.erase(std::min_element(m_entries.begin(), m_entries.end(),
            [](const Entry &one, const Entry &other) { return one.isLessWorthThan(other); }));
    }
}

void HostTable::forget(qsizetype entry, const QHostAddress &source)
{
    QList<Sighting> &sightings = m_entries[entry].sightings;
    sightings.remove(indexOfSource(sightings, source));
    if (sightings.isEmpty())
        m_entries.remove(entry);
}

} // namespace chautari::lan
