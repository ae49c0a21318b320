// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/hostannouncer.h"

namespace chautari::lan {

HostAnnouncer::HostAnnouncer(const QDBusConnection &systemBus, const LanSurroundings &surroundings, QObject *parent)
    : QObject(parent)
    , m_beacons(surroundings)
    , m_dnsSd(systemBus)
{ }

bool HostAnnouncer::start(quint16 port, const QString &fingerprint, const QHostAddress &listening)
{
    stop();
    const std::optional<QByteArray> pinPrefix = pinPrefixOf(fingerprint);
    if (!pinPrefix || port == 0 || listening.isLoopback())
        return false;
    const Announcement announcement{randomInstance(), *pinPrefix, port, listening};
    m_beacons.start(announcement);
    m_dnsSd.start(announcement);
    return true;
}

void HostAnnouncer::stop()
{
    m_beacons.stop();
    m_dnsSd.stop();
}

} // namespace chautari::lan
